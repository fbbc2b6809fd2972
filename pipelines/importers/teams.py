"""Microsoft Teams attendance: the list of 2020, the report of 2021, those since, live events."""

from __future__ import annotations

import re
from collections.abc import Iterator

from barometer.errors import FileError, Message, _, message
from barometer.questionnaire import normalise
from pipelines.cells import number_text, parse_minutes
from pipelines.dates import Period, Translate, date_translator
from pipelines.importers._meeting import (
    COLUMNS,
    address,
    clean_name,
    differs_from_declared,
    headers_of,
    minutes_between,
    split_title,
    unused_headers,
)
from pipelines.importers._period import around, period_in
from pipelines.importers._table import HEAD, cell, delimiter_of, encoding_of, find_record, non_rows
from pipelines.importers._teams_events import Stays, read_stays
from pipelines.importers._teams_report import (
    Block,
    Report,
    known_header,
    meeting_facts,
    parse_report,
)
from pipelines.reading import NonRow, Reading, Recognition
from pipelines.source import Record, Source

ANONYMOUS = frozenset(("anonymous", "anonymous user", "anonyme", "utilisateur anonyme"))
TIMES = ("join", "leave", "timestamp")
NO_STAYS = Stays({}, (), ())


def recognise(source: Source) -> Recognition | None:
    """A table with Teams' headers; or numbered sections over a table of times and durations."""
    evidence = message(_("The tables are those of a Teams attendance report."))
    if find_record(source.records, known_header) is not None:
        return Recognition(90, evidence, "attendance")
    titles = [
        c[0].strip() for r in source.records[:HEAD] if len(c := [*filter(str.strip, r.cells)]) == 1
    ]
    if not all(any(_is_section(title, n) for title in titles) for n in (1, 2)):
        return None
    blocks = parse_report(source.records).blocks
    typed = any({"join", "duration"} <= block.columns.keys() for block in blocks)
    return Recognition(75, evidence, "attendance") if typed else None


def _is_section(title: str, number: int) -> bool:
    """`1. Summary`, `2. Participants`, in whatever language."""
    return re.match(rf"{number}\.\s+[^\W\d]", title) is not None


def read(source: Source, _recognition: Recognition, day_first: bool | None) -> Reading:
    """One row a record of the main table: rejoins stay apart, their minutes add up later."""
    report = parse_report(source.records)
    main = report.main()
    if not main.body:
        raise FileError(
            message(_("{file} lists nobody."), file=source.name),
            message(_("Export the report again after the meeting has ended.")),
        )
    facts = meeting_facts(report.summary)
    translate = date_translator(_times(report, facts), source.name, day_first, _around(source))
    facts |= {k: translate(facts[k]) or facts[k] for k in ("start", "end") if k in facts}
    stays = read_stays(main, translate, source.name) if main.is_events else NO_STAYS
    rows = tuple(_rows(main, stays, facts, translate))
    timed = "duration" if "duration" in main.columns else "timestamp"
    return Reading(
        format="teams",
        kind="attendance",
        columns=COLUMNS,
        headers=headers_of(main.header, main.columns, "email", "name", timed),
        rows=rows,
        non_rows=tuple(_non_rows(source, report, main, stays)),
        ignored=unused_headers(main.header, main.columns),
        facts={fact: value for fact, value in facts.items() if value and value != "null"},
        warnings=tuple(_warnings(rows, facts, stays)),
        encoding=encoding_of(source),
        delimiter=delimiter_of(source),
    )


def _around(source: Source) -> Period | None:
    return around(period_in(source.name), 1)


def _times(report: Report, facts: dict[str, str]) -> list[str]:
    """Every date the report writes: they all have one order."""
    cells = [text for block in report.blocks for role in TIMES for text in block.cells(role)]
    return [facts.get("start", ""), facts.get("end", ""), *cells]


def _rows(
    main: Block, stays: Stays, facts: dict[str, str], translate: Translate
) -> Iterator[Record]:
    title = split_title(facts.get("title", ""))
    day = _held_on(main, facts, translate)
    for record in main.body:
        if record.number in stays.leaves:
            continue
        texts = {role: cell(record, position) for role, position in main.columns.items()}
        minutes = stays.minutes.get(record.number, _minutes(texts, translate))
        name = clean_name(texts.get("name", ""))
        addresses = (texts.get(role, "") for role in ("email", "upn", "participant"))
        person = address(*addresses) or _number(texts, name)
        cells = (title.series, day, title.title, title.topic, person, name, minutes)
        yield Record(record.number, cells)


def _number(texts: dict[str, str], name: str) -> str:
    """What a live event numbers somebody by who gives no name of their own."""
    known = name and normalise(name) not in ANONYMOUS
    return "" if known else texts.get("participant") or texts.get("session", "")


def _held_on(main: Block, facts: dict[str, str], translate: Translate) -> str:
    """The day the meeting started, else that of the first to come."""
    came = sorted(filter(None, map(translate, main.cells("join") + main.cells("timestamp"))))
    start = translate(facts.get("start", "")) or next(iter(came), "")
    return start[:10]


def _minutes(texts: dict[str, str], translate: Translate) -> str:
    """The duration as written, else the time from join to leave, else the cell's own text."""
    written = texts.get("duration", "")
    minutes = parse_minutes(written, bare="seconds")
    if minutes is not None:
        return number_text(minutes)
    join, leave = translate(texts.get("join", "")), translate(texts.get("leave", ""))
    return written or minutes_between(join, leave)


def _non_rows(source: Source, report: Report, main: Block, stays: Stays) -> Iterator[NonRow]:
    """Everything but the main table's people, in the order of the file."""
    reasons = {block.header.number: "header" for block in report.blocks}
    others = [block for block in report.blocks if block is not main]
    reasons |= {record.number: "activity" for block in others for record in block.body}
    reasons |= dict.fromkeys(stays.leaves, "leaves")
    people = {record.number for record in main.body} - set(stays.leaves)
    for record in source.records:
        if record.number not in people:
            yield from non_rows([record], reasons.get(record.number, "preamble"))


def _warnings(rows: tuple[Record, ...], facts: dict[str, str], stays: Stays) -> Iterator[Message]:
    yield from differs_from_declared(facts.get("participants", ""), rows)
    if stays.unended:
        yield message(
            _("{rows} joins have no leave, first row {row}: they last until the next event."),
            rows=len(stays.unended),
            row=stays.unended[0],
        )
