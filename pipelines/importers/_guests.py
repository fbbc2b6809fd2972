"""What lists of guests share (Luma, Eventbrite, Meetup): a row a guest, some of whom came."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from barometer.errors import Message, _, message
from pipelines.cells import parse_number
from pipelines.importers._meeting import (
    COLUMNS,
    Title,
    address,
    clean_name,
    headers_of,
    unused_headers,
)
from pipelines.importers._table import Table, cell, delimiter_of, encoding_of, too_long
from pipelines.reading import Reading
from pipelines.source import Record, Source

Sessions = Callable[[Record], tuple[Title, str]]  # a guest's event: its title, its day as ISO text


@dataclass(frozen=True)
class Guests:
    """The table of those who came, and where its columns are."""

    table: Table
    columns: dict[str, int]

    def text(self, record: Record, role: str) -> str:
        return cell(record, self.columns.get(role))

    def name(self, record: Record) -> str:
        halves = f"{self.text(record, 'first')} {self.text(record, 'last')}"
        return clean_name(self.text(record, "name") or halves)

    def person(self, record: Record) -> str:
        """The address; where there is none, what the tool itself numbers people by."""
        return address(self.text(record, "email")) or self.text(record, "id")


def read_guests(
    name: str,
    source: Source,
    guests: Guests,
    session_of: Sessions,
    facts: dict[str, str],
    warnings: Sequence[Message],
) -> Reading:
    """One row a guest who came; nobody's minutes are known."""
    table = guests.table
    rows = tuple(_rows(guests, session_of))
    who = "email" if "email" in guests.columns else "id"
    return Reading(
        format=name,
        kind="attendance",
        columns=COLUMNS,
        headers=headers_of(table.header, guests.columns, who, "name"),
        rows=rows,
        non_rows=table.non_rows,
        ignored=unused_headers(table.header, guests.columns),
        facts={fact: value for fact, value in facts.items() if value},
        warnings=(*too_long(table), *warnings),
        encoding=encoding_of(source),
        delimiter=delimiter_of(source),
    )


def _rows(guests: Guests, session_of: Sessions) -> Iterator[Record]:
    for record in guests.table.data:
        title, day = session_of(record)
        who = (guests.person(record), guests.name(record))
        yield Record(record.number, (title.series, day, title.title, title.topic, *who, ""))


def extra_guests(texts: Sequence[str], counted: int) -> Iterator[Message]:
    """A warning of people who came along and whom no row names.

    counted: how many of each number the row itself stands for.
    """
    numbers = [int(parse_number(text, whole=True) or 0) - counted for text in texts]
    unnamed = sum(number for number in numbers if number > 0)
    if unnamed:
        yield message(
            _("{guests} people came along with others; without a name they are not counted."),
            guests=unnamed,
        )
