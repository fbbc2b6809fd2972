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


def compose(headings: Sequence[Heading]) -> list[str]:
    """A header a column: `Q3_2. Question [Item]`, `Q1. Question`, or the name alone."""
    groups: dict[str, list[Heading]] = {}
    for heading in headings:
        groups.setdefault(heading.question, []).append(heading)
    return [_header(heading, groups[heading.question]) for heading in headings]


def _header(heading: Heading, group: Sequence[Heading]) -> str:
    """Code and words; the code without the signs that a code has not."""
    if not heading.text or normalise(heading.text) == normalise(heading.name):
        return heading.name
    code = re.sub(r"\W+", "_", heading.name).strip("_")
    stem, item = _taken_apart(heading, group)
    return f"{code}. {itemised(stem, item) if item else stem}"


def _taken_apart(heading: Heading, group: Sequence[Heading]) -> tuple[str, str]:
    """The question's words and the column's item; no item where the column is all of it."""
    chosen = [h.text for h in group if not h.free]
    among = chosen if len(set(chosen)) > 1 and not heading.free else [h.text for h in group]
    shared = _shared(among)
    mark = next((m for m in MARKS[: len(set(among))] if m in shared), None)
    if mark is None:
        return heading.text, ""
    end = shared.rfind(mark)
    stem, item = heading.text[:end], heading.text[end + len(mark) :].strip()
    whole = len(chosen) == 1 < len(group) and not heading.free
    return stem, "" if whole or normalise(item) in _SELECTED else item


def _shared(texts: Sequence[str]) -> str:
    """What all the texts start with."""
    first, last = min(texts), max(texts)
    differ = (i for i, (a, b) in enumerate(zip(first, last, strict=False)) if a != b)
    return first[: next(differ, len(first))]
