"""Which days a GA4 table counts: its preamble's, or its rows' own in one of GA4's many ways."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from barometer.questionnaire import normalise
from pipelines.dates import Period, read_day
from pipelines.importers._period import month_end, period_in
from pipelines.importers._views import Days

_UNITS = {
    "hour": "hour|heure|hora|stunde|ora|uur|godzina",
    "day": "day|jour|dia|tag|giorno|dag|dzien",
    "week": "week|semaine|semana|woche|settimana|tydzien",
    "month": "month|mois|mes|monat|mese|maand|miesiac",
}
_NTH = r"(?:nth|ne|nieme|n ieme|enieme|n esimo|enesimo|n ter|n te|n tes|ennesimo|nde|n de|n ty)"
# What GA4 calls an index of days from the start, an hour, a day, a week or a month.
DIMENSIONS: dict[str, re.Pattern[str]] = {
    f"nth_{unit}": re.compile(rf"{_NTH} (?:{said})|(?:{said}) n|no (?:{said})")
    for unit, said in _UNITS.items()
} | {
    "day": re.compile(
        rf"date|fecha|datum|data|{_UNITS['day']}|(?:date|fecha|datum|data)"
        r" (?:hour|heure|hora|stunde|ora|uur)(?: .*)?"
    ),
    "week": re.compile(rf"{_UNITS['week']}"),
    "month": re.compile(
        rf"{_UNITS['month']}|(?:year|annee|ano|jahr|anno|jaar) (?:{_UNITS['month']})"
        r"|(?:mois|mes|mese) (?:annee|ano|anno)|jahr und monat|mes y ano|mois et annee"
    ),
}
_LABEL = re.compile(r"#?\s*(?P<label>[^\W\d][^:：]*)[:：]\s*(?P<rest>.*)", re.DOTALL)
_NOT_OF_DATA = re.compile(
    r"(?:account|compte|cuenta|konto|conta|property|propriete|propiedad|property|propriedade|"
    r"proprieta|eigenschap|uslug).*|.*\b(?:generated|created|exported|genere|cree|exporte|"
    r"erstellt|exportiert|generado|creado|exportado|gerado|criado|generato|creato)\b.*"
)
_COMPACT = re.compile(r"(?<!\d)(?:19|20)\d{6}(?!\d)")


def period_of(comments: Sequence[str]) -> Days | None:
    """First and last day the lines of a preamble name; accounts and print dates are no such."""
    days = [day for comment in comments for day in _days_in(comment)]
    return (min(days).isoformat(), max(days).isoformat()) if days else None


def _days_in(comment: str) -> Iterator[date]:
    labelled = _LABEL.fullmatch(comment.strip())
    if _NOT_OF_DATA.fullmatch(normalise(labelled["label"] if labelled else comment)):
        return
    compact = [day for text in _COMPACT.findall(comment) if (day := read_day(text))]
    yield from compact or period_in(labelled["rest"] if labelled else comment.strip("# ")) or ()


def days_of(dimension: str, text: str, whole: Days) -> Days:
    """The days a cell of that dimension means within the whole period; as written if none."""
    start, end = (read_day(day) for day in whole)
    found: Period | None = None
    if dimension == "day" and (day := _written_day(text, start, end)):
        found = (day, day)
    elif start and end and text.isascii() and text.isdigit() and len(text) <= 6:
        found = _counted(dimension, int(text), start, end)
    found = found or period_in(text)
    return (found[0].isoformat(), found[1].isoformat()) if found else (text, text)


def _written_day(text: str, start: date | None, end: date | None) -> date | None:
    """`20250303`, `2025030314` with its hour, or `03` in a period of one month."""
    if text.isdigit() and len(text) == 10:
        text = text[:8]
    if text.isdigit() and len(text) <= 2 and start and end and month_end(start) == month_end(end):
        return read_day(f"{start:%Y-%m}-{text.zfill(2)}")
    return read_day(text)


def _counted(dimension: str, number: int, start: date, end: date) -> Period | None:
    """The period with that index from the start, or that number in its year."""
    if dimension in ("nth_day", "nth_hour"):
        day = start + timedelta(days=number if dimension == "nth_day" else number // 24)
        return (day, day) if number <= 100_000 else None
    if dimension == "nth_week":
        sunday = _sunday(start) + timedelta(weeks=min(number, 10_000))
        return _within(sunday, sunday + timedelta(days=6), start, end)
    if dimension == "week" and start.year == end.year and number <= 54:
        sunday = _sunday(date(start.year, 1, 1)) + timedelta(weeks=number - 1)
        return _within(sunday, sunday + timedelta(days=6), start, end)
    if dimension == "month" and number >= 100_000:
        return _month(number // 100, number % 100, start, end)
    if dimension == "month" and start.year == end.year:
        return _month(start.year, number, start, end)
    if dimension == "nth_month" and number <= 1200:
        months = start.month - 1 + number
        return _month(start.year + months // 12, months % 12 + 1, start, end)
    return None


def _sunday(day: date) -> date:
    """The Sunday GA4 starts the day's week with."""
    return day - timedelta(days=(day.weekday() + 1) % 7)


def _month(year: int, month: int, start: date, end: date) -> Period | None:
    if not (1900 <= year < 2200 and 1 <= month <= 12):
        return None
    first = date(year, month, 1)
    return _within(first, month_end(first), start, end)


def _within(first: date, last: date, start: date, end: date) -> Period | None:
    """The part of a week or month that the report covers."""
    first, last = max(first, start), min(last, end)
    return (first, last) if first <= last else None
