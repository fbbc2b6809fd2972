"""The marks of a grid: who was there on which day, for how long; or how many were."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipelines.cells import parse_minutes, parse_number, parse_yes_no, plain_count, plain_minutes
from pipelines.importers._grid import (
    Grid,
    headcount_columns,
    leading_columns,
    marks_are_minutes,
    people_columns,
)
from pipelines.importers._meeting import address, clean_name
from pipelines.importers._table import cell
from pipelines.source import Record


@dataclass(frozen=True)
class Mark:
    """One filled cell of a grid: its file row, its date's place, whose it is, what it says."""

    number: int
    place: int  # the date's column, or its file row
    person: str
    name: str
    text: str
    timed: bool  # whether bare digits in this grid are minutes

    @property
    def said(self) -> bool | None:
        """Whether it says present or absent; None for minutes and for what cannot be read."""
        if parse_number(self.text) == 0:
            return False
        return None if self.timed and self.text.isdigit() else parse_yes_no(self.text)

    @property
    def readable(self) -> bool:
        return self.said is not None or parse_minutes(self.text) is not None

    @property
    def minutes(self) -> str:
        return "" if self.said else plain_minutes(self.text)


def marks_of(grid: Grid) -> list[Mark]:
    """Every filled cell against a date and a person."""
    timed = marks_are_minutes(mark_texts(grid))
    return list(_across(grid, timed) if grid.across else _down(grid, timed))


def mark_texts(grid: Grid) -> list[str]:
    """The cells that stand against dates, the empty ones too."""
    down = headcount_columns(grid) if is_counted(grid) else people_columns(grid)
    positions = list(grid.dates) if grid.across else down
    return [cell(line, i) for line in grid.lines for i in positions]


def is_counted(grid: Grid) -> bool:
    """Whether the grid says only how many came on each day."""
    return not grid.across and bool(headcount_columns(grid)) and not _is_marked(grid)


def _is_marked(grid: Grid) -> bool:
    people = people_columns(grid)
    texts = [cell(line, i) for line in grid.lines for i in people]
    return any(text and parse_yes_no(text) is not None for text in texts)


def _across(grid: Grid, timed: bool) -> Iterator[Mark]:
    name_at, mail_at = leading_columns(grid)
    for line in grid.lines:
        name = clean_name(cell(line, name_at))
        person = address(cell(line, mail_at), name)
        for place in grid.dates:
            if text := cell(line, place):
                yield Mark(line.number, place, person, name, text, timed)


def _down(grid: Grid, timed: bool) -> Iterator[Mark]:
    for line in grid.lines:
        for i in people_columns(grid):
            if text := cell(line, i):
                name = clean_name(cell(grid.header, i))
                yield Mark(line.number, line.number, address(name), name, text, timed)


def kept_marks(marks: Sequence[Mark]) -> tuple[list[Mark], list[Mark]]:
    """The marks that are attendance, and those left out because nobody can read them.

    A file row is rejected whole for one cell, so an unreadable mark beside readable ones is left
    out and said. A row of nothing else is kept, for the check to reject.
    """
    spoken = {mark.number for mark in marks if mark.readable}
    unread = [mark for mark in marks if not mark.readable and mark.number in spoken]
    left = {id(mark) for mark in unread}
    return [mark for mark in marks if mark.said is not False and id(mark) not in left], unread


def headcounts(grid: Grid, totals: Sequence[Record]) -> Iterator[tuple[int, int, str]]:
    """File row, the date's place and how many came, for every session with a number."""
    if grid.across:
        line = totals[0]
        places = [(line.number, place, cell(line, place)) for place in grid.dates]
    else:
        at = headcount_columns(grid)[0]
        places = [(line.number, line.number, cell(line, at)) for line in grid.lines]
    for number, place, text in places:
        if text:
            yield number, place, plain_count(text)
