"""Dates a grid writes without their year: `12 mars`, `jeu. 12 mars`, `Mar 12`, `12/03`.

Their year is that of the dated columns beside them, else the one a title or a name speaks of.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import pairwise

from barometer.errors import MissingDaysError, _, message
from barometer.questionnaire import normalise
from pipelines.dates import MONTHS, Moment, read_moment

YEAR = re.compile(r"(?<!\d)20\d{2}(?!\d)")
_SEASON = 8  # the month from which `2024-2025` means its first year
_CLOCK = re.compile(r"[ ,]+(?:à |at )?\d{1,2}(?:[:hH]\d{0,2})(?:\s?[ap]\.?m\.?)?$", re.IGNORECASE)
_WORDED = re.compile(
    r"(?:[^\W\d]+\.?,? +)?(?:(?P<d>\d{1,2})(?:er|st|nd|rd|th|\.)?[ -]+(?P<w>[^\W\d]+)"
    r"|(?P<w2>[^\W\d]+)\.?[ -]+(?P<d2>\d{1,2})(?:er|st|nd|rd|th)?)\.?"
)
_NUMERIC = re.compile(
    r"(?:[^\W\d]+\.?,? +)?(?P<a>\d{1,2})(?P<mark>[/.-])(?P<b>\d{1,2})(?P<end>\.)?"
)
_LEAP = 2000  # a year that has every day


@lru_cache(maxsize=10_000)
def read_yearless(text: str) -> Moment | None:
    """The day in a leap year, read with its day first and with its month first; None for others."""
    flat = _CLOCK.sub("", re.sub(r"[\s\u00a0\u202f]+", " ", text).strip())
    if worded := _WORDED.fullmatch(flat):
        month = MONTHS.get(normalise(worded["w"] or worded["w2"]), 0)
        return read_moment(f"{_LEAP}-{month:02d}-{int(worded['d'] or worded['d2']):02d}")
    numeric = _NUMERIC.fullmatch(flat)
    # `12.03.` and `12/03` are dates; `12.5` and `3-4` are numbers and scores.
    if numeric is None or (numeric["mark"] != "/" and not numeric["end"]):
        return None
    mark = numeric["mark"]
    return read_moment(f"{numeric['a']}{mark}{numeric['b']}{mark}{_LEAP}")


def with_years(
    texts: Mapping[int, str], witnesses: Sequence[str], file: str, day_first: bool | None
) -> dict[int, str]:
    """The dates with the years they lack; those written whole stay as they are.

    witnesses: texts that may say the year, the best first. A FileError asks for it where neither
    they nor the dates beside do. Where the order of day and month is open it stays so.
    """
    lacking = {place: m for place, text in texts.items() if (m := _lacking(text))}
    if not lacking:
        return dict(texts)
    hints = next((years for text in witnesses if (years := _years_in(text))), ())
    orders = (True, False) if day_first is None else (day_first,)
    days = [found for first in orders if (found := _days(texts, lacking, first))]
    readings = [read for d in days if (read := _years(d, lacking, hints))]
    if not readings and len(hints) < 2:
        # Newest first is how few keep a grid: only where nothing reads oldest first.
        readings = [read for d in days if (read := _years(_turned(d), lacking, hints))]
    if not readings:
        raise _unknown_year(file, texts[next(iter(lacking))])
    known = {p: m.text.replace(str(_LEAP), str(readings[0][p])) for p, m in lacking.items()}
    if any(read_moment(text) is None for text in known.values()):  # a 29 February
        raise _unknown_year(file, texts[next(iter(lacking))])
    return dict(texts) | known


def _lacking(text: str) -> Moment | None:
    return None if read_moment(text) else read_yearless(text)


def _years_in(text: str) -> tuple[int, ...]:
    return tuple(sorted({int(year) for year in YEAR.findall(text)}))


def _unknown_year(file: str, example: str) -> MissingDaysError:
    return MissingDaysError(
        message(_("{file} does not say of which year “{date}” is."), file=file, date=example),
        message(
            _("Write the year beside the dates, or in the file's name, as in “{example}”."),
            example="Crafternoon 2025.xlsx",
        ),
    )


def _days(
    texts: Mapping[int, str], lacking: Mapping[int, Moment], first: bool
) -> dict[int, date] | None:
    """Place → the day as read in that order, in any year; None where it cannot be read so."""
    days: dict[int, date] = {}
    for place, text in texts.items():
        moment = lacking.get(place) or read_moment(text)
        day = moment.day(first) if moment else None
        if day is None:
            return None
        days[place] = date.fromisoformat(day)
    return days


def _turned(days: Mapping[int, date]) -> dict[int, date]:
    return dict(reversed(list(days.items())))


def _years(
    days: Mapping[int, date], lacking: Mapping[int, Moment], hints: Sequence[int]
) -> dict[int, int]:
    """Place → year of every date, in the order of the places; empty where nothing says it."""
    whole = {place: day.year for place, day in days.items() if place not in lacking}
    if whole:
        return _beside(days, whole)
    return dict(zip(days, _hinted([*days.values()], hints), strict=False))


def _beside(days: Mapping[int, date], whole: Mapping[int, int]) -> dict[int, int]:
    """The years that keep the dates in their order, on from a whole one and back from the first."""
    years = dict(whole)
    for before, place in pairwise(days):
        if before in years:
            turned = _in_year(days[place]) < _in_year(days[before])
            years.setdefault(place, years[before] + turned)
    for after, place in pairwise(reversed(list(days))):
        turned = _in_year(days[place]) > _in_year(days[after])
        years.setdefault(place, years[after] - turned)
    return years


def _in_year(day: date) -> tuple[int, int]:
    return day.month, day.day


def _hinted(days: Sequence[date], hints: Sequence[int]) -> list[int]:
    """The years the witness names, one after the other where the dates begin anew; else none."""
    turns = [0]
    for before, after in pairwise(days):
        turns.append(turns[-1] + (_in_year(after) < _in_year(before)))
    if len(hints) == 2 and hints[1] - hints[0] == 1 and turns[-1] == 0:
        late = {day.month >= _SEASON for day in days}
        return [hints[0] if True in late else hints[1]] * len(days) if len(late) == 1 else []
    consecutive = [*hints] == [*range(hints[0], hints[0] + len(hints))] if hints else False
    return [hints[turn] for turn in turns] if consecutive and len(hints) == turns[-1] + 1 else []
