"""What formats of page views share: columns found by header, rows gathered, each record named."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from barometer.errors import FileError, Message, _, message
from pipelines.cells import parse_number, plain_count
from pipelines.importers._table import cell, delimiter_of, encoding_of
from pipelines.reading import NonRow, Reading
from pipelines.source import Record, Source

Days = tuple[str, str]  # first and last day, ISO


@dataclass(frozen=True)
class PageTable:
    """Where a table of pages keeps what is read: column → position."""

    header: Record
    columns: dict[str, int]

    def text(self, record: Record, column: str) -> str:
        return cell(record, self.columns.get(column))


@dataclass
class Gathered:
    """Rows and non-rows as a file is walked through.

    views, declared: what each table's rows add up to and what its totals claim, by its header's
        number.
    """

    rows: list[Record] = field(default_factory=list)
    non_rows: list[NonRow] = field(default_factory=list)
    tables: list[PageTable] = field(default_factory=list)
    views: defaultdict[int, float] = field(default_factory=lambda: defaultdict(float))
    declared: defaultdict[int, float] = field(default_factory=lambda: defaultdict(float))

    def leave(self, record: Record, reason: str) -> None:
        self.non_rows.append(NonRow(record.number, "blank" if record.blank else reason))

    def count(self, table: PageTable, record: Record) -> None:
        """Add the record's views to what the total is compared with."""
        views = parse_number(table.text(record, "views"), whole=True) or 0
        self.views[table.header.number] += views

    def add(self, table: PageTable, record: Record, resource: str, days: Days) -> None:
        """A row: resource, title, period_start, period_end, views, unique_viewers."""
        title, views = table.text(record, "title"), plain_count(table.text(record, "views"))
        unique = plain_count(table.text(record, "unique_viewers"))
        self.rows.append(Record(record.number, (resource, title, *days, views, unique)))
        self.count(table, record)

    def total(self, table: PageTable, record: Record) -> None:
        self.leave(record, "total")
        declared = parse_number(table.text(record, "views"), whole=True)
        if declared is not None:
            self.declared[table.header.number] += declared


COLUMNS = ("resource", "title", "period_start", "period_end", "views", "unique_viewers")


def views_reading(name: str, source: Source, gathered: Gathered, facts: dict[str, str]) -> Reading:
    """The reading; columns no table of the file has are left out."""
    if not gathered.rows:
        raise FileError(
            message(_("{file} counts no page."), file=source.name),
            message(_("Export a longer period, or the report of pages.")),
        )
    known = {"resource", "period_start", "period_end", "views"}
    known |= {column for table in gathered.tables for column in table.columns}
    kept = [i for i, column in enumerate(COLUMNS) if column in known]
    first = gathered.tables[0]
    columns = tuple(COLUMNS[i] for i in kept)
    return Reading(
        format=name,
        kind="views",
        columns=columns,
        headers=tuple(cell(first.header, first.columns.get(c)) or c for c in columns),
        rows=tuple(Record(r.number, tuple(r.cells[i] for i in kept)) for r in gathered.rows),
        non_rows=tuple(gathered.non_rows),
        ignored=_ignored(first),
        facts=facts,
        warnings=tuple(_warnings(gathered)),
        encoding=encoding_of(source),
        delimiter=delimiter_of(source),
    )


def _ignored(table: PageTable) -> tuple[str, ...]:
    used = set(table.columns.values())
    headers = enumerate(table.header.cells)
    return tuple(text for i, text in headers if i not in used and text.strip())


def _warnings(gathered: Gathered) -> Iterator[Message]:
    """A warning for each table whose own total is not the sum of what was read."""
    for table, declared in gathered.declared.items():
        read = gathered.views[table]
        if declared != read and math.isfinite(declared) and math.isfinite(read):
            yield message(
                _("The file declares {declared} views in total, its rows add up to {read}."),
                declared=int(declared),
                read=int(read),
            )


def columns_by_header(headers: Sequence[str], names: dict[str, frozenset[str]]) -> dict[str, int]:
    """Column → position of the first header that is one of its names, in the names' order."""
    found: dict[str, int] = {}
    for column, known in names.items():
        position = next((i for i, header in enumerate(headers) if header in known), None)
        if position is not None and position not in found.values():
            found[column] = position
    return found
