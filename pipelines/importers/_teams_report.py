"""A Teams report as sections: what it says of the meeting, and its tables with typed columns.

Columns are known by their headers, or in a language not listed here by what stands in them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from barometer.questionnaire import normalise
from pipelines.cells import parse_minutes, parse_number
from pipelines.dates import read_moment
from pipelines.importers._preamble import is_time
from pipelines.importers._table import cell, keys
from pipelines.importers._teams_words import FACTS, ROLES
from pipelines.source import Record

_CLOCK = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]\.?\s?m\.?)?", re.IGNORECASE)
_ACTIVITIES = re.compile(r"a[ck]ti[vw]|aktywn|dzialan")


@dataclass(frozen=True)
class Block:
    """One table of the report, under its section's title."""

    title: str
    header: Record
    body: tuple[Record, ...]
    columns: dict[str, int]

    @property
    def is_events(self) -> bool:
        return "action" in self.columns and "timestamp" in self.columns

    @property
    def is_activities(self) -> bool:
        return bool(_ACTIVITIES.search(normalise(self.title)))

    def cells(self, role: str) -> list[str]:
        return [cell(record, self.columns.get(role)) for record in self.body]


@dataclass(frozen=True)
class Report:
    """What the report says of its meeting (label and value a record) and its tables."""

    summary: tuple[Record, ...]
    blocks: tuple[Block, ...]

    def main(self) -> Block:
        """The table of people: the participants, else the events, else the activities."""
        return min(self.blocks, key=lambda block: (block.is_activities, block.is_events))


def parse_report(written: Sequence[Record]) -> Report:
    """The report's sections, whatever their number, order and language."""
    records = [_whole_times(record) for record in written]
    summary: list[Record] = []
    blocks: list[Block] = []
    title = ""
    at = 0
    while at < len(records):
        record = records[at]
        if is_table_header(records, at):
            body = tuple(_body(records, at + 1))
            blocks.append(Block(title, record, body, _columns(record, body)))
            at += len(body)
        elif len(_filled(record)) == 1:
            title = _filled(record)[0]
        elif not record.blank:
            summary.append(record)
        at += 1
    return Report(tuple(summary), tuple(blocks))


def _whole_times(record: Record) -> Record:
    """The record with `14/11/22` and `09:29:07` as one cell: a tool saved the comma as a border."""
    cells: list[str] = []
    for text in record.cells:
        clock = _CLOCK.fullmatch(text.strip()) and bool(cells)
        day = read_moment(cells[-1]) if clock else None
        if day is not None and not day.timed:
            cells[-1] = f"{cells[-1].strip()} {text.strip()}"
        else:
            cells.append(text)
    return Record(record.number, tuple(cells))


def is_table_header(records: Sequence[Record], at: int) -> bool:
    """Whether a table starts here: known headers, or words above a row that holds times."""
    if known_header(keys(records[at])):
        return True
    following = records[at + 1].cells if at + 1 < len(records) else ()
    return (
        len(_filled(records[at])) >= 3
        and len([c for c in following if c.strip()]) >= 3
        and any(map(is_time, following))
        and not any(map(is_time, records[at].cells))
    )


def known_header(headers: Sequence[str]) -> bool:
    """Whether the normalised headers are those of one of Teams' tables."""
    found = {role for role, names in ROLES.items() if not names.isdisjoint(headers)}
    named = {"name", "join", "duration"}, {"name", "action", "timestamp"}
    addressed = {"join", "leave", "duration", "email"}, {"join", "leave", "duration", "upn"}
    return any(found >= known for known in (*named, *addressed))


def _body(records: Sequence[Record], start: int) -> Iterator[Record]:
    """The records under a header, up to a blank one, a section's title or another header."""
    for at in range(start, len(records)):
        filled = _filled(records[at])
        section = len(filled) == 1 and re.match(r"\d+\.\s|\*", filled[0])
        if not filled or section or known_header(keys(records[at])):
            return
        yield records[at]


def _columns(header: Record, body: Sequence[Record]) -> dict[str, int]:
    """Role → position: by header, and for what is not found so, by content."""
    columns: dict[str, int] = {}
    for position, word in enumerate(keys(header)):
        for role, names in ROLES.items():
            if word in names:
                columns.setdefault(role, position)
    if {"join", "duration"} <= columns.keys() or {"action", "timestamp"} <= columns.keys():
        return columns if 0 in columns.values() else {"name": 0} | columns
    taken = set(columns.values())
    for role, position in _typed(header, body):
        if role not in columns and position not in taken:
            columns[role] = position
            taken.add(position)
    return columns


def _typed(header: Record, body: Sequence[Record]) -> Iterator[tuple[str, int]]:
    """Roles told by what most cells of a column are: a time, a duration, an address."""
    yield "name", 0
    times = [i for i in range(len(header.cells)) if _mostly(body, i, is_time)]
    yield from zip(("join", "leave"), times, strict=False)
    for position in range(1, len(header.cells)):
        if _mostly(body, position, _is_duration):
            yield "duration", position
        elif _mostly(body, position, lambda text: "@" in text):
            yield "email", position
            yield "upn", position


def _mostly(body: Sequence[Record], position: int, test: Callable[[str], bool]) -> bool:
    filled = [text for record in body if (text := cell(record, position))]
    return sum(map(test, filled)) * 2 > len(filled)


def _is_duration(text: str) -> bool:
    return parse_minutes(text) is not None and parse_number(text) is None


def _filled(record: Record) -> list[str]:
    return [text.strip() for text in record.cells if text.strip()]


def meeting_facts(summary: Sequence[Record]) -> dict[str, str]:
    """The meeting's title, start, end and declared participants, as the report writes them.

    In a language not listed: the first words are the title, the first whole number the
    participants, the first two times start and end.
    """
    facts: dict[str, str] = {}
    loose: list[str] = []
    unlabelled: list[str] = []
    for record in summary:
        label, value = (cell(record, 0), cell(record, 1))
        known = [fact for fact, names in FACTS.items() if normalise(label) in names]
        if known:
            facts.setdefault(known[0], value)
        else:
            loose.append(value)
            # Title and participants stand before the times; what comes after is something else.
            unlabelled += [value] if value and not {"start", "end"} & facts.keys() else []
    if not {"start", "end"} & facts.keys():
        for value in loose:
            facts.setdefault(_kind_of_fact(value, facts), value)
    for value in unlabelled:
        facts.setdefault(_kind_of_fact(value, facts), value)
    return {fact: value for fact, value in facts.items() if fact in FACTS}


def _kind_of_fact(value: str, facts: dict[str, str]) -> str:
    if is_time(value):
        return "end" if "start" in facts else "start"
    if value.isdigit():
        return "participants"
    return "duration" if _is_duration(value) else "title"
