"""What formats of page views share: columns found by header, rows gathered, each record named."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from barometer.errors import FileError, Message, MissingDaysError, _, message
from barometer.questionnaire import normalise
from pipelines.cells import parse_number, plain_count
from pipelines.importers._period import stated_period
from pipelines.importers._table import TOTALS, cell, delimiter_of, encoding_of, words
from pipelines.reading import NonRow, Reading
from pipelines.source import Record, Source

Days = tuple[str, str]  # first and last day, ISO
COLUMNS = (
    *("resource", "title", "updated_on", "period_start", "period_end"),
    *("viewer", "views", "unique_viewers"),
)
_TOTAL_VIEWS = words(
    "total views|total page views|total pageviews|total des vues|nombre total de vues|"
    "vues totales|total de vistas|vistas totales|aufrufe gesamt|totale visualizzazioni"
)
_DECLARED = re.compile(r"(?P<label>[^\d:]+?)\s*:?\s*(?P<views>\d[\d\s.,'’]*)")
_REQUIRED = {"resource", "period_start", "period_end", "views"}


@dataclass(frozen=True)
class PageTable:
    """Where a table of pages keeps what is read: column → position.

    also: positions read beside them, such as a second name of the page.
    """

    header: Record
    columns: dict[str, int]
    also: frozenset[int] = frozenset()

    def text(self, record: Record, column: str) -> str:
        return cell(record, self.columns.get(column))


@dataclass
class Gathered:
    """Rows and non-rows as a file is walked through.

    views, declared: what each table's rows add up to and what its totals claim, by its header's
        number. stated: what is said above a table.
    notes: what else whoever loads the file should know.
    """

    rows: list[Record] = field(default_factory=list)
    non_rows: list[NonRow] = field(default_factory=list)
    tables: list[PageTable] = field(default_factory=list)
    views: defaultdict[int, float] = field(default_factory=lambda: defaultdict(float))
    declared: defaultdict[int, float] = field(default_factory=lambda: defaultdict(float))
    stated: dict[int, float] = field(default_factory=dict)
    notes: list[Message] = field(default_factory=list)

    def leave(self, record: Record, reason: str) -> None:
        self.non_rows.append(NonRow(record.number, "blank" if record.blank else reason))

    def count(self, table: PageTable, record: Record) -> None:
        """Add the record's views to what the total is compared with."""
        views = parse_number(table.text(record, "views"), whole=True) or 0
        self.views[table.header.number] += views

    def add(
        self, table: PageTable, record: Record, resource: str, days: Days, **known: str
    ) -> None:
        """A row in the order of COLUMNS; `known` is what does not stand in its own column."""
        cells = {
            "title": table.text(record, "title"),
            "views": plain_count(table.text(record, "views")),
            "unique_viewers": plain_count(table.text(record, "unique_viewers")),
        } | known
        cells |= {"resource": resource, "period_start": days[0], "period_end": days[1]}
        self.rows.append(Record(record.number, tuple(cells.get(c, "") for c in COLUMNS)))
        self.count(table, record)

    def declare(self, header: Record, record: Record) -> None:
        """A total said above the table with that header, where the table has no total itself."""
        said = _DECLARED.fullmatch(" ".join(record.cells).strip(" #"))
        if said and normalise(said["label"]) in TOTALS | _TOTAL_VIEWS:
            declared = parse_number(said["views"], whole=True)
            if declared is not None:
                self.stated.setdefault(header.number, declared)

    def total(self, table: PageTable, record: Record) -> None:
        self.leave(record, "total")
        declared = parse_number(table.text(record, "views"), whole=True)
        if declared is not None:
            self.declared[table.header.number] += declared


def views_reading(name: str, source: Source, gathered: Gathered, facts: dict[str, str]) -> Reading:
    """The reading; columns no row of the file fills are left out."""
    if not gathered.rows:
        raise FileError(
            message(_("{file} counts no page."), file=source.name),
            message(_("Export a longer period, or the report of pages.")),
        )
    filled = enumerate(zip(*(row.cells for row in gathered.rows), strict=True))
    kept = [i for i, cells in filled if COLUMNS[i] in _REQUIRED or any(cells)]
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
        warnings=(*gathered.notes, *_wrong_totals(gathered)),
        encoding=encoding_of(source),
        delimiter=delimiter_of(source),
    )


def _ignored(table: PageTable) -> tuple[str, ...]:
    used = table.also.union(table.columns.values())
    headers = enumerate(table.header.cells)
    return tuple(text for i, text in headers if i not in used and text.strip())


def _wrong_totals(gathered: Gathered) -> Iterator[Message]:
    """A warning for each table whose own total is not the sum of what was read."""
    for table, declared in {**gathered.stated, **gathered.declared}.items():
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


def whole_period(source: Source, texts: Iterable[str]) -> Days:
    """The days of a file whose table has none: in its name, else in its words outside the table."""
    found = stated_period(source.name, texts)
    if found is None:
        raise undated(source.name)
    return found[0].isoformat(), found[1].isoformat()


def undated(name: str) -> MissingDaysError:
    """The error for a file that does not say when its pages were viewed."""
    return MissingDaysError(
        message(_("{file} does not say which days it counts."), file=name),
        message(_("Say them: --days 2025-03-01..2025-03-31, or in the file’s name.")),
    )


def without_pages(name: str, way_out: Message) -> FileError:
    """The error for a file of the right tool that counts something else than pages."""
    happened = _("{file} counts the visits of the whole site, not its pages.")
    return FileError(message(happened, file=name), way_out)
