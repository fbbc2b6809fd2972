"""What may be said of a change, and what change could be seen at all."""

from __future__ import annotations

from enum import StrEnum
from math import sqrt

from barometer.stats.changes import Change

FALSE_DISCOVERY_RATE = 0.10
MINIMUM_RESPONDENTS = 10
STEADY_WITHIN = 5.0  # points
POWER_FACTOR = 2.80  # 1.96 for the two-sided 5 % test + 0.84 for 80 % power


class Verdict(StrEnum):
    UP = "up"
    DOWN = "down"
    STEADY = "steady"
    CANNOT_TELL = "cannot_tell"


def verdict(change: Change, q: float | None) -> Verdict:
    """Return up or down if q ≤ 0.10, steady if the 95 % interval is within ±5, else cannot tell.

    With fewer than ten respondents in either edition, always cannot tell. q comes from the whole
    family of changes, not from this one.
    """
    if min(change.n_before, change.n_now) < MINIMUM_RESPONDENTS:
        return Verdict.CANNOT_TELL
    if q is not None and q <= FALSE_DISCOVERY_RATE and change.difference:
        return Verdict.UP if change.difference > 0 else Verdict.DOWN
    if change.low is None or change.high is None:
        return Verdict.CANNOT_TELL
    inside = change.low >= -STEADY_WITHIN and change.high <= STEADY_WITHIN
    return Verdict.STEADY if inside else Verdict.CANNOT_TELL


def detectable_change(sd: float | None, n: int) -> float | None:
    """Return 2.80·√(2s²/n), in points: the change seen four times in five with n in each edition.

    For respondents who are not linked, one test by itself. None without a spread or under two
    respondents. Source: Bloom 1995 (minimum detectable effect).
    """
    if not sd or n < 2:
        return None
    return POWER_FACTOR * sqrt(2 * sd * sd / n)
