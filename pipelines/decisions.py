"""What people decided about files, kept as data in the home's `mappings/`, each with its reason.

- `columns/<signature>.toml`: what each column of files with these headers holds;
- `corrections.toml`: a value as some file writes it, and what it means;
- `questions.toml`: questions whose wording changed, and whether they still mean the same.

Files are TOML, so that they can be read, reviewed and mended by hand. They are applied whenever a
file is read, and what was applied is shown.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

import tomli_w
from pydantic import AfterValidator, BaseModel, ConfigDict, ValidationError

from barometer.errors import HomeError, _, message
from barometer.questionnaire import Questionnaire, normalise
from barometer.store.durable import write
from barometer.store.home import Home
from pipelines.masking import mask
from pipelines.reading import Kind


class _Decision(BaseModel):
    """Something a person decided: why, who and when."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    reason: Annotated[str, AfterValidator(mask)] = ""
    decided_by: str = ""
    decided_on: date | None = None


class Columns(_Decision):
    """What the columns of files with these headers hold; "" leaves a column out."""

    kind: Kind
    format: str | None = None
    day_first: bool | None = None
    headers: tuple[str, ...]
    columns: dict[str, str]


class Correction(_Decision):
    """A value as files write it in a field, and what it means; "" means no answer.

    field: a plain column, a question's id, or `answers` for every question.
    """

    field: str
    written: str
    means: str


class QuestionChange(_Decision):
    """A question asked in other words from an edition on: how far it can still be compared.

    same: nothing changed; minor: other words, same meaning; broken: the trend is cut there.
    """

    question: str
    edition: str
    change: Literal["same", "minor", "broken"]
    was: str = ""
    now: str = ""


class _Corrections(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    corrections: tuple[Correction, ...] = ()


class _QuestionChanges(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    questions: tuple[QuestionChange, ...] = ()


def signature(headers: Sequence[str]) -> str:
    """16 hexadecimal digits that name a set of headers, whatever their order."""
    names = "\x1f".join(sorted(normalise(header) for header in headers if header.strip()))
    return hashlib.sha256(names.encode()).hexdigest()[:16]


def remembered_columns(home: Home, headers: Sequence[str]) -> Columns | None:
    """What was decided for files with these headers, if anything."""
    path = _columns_path(home, headers)
    return Columns.model_validate(_read(path, Columns)) if path.exists() else None


def remember_columns(home: Home, columns: Columns) -> None:
    """Keep the choice for the next file with the same headers."""
    _write(_columns_path(home, columns.headers), columns)


def forget_columns(home: Home, headers: Sequence[str]) -> None:
    """Let go what was decided for files with these headers."""
    _columns_path(home, headers).unlink(missing_ok=True)


def corrections(home: Home) -> tuple[Correction, ...]:
    """Every correction, in the order they were decided."""
    return _Corrections.model_validate(_read(_corrections_path(home), _Corrections)).corrections


def correct(home: Home, decided: Iterable[Correction]) -> None:
    """Keep corrections; one of the same field and value takes the earlier one's place."""
    kept = {(c.field, normalise(c.written)): c for c in (*corrections(home), *decided)}
    _write(_corrections_path(home), _Corrections(corrections=tuple(kept.values())))


def take_back(home: Home, decided: Correction) -> None:
    """Let a correction go: the value is read as it is written again."""
    kept = tuple(known for known in corrections(home) if known != decided)
    _write(_corrections_path(home), _Corrections(corrections=kept))


def question_changes(home: Home) -> tuple[QuestionChange, ...]:
    """Every change of a question, in the order they were decided."""
    return _QuestionChanges.model_validate(_read(_questions_path(home), _QuestionChanges)).questions


def change_questions(home: Home, decided: Iterable[QuestionChange]) -> None:
    """Keep what was decided on questions; a later word on a question and edition stands."""
    kept = {(c.question, c.edition): c for c in (*question_changes(home), *decided)}
    _write(_questions_path(home), _QuestionChanges(questions=tuple(kept.values())))


def decided_questionnaire(words: Questionnaire, home: Home) -> Questionnaire:
    """The questionnaire with the questions broken in the editions that were decided so."""
    broken: dict[str, tuple[str, ...]] = {}
    for change in question_changes(home):
        if change.change == "broken":
            broken[change.question] = (*broken.get(change.question, ()), change.edition)
    questions = tuple(
        q.model_copy(update={"broken": (*q.broken, *broken.get(q.id, ()))}) for q in words.questions
    )
    return words.model_copy(update={"questions": questions})


def _columns_path(home: Home, headers: Sequence[str]) -> Path:
    return home.mappings / "columns" / f"{signature(headers)}.toml"


def _corrections_path(home: Home) -> Path:
    return home.mappings / "corrections.toml"


def _questions_path(home: Home) -> Path:
    return home.mappings / "questions.toml"


def _read(path: Path, model: type[BaseModel]) -> dict[str, Any]:
    """The file's content once it is known to hold together; nothing where there is no file."""
    if not path.exists():
        return {}
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        model.model_validate(content)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, ValidationError) as error:
        raise HomeError(
            message(_("{file} does not hold together: {detail}."), file=path, detail=error),
            message(_("Mend it by hand, or take it away and decide again on the import page.")),
        ) from None
    return content


def _write(path: Path, content: BaseModel) -> None:
    write(path, tomli_w.dumps(content.model_dump(exclude_none=True)).encode())
