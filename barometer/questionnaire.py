"""questionnaire.toml → typed objects: themes, questions, scales, words, levels, pain points.

The file belongs to the organisation and lives in its home. Whatever is wrong in it is reported
at once, with the key (`questions[3].scale`) and what to write there.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from html import unescape
from itertools import pairwise
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from barometer.errors import QuestionnaireError, _, message

Words = dict[str, str]
Identifier = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
OTHER = "other"  # tribes, roles or seniorities merged because they are too small to be shown
RESERVED = frozenset({"respondent", "submitted_at", "tribe", "role", "seniority", "pain_points"})


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Levels(_Part):
    """Maturity levels: `cuts` between them (scores 0–100) and a name for each, by language."""

    cuts: tuple[float, ...] = (20, 40, 60, 80)
    names: dict[str, tuple[str, ...]]

    @model_validator(mode="after")
    def _a_name_for_each(self) -> Levels:
        if list(self.cuts) != sorted(set(self.cuts)):
            raise ValueError("cuts must rise")
        for language, names in self.names.items():
            if len(names) != len(self.cuts) + 1:
                raise ValueError(f"names.{language} needs {len(self.cuts) + 1} names")
        return self


class Named(_Part):
    """Something with an id and a label in each language: a theme, a role, a seniority…"""

    id: Identifier
    label: Words
    columns: tuple[str, ...] = ()


class Theme(Named):
    """A theme; `comment` is the wording of its free-text question, by language."""

    comment: Words = {}
    weight: float = Field(1.0, gt=0)


class Question(_Part):
    """A question answered on a scale 1..`scale`; `labels` are the words for 1..scale."""

    id: Identifier
    theme: str
    text: Words
    columns: tuple[str, ...] = ()
    scale: int = Field(5, ge=2, le=11)
    reversed: bool = False
    since: str | None = None
    until: str | None = None
    broken: tuple[str, ...] = ()
    labels: dict[str, tuple[str, ...]] = {}

    @model_validator(mode="after")
    def _a_label_for_each_answer(self) -> Question:
        for language, labels in self.labels.items():
            if len(labels) != self.scale:
                raise ValueError(f"labels.{language} needs {self.scale} labels, one an answer")
            _refuse_same_words(f"labels.{language}", labels)
        return self

    def asked_in(self, edition: str) -> bool:
        """Whether the question belongs to the edition (`since` ≤ edition ≤ `until`)."""
        return (self.since or "") <= edition and (self.until is None or edition <= self.until)


class Pillar(Named):
    """A pillar of the community; `leader` is a role, never a person; `owns` says what is its."""

    leader: Words = {}
    owns: Words = {}


class PainPoint(Named):
    """A pain point people tick; `keywords` only suggest it for a comment."""

    theme: str
    keywords: dict[str, tuple[str, ...]] = {}


class Overall(_Part):
    """The optional question drivers are correlated with; scale 10 or 11 for an eNPS-like one."""

    id: Identifier = "overall"
    text: Words = {}
    columns: tuple[str, ...] = ()
    scale: int = Field(10, ge=2, le=11)


class Rename(_Part):
    """A tribe that changed its name from the edition `since` on.

    It is one of the changes of pipelines/lineage.py; merges and splits are kept in the home.
    """

    former: str
    name: str
    since: str
    reason: str = ""


class Questionnaire(_Part):
    """The whole questionnaire. Ids are unique; every theme named exists."""

    languages: tuple[str, ...] = ("en", "fr")
    levels: Levels
    columns: dict[str, tuple[str, ...]] = {}
    missing: tuple[str, ...] = ()
    labels: dict[str, tuple[str, ...]] = {}
    themes: tuple[Theme, ...] = Field(min_length=1)
    questions: tuple[Question, ...] = Field(min_length=1)
    pain_points: tuple[PainPoint, ...] = ()
    roles: tuple[Named, ...] = ()
    seniorities: tuple[Named, ...] = ()
    pillars: tuple[Pillar, ...] = ()
    tribe_renames: tuple[Rename, ...] = ()
    overall: Overall | None = None

    @model_validator(mode="after")
    def _holds_together(self) -> Questionnaire:
        for language, labels in self.labels.items():
            _refuse_same_words(f"labels.{language}", labels)
        themes = {theme.id for theme in self.themes}
        named = [(f"questions[{i}]", q.theme) for i, q in enumerate(self.questions)]
        named += [(f"pain_points[{i}]", p.theme) for i, p in enumerate(self.pain_points)]
        for key, theme in named:
            if theme not in themes:
                raise ValueError(f"{key}.theme: no theme has the id “{theme}”")
        for group in ("themes", "questions", "pain_points", "roles", "seniorities", "pillars"):
            _refuse_twins(group, [part.id for part in getattr(self, group)])
        clash = sorted(RESERVED & {question.id for question in self.questions})
        if clash:
            raise ValueError(f"questions: “{clash[0]}” is the name of a column, choose another id")
        return self

    def theme(self, theme_id: str) -> Theme:
        return next(theme for theme in self.themes if theme.id == theme_id)

    def broken_in(self, theme: str) -> frozenset[str]:
        """The editions in which a question of the theme changed its meaning or its scale."""
        return frozenset(e for q in self.questions if q.theme == theme for e in q.broken)

    def labels_of(self, question: Question) -> dict[str, tuple[str, ...]]:
        """The words for the question's answers: its own, else the questionnaire's common ones."""
        common = {k: v for k, v in self.labels.items() if len(v) == question.scale}
        return question.labels or common


def _refuse_twins(group: str, ids: list[str]) -> None:
    twins = sorted(a for a, b in pairwise(sorted(ids)) if a == b)
    if twins:
        raise ValueError(f"{group}: the id “{twins[0]}” is used twice")


def _refuse_same_words(key: str, labels: tuple[str, ...]) -> None:
    """Two answers that read the same could not be told apart in a file."""
    if len({normalise(label) for label in labels}) < len(labels):
        raise ValueError(f"{key}: two labels read the same")


def spellings(parts: Iterable[Named]) -> dict[str, str]:
    """Every word a file may use for each part (id, labels, former columns) → its id."""
    return {w: part.id for part in parts for w in (part.id, *part.label.values(), *part.columns)}


def normalise(words: str) -> str:
    """The words without what tools add or lose: tags, entities, accents, case, punctuation.

    Words made of signs alone (`++`, `★★★`) stay as they are: the signs are what they say.
    """
    plain = re.sub(r"<[^<>]*>", " ", unescape(words))
    decomposed = unicodedata.normalize("NFKD", plain.replace("œ", "oe").replace("Œ", "OE"))
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return re.sub(r"[\W_]+", " ", bare.casefold()).strip() or plain.strip()


def read_questionnaire(path: Path) -> Questionnaire:
    """The questionnaire at `path`; a QuestionnaireError names every key that is wrong."""
    try:
        return parse_questionnaire(path.read_text(encoding="utf-8"), path.name)
    except FileNotFoundError:
        raise QuestionnaireError(
            message(_("There is no {file} in the home."), file=path.name),
            message(_("Write one, or run “python -m pipelines demo” to start from the sample.")),
        ) from None
    except UnicodeDecodeError:
        raise QuestionnaireError(
            message(_("{file} is not UTF-8 text."), file=path.name),
            message(_("Save it again as UTF-8.")),
        ) from None


def parse_questionnaire(toml: str, name: str = "questionnaire.toml") -> Questionnaire:
    """The questionnaire written in `toml`."""
    try:
        return Questionnaire.model_validate(tomllib.loads(toml))
    except tomllib.TOMLDecodeError as error:
        raise QuestionnaireError(
            message(_("{file} is not valid TOML: {detail}."), file=name, detail=error),
            message(_("Mend the line it names.")),
        ) from None
    except ValidationError as error:
        wrong = "; ".join(f"{_key(e['loc'])}: {e['msg']}" for e in error.errors())
        raise QuestionnaireError(
            message(_("{file} does not hold together: {detail}."), file=name, detail=wrong),
            message(_("Correct the keys named.")),
        ) from None


def _key(location: tuple[int | str, ...]) -> str:
    """`("questions", 3, "scale")` → `questions[3].scale`."""
    parts = [f"[{part}]" if isinstance(part, int) else f".{part}" for part in location]
    return "".join(parts).removeprefix(".") or "questionnaire"
