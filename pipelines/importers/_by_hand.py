"""Any table with a header, read as a person said: column by column, to any kind.

What no format recognises comes in here, and a recognised file whose columns were named by hand.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from barometer.errors import FileError, _, message
from barometer.questionnaire import normalise
from pipelines.cells import plain_count, plain_minutes
from pipelines.dates import date_translator
from pipelines.importers._period import around, period_in
from pipelines.importers._survey import IGNORED, Role, Survey, any_identity, read_survey
from pipelines.importers._table import (
    HEAD,
    Column,
    Convert,
    Table,
    cell,
    reading,
    table_under,
    texts_under,
    unless_total,
)
from pipelines.reading import COUNTS, DATES, PLAIN_COLUMNS, Kind, Reading
from pipelines.source import Record, Source

FORMAT = "plain"
# Where a file's name says the days that none of its columns does: the columns that hold them.
_NAMED_DAYS: dict[Kind, tuple[str, ...]] = {
    "views": ("period_start", "period_end"),
    "searches": ("period_start", "period_end"),
    "attendance": ("held_on",),
}


def find_header(records: Sequence[Record]) -> int | None:
    """The index of what looks most like a header: the first near-full record made of words."""
    near = [(i, [c for c in r.cells if c.strip()]) for i, r in enumerate(records[:HEAD])]
    widest = max((len(filled) for _i, filled in near), default=0)
    wide = [(i, filled) for i, filled in near if filled and len(filled) >= 0.6 * widest]
    worded = [i for i, filled in wide if sum(map(_is_word, filled)) >= 0.7 * len(filled)]
    return next(iter(worded), wide[0][0] if wide else None)


def _is_word(text: str) -> bool:
    return any(c.isalpha() for c in text)


def headers_of(source: Source) -> tuple[str, ...]:
    """The headers the file's table seems to have, as written."""
    at = find_header(source.records)
    return () if at is None else tuple(h for h in source.records[at].cells if h.strip())


def read_by_hand(
    source: Source, kind: Kind, chosen: Mapping[str, str], day_first: bool | None
) -> Reading:
    """The file's rows under the columns chosen by header; others keep a plain name or go."""
    at = find_header(source.records)
    if at is None:
        raise FileError(
            message(_("{file} holds no table with a header."), file=source.name),
            message(_("Check that it is the export you meant to take.")),
        )
    said = {normalise(header): target for header, target in chosen.items()}
    table = table_under(source.records, at, unless_total)
    if kind == "survey":
        return _survey(source, table, said, day_first)
    targets = [_target(header, said, kind) for header in table.header.cells]
    return _table(source, table, kind, targets, day_first)


def _target(header: str, said: Mapping[str, str], kind: Kind) -> str:
    """The plain column a header stands for; "" for none."""
    word = normalise(header)
    if word in said:
        return said[word]
    plain = word.replace(" ", "_")
    return plain if plain in PLAIN_COLUMNS[kind] else ""


def _survey(
    source: Source, table: Table, said: Mapping[str, str], day_first: bool | None
) -> Reading:
    """Who and when as chosen; every other column is a question by its header."""

    def role(header: str) -> Role:
        target = _target(header, said, "survey")
        if target in PLAIN_COLUMNS["survey"]:
            return target
        return IGNORED if said.get(normalise(header)) == "" else None

    roles = tuple(role(header) for header in table.header.cells)
    return read_survey(FORMAT, source, Survey(table, roles, identity=any_identity), day_first)


def _table(
    source: Source, table: Table, kind: Kind, targets: list[str], day_first: bool | None
) -> Reading:
    """The columns with a target, the first of each; and the days the file's name says."""
    converts = _converts(source, table, targets, day_first)
    columns: list[Column] = []
    ignored = []
    for position, (target, header) in enumerate(zip(targets, table.header.cells, strict=True)):
        if target in PLAIN_COLUMNS[kind] and target not in [c.name for c in columns]:
            columns.append(Column(position, target, header, converts.get(target, str)))
        elif header.strip():
            ignored.append(header)
    columns += days_of_name(source, kind, [column.name for column in columns])
    return reading(FORMAT, kind, source, table, columns, ignored)


def _converts(
    source: Source, table: Table, targets: Sequence[str], day_first: bool | None
) -> dict[str, Convert]:
    """Target → how its cells are made plain; what cannot be stays as written."""
    positions = [i for i, target in enumerate(targets) if target in DATES]
    dates = [text for i in positions for text in texts_under(table, i)]
    translate = date_translator(dates, source.name, day_first, around(period_in(source.name), 31))
    converts: dict[str, Convert] = dict.fromkeys(DATES, lambda text: translate(text) or text)
    converts |= dict.fromkeys(COUNTS, lambda text: plain_count(text) if text else "")
    return converts | {"minutes": lambda text: plain_minutes(text) if text else ""}


def days_of_name(source: Source, kind: Kind, named: Sequence[str]) -> list[Column]:
    """Columns no cell stands behind, filled from the period in the file's name.

    named: the plain columns the file has.
    """
    period = period_in(source.name)
    wanted = _NAMED_DAYS.get(kind, ())
    if period is None or not wanted or {"viewed_on", *wanted} & {*named}:
        return []
    beyond = 10**6  # no file has that many columns: the cell is empty, the name speaks

    def say(iso: str) -> Convert:
        return lambda _text: iso

    days = (day.isoformat() for day in period)
    return [Column(beyond, n, n, say(d)) for n, d in zip(wanted, days, strict=False)]


def suggest_columns(source: Source, kind: Kind) -> dict[str, str]:
    """Header → the plain column its words name exactly; the rest is for a person to say."""
    found = {header: _target(header, {}, kind) for header in headers_of(source)}
    return {header: target for header, target in found.items() if target}


def samples(source: Source, at_most: int = 3) -> dict[str, tuple[str, ...]]:
    """Header → the first different values under it."""
    at = find_header(source.records)
    if at is None:
        return {}
    header, below = source.records[at], source.records[at + 1 : at + 1 + HEAD]
    columns = {h: i for i, h in reversed(list(enumerate(header.cells))) if h.strip()}
    values = {h: dict.fromkeys(v for r in below if (v := cell(r, i))) for h, i in columns.items()}
    return {h: tuple(values[h])[:at_most] for h in header.cells if h.strip()}
