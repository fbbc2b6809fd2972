"""Luma's list of guests: who was checked in was there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from barometer.errors import FileError, Message, _, message
from pipelines.cells import parse_yes_no
from pipelines.dates import Translate, date_translator
from pipelines.importers._guests import Guests, read_guests
from pipelines.importers._meeting import Roles, day_in_name, find_columns, split_title, undated
from pipelines.importers._period import around, period_in
from pipelines.importers._table import cell, find_record, is_total, keys, table_under, words
from pipelines.reading import Reading, Recognition
from pipelines.source import Record, Source

ROLES: Roles = {
    "id": words("api id|guest id|guest api id"),
    "name": words("name|full name"),
    "first": words("first name"),
    "last": words("last name"),
    "email": words("email|e mail"),
    "created": words("created at|registered at"),
    "approval": words("approval status"),
    "checked": words("checked in at"),
}
# `<event> - Guests - 2025-08-08-03-12-33.csv`: when it was exported, not when it was held.
_EXPORT_NAME = re.compile(r"(?P<title>.*?)\s*-\s*Guests?(?:\s*-\s*[\d-]{10,}.*|\.[^.]+|\s*\(.*)$")


def recognise(source: Source) -> Recognition | None:
    """A header with when a guest was checked in, and whether they were approved or their id."""
    if find_record(source.records, _is_header) is None:
        return None
    evidence = message(_("The columns are those of a Luma list of guests."))
    return Recognition(97, evidence, "attendance")


def _is_header(headers: Sequence[str]) -> bool:
    columns = find_columns(headers, ROLES)
    known = {"id", "approval", "created"} & columns.keys()
    return (
        "checked" in columns and bool(known) and bool({"name", "email", "first"} & columns.keys())
    )


def read(source: Source, _recognition: Recognition, day_first: bool | None) -> Reading:
    """One row a guest who was checked in, on the day most of them were."""
    at = find_record(source.records, _is_header) or 0
    columns = find_columns(keys(source.records[at]), ROLES)
    table = table_under(source.records, at, _why_not(columns["checked"]))
    if not table.data:
        raise FileError(
            message(
                _("Nobody was checked in, by {file}: it does not say who came."), file=source.name
            ),
            message(
                _(
                    "Check the guests who came in with Luma and export again, or list them in a "
                    "plain file of attendance."
                )
            ),
        )
    guests = Guests(table, columns)
    written = [cell(r, columns.get(role)) for role in ("checked", "created") for r in table.data]
    period = around(period_in(source.name), 31)
    translate = date_translator(written, source.name, day_first, period)
    days = _days(guests, translate)
    title, day = _title(source.name), _held_on(source.name, days)
    session = (split_title(title), day)
    warnings = tuple(_warnings(days, day))
    return read_guests("luma", source, guests, lambda _r: session, {"title": title}, warnings)


def _why_not(checked: int) -> Callable[[Record], str | None]:
    """Why a record is no attendance: nobody checked the guest in."""

    def why_not(record: Record) -> str | None:
        if is_total(record):
            return "total"
        text = cell(record, checked)
        came = bool(text) and parse_yes_no(text) is not False
        return None if came else "no attendance"

    return why_not


def _days(guests: Guests, translate: Translate) -> Counter[str]:
    """Day of check-in → guests."""
    moments = (translate(guests.text(record, "checked")) or "" for record in guests.table.data)
    return Counter(moment[:10] for moment in moments if moment)


def _title(file: str) -> str:
    match = _EXPORT_NAME.fullmatch(file)
    return match["title"] if match else ""


def _held_on(file: str, days: Counter[str]) -> str:
    """The day most guests were checked in, or a day beside it that the file's name says.

    Check-ins are in UTC, where an evening west of Greenwich is already the next day.
    """
    most = min(days, key=lambda day: (-days[day], day), default="")
    named = "" if _title(file) else day_in_name(file)
    if named and (
        not most or abs((date.fromisoformat(named) - date.fromisoformat(most)).days) == 1
    ):
        return named
    if not most:
        raise undated(file)
    return most


def _warnings(days: Counter[str], day: str) -> Iterator[Message]:
    if len(days) > 1:
        yield message(
            _("Guests were checked in on {days} days, in UTC; the meeting is taken as of {date}."),
            days=len(days),
            date=day,
        )
