"""The period a file name or a title speaks of: the one witness where the table has no dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from barometer.questionnaire import normalise
from pipelines.dates import MONTHS, Period, read_day

_NAME_DATES = re.compile(
    r"\d{4}[-_.]\d{1,2}[-_.]\d{1,2}|(?<!\d)20\d{6}(?!\d)"
    r"|\d{1,2}(?:er|st|nd|rd|th)? [^\W\d]+\.? \d{4}|[^\W\d]+\.? \d{1,2},? \d{4}"
)
_NAME_RANGES = (
    re.compile(
        r"(?P<a>\d{1,2})(?:er)?(?: (?P<m>[^\W\d]+))? ?(?:–|-|au|to) ?"
        r"(?P<b>\d{1,2}) (?P<n>[^\W\d]+) (?P<y>\d{4})"
    ),
    re.compile(
        r"(?P<m>[^\W\d]+) (?P<a>\d{1,2}) ?[–-] ?"
        r"(?:(?P<n>[^\W\d]+) )?(?P<b>\d{1,2}) (?P<y>\d{4})"
    ),
)
_NAME_MONTH = re.compile(
    r"(?P<w>[^\W\d]+)[ _-](?P<y>20\d{2})|(?P<y2>20\d{2})[-_](?P<m>\d{2})(?!\d)"
)


def period_in(text: str) -> Period | None:
    """The days a file name or title speaks of; None without a date that reads in one way only."""
    flat = re.sub(r"(?<!\d)_|_(?!\d)|\.(?:csv|tsv|txt|xlsx)$", " ", text)
    flat = re.sub(r"[\s\u00a0\u202f,]+", " ", flat)
    found = [*_ranges(flat), *(read_day(d.replace("_", "-")) for d in _NAME_DATES.findall(flat))]
    days = [day for day in found if day is not None]
    return (min(days), max(days)) if days else _named_month(flat)


def _ranges(flat: str) -> Iterator[date | None]:
    """First and last day of `10 au 16 mars 2025` or `March 10 – 16, 2025`."""
    for match in (m for pattern in _NAME_RANGES for m in pattern.finditer(flat)):
        yield read_day(f"{match['a']} {match['m'] or match['n']} {match['y']}")
        yield read_day(f"{match['b']} {match['n'] or match['m']} {match['y']}")


def _named_month(text: str) -> Period | None:
    for match in _NAME_MONTH.finditer(text):
        month = int(match["m"]) if match["m"] else MONTHS.get(normalise(match["w"] or ""), 0)
        year = int(match["y"] or match["y2"])
        if 1 <= month <= 12:
            start = date(year, month, 1)
            return start, (start + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return None


def around(period: Period | None, days: int) -> Period | None:
    """The period widened by some days on both sides."""
    if period is None:
        return None
    margin = timedelta(days=days)
    return period[0] - margin, period[1] + margin
