"""What formats share: a table found in a file's records, each record named once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np

from barometer.errors import Message, _, message
from barometer.questionnaire import normalise
from pipelines.reading import Kind, NonRow, Reading
from pipelines.records import Record, Records, Texts
from pipelines.source import Source

Convert = Callable[[str], str]


def words(joined: str) -> frozenset[str]:
    """`"name|full name"` → the set of normalised words."""
    return frozenset(joined.split("|"))


HEAD = 60  # records looked at to recognise a file
TOTALS = words(
    "total|totals|totaux|grand total|total general|somme|sum|gesamt|gesamtsumme|totales|"
    "totale|totale generale|totaal|suma|summe|insgesamt|razem|total geral|nombre de participants|"
    "eindtotaal|suma koncowa|suma calkowita"
)


@dataclass(frozen=True)
class Table:
    """A header, the records under it that are data, and why the others are none."""

    header: Record
    data: Sequence[Record]
    non_rows: tuple[NonRow, ...]


@dataclass(frozen=True)
class Column:
    """A column of the file that is read: where it stands, its name in the reading, its header."""

    position: int
    name: str
    header: str
    convert: Convert = field(default=str)


def is_filled(cell: str) -> bool:
    return bool(cell.strip())


def keys(record: Record) -> list[str]:
    """The record's cells as normalised words, as header names are compared."""
    return [normalise(cell) for cell in record.cells]


def find_record(records: Sequence[Record], test: Callable[[list[str]], bool]) -> int | None:
    """The index of the first record near the head whose normalised cells pass the test."""
    near = enumerate(records[:HEAD])
    return next((i for i, record in near if not record.blank and test(keys(record))), None)


def cell(record: Record, position: int | None) -> str:
    """The record's trimmed cell; empty beyond its end."""
    if position is None or position >= len(record.cells):
        return ""
    return record.cells[position].strip()


def non_rows(records: Iterable[Record], reason: str) -> list[NonRow]:
    """The records as non-rows, the blank ones as blank."""
    return [NonRow(r.number, "blank" if r.blank else reason) for r in records]


def is_total(record: Record) -> bool:
    """Whether the first or last filled cell says it is a total."""
    filled = [c for c in record.cells if c.strip()]
    return bool(filled) and (_says_total(filled[0]) or _says_total(filled[-1]))


@lru_cache(maxsize=100_000)
def _says_total(text: str) -> bool:
    return len(text) < 60 and normalise(text) in TOTALS


def no_reason(_record: Record) -> str | None:
    """Every record under the header is data."""
    return None


def unless_total(record: Record) -> str | None:
    """Every record under the header is data but totals."""
    return "total" if is_total(record) else None


def table_under(
    records: Sequence[Record], at: int, why_not: Callable[[Record], str | None] = no_reason
) -> Table:
    """The table whose header is the record at that index and that goes to the file's end.

    why_not: the reason a record under the header is no data, or None.
    """
    header, below = records[at], Records.keeping(records)[at + 1 :]
    reasons = dict.fromkeys(np.flatnonzero(below.same_as(header)).tolist(), "header")
    reasons |= dict.fromkeys(np.flatnonzero(below.blank).tolist(), "blank")
    for i in _asked(below, why_not):
        if i not in reasons and (reason := why_not(below[i])) is not None:
            reasons[i] = reason
    is_data = np.ones(len(below), bool)
    is_data[list(reasons)] = False
    others = [*non_rows(records[:at], "preamble"), NonRow(header.number, "header")]
    others += [NonRow(int(below.numbers[i]), reasons[i]) for i in sorted(reasons)]
    return Table(header, below.where(is_data) if reasons else below, tuple(others))


def _asked(records: Records, why_not: Callable[[Record], str | None]) -> Iterable[int]:
    """The places of records there may be a reason for: nearly none of a long file is a total."""
    if why_not is no_reason:
        return ()
    if why_not is unless_total:
        return np.flatnonzero(records.any_cell(_says_total)).tolist()
    return range(len(records))


def take(records: Sequence[Record], columns: Sequence[Column]) -> Records:
    """The records' cells under those columns, converted; each distinct cell is converted once."""
    kept = Records.keeping(records)
    texts = [_taken(kept.column(column.position), column.convert) for column in columns]
    return Records(kept.numbers, np.full(len(kept), len(texts), np.int16), texts)


def _taken(texts: Texts, convert: Convert) -> Texts:
    return texts.mapped(lambda cell: convert(cell.strip()))


def texts_under(table: Table, position: int) -> list[str]:
    """The column's different trimmed cells, among the table's data."""
    return [cell.strip() for cell in Records.keeping(table.data).column(position).used()]


def too_long(table: Table) -> tuple[Message, ...]:
    """A warning when rows hold more cells than the header names: nothing is dropped in silence."""
    data = Records.keeping(table.data)
    long = data.numbers[data.any_cell(is_filled, len(table.header.cells))]
    if not len(long):
        return ()
    warning = message(
        _("{rows} rows hold more cells than the header, first row {row}: check their columns."),
        rows=len(long),
        row=int(long[0]),
    )
    return (warning,)


def reading(
    name: str,
    kind: Kind,
    source: Source,
    table: Table,
    columns: Sequence[Column],
    ignored: Sequence[str] = (),
) -> Reading:
    """The reading of a file with one table, a row each."""
    return Reading(
        format=name,
        kind=kind,
        columns=tuple(column.name for column in columns),
        headers=tuple(column.header for column in columns),
        rows=take(table.data, columns),
        non_rows=table.non_rows,
        ignored=tuple(ignored),
        warnings=too_long(table),
        encoding=encoding_of(source),
        delimiter=delimiter_of(source),
    )


def encoding_of(source: Source) -> str:
    return "xlsx" if source.is_workbook else source.decoded.encoding


def delimiter_of(source: Source) -> str:
    return "" if source.is_workbook else source.decoded.delimiter


def letter(position: int) -> str:
    """A column as spreadsheets call it: 0 → A, 26 → AA."""
    name = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        name = chr(65 + rest) + name
    return name
