"""Google Meet attendance: with or without a preamble, in one column of names or in two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from barometer.errors import FileError, Message, _, message
from pipelines.dates import Translate, date_translator, read_moment
from pipelines.importers._durations import Durations
from pipelines.importers._meet_columns import ONLY_MEET, header_at, meet_columns
from pipelines.importers._meeting import (
    COLUMNS,
    address,
    clean_name,
    day_in_name,
    differs_from_declared,
    headers_of,
    split_title,
    undated,
    unused_headers,
)
from pipelines.importers._period import around, period_in
from pipelines.importers._preamble import read_preamble
from pipelines.importers._table import (
    Table,
    cell,
    delimiter_of,
    encoding_of,
    is_total,
    keys,
    table_under,
)
from pipelines.reading import Reading, Recognition
from pipelines.source import Record, Source


def recognise(source: Source) -> Recognition | None:
    """Names and durations before times, or a list of durations under a preamble."""
    at = header_at(source.records)
    if at is None:
        return None
    evidence = message(_("The columns are those of a Google Meet attendance report."))
    return Recognition(_certainty(source.records, at), evidence, "attendance")


def _certainty(records: Sequence[Record], at: int) -> int:
    headers = keys(records[at])
    columns = meet_columns(headers)
    if "join" in columns:
        return 96 if ONLY_MEET & {*headers} else 93
    return 80 if "title" in read_preamble(records[:at]) else 45


def read(source: Source, _recognition: Recognition, day_first: bool | None) -> Reading:
    """One row a record of the table, on the day the preamble, the times or the file's name say."""
    at = header_at(source.records) or 0
    table = table_under(source.records, at, lambda r: "total" if is_total(r) else None)
    if not table.data:
        raise FileError(
            message(_("{file} lists nobody."), file=source.name),
            message(_("Export the report again after the meeting has ended.")),
        )
    columns = meet_columns(keys(table.header))
    facts = read_preamble(source.records[:at])
    times = [cell(r, columns.get(role)) for role in ("join", "leave") for r in table.data]
    dates = [*times, *(facts.get(fact, "") for fact in ("date", "start", "end"))]
    period = around(period_in(source.name), 1)
    translate = date_translator(dates, source.name, day_first, period)
    day = _day(facts, times[: len(table.data)], translate) or day_in_name(source.name)
    if not day:
        raise undated(source.name)
    durations = Durations(_stays(table, columns, day, translate), _span(facts, day, translate))
    rows = tuple(_rows(table, columns, facts, day, durations))
    known = _facts(facts, day, translate)
    return Reading(
        format="google_meet",
        kind="attendance",
        columns=COLUMNS,
        headers=headers_of(table.header, columns, "email", "name", "duration"),
        rows=rows,
        non_rows=table.non_rows,
        ignored=unused_headers(table.header, columns),
        facts=known,
        warnings=tuple(_warnings(rows, known, durations, source)),
        encoding=encoding_of(source),
        delimiter=delimiter_of(source),
    )


def _day(facts: dict[str, str], joins: Sequence[str], translate: Translate) -> str:
    """The day stated above, else that of the first to come."""
    stated = translate(facts.get("date", "")) or translate(facts.get("start", ""))
    came = sorted(filter(None, map(translate, joins)))
    return (stated or next(iter(came), ""))[:10]


def _at(text: str, day: str, translate: Translate) -> str:
    """A time of day, or a date with one, as ISO text; empty where it is none."""
    moment = read_moment(f"{day} {text}")
    return translate(text) or (moment.iso(True) if moment and moment.timed else "") or ""


def _stays(
    table: Table, columns: dict[str, int], day: str, translate: Translate
) -> list[tuple[str, str, str]]:
    """Each record's duration as written, and its times as ISO text."""
    return [
        (
            cell(record, columns.get("duration")),
            _at(cell(record, columns.get("join")), day, translate),
            _at(cell(record, columns.get("leave")), day, translate),
        )
        for record in table.data
    ]


def _span(facts: dict[str, str], day: str, translate: Translate) -> tuple[str, str]:
    start, end = (_at(facts.get(fact, ""), day, translate) for fact in ("start", "end"))
    return start, end


def _facts(written: dict[str, str], day: str, translate: Translate) -> dict[str, str]:
    start, end = _span(written, day, translate)
    facts = {fact: written.get(fact, "") for fact in ("title", "participants")}
    return {f: v for f, v in (facts | {"start": start, "end": end}).items() if v}


def _rows(
    table: Table, columns: dict[str, int], facts: dict[str, str], day: str, durations: Durations
) -> Iterator[Record]:
    title = split_title(facts.get("title", ""))
    for record, minutes in zip(table.data, durations.minutes, strict=True):
        parts = (cell(record, columns.get(role)) for role in ("name", "first", "last"))
        who = (address(cell(record, columns.get("email"))), clean_name(" ".join(parts)))
        cells = (title.series, day, title.title, title.topic, *who, minutes)
        yield Record(record.number, cells)


def _warnings(
    rows: Sequence[Record], facts: dict[str, str], durations: Durations, source: Source
) -> Iterator[Message]:
    yield from differs_from_declared(facts.get("participants", ""), rows)
    if durations.unread:
        yield message(
            _("The durations of {file} have no unit and no times beside them; they are left out."),
            file=source.name,
        )
