"""What attendance formats share: a meeting's title, its day, people's names, their minutes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from barometer.errors import Message, MissingDaysError, _, message
from pipelines.cells import number_text, parse_number
from pipelines.importers._period import period_in
from pipelines.importers._table import cell
from pipelines.source import Record

Roles = Mapping[str, frozenset[str]]  # what a column may be → the normalised headers that say so
COLUMNS = ("series", "held_on", "title", "topic", "person", "name", "minutes")
HEADCOUNT_COLUMNS = ("series", "held_on", "title", "topic", "participants")
_SEPARATOR = re.compile(r"\s+[–—-]\s+|\s*\|\s*|\s*:\s+")
_NUMBER = re.compile(r"\s*(?:#|n°|no\.)\s*\d+\s*", re.IGNORECASE)
_SUFFIX = re.compile(
    r"\s*\((?:unverified|guest|external|invit[ée]e?|non v[ée]rifi[ée]e?|externe|gość|"
    r"niezweryfikowan[ya]|gast|invitado|ospite|convidado)\)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Title:
    """A meeting's title in parts: `series – topic: title`."""

    series: str = ""
    topic: str = ""
    title: str = ""


def split_title(text: str) -> Title:
    """`Product Crafternoon #3 – Hotjar videos: five surprises` → its three parts.

    One part after the series is its topic. `null` is what Teams writes for no title.
    """
    if text.strip().casefold() in ("", "null", "(null)"):
        return Title()
    series, *rest = (part.strip() for part in _SEPARATOR.split(text.strip(), maxsplit=2))
    return Title(_NUMBER.sub(" ", series).strip() or series, *rest)


def clean_name(text: str) -> str:
    """The name without what the tool adds: `(Unverified)`, `(Guest)`, `(Invité)`."""
    return re.sub(r"\s+", " ", _SUFFIX.sub("", text)).strip()


def address(*cells: str) -> str:
    """The first e-mail address or account name among the cells, in lower case."""
    return next((c.strip().casefold() for c in cells if "@" in c), "")


def find_columns(headers: Sequence[str], roles: Roles) -> dict[str, int]:
    """Role → position of the first normalised header that says so."""
    columns: dict[str, int] = {}
    for position, header in enumerate(headers):
        for role, names in roles.items():
            if header in names:
                columns.setdefault(role, position)
    return columns


def headers_of(header: Record, columns: Mapping[str, int], *roles: str) -> tuple[str, ...]:
    """What the file calls person, name and minutes; our own words for what stands elsewhere."""
    places = dict(zip(("person", "name", "minutes"), map(columns.get, roles), strict=False))
    return tuple(cell(header, places.get(column)) or column for column in COLUMNS)


def unused_headers(header: Record, columns: Mapping[str, int]) -> tuple[str, ...]:
    """Headers of the columns nothing is taken from."""
    used = set(columns.values())
    return tuple(text for i, text in enumerate(header.cells) if i not in used and text.strip())


def day_in_name(file: str) -> str:
    """The one day a file's name speaks of, as ISO text; empty where it names none or several."""
    period = period_in(file)
    return period[0].isoformat() if period and period[0] == period[1] else ""


def undated(file: str) -> MissingDaysError:
    """The error for a file that says nowhere when its meeting was held."""
    return MissingDaysError(
        message(_("{file} does not say on which day its meeting was held."), file=file),
        message(_("Say it: --days 2025-03-13, or in the file’s name.")),
    )


def minutes_between(start: str | None, end: str | None) -> str:
    """Minutes from one ISO time to another; empty where one is missing or they are in disorder."""
    if not start or not end or min(len(start), len(end)) <= len("2025-03-13"):
        return ""
    first, last = (datetime.fromisoformat(iso.removesuffix("Z")) for iso in (start, end))
    return number_text((last - first).total_seconds() / 60) if last >= first else ""


def differs_from_declared(declared: str, rows: Sequence[Record]) -> tuple[Message, ...]:
    """A warning where a report declares another number of participants than people or rows read."""
    number = parse_number(declared, whole=True)
    people = {row.cells[4] or row.cells[5] for row in rows}
    if number is None or number in (len(people), len(rows)):
        return ()
    warning = message(
        _("The report declares {declared} participants, {read} were read."),
        declared=int(number),
        read=len(people),
    )
    return (warning,)
