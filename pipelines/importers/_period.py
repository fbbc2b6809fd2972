"""The period a file name or a title speaks of: the one witness where the table has no dates."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta

from barometer.questionnaire import normalise
from pipelines.dates import MONTHS, Period, read_day

_NAME_DATES = re.compile(
    r"\d{4}[-_.]\d{1,2}[-_.]\d{1,2}|(?<!\d)20\d{6}(?!\d)"
    r"|\d{1,2}(?:er|st|nd|rd|th)? [^\W\d]+\.? \d{4}|[^\W\d]+\.? \d{1,2},? \d{4}"
)
_TO = r" ?(?:–|—|-|au|to|bis|al) ?"
_NAME_RANGES = (
    re.compile(
        r"(?P<a>\d{1,2})(?:er)?(?: (?P<m>[^\W\d]+)\.?)?" + _TO + r"(?P<b>\d{1,2})(?:er)?"
        r" (?P<n>[^\W\d]+)\.? (?P<y>\d{4})"
    ),
    re.compile(
        r"(?P<m>[^\W\d]+)\.? (?P<a>\d{1,2})" + _TO + r"(?:(?P<n>[^\W\d]+)\.? )?"
        r"(?P<b>\d{1,2}) (?P<y>\d{4})"
    ),
)
# A weekday before its day: `lundi 2`, `Sunday March 8`; `mar.` is one only before `3 mars`.
_WEEKDAY = re.compile(
    r"\b(?:(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|wed|thu|fri|sat|sun"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lun|mer|jeu|ven|sam|dim"
    r"|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|mo|di|mi|do|fr|sa|so"
    r"|lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo)\.? (?=\d|[^\W\d]+\.? \d)"
    r"|mar\.? (?=\d{1,2} (?!(?:au|to|bis|al)\b)[^\W\d]))",
    re.IGNORECASE,
)
_DAY_NUMBER = re.compile(r"(?<!\w)\d{1,2}(?:er|st|nd|rd|th)?(?!\w)")
_DAY_OF = re.compile(r"(?<![\w:.])\d{1,2}(?:er)? (?P<w>[^\W\d]+)")
_AND = {"and", "et", "und", "y", "au", "to", "bis", "al"}
_NAME_MONTH = re.compile(
    r"(?P<w>[^\W\d]+)[ _-](?P<y>20\d{2})|(?P<y2>20\d{2})[-_](?P<m>\d{2})(?!\d)"
)


def period_in(text: str) -> Period | None:
    """The days a file name or title speaks of; None without a date that reads in one way only."""
    days, left = _days_in(_flat(text))
    if not days:
        return _named_month(left)
    unread = any(normalise(m["w"]) in MONTHS.keys() | _AND for m in _DAY_OF.finditer(left))
    return None if unread else (min(days), max(days))


def _flat(text: str) -> str:
    """The text on one line, without file ending, weekdays and the dot of `15. März`."""
    text = unicodedata.normalize("NFC", text)
    flat = re.sub(r"(?<!\d)_|_(?!\d)|\.(?:csv|tsv|txt|xlsx)$|\(\d+\)", " ", text)
    flat = re.sub(r"[\s\u00a0\u202f,]+", " ", flat)
    flat = re.sub(r"(?<![\w.])(\d{1,2})\.(?!\d)", r"\1", flat)
    return _WEEKDAY.sub("", flat)


def _days_in(flat: str) -> tuple[list[date], str]:
    """Every day written, and the text left without them."""
    days: list[date] = []
    for match in [m for pattern in _NAME_RANGES for m in pattern.finditer(flat)]:
        if ends := _ends(match):
            days += ends
            flat = flat.replace(match[0], " ")
    for written in _NAME_DATES.findall(flat):
        if day := read_day(written.replace("_", "-")):
            days.append(day)
            flat = flat.replace(written, " ")
    return days, flat


def _ends(match: re.Match[str]) -> Period | None:
    """First and last day of `10 au 16 mars 2025`; `29 décembre – 4 janvier` spans two years."""
    first = read_day(f"{match['a']} {match['m'] or match['n']} {match['y']}")
    last = read_day(f"{match['b']} {match['n'] or match['m']} {match['y']}")
    if first and last and first > last:
        first = read_day(f"{match['a']} {match['m']} {int(match['y']) - 1}")
    return (first, last) if first and last else None


def _named_month(text: str) -> Period | None:
    """The whole month named, where no number beside it may be a day."""
    for match in _NAME_MONTH.finditer(text):
        month = int(match["m"]) if match["m"] else MONTHS.get(normalise(match["w"] or ""), 0)
        year = int(match["y"] or match["y2"])
        if 1 <= month <= 12:
            start = date(year, month, 1)
            end = (start + timedelta(days=31)).replace(day=1) - timedelta(days=1)
            numbered = _DAY_NUMBER.search(text.replace(match[0], " "))
            return None if numbered else (start, end)
    return None


def around(period: Period | None, days: int) -> Period | None:
    """The period widened by some days on both sides."""
    if period is None:
        return None
    margin = timedelta(days=days)
    return period[0] - margin, period[1] + margin
