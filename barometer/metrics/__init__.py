"""What each number means, in both languages: one file a metric, and the folder is the registry.

To add a metric, add `<id>.toml` beside this file; the Method page picks it up. Its `page` is the
method in `docs/methods` that says it at length (`method_pages.py`).
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    StringConstraints,
    ValidationError,
)

from barometer.errors import FileError, _, message

FOLDER = Path(__file__).parent
LANGUAGES = ("en", "fr")

Words = TypeVar("Words", bound=str | tuple[str, ...])

Sentence = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


def _one_or_many(value: object) -> object:
    return [value] if isinstance(value, str) else value


Sentences = Annotated[tuple[Sentence, ...], BeforeValidator(_one_or_many)]


def _in_both_languages(words: dict[str, Words]) -> dict[str, Words]:
    if sorted(words) != sorted(LANGUAGES) or not all(words.values()):
        raise ValueError(f"needs words in {' and '.join(LANGUAGES)}, and no other language")
    return words


class Metric(BaseModel):
    """A number the pages show: its words are `{"en": …, "fr": …}`, complete in both."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Sentence
    title: Annotated[dict[str, Sentence], AfterValidator(_in_both_languages)]
    unit: Annotated[dict[str, Sentence], AfterValidator(_in_both_languages)]
    why: Annotated[dict[str, Sentence], AfterValidator(_in_both_languages)]
    method: Annotated[dict[str, Sentence], AfterValidator(_in_both_languages)]
    caveats: Annotated[dict[str, Sentences], AfterValidator(_in_both_languages)]
    source: Sentence | None = None
    page: Sentence


@cache
def load_metrics() -> dict[str, Metric]:
    """Return every metric by its id (the file's name), in alphabetical order; read once.

    Raises FileError naming the file and the key that is wrong.
    """
    return {path.stem: read_metric(path) for path in sorted(FOLDER.glob("*.toml"))}


def read_metric(path: Path) -> Metric:
    """Return the metric of one file. Raises FileError naming the file and the key."""
    try:
        return Metric.model_validate({**tomllib.loads(path.read_text("utf-8")), "id": path.stem})
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise _wrong(path, "TOML", str(error)) from error
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        raise _wrong(path, key, first["msg"]) from error


def _wrong(path: Path, key: str, problem: str) -> FileError:
    return FileError(
        message(
            _("Metric {file}, {key}: {problem}."), file=path.name, key=key, problem=problem.lower()
        ),
        message(_("Write it as in the other files of barometer/metrics.")),
    )
