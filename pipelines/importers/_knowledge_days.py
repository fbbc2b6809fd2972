"""Which days a row of a knowledge base's export counts: its own, else those of the whole file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from barometer.errors import Message, _, message
from pipelines.dates import Period, Translate, date_translator, read_moment
from pipelines.importers._knowledge import Layout
from pipelines.importers._period import around, month_end, period_in
from pipelines.importers._table import cell
from pipelines.importers._views import Days, undated
from pipelines.source import Record, Source


@dataclass(frozen=True)
class DayColumns:
    """Where the rows say their days: `start` and `end`, or one of `day`, `week`, `month`.

    whole: the days of a file whose rows say none.
    """

    columns: Mapping[str, int]
    translate: Translate
    whole: Days | None = None

    def of(self, record: Record) -> Days:
        """The record's first and last day; what cannot be read stays as written."""
        if self.whole is not None:
            return self.whole
        spans = [self._span(name, cell(record, at)) for name, at in self.columns.items()]
        return spans[0][0], spans[-1][1]

    def _span(self, name: str, text: str) -> Days:
        if day := (self.translate(text) or "")[:10]:
            return day, _last(name, date.fromisoformat(day)).isoformat()
        period = period_in(text)
        return (period[0].isoformat(), period[1].isoformat()) if period else (text, text)


def _last(name: str, day: date) -> date:
    """The last day of what starts that day."""
    if name == "week":
        return day + timedelta(days=6)
    return month_end(day) if name == "month" else day


def day_columns(
    source: Source, found: Layout, day_first: bool | None, stated: Period | None
) -> DayColumns:
    """The columns of days the table has, and how they are read."""
    columns = _columns(found.columns)
    below = source.records[found.header.number :]
    texts = [cell(record, at) for at in columns.values() for record in below]
    translate = date_translator(texts, source.name, day_first, around(stated, 31))
    return DayColumns(columns, translate)


def update_days(
    source: Source, found: Layout, day_first: bool | None, days: DayColumns
) -> Translate:
    """How the days of last updates are read: in the order the days of views are written."""
    below = source.records[found.header.number :]
    at = found.columns.get("updated_on")
    if at is None:
        return lambda _text: None
    if day_first is None:
        day_first = _order(days, below)
    return date_translator([cell(record, at) for record in below], source.name, day_first)


def _order(days: DayColumns, below: Sequence[Record]) -> bool | None:
    """Whether the days of views are read day first; None where their order does not matter."""
    for record in below:
        for at in days.columns.values():
            moment = read_moment(cell(record, at))
            if moment and moment.day_first != moment.month_first:
                return moment.iso(True) == days.translate(cell(record, at))
    return None


def length(period: Period | None) -> int | None:
    """The number of days of a period."""
    return (period[1] - period[0]).days + 1 if period else None


def _columns(named: Mapping[str, int]) -> dict[str, int]:
    if {"start", "end"} <= named.keys():
        return {"start": named["start"], "end": named["end"]}
    first = next((name for name in ("day", "week", "month") if name in named), None)
    return {} if first is None else {first: named[first]}


def snapshot(name: str, stated: Period | None, span: int | None, notes: list[Message]) -> Days:
    """The days of a file whose rows have none: those stated, or the last ones up to one day.

    A day alone, in the name of a file that counts up to it, is the day it was made.
    """
    if stated is None:
        raise undated(name)
    first, last = stated
    if span and first == last:
        first = last - timedelta(days=span - 1)
    elif first == last and name.count(first.isoformat()) < 2:
        raise undated(name)
    said = (last - first).days + 1
    if span and abs(said - span) > 2:
        note = _("The file counts {span} days, and is said to be of {days}.")
        notes.append(message(note, span=span, days=said))
    return first.isoformat(), last.isoformat()
