"""A hand-kept grid as marks: who (or how many), on which day, in which record.

Dates may run across (people down) or down (people across); both become the same marks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from barometer.questionnaire import normalise
from pipelines.cells import parse_minutes, parse_yes_no
from pipelines.dates import read_moment
from pipelines.importers._table import HEAD, TOTALS, cell, words
from pipelines.importers._yearless import read_yearless
from pipelines.source import Record

TOPIC = words("topic|topics|sujet|theme|thematique")
TITLE = words("title|session title|titre|intitule|session|seance|atelier")
NAME = words(
    "name|names|full name|participant name|nom|noms|nom complet|prenom|personne|person|people|"
    "nom et prenom|prenom et nom|pm|product manager"
)
EMAIL = words("email|e mail|mail|courriel|adresse e mail|email address")
HEADCOUNT = words(
    "participants|participant|attendees|attendance|headcount|present|presents|presence|"
    "nombre de participants|nb participants|nb de participants|number of participants|effectif|"
    "nombre|people|personnes|inscrits presents|number of people|nombre de personnes|count"
)
NOTES = words("comment|comments|commentaire|commentaires|note|notes|remarque|remarques|lieu|place")


@dataclass(frozen=True)
class Grid:
    """A grid found: where its dates are, its header, the records of people and of words."""

    across: bool
    header: Record
    dates: dict[int, str]  # position across, or record number down → the date's text
    lines: tuple[Record, ...]  # records under the header that hold marks
    topics: dict[int, str]
    titles: dict[int, str]
    others: dict[int, str]  # record number → why it is no data


def find_grid(records: Sequence[Record]) -> Grid | None:
    """The grid of a file, or None."""
    return _across(records) or _down(records)


def _across(records: Sequence[Record]) -> Grid | None:
    near = [record for record in records[:HEAD] if _is_axis(record)]
    if not near or is_date(cell(near[0], 0)):
        return None
    header = near[0]
    dates = _dates_in(header)
    lines: list[Record] = []
    others: dict[int, str] = {}
    spoken: dict[str, dict[int, str]] = {"topic": {}, "title": {}}
    for record in records:
        kind = _kind_of_line(record, header, dates)
        if kind in spoken:
            spoken[kind] |= {i: cell(record, i) for i in dates if cell(record, i)}
            others[record.number] = kind
        elif kind == "people":
            lines.append(record)
        else:
            others[record.number] = kind
    topics, titles = spoken["topic"], spoken["title"]
    return Grid(True, header, dates, tuple(lines), topics, titles, others)


def _is_axis(record: Record) -> bool:
    """Two dates beside each other, or one beside a heading such as “Name”."""
    return len(_dates_in(record)) >= (1 if normalise(cell(record, 0)) in NAME | EMAIL else 2)


def _kind_of_line(record: Record, header: Record, dates: dict[int, str]) -> str:
    """What a record is in a grid with dates across."""
    label = normalise(cell(record, 0))
    if record is header or record.cells == header.cells:
        return "header"
    if record.blank:
        return "blank"
    if label in TOPIC or label in TITLE:
        return "topic" if label in TOPIC else "title"
    if record.number < header.number:
        return "preamble"
    if label in TOTALS | HEADCOUNT:
        return "total"
    named = any(cell(record, i) for i in range(min(dates)))
    return "people" if named else _kind_of_nameless([cell(record, i) for i in dates])


def _kind_of_nameless(texts: Sequence[str]) -> str:
    """Numbers without a name are a total, words a topic; marks are somebody's, whose is missing."""
    filled = [text for text in texts if text]
    if all(text.isdigit() for text in filled):
        return "total"
    return "people" if any(parse_yes_no(text) is not None for text in filled) else "topic"


def _dates_in(record: Record) -> dict[int, str]:
    return {i: text.strip() for i, text in enumerate(record.cells) if i and is_date(text)}


def _down(records: Sequence[Record]) -> Grid | None:
    """Dates in the first column, people or one headcount across."""
    first = next((i for i, r in enumerate(records[:HEAD]) if is_date(cell(r, 0))), None)
    above = [r for r in records[: first or 0] if len([c for c in r.cells if c.strip()]) >= 2]
    if first is None or not above:
        return None
    header = above[-1]
    dates: dict[int, str] = {}
    lines: list[Record] = []
    others: dict[int, str] = {}
    for record in records:
        if record.number > header.number and is_date(cell(record, 0)):
            dates[record.number] = cell(record, 0)
            lines.append(record)
        else:
            others[record.number] = _kind_beside(record, header)
    spoken = [
        {r.number: cell(r, i) for r in lines for i in _positions(header, names) if cell(r, i)}
        for names in (TOPIC, TITLE)
    ]
    return Grid(False, header, dates, tuple(lines), spoken[0], spoken[1], others)


def _kind_beside(record: Record, header: Record) -> str:
    if record.number == header.number:
        return "header"
    if record.blank:
        return "blank"
    return "preamble" if record.number < header.number else "total"


def _positions(header: Record, names: frozenset[str]) -> list[int]:
    return [i for i, text in enumerate(header.cells) if i and normalise(text) in names]


def headcount_columns(grid: Grid) -> list[int]:
    """Where a grid with dates down keeps only how many came."""
    return [] if grid.across else _positions(grid.header, HEADCOUNT)


def people_columns(grid: Grid) -> list[int]:
    """The columns of a grid with dates down that are people's: those that hold marks."""
    aside = TOPIC | TITLE | TOTALS | HEADCOUNT | NOTES
    headers = list(enumerate(grid.header.cells))[1:]
    named = [i for i, text in headers if text.strip() and normalise(text) not in aside]
    return [i for i in named if _holds_marks(grid.lines, i)]


def _holds_marks(lines: Sequence[Record], position: int) -> bool:
    filled = [text for line in lines if (text := cell(line, position))]
    return sum(map(is_mark, filled)) * 2 >= len(filled)


@lru_cache(maxsize=100_000)
def is_mark(text: str) -> bool:
    """Whether a cell says present, absent, or for how long."""
    return parse_yes_no(text) is not None or parse_minutes(text) is not None


def leading_columns(grid: Grid) -> tuple[int, int | None]:
    """Where a grid with dates across keeps names and, if it does, e-mail addresses."""
    leading = range(min(grid.dates))
    heads = {i: normalise(cell(grid.header, i)) for i in leading}
    mails = [i for i in leading if heads[i] in EMAIL or _hold_addresses(grid.lines, i)]
    named = [i for i in leading if heads[i] in NAME and i not in mails]
    rest = [i for i in leading if i not in mails]
    return (named or rest or [0])[0], mails[0] if mails else None


def _hold_addresses(lines: Sequence[Record], position: int) -> bool:
    filled = [text for line in lines if (text := cell(line, position))]
    return bool(filled) and sum("@" in text for text in filled) * 2 > len(filled)


def says_attendance(grid: Grid, texts: Sequence[str], counted: bool) -> bool:
    """Whether this is about people and not a metric by day: marks in words, 0 and 1, or headings.

    texts: the filled cells against the dates. counted: whether they say only how many came.
    """
    labels = {normalise(cell(line, 0)) for line in (grid.header, *grid.lines)}
    named = not grid.lines or bool(labels & NAME)
    headed = named if grid.across else counted
    worded = any(not re.fullmatch(r"[\d\s.,]+", text) and is_mark(text) for text in texts)
    return headed or worded or all(text.strip() in ("0", "1") for text in texts)


def is_date(text: str) -> bool:
    """Whether the cell is a date, in whatever order, with or without its year; no bare number."""
    written = read_moment(text) or read_yearless(text)
    return not text.strip().isdigit() and written is not None


def marks_are_minutes(texts: Sequence[str]) -> bool:
    """Whether digits in the grid count minutes: they do when one of them is above 1."""
    return any(parse_yes_no(text) is None and text.strip().isdigit() for text in texts)
