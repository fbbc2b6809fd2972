"""Shares of a count: their interval, and the interval of their change."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

from barometer.stats.intervals import NORMAL_QUANTILE, Interval


@dataclass(frozen=True)
class Share:
    """count out of n. Shares of slices that have nobody in common add up."""

    count: int
    n: int

    def __post_init__(self) -> None:
        if not 0 <= self.count <= self.n:
            raise ValueError(f"{self.count} out of {self.n} is not a share")

    def __add__(self, other: Share) -> Share:
        return Share(self.count + other.count, self.n + other.n)

    @property
    def value(self) -> float | None:
        """The share, 0 to 1; None out of nobody."""
        return self.count / self.n if self.n else None

    @property
    def interval(self) -> Interval | None:
        return wilson(self.count, self.n)


def wilson(count: int, n: int) -> Interval | None:
    """Return the 95 % Wilson interval of count/n, within 0 to 1; None out of nobody.

    Raises ValueError when count is not within 0..n. Source: Newcombe 1998 (one proportion).
    """
    share = Share(count, n).value
    if share is None:
        return None
    z2 = NORMAL_QUANTILE**2
    centre = (count + z2 / 2) / (n + z2)
    half = NORMAL_QUANTILE * sqrt(n * share * (1 - share) + z2 / 4) / (n + z2)
    # at 0 and at n the end is exact; rounding must not move it past the share itself
    low = 0.0 if count == 0 else centre - half
    return Interval(low, 1.0 if count == n else centre + half)


def newcombe(count_before: int, n_before: int, count_now: int, n_now: int) -> Interval | None:
    """Return the 95 % interval of share now − share before, within −1 to 1; None out of nobody.

    For respondents who are not linked. Source: Newcombe 1998 (hybrid score, no correction).
    """
    before, now = Share(count_before, n_before), Share(count_now, n_now)
    a, b = before.value, now.value
    around_a, around_b = before.interval, now.interval
    if a is None or b is None or around_a is None or around_b is None:
        return None
    difference = b - a
    return Interval(
        difference - sqrt((b - around_b.low) ** 2 + (around_a.high - a) ** 2),
        difference + sqrt((around_b.high - b) ** 2 + (a - around_a.low) ** 2),
    )
