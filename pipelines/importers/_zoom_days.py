"""Who was at a Zoom meeting, record by record, and on which day each meeting was held."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pipelines.dates import Translate
from pipelines.importers._meeting import day_in_name, undated
from pipelines.importers._table import cell
from pipelines.importers._zoom_report import Section
from pipelines.source import Record

NOTHING = frozenset(("", "-", "--", "n/a"))


@dataclass(frozen=True)
class Attended:
    """A record of somebody who was there, with the table it stands in."""

    record: Record
    section: Section

    def cell_of(self, role: str) -> str:
        written = cell(self.record, self.section.columns.get(role))
        return "" if written.casefold() in NOTHING else written

    @property
    def name(self) -> str:
        return self.cell_of("name") or f"{self.cell_of('first')} {self.cell_of('last')}".strip()


class Days:
    """On which day the meeting of each record was held: as stated, else that of the first join."""

    def __init__(self, there: Sequence[Attended], translate: Translate, file: str) -> None:
        self._translate = translate
        self._named = day_in_name(file)
        self._file = file
        joins = sorted({(translate(one.cell_of("join")) or "")[:10] for one in there} - {""})
        # Two days that follow each other are one meeting over midnight; others are several.
        self._joined = joins[0] if joins and _days_apart(joins[0], joins[-1]) <= 1 else ""

    def held_on(self, one: Attended) -> str:
        stated = one.cell_of("start") or one.section.facts.get("start", "")
        joined = self._joined or self._translate(one.cell_of("join")) or ""
        day = (self._translate(stated) or joined or self._named)[:10]
        if not day:
            raise undated(self._file)
        return day


def _days_apart(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days
