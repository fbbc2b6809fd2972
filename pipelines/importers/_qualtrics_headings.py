"""Qualtrics' names, texts and import ids of columns → one header each, as the mapping reads it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from barometer.questionnaire import normalise
from pipelines.importers._survey import itemised

# Stands between a question and its choice; older exports leave the blanks out.
MARKS = (" - ", "-")
_IMPORT_ID = re.compile(r'"ImportId"\s*:\s*"([^"]*)"')
_QID = re.compile(r"(?:\d+_)?QID\d+")
_CHOICE = re.compile(r"(?:_\d+)?(?:_TEXT)?$")
# What stands after a question over its one choice, where some choice can be written freely.
_SELECTED = frozenset(
    (
        *("selected choice", "ausgewahlte option", "choix selectionne", "choix selectionnes"),
        *("opcion seleccionada", "opcao selecionada", "scelta selezionata"),
        *("geselecteerde keuze", "wybrana opcja"),
    )
)


@dataclass(frozen=True)
class Heading:
    """What Qualtrics writes over one column."""

    name: str
    text: str = ""
    import_id: str = ""

    @property
    def question(self) -> str:
        """The question the column belongs to: `QID3` of `QID3_2_TEXT`, else `Q3` of `Q3_2`."""
        asked = _QID.match(self.import_id)
        return asked[0] if asked else _CHOICE.sub("", self.name)

    @property
    def free(self) -> bool:
        """Whether the column holds what was written beside a choice."""
        return bool(re.search(r"_\d+_TEXT$", self.name))


def import_id(cell: str) -> str:
    """`QID1` of `{"ImportId":"QID1"}`; empty for any other cell."""
    found = _IMPORT_ID.search(cell)
    return found[1] if found else ""


@dataclass(frozen=True)
class _Question:
    """What a question's columns share.

    stem: of the texts of its choices. widest: of all its texts, those written freely among them.
    lone: whether it is one column beside what was written freely.
    """

    stem: str
    widest: str
    lone: bool


def compose(headings: Sequence[Heading]) -> list[str]:
    """A header a column: `Q3_2. Question [Item]`, `Q1. Question`, or the name alone."""
    groups: dict[str, list[Heading]] = {}
    for heading in headings:
        groups.setdefault(heading.question, []).append(heading)
    questions = {name: _question(group) for name, group in groups.items()}
    return [_header(heading, questions[heading.question]) for heading in headings]


def _question(group: Sequence[Heading]) -> _Question:
    chosen = [h.text for h in group if not h.free]
    widest = _stem([h.text for h in group])
    stem = _stem(chosen) if len(set(chosen)) > 1 else widest
    return _Question(stem, widest, len(chosen) == 1 < len(group))


def _stem(texts: Sequence[str]) -> str:
    """What the texts share up to a mark, which it ends with; empty where they share none."""
    shared = _shared(texts)
    mark = next((m for m in MARKS[: len(set(texts))] if m in shared), None)
    return shared[: shared.rfind(mark) + len(mark)] if mark else ""


def _header(heading: Heading, question: _Question) -> str:
    """Code and words; the code without the signs that a code has not."""
    text = heading.text
    if not text or normalise(text) == normalise(heading.name):
        return heading.name
    code = re.sub(r"\W+", "_", heading.name).strip("_")
    shared = question.widest if heading.free else question.stem
    stem, item = re.sub(r" - $|-$", "", shared), text[len(shared) :].strip()
    if not stem:
        return f"{code}. {text}"
    whole = question.lone and not heading.free
    nothing = whole or normalise(item) in _SELECTED
    return f"{code}. {stem if nothing or not item else itemised(stem, item)}"


def _shared(texts: Sequence[str]) -> str:
    """What all the texts start with."""
    first, last = min(texts), max(texts)
    differ = (i for i, (a, b) in enumerate(zip(first, last, strict=False)) if a != b)
    return first[: next(differ, len(first))]
