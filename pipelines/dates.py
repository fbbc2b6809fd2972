"""Dates of a whole column → ISO text, naive, in the file's own local time.

`25/10/2023 14:55:21` → `2023-10-25T14:55:21`, `20250303` → `2025-03-03`. A zone after the time
(`GMT+7`, `CET`, `+02:00`) is dropped: the file's clock is the one its people lived by. A time
marked as UTC (`Z`, `UTC`) keeps a `Z`.

Whether 03/04 is March or April is decided once for all cells given: by those that can be read in
one way only, else by the user's word, else by the period the file declares, else not at all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from functools import lru_cache

from barometer.errors import DateOrderError, FileError, _, message
from barometer.questionnaire import normalise

EXAMPLES = 5  # dates shown when the user is asked
Translate = Callable[[str], str | None]
Period = tuple[date, date]

_MONTH_WORDS = (
    "january jan janvier janv stycznia enero ene januar januari janeiro gennaio",
    "february feb fevrier fevr fev lutego febrero februar februari fevereiro febbraio",
    "march mar mars marca marzo marz maart marco",
    "april apr avril avr kwietnia abril abr aprile",
    "may mai maja mayo mei maio maggio",
    "june jun juin czerwca junio juni junho giugno giu",
    "july jul juillet juil lipca julio juli julho luglio lug",
    "august aug aout sierpnia agosto augustus",
    "september sep sept septembre wrzesnia septiembre setembro settembre",
    "october oct octobre pazdziernika octubre oktober okt outubro ottobre ott",
    "november nov novembre listopada noviembre novembro",
    "december dec decembre grudnia diciembre dezember dez dezembro dicembre",
)
MONTHS = {word: i for i, words in enumerate(_MONTH_WORDS, start=1) for word in words.split()}
_TIME = re.compile(
    r"[ ,T]+(?:(?P<at>à|at|um|o)\s+)?"
    r"(?P<h>\d{1,2})\s?[:hH]\s?(?P<m>\d{2})(?::(?P<s>\d{2}))?(?:[.,]\d+)?"
    r"\s?(?P<half>[AaPp]\.?\s?[Mm]\.?)?"
    r"\s?(?P<zone>Z|[A-Z]{3,5}(?:[+-]\d{1,2}(?::?\d{2})?)?"
    r"|\(?(?:UTC|GMT)?[+-]\d{1,2}(?::?\d{2})?\)?)?$"
)
_YEAR_FIRST = re.compile(
    r"(?P<y>\d{4})(?:(?P<mark>[-/.])|(?=\d{4}$))(?P<m>\d{1,2})(?(mark)(?P=mark))(?P<d>\d{1,2})"
)
_YEAR_LAST = re.compile(r"(?P<a>\d{1,2})(?P<mark>[-/.])(?P<b>\d{1,2})(?P=mark)(?P<y>\d{4}|\d{2})")
_DAY_MONTH = re.compile(
    r"(?P<d>\d{1,2})(?:er|st|nd|rd|th)?[ .-]+(?:de )?(?P<w>[^\W\d]+)\.?[ ,-]+(?:de )?(?P<y>\d{4})"
)
_MONTH_DAY = re.compile(r"(?P<w>[^\W\d]+)\.?[ -](?P<d>\d{1,2})(?:st|nd|rd|th)?[ ,-]+(?P<y>\d{4})")
_WEEKDAY = re.compile(r"^[^\W\d]+\.?,? +(?=[^\W\d]*\.? ?\d)")


@dataclass(frozen=True)
class Moment:
    """One cell read: the same moment with its day first and with its month first.

    One of the two is None where the cell can be read in one way only; both are equal where the
    order does not matter.
    """

    day_first: datetime | None
    month_first: datetime | None
    timed: bool = True
    utc: bool = False
    text: str = ""

    @property
    def decides(self) -> bool | None:
        """True or False when the cell says its order, None when it does not."""
        if self.day_first is None:
            return False
        return True if self.month_first is None else None

    @property
    def ambiguous(self) -> bool:
        return self.decides is None and self.day_first != self.month_first

    def day(self, day_first: bool) -> str | None:
        """The day alone in that order, ISO."""
        moment = self.day_first if day_first else self.month_first
        return None if moment is None else moment.date().isoformat()

    def iso(self, day_first: bool) -> str | None:
        """ISO text in that order; None when the cell cannot be read so."""
        moment = self.day_first if day_first else self.month_first
        if moment is None:
            return None
        if not self.timed:
            return moment.date().isoformat()
        return moment.isoformat(timespec="seconds") + ("Z" if self.utc else "")


def date_translator(
    texts: Iterable[str],
    file: str,
    day_first: bool | None = None,
    period: Period | None = None,
) -> Translate:
    """A function from a cell to ISO text (None for what is no date), its order decided now.

    texts: every date of the file. period: first and last day they may have, where the file or
    its name says so. A FileError asks for the order where nothing decides it.
    """
    moments = [m for m in map(read_moment, dict.fromkeys(texts)) if m is not None]
    first = _order(moments, file, day_first, period)

    def translate(text: str) -> str | None:
        moment = read_moment(text)
        if moment is None:
            return None
        # A date written with its year first or its month in letters reads alike in both orders.
        return moment.iso(first)

    return translate


def _order(moments: list[Moment], file: str, day_first: bool | None, period: Period | None) -> bool:
    said = {moment.decides for moment in moments} - {None}
    if day_first is not None and said != {not day_first}:
        return day_first
    if day_first is not None:
        raise _contradiction(moments, file, day_first)
    if len(said) == 1:
        return True in said
    unsure = [moment for moment in moments if moment.ambiguous]
    if not unsure and not said:
        return True
    return _order_by_period(moments, unsure or moments, file, period, mixed=bool(said))


def _order_by_period(
    moments: list[Moment], examples: list[Moment], file: str, period: Period | None, *, mixed: bool
) -> bool:
    """The one order in which every date falls into the declared period; else ask."""
    if period is not None and not mixed:
        fits = {first: all(_within(m, first, period) for m in moments) for first in (True, False)}
        if fits[True] != fits[False]:
            return fits[True]
    raise _question(examples, file)


def _within(moment: Moment, day_first: bool, period: Period) -> bool:
    read = moment.day_first if day_first else moment.month_first
    return read is not None and period[0] <= read.date() <= period[1]


def _contradiction(moments: list[Moment], file: str, day_first: bool) -> FileError:
    example = next(moment for moment in moments if moment.decides is not None)
    read = example.iso(not day_first)
    option = "--day-first" if day_first else "--month-first"
    return FileError(
        message(
            _("{file} holds {date}, which cannot be with {option}."),
            file=file,
            date=read,
            option=option,
        ),
        message(_("Leave the option out: the dates of this file say their order.")),
    )


def _question(examples: list[Moment], file: str) -> DateOrderError:
    readings = tuple((m.text, m.day(True), m.day(False)) for m in examples[:EXAMPLES])
    way_out = message(_("Say which with --day-first or --month-first."))
    text, day_first, month_first = readings[0]
    if day_first is None or month_first is None:
        happened = message(_("The dates of {file} are written in both orders."), file=file)
        return DateOrderError(happened, way_out, readings)
    happened = message(
        _("“{date}” in {file} may be {day_first} (day first) or {month_first} (month first)."),
        date=text,
        file=file,
        day_first=day_first,
        month_first=month_first,
    )
    return DateOrderError(happened, way_out, readings)


@lru_cache(maxsize=100_000)
def read_moment(text: str) -> Moment | None:
    """The cell's moment in both orders; None where it is no date."""
    flat = re.sub(r"[\s\u00a0\u2007\u2009\u202f\u200e]+", " ", text).strip().strip("'\"")
    if not any(c.isdigit() for c in flat) or len(flat) > 60:
        return None
    clock = _TIME.search(flat)
    day = _read_day(flat[: clock.start()].strip(" ,") if clock else flat)
    hour = _read_clock(clock) if clock else None
    if day is None or (clock and hour is None):
        return None
    timed = _timed(day, hour, clock) if clock and hour is not None else day
    return replace(timed, text=text.strip())


def _timed(day: Moment, hour: time, clock: re.Match[str]) -> Moment:
    """The day at that time. French `à` is only written by a client that puts the day first."""
    day_first = day.day_first and datetime.combine(day.day_first, hour)
    month_first = day.month_first and datetime.combine(day.month_first, hour)
    if clock["at"] == "à" and day_first and day_first != month_first:
        month_first = None
    return Moment(day_first, month_first, True, clock["zone"] in ("Z", "UTC"))


def _read_clock(clock: re.Match[str]) -> time | None:
    hour, minute, second = (int(clock[part] or 0) for part in "hms")
    if clock["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if clock["half"][0] in "pP" else 0)
    return time(hour, minute, second) if hour < 24 and minute < 60 and second < 60 else None


def _read_day(text: str) -> Moment | None:
    """A date without its time."""
    if match := _YEAR_FIRST.fullmatch(text):
        return _both(_day(match["y"], match["m"], match["d"]))
    if match := _YEAR_LAST.fullmatch(text):
        day_first = _day(match["y"], match["b"], match["a"])
        # Dots are only written where the day comes first.
        month_first = None if match["mark"] == "." else _day(match["y"], match["a"], match["b"])
        found = Moment(day_first, month_first, timed=False)
        return found if day_first or month_first else None
    return _worded_day(text)


def read_day(text: str) -> date | None:
    """A date that reads in one way only, or None."""
    moment = _read_day(text.strip())
    sure = moment is not None and not moment.ambiguous
    read = (moment.day_first or moment.month_first) if moment and sure else None
    return read.date() if read else None


def _worded_day(text: str) -> Moment | None:
    """`9 mars 2023`, `1er mars 2023`, `Thu, 9 March 2023`, `March 9, 2023`."""
    for words in (text, _WEEKDAY.sub("", text)):
        for pattern in (_DAY_MONTH, _MONTH_DAY):
            match = pattern.fullmatch(words)
            month = MONTHS.get(normalise(match["w"])) if match else None
            if match and month:
                return _both(_day(match["y"], str(month), match["d"]))
    return None


def _both(day: datetime | None) -> Moment | None:
    return None if day is None else Moment(day, day, timed=False)


def _day(year: str, month: str, day: str) -> datetime | None:
    """The day; two digits of a year are of this century."""
    try:
        found = datetime(int(year) + (2000 if len(year) == 2 else 0), int(month), int(day))
    except ValueError:
        return None
    return found if 1900 <= found.year <= 2199 else None
