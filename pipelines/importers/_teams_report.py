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
from pipelines.importers._table import cell, keys, words
from pipelines.source import Record

ROLES = {
    "name": words("name|full name|fullname|nom|nom complet|nazwa|imie i nazwisko|nombre|nome"),
    "join": words(
        "first join|first join time|join time|heure d arrivee|premiere arrivee|premiere connexion|"
        "heure de la premiere participation|premiere participation|pierwsze dolaczenie|"
        "godzina dolaczenia|pierwsze dolaczenie do spotkania"
    ),
    "leave": words(
        "last leave|last leave time|leave time|heure de depart|dernier depart|"
        "derniere deconnexion|heure du dernier depart|ostatnie wyjscie|godzina opuszczenia|"
        "ostatnie opuszczenie"
    ),
    "duration": words(
        "duration|in meeting duration|duree|duree de la reunion|duree de participation|"
        "duree dans la reunion|duree en reunion|czas trwania|czas trwania spotkania"
    ),
    "email": words("email|e mail|adresse e mail|courriel|adres e mail|registration email"),
    "upn": words("participant id upn|id du participant upn|id participant upn|upn|participantid"),
    "action": words("user action|action|action de l utilisateur|action utilisateur"),
    "timestamp": words("timestamp|horodatage|horodateur|utceventtimestamp|heure"),
}
FACTS = {
    "title": words("meeting title|titre de la reunion|title|tytul spotkania"),
    "start": words(
        "start time|meeting start time|heure de debut|heure de debut de la reunion|"
        "godzina rozpoczecia"
    ),
    "end": words(
        "end time|meeting end time|heure de fin|heure de fin de la reunion|godzina zakonczenia"
    ),
    "participants": words(
        "attended participants|total number of participants|nombre total de participants|"
        "participants presents|participants ayant assiste a la reunion"
    ),
}
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


def parse_report(records: Sequence[Record]) -> Report:
    """The report's sections, whatever their number, order and language."""
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


def is_table_header(records: Sequence[Record], at: int) -> bool:
    """Whether a table starts here: known headers, or words above a row that holds times."""
    if known_header(keys(records[at])):
        return True
    following = records[at + 1].cells if at + 1 < len(records) else ()
    return (
        len(_filled(records[at])) >= 3
        and len([c for c in following if c.strip()]) >= 3
        and any(map(_is_time, following))
        and not any(map(_is_time, records[at].cells))
    )


def known_header(headers: Sequence[str]) -> bool:
    """Whether the normalised headers are those of one of Teams' tables."""
    found = {role for role, names in ROLES.items() if not names.isdisjoint(headers)}
    return found >= {"name", "join", "duration"} or found >= {"name", "action", "timestamp"}


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
        return columns
    taken = set(columns.values())
    for role, position in _typed(header, body):
        if role not in columns and position not in taken:
            columns[role] = position
            taken.add(position)
    return columns


def _typed(header: Record, body: Sequence[Record]) -> Iterator[tuple[str, int]]:
    """Roles told by what most cells of a column are: a time, a duration, an address."""
    yield "name", 0
    times = [i for i in range(len(header.cells)) if _mostly(body, i, _is_time)]
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


def _is_time(text: str) -> bool:
    moment = read_moment(text)
    return moment is not None and moment.timed


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
    for record in summary:
        label, value = (cell(record, 0), cell(record, 1))
        known = [fact for fact, names in FACTS.items() if normalise(label) in names]
        if known:
            facts.setdefault(known[0], value)
        else:
            loose.append(value)
    if not {"start", "end"} & facts.keys():
        for value in loose:
            facts.setdefault(_kind_of_fact(value, facts), value)
    return {fact: value for fact, value in facts.items() if fact in FACTS}


def _kind_of_fact(value: str, facts: dict[str, str]) -> str:
    if _is_time(value):
        return "end" if "start" in facts else "start"
    if value.isdigit():
        return "participants"
    return "duration" if _is_duration(value) else "title"
