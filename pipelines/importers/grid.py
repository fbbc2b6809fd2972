"""A hand-kept attendance grid: people down and dates across, the other way round, or headcounts."""

from __future__ import annotations

from collections.abc import Iterator

from barometer.errors import Message, _, message
from barometer.questionnaire import normalise
from pipelines.cells import parse_number, parse_yes_no, plain_count, plain_minutes
from pipelines.dates import Translate, date_translator
from pipelines.importers._grid import (
    TITLE,
    TOPIC,
    Grid,
    find_grid,
    headcount_columns,
    is_headcount,
    is_mark,
    leading_columns,
    marks_are_minutes,
    people_columns,
    says_attendance,
)
from pipelines.importers._meeting import COLUMNS, HEADCOUNT_COLUMNS, address, clean_name
from pipelines.importers._period import around, period_in
from pipelines.importers._table import cell, delimiter_of, encoding_of
from pipelines.reading import NonRow, Reading, Recognition
from pipelines.source import Record, Source

NEAR = 300  # records looked at to recognise a grid
MARKED = 0.8  # share of the filled cells that must be marks, minutes or counts


def recognise(source: Source) -> Recognition | None:
    """A row or a column of dates, with marks or numbers against them."""
    grid = find_grid(source.records[:NEAR])
    if grid is None:
        return None
    texts = _texts(grid) or [c for line in _total_lines(source, grid) for c in line.cells[1:]]
    filled = [text for text in texts if text.strip()]
    if not filled or sum(map(is_mark, filled)) < MARKED * len(filled):
        return None
    if not says_attendance(grid, filled):
        return None
    evidence = message(_("{dates} dates stand against marks."), dates=len(grid.dates))
    return Recognition(60, evidence, "attendance")


def _texts(grid: Grid) -> list[str]:
    """The cells that hold marks."""
    down = headcount_columns(grid) if is_headcount(grid) else people_columns(grid)
    positions = list(grid.dates) if grid.across else down
    return [cell(line, i) for line in grid.lines for i in positions]


def _total_lines(source: Source, grid: Grid) -> list[Record]:
    return [r for r in source.records if grid.others.get(r.number) == "total"]


def read(source: Source, _recognition: Recognition, day_first: bool | None) -> Reading:
    """One row a mark; a grid with nobody's name gives one row a session, with participants."""
    grid = find_grid(source.records)
    if grid is None:
        raise ValueError("read() needs a file that recognise() took")
    period = around(period_in(source.name), 31)
    translate = date_translator(grid.dates.values(), source.name, day_first, period)
    totals = _total_lines(source, grid) if grid.across and not grid.lines else []
    counted = bool(totals) or is_headcount(grid)
    rows = tuple(_headcounts(grid, totals, translate) if counted else _marks(grid, translate))
    columns = HEADCOUNT_COLUMNS if counted else COLUMNS
    used = {row.number for row in rows}
    return Reading(
        format="grid",
        kind="attendance",
        columns=columns,
        headers=columns,
        rows=rows,
        non_rows=tuple(_non_rows(source, grid, used)),
        ignored=_ignored(grid),
        facts=_facts(source, grid),
        warnings=tuple(_warnings(grid, rows, translate)),
        encoding=encoding_of(source),
        delimiter=delimiter_of(source),
    )


def _session(grid: Grid, place: int, translate: Translate) -> tuple[str, str, str, str]:
    """series, held_on, title, topic of the session at that date."""
    text = grid.dates[place]
    held_on = (translate(text) or text)[:10]
    return ("", held_on, grid.titles.get(place, ""), grid.topics.get(place, ""))


def _marks(grid: Grid, translate: Translate) -> Iterator[Record]:
    """One record a person and session, with minutes where the grid has them."""
    timed = marks_are_minutes(_texts(grid))
    for number, place, person, name, text in _cells(grid):
        present = None if timed and text.isdigit() else parse_yes_no(text)
        if present is False or parse_number(text) == 0:
            continue
        minutes = "" if present else plain_minutes(text)
        session = _session(grid, place, translate)
        yield Record(number, (*session, person, name, minutes))


def _cells(grid: Grid) -> Iterator[tuple[int, int, str, str, str]]:
    """Record number, the date's place, address, name and text of every filled cell."""
    if grid.across:
        name_at, mail_at = leading_columns(grid)
        for line in grid.lines:
            name = clean_name(cell(line, name_at))
            person = address(cell(line, mail_at), name)
            for place in grid.dates:
                if cell(line, place):
                    yield line.number, place, person, name, cell(line, place)
    else:
        for line in grid.lines:
            for i in people_columns(grid):
                if cell(line, i):
                    name = clean_name(cell(grid.header, i))
                    yield line.number, line.number, address(name), name, cell(line, i)


def _headcounts(grid: Grid, totals: list[Record], translate: Translate) -> Iterator[Record]:
    """One record a session, with how many came."""
    if grid.across:
        line = totals[0]
        places = [(line.number, place, cell(line, place)) for place in grid.dates]
    else:
        at = headcount_columns(grid)[0]
        places = [(line.number, line.number, cell(line, at)) for line in grid.lines]
    for number, place, text in places:
        if text:
            yield Record(number, (*_session(grid, place, translate), plain_count(text)))


def _non_rows(source: Source, grid: Grid, used: set[int]) -> Iterator[NonRow]:
    """Every record that gave no row: words, totals, people who never came."""
    for record in source.records:
        if record.number not in used:
            yield NonRow(record.number, grid.others.get(record.number, "no attendance"))


def _ignored(grid: Grid) -> tuple[str, ...]:
    """Headers of columns that are neither people, words nor dates (a team, a total, notes)."""
    used = {0, *(headcount_columns(grid) if is_headcount(grid) else people_columns(grid))}
    if grid.across:
        name_at, mail_at = leading_columns(grid)
        used = {name_at, *grid.dates} | ({mail_at} if mail_at is not None else set())
    words = () if grid.across else TOPIC | TITLE
    headers = [(i, text) for i, text in enumerate(grid.header.cells) if text.strip()]
    return tuple(text for i, text in headers if i not in used and normalise(text) not in words)


def _facts(source: Source, grid: Grid) -> dict[str, str]:
    """The grid's title: the first words above it."""
    above = (r for r in source.records if grid.others.get(r.number) == "preamble")
    words = [text.strip() for record in above for text in record.cells if text.strip()]
    return {"title": words[0]} if words else {}


def _warnings(grid: Grid, rows: tuple[Record, ...], translate: Translate) -> Iterator[Message]:
    """Sessions nobody is marked at: they give no row, so they are said."""
    held = {row.cells[1] for row in rows}
    dates = ((translate(text) or text)[:10] for text in grid.dates.values())
    for day in dict.fromkeys(dates):
        if day not in held:
            yield message(_("Nobody is marked on {date}; that session is not read."), date=day)
