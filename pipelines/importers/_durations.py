"""Durations of a report whose unit is not written: minutes or seconds, decided for all at once."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.cells import number_text, parse_minutes
from pipelines.importers._meeting import minutes_between

_BARE = re.compile(r"\d+(?:[.,]\d+)?|\d{1,3}:\d{2}")  # `210`, `32:14`
SCALES = {"minutes": 1.0, "seconds": 1 / 60}
DAY = 24 * 60


class Durations:
    """The minutes of each stay, from its duration as written and its times.

    `210` may be minutes or seconds, `32:14` hours and minutes or minutes and seconds: the times
    beside them decide, else the length of the meeting, else what no day could hold.
    """

    def __init__(self, stays: Sequence[tuple[str, str, str]], meeting: tuple[str, str]) -> None:
        self._scale = _scale(stays, meeting)
        self.unread = False
        self.minutes = [self._of(*stay) for stay in stays]

    def _of(self, written: str, join: str, leave: str) -> str:
        minutes = parse_minutes(written)
        if not written or minutes is None:
            return written or minutes_between(join, leave)
        if not _BARE.fullmatch(written):
            return number_text(minutes)
        if self._scale is None:
            stayed = minutes_between(join, leave)
            self.unread = self.unread or not stayed
            return stayed
        return number_text(minutes * self._scale)


def _scale(stays: Sequence[tuple[str, str, str]], meeting: tuple[str, str]) -> float | None:
    """What a bare number is to be multiplied with to be minutes; None where nothing decides."""
    bare = [(parse_minutes(s[0]) or 0.0, *s) for s in stays if _BARE.fullmatch(s[0])]
    timed = [(value, float(m)) for value, _w, *times in bare if (m := minutes_between(*times))]
    if timed:
        return min(SCALES.values(), key=lambda scale: sum(abs(v * scale - m) for v, m in timed))
    longest = max((value for value, *_stay in bare), default=0.0)
    length = float(minutes_between(*meeting) or 0)
    if length and longest:
        # Nobody stays much longer than the meeting, and somebody stays for most of it.
        return SCALES["minutes"] if longest <= 1.5 * length else SCALES["seconds"]
    return SCALES["seconds"] if longest > DAY else None
