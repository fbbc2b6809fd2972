"""The period a file name or a title speaks of: the one witness where the table has no dates."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date, timedelta

from barometer.questionnaire import normalise
from pipelines.dates import MONTHS, Period, read_day, read_moment

_ISO_DATES = re.compile(r"\d{4}(?P<mark>[-_.])\d{1,2}(?P=mark)\d{1,2}(?!\d)|(?<!\d)20\d{6}(?!\d)")
_WORDED_DATES = re.compile(
    r"\d{1,2}(?:er|st|nd|rd|th)? [^\W\d]+\.? \d{4}|[^\W\d]+\.? \d{1,2},? \d{4}"
)
_NUMBERED = re.compile(r"(?<!\d)\d{1,2}(?P<mark>[-/.])\d{1,2}(?P=mark)\d{4}(?!\d)")
_TO = r" ?(?:–|—|-|au|to|bis|al|hasta|até|tot|do|a|à) ?"
_DAY_MONTH = r"(?P<a>\d{1,2})(?:er)?(?: (?P<m>[^\W\d]+)\.?)?" + _TO + r"(?P<b>\d{1,2})(?:er)?"
_MONTH_DAY = r"(?P<m>[^\W\d]+)\.? (?P<a>\d{1,2})" + _TO + r"(?:(?P<n>[^\W\d]+)\.? )?"
_NAME_RANGES = (
    re.compile(_DAY_MONTH + r" (?P<n>[^\W\d]+)\.? (?P<y>\d{4})"),
    re.compile(_MONTH_DAY + r"(?P<b>\d{1,2}) (?P<y>\d{4})"),
)
# `Week 3 – 9 March`: the year stands elsewhere, if anywhere.
_YEARLESS = (
    re.compile(r"(?<![\w:.])" + _DAY_MONTH + r" (?P<n>[^\W\d]+)\.?(?! ?\d)"),
    re.compile(_MONTH_DAY + r"(?P<b>\d{1,2})(?![\w:.])"),
)
_YEAR = re.compile(r"(?<![\d.,/-])20\d\d(?![\d.,/-])")
_WEEK = re.compile(r"(?<!\d)(?P<y>20\d\d)-?W(?P<w>\d{2})(?!\d)", re.IGNORECASE)
_QUARTER = re.compile(
    r"\b[QT](?P<q>[1-4])[ _-]?(?P<y>20\d\d)\b|\b(?P<y2>20\d\d)[ _-]?[QT](?P<q2>[1-4])\b"
)
# A weekday before its day: `lundi 2`, `Sunday March 8`; `mar.` is one only before `3 mars`.
_WEEKDAY = re.compile(
    r"(?<!\d )\b(?:(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday"
    r"|mon|tue|wed|thu|fri|sat|sun"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lun|mer|jeu|ven|sam|dim"
    r"|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|mo|di|mi|do|fr|sa|so"
    r"|lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo)\.? (?=\d|[^\W\d]+\.? \d)"
    r"|mar\.? (?=\d{1,2} (?!(?:au|to|bis|al)\b)[^\W\d]))",
    re.IGNORECASE,
)
_DAY_NUMBER = re.compile(r"(?<!\w)\d{1,2}(?:er|st|nd|rd|th)?(?!\w)")
_DAY_OF = re.compile(r"(?<![\w:.])\d{1,2}(?:er)? (?P<w>[^\W\d]+)")
_AND = {"and", "et", "und", "y", "au", "to", "bis", "al", "hasta", "e", "en", "tot"}
_NAME_MONTH = re.compile(
    r"(?P<y2>20\d{2})[-_](?P<m>\d{2})(?!\d)"
    r"|(?P<w>[^\W\d]+)[ _-](?P<y>20\d{2})(?![-_]\d{2}(?!\d))"
)


def period_in(text: str, years: Iterable[int] = ()) -> Period | None:
    """The days a file name or title speaks of; None without a date that reads in one way only.

    years: those the rest of the file speaks of; the only one of them is the year of days that
    are written without theirs.
    """
    flat = _flat(text)
    if named := _named_span(flat):
        return named
    numbered = [match[0] for match in _NUMBERED.finditer(flat)]
    if numbered and not any(map(_day_of, _ISO_DATES.finditer(flat))):
        return _numbered_days(numbered)
    days, left = _days_in(flat)
    if not days:
        return _yearless(left, years) or _named_month(left)
    unread = any(normalise(m["w"]) in MONTHS.keys() | _AND for m in _DAY_OF.finditer(left))
    return None if unread else (min(days), max(days))


def stated_period(name: str, texts: Iterable[str]) -> Period | None:
    """The days a file's name speaks of, else the first of its texts that does."""
    texts = list(texts)
    years = {int(year) for text in texts for year in _YEAR.findall(text)}
    found = (period for text in texts if (period := period_in(text)))
    return period_in(name) or next(found, None) or period_in(name, years)


def _flat(text: str) -> str:
    """The text on one line, without file ending, weekdays and the dot of `15. März`."""
    text = unicodedata.normalize("NFC", text)
    flat = re.sub(r"(?<!\d)_|_(?!\d)|\.(?:csv|tsv|txt|xlsx)$|\(\d+\)", " ", text)
    flat = re.sub(r"[\s\u00a0\u202f,]+", " ", flat)
    flat = re.sub(r"(?<![\w.])(\d{1,2})\.(?!\d)", r"\1", flat)
    flat = re.sub(r"(?<=\d) de (?=[^\W\d])|(?<=[^\W\d]) de (?=20\d\d)", " ", flat)
    return _WEEKDAY.sub("", flat)


def _named_span(flat: str) -> Period | None:
    """A week or a quarter of a year: `2025-W10`, `Q1 2025`, `T2 2025`."""
    if week := _WEEK.search(flat):
        if not 1 <= int(week["w"]) <= 52:
            return None
        monday = date.fromisocalendar(int(week["y"]), int(week["w"]), 1)
        return monday, monday + timedelta(days=6)
    if quarter := _QUARTER.search(flat):
        year, number = int(quarter["y"] or quarter["y2"]), int(quarter["q"] or quarter["q2"])
        return date(year, 3 * number - 2, 1), month_end(date(year, 3 * number, 1))
    return None


def _numbered_days(written: list[str]) -> Period | None:
    """Days written `01/03/2025`, where only one order of day and month reads them all."""
    moments = [read_moment(text) for text in written]
    ways = []
    for order in ("day_first", "month_first"):
        read = [getattr(moment, order) for moment in moments if moment]
        if len(read) == len(written) and all(read):
            ways.append((min(read).date(), max(read).date()))
    return ways[0] if len(set(ways)) == 1 else None


def _days_in(flat: str) -> tuple[list[date], str]:
    """Every day written, and the text left without them."""
    days: list[date] = []
    for match in [m for pattern in _NAME_RANGES for m in pattern.finditer(flat)]:
        if ends := _ends(match, int(match["y"])):
            days += ends
            flat = flat.replace(match[0], " ")
    for pattern in (_ISO_DATES, _WORDED_DATES):
        for match in list(pattern.finditer(flat)):
            if day := _day_of(match):
                days.append(day)
                flat = flat.replace(match[0], " ")
    return days, flat


def _day_of(match: re.Match[str]) -> date | None:
    return read_day(match[0].replace("_", "-"))


def _ends(match: re.Match[str], year: int) -> Period | None:
    """First and last day of `10 au 16 mars 2025`; `29 décembre – 4 janvier` spans two years."""
    first = read_day(f"{match['a']} {match['m'] or match['n']} {year}")
    last = read_day(f"{match['b']} {match['n'] or match['m']} {year}")
    if first and last and first > last:
        first = read_day(f"{match['a']} {match['m']} {year - 1}")
    return (first, last) if first and last else None


def _yearless(text: str, years: Iterable[int]) -> Period | None:
    """Days without a year, of the one year the text names elsewhere, else the one given."""
    named = {int(year) for year in _YEAR.findall(text)} or set(years)
    matches = (match for pattern in _YEARLESS for match in pattern.finditer(text))
    ends = (_ends(match, year) for match in matches for year in named)
    return next(filter(None, ends), None) if len(named) == 1 else None


def _named_month(text: str) -> Period | None:
    """The whole month named, where no number beside it may be a day."""
    for match in _NAME_MONTH.finditer(text):
        month = int(match["m"]) if match["m"] else MONTHS.get(normalise(match["w"] or ""), 0)
        year = int(match["y"] or match["y2"])
        if 1 <= month <= 12:
            start = date(year, month, 1)
            numbered = _DAY_NUMBER.search(text.replace(match[0], " "))
            return None if numbered else (start, month_end(start))
    return None


def month_end(day: date) -> date:
    """The last day of the day's month."""
    return (day.replace(day=1) + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def around(period: Period | None, days: int) -> Period | None:
    """The period widened by some days on both sides."""
    if period is None:
        return None
    margin = timedelta(days=days)
    return period[0] - margin, period[1] + margin
