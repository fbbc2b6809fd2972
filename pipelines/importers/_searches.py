"""What formats of searches share: the words of their headers, rows gathered, the reading."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from barometer.errors import FileError, _, message
from barometer.questionnaire import normalise
from pipelines.cells import plain_count
from pipelines.importers._table import cell, delimiter_of, encoding_of
from pipelines.importers._views import Days
from pipelines.reading import NonRow, Reading
from pipelines.source import Record, Source

COLUMNS = ("term", "period_start", "period_end", "searches", "searchers", "without_result")
_REQUIRED = {"term", "period_start", "period_end"}


@dataclass(frozen=True)
class TermTable:
    """Where a table of terms keeps what is read: column → position.

    led_nowhere: whether it lists only searches that found nothing.
    """

    header: Record
    columns: Mapping[str, int]
    led_nowhere: bool = False

    def text(self, record: Record, column: str) -> str:
        return cell(record, self.columns.get(column))


@dataclass
class Terms:
    """Rows and non-rows of one table of terms as a file is walked through."""

    table: TermTable
    rows: list[Record] = field(default_factory=list)
    non_rows: list[NonRow] = field(default_factory=list)

    def leave(self, record: Record, reason: str) -> None:
        self.non_rows.append(NonRow(record.number, "blank" if record.blank else reason))

    def add(self, record: Record, term: str, days: Days) -> None:
        """A row in the order of COLUMNS; a list of what led nowhere counts only that."""
        table = self.table
        cells = {
            name: plain_count(table.text(record, name))
            for name in ("searches", "searchers", "without_result")
        }
        if table.led_nowhere:
            cells = {"without_result": cells["without_result"] or cells["searches"]}
        cells |= {"term": term, "period_start": days[0], "period_end": days[1]}
        self.rows.append(Record(record.number, tuple(cells.get(c, "") for c in COLUMNS)))


def searches_reading(
    name: str, source: Source, terms: Terms, facts: dict[str, str] | None = None
) -> Reading:
    """The reading; columns no row of the file fills are left out."""
    if not terms.rows:
        raise FileError(
            message(_("{file} lists no term that was searched for."), file=source.name),
            message(_("Export a longer period, or the report of search terms.")),
        )
    filled = enumerate(zip(*(row.cells for row in terms.rows), strict=True))
    kept = [i for i, cells in filled if COLUMNS[i] in _REQUIRED or any(cells)]
    table = terms.table
    columns = tuple(COLUMNS[i] for i in kept)
    used = set(table.columns.values())
    headers = enumerate(table.header.cells)
    return Reading(
        format=name,
        kind="searches",
        columns=columns,
        headers=tuple(_header(table, column) for column in columns),
        rows=tuple(Record(r.number, tuple(r.cells[i] for i in kept)) for r in terms.rows),
        non_rows=tuple(terms.non_rows),
        ignored=tuple(text for i, text in headers if i not in used and text.strip()),
        facts=facts or {},
        encoding=encoding_of(source),
        delimiter=delimiter_of(source),
    )


def _header(table: TermTable, column: str) -> str:
    """What the file calls a column; a list of what led nowhere counts under its only one."""
    if column == "without_result" and table.led_nowhere and column not in table.columns:
        column = "searches"
    return cell(table.header, table.columns.get(column)) or column


def says(texts: Sequence[str], known: frozenset[str]) -> bool:
    """Whether one of the texts speaks of one of those things."""
    said = [f" {normalise(text)} " for text in texts]
    return any(f" {words} " in text for words in known for text in said)
