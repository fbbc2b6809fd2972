"""A hand-kept attendance grid: people down and dates across, the other way round, or headcounts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from barometer.errors import Message, _, message
from barometer.questionnaire import normalise
from pipelines.dates import Translate, date_translator
from pipelines.importers._grid import (
    TITLE,
    TOPIC,
    Grid,
    find_grid,
    headcount_columns,
    is_mark,
    leading_columns,
    people_columns,
    says_attendance,
)
from pipelines.importers._grid_marks import (
    Mark,
    headcounts,
    is_counted,
    kept_marks,
    mark_texts,
    marks_of,
)
from pipelines.importers._meeting import COLUMNS, HEADCOUNT_COLUMNS
from pipelines.importers._period import around, period_in
from pipelines.importers._table import delimiter_of, encoding_of
from pipelines.importers._yearless import with_years
from pipelines.reading import NonRow, Reading, Recognition
from pipelines.source import Record, Source

NEAR = 300  # records looked at to recognise a grid
MARKED = 0.8  # share of the filled cells that must be marks, minutes or counts


def recognise(source: Source) -> Recognition | None:
    """A row or a column of dates, with marks or numbers against them."""
    grid = find_grid(source.records[:NEAR])
    if grid is None:
        return None
    texts = mark_texts(grid) or [c for line in _total_lines(source, grid) for c in line.cells[1:]]
    filled = [text for text in texts if text.strip()]
    if not filled or sum(map(is_mark, filled)) < MARKED * len(filled):
        return None
    if not says_attendance(grid, filled, is_counted(grid)):
        return None
    evidence = message(_("{dates} dates stand against marks."), dates=len(grid.dates))
    return Recognition(60, evidence, "attendance")


def _total_lines(source: Source, grid: Grid) -> list[Record]:
    return [r for r in source.records if grid.others.get(r.number) == "total"]


def read(source: Source, _recognition: Recognition, day_first: bool | None) -> Reading:
    """One row a mark; a grid with nobody's name gives one row a session, with participants."""
    grid = find_grid(source.records)
    if grid is None:
        raise ValueError("read() needs a file that recognise() took")
    title = _facts(source, grid)
    witnesses = [*title.values(), _sheet_name(source), source.name]
    grid = replace(grid, dates=with_years(grid.dates, witnesses, source.name, day_first))
    period = around(period_in(source.name), 31)
    translate = date_translator(grid.dates.values(), source.name, day_first, period)
    totals = _total_lines(source, grid) if grid.across and not grid.lines else []
    counted = bool(totals) or is_counted(grid)
    kept, unread = ([], []) if counted else kept_marks(marks_of(grid))
    rows = tuple(_counts(grid, totals, translate) if counted else _rows(grid, kept, translate))
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
        facts=title,
        warnings=(*_unread(grid, unread, translate), *_warnings(grid, rows, translate)),
        encoding=encoding_of(source),
        delimiter=delimiter_of(source),
    )


def _session(grid: Grid, place: int, translate: Translate) -> tuple[str, str, str, str]:
    """series, held_on, title, topic of the session at that date."""
    text = grid.dates[place]
    held_on = (translate(text) or text)[:10]
    return ("", held_on, grid.titles.get(place, ""), grid.topics.get(place, ""))


def _rows(grid: Grid, marks: Sequence[Mark], translate: Translate) -> Iterator[Record]:
    """One record a person and session, with minutes where the grid has them."""
    for mark in marks:
        session = _session(grid, mark.place, translate)
        yield Record(mark.number, (*session, mark.person, mark.name, mark.minutes))


def _counts(grid: Grid, totals: Sequence[Record], translate: Translate) -> Iterator[Record]:
    """One record a session, with how many came."""
    for number, place, count in headcounts(grid, totals):
        yield Record(number, (*_session(grid, place, translate), count))


def _non_rows(source: Source, grid: Grid, used: set[int]) -> Iterator[NonRow]:
    """Every record that gave no row: words, totals, people who never came."""
    for record in source.records:
        if record.number not in used:
            yield NonRow(record.number, grid.others.get(record.number, "no attendance"))


def _ignored(grid: Grid) -> tuple[str, ...]:
    """Headers of columns that are neither people, words nor dates (a team, a total, notes)."""
    used = {0, *(headcount_columns(grid) if is_counted(grid) else people_columns(grid))}
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


def _sheet_name(source: Source) -> str:
    return next((sheet.name for sheet in source.sheets if sheet.records is source.records), "")


def _unread(grid: Grid, marks: Sequence[Mark], translate: Translate) -> Iterator[Message]:
    """Marks that say neither present nor absent nor for how long, each wording once."""
    often = Counter(mark.text for mark in marks)
    for mark in {mark.text: mark for mark in reversed(marks)}.values():
        yield message(
            _(
                "“{mark}” is no mark of presence, first in row {row} on {date}: "
                "not counted there, {marks} in all."
            ),
            mark=mark.text,
            row=mark.number,
            date=_session(grid, mark.place, translate)[1],
            marks=often[mark.text],
        )


def _warnings(grid: Grid, rows: tuple[Record, ...], translate: Translate) -> Iterator[Message]:
    """Sessions nobody is marked at: they give no row, so they are said."""
    held = {row.cells[1] for row in rows}
    dates = ((translate(text) or text)[:10] for text in grid.dates.values())
    for day in dict.fromkeys(dates):
        if day not in held:
            yield message(_("Nobody is marked on {date}; that session is not read."), date=day)
