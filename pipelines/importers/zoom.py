"""Zoom: reports of a meeting (a row a join, or a row a person), of an account, of a webinar."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from barometer.errors import FileError, Message, _, message
from pipelines.cells import parse_yes_no, plain_minutes
from pipelines.dates import Translate, date_translator
from pipelines.importers._meeting import (
    COLUMNS,
    address,
    differs_from_declared,
    headers_of,
    minutes_between,
    split_title,
    unused_headers,
)
from pipelines.importers._period import around, period_in
from pipelines.importers._preamble import is_time
from pipelines.importers._table import (
    HEAD,
    cell,
    delimiter_of,
    encoding_of,
    is_total,
    non_rows,
)
from pipelines.importers._zoom_days import Attended, Days
from pipelines.importers._zoom_names import is_device, stable_names
from pipelines.importers._zoom_report import (
    Section,
    is_surely_zoom,
    parse_sections,
    table_columns,
)
from pipelines.reading import NonRow, Reading, Recognition
from pipelines.source import Record, Source


def recognise(source: Source) -> Recognition | None:
    """A table of people with their original name, or with join, leave and minutes."""
    headers = [record for record in source.records[:HEAD] if table_columns(record)]
    if not headers:
        return None
    evidence = message(_("The tables are those of a Zoom report of participants."))
    sure = any(map(is_surely_zoom, headers))
    return Recognition(96 if sure else 72, evidence, "attendance")


def read(source: Source, _recognition: Recognition, day_first: bool | None) -> Reading:
    """One row a record of somebody who was there; rejoins stay apart, their minutes add up."""
    sections = parse_sections(source.records)
    reasons = {record.number: _why_not(record, s) for s in sections for record in s.body}
    there = [Attended(r, s) for s in sections for r in s.body if not reasons[r.number]]
    if not there:
        raise FileError(
            message(_("{file} lists nobody who was there."), file=source.name),
            message(_("Export the report of participants after the meeting has ended.")),
        )
    period = around(period_in(source.name), 1)
    times = [text for record in source.records for text in record.cells if is_time(text)]
    translate = date_translator(times, source.name, day_first, period)
    rows = tuple(_rows(there, Days(there, translate, source.name), translate))
    facts = _facts(sections[0].facts, translate)
    return Reading(
        format="zoom",
        kind="attendance",
        columns=COLUMNS,
        headers=headers_of(there[0].section.header, there[0].section.columns, *_SHOWN),
        rows=rows,
        non_rows=tuple(_non_rows(source, sections, reasons)),
        ignored=unused_headers(there[0].section.header, there[0].section.columns),
        facts=facts,
        warnings=tuple(_warnings(rows, sections, facts)),
        encoding=encoding_of(source),
        delimiter=delimiter_of(source),
    )


_SHOWN = ("email", "name", "minutes")


def _why_not(record: Record, section: Section) -> str:
    """Why a record of a table is nobody's attendance; "" where it is."""
    if is_total(record):
        return "total"
    if parse_yes_no(cell(record, section.columns.get("attended"))) is False:
        return "no attendance"
    waited = parse_yes_no(cell(record, section.columns.get("waiting")))
    return "waiting room" if waited else ""


def _rows(there: Sequence[Attended], days: Days, translate: Translate) -> Iterator[Record]:
    names = stable_names([one.name for one in there])
    for one in there:
        title = split_title(one.cell_of("title") or one.section.facts.get("title", ""))
        who = (address(one.cell_of("email")), names[one.name])
        cells = (title.series, days.held_on(one), title.title, title.topic, *who)
        yield Record(one.record.number, (*cells, _minutes(one, translate)))


def _minutes(one: Attended, translate: Translate) -> str:
    """The minutes as written, else from join to leave."""
    join, leave = translate(one.cell_of("join")), translate(one.cell_of("leave"))
    written = one.cell_of("minutes")
    return plain_minutes(written) if written else minutes_between(join, leave)


def _facts(written: dict[str, str], translate: Translate) -> dict[str, str]:
    times = {fact: translate(written[fact]) or "" for fact in ("start", "end") if fact in written}
    facts = {fact: written.get(fact, "") for fact in ("title", "participants")} | times
    return {fact: value for fact, value in facts.items() if value}


def _non_rows(
    source: Source, sections: Sequence[Section], reasons: dict[int, str]
) -> Iterator[NonRow]:
    """Everything but those who were there, in the order of the file."""
    others = {section.header.number: "header" for section in sections} | reasons
    for record in source.records:
        reason = others.get(record.number, "preamble")
        if reason:
            yield from non_rows([record], reason)


def _warnings(
    rows: Sequence[Record], sections: Sequence[Section], facts: dict[str, str]
) -> Iterator[Message]:
    declared = (
        facts.get("participants", "") if len({s.facts.get("start") for s in sections}) == 1 else ""
    )
    # A webinar counts its viewers without hosts and panelists, who stand in tables above.
    starts = [section.header.number for section in sections]
    ends = [*starts[1:], float("inf")]
    tables = [[r for r in rows if a < r.number < b] for a, b in zip(starts, ends, strict=True)]
    if all(differs_from_declared(declared, counted) for counted in [rows, *tables]):
        yield from differs_from_declared(declared, rows)
    devices = [row for row in rows if not row.cells[4] and is_device(row.cells[5])]
    if devices:
        yield message(
            _("{rows} rows have a device's name and no person's, first row {row}: “{name}”."),
            rows=len(devices),
            row=devices[0].number,
            name=devices[0].cells[5],
        )
