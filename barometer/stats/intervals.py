"""The noise band of a mean, and the narrower interval for a population that is nearly all there."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

from barometer.stats.moments import Moments
from barometer.stats.student import t_quantile

NORMAL_QUANTILE = 1.959963984540054  # two-sided 95 %


@dataclass(frozen=True)
class Interval:
    """From low to high, both included, in the unit of what it surrounds."""

    low: float
    high: float

    def __contains__(self, value: float) -> bool:
        return self.low <= value <= self.high

    def overlaps(self, other: Interval) -> bool:
        return self.low <= other.high and other.low <= self.high

    def clipped(self, low: float = 0.0, high: float = 100.0) -> Interval:
        """The same interval kept on an axis that ends, for drawing; tests use the unclipped one."""
        return Interval(min(max(self.low, low), high), max(min(self.high, high), low))


def mean_interval(moments: Moments) -> Interval | None:
    """Return mean ± t(0.975, n−1)·s/√n, in the unit of the values: the noise band, unclipped.

    None under two values, and when all are the same: no spread was seen, so the noise is unknown,
    not zero.
    """
    half = _half_width(moments)
    if half is None or moments.mean is None:
        return None
    return Interval(moments.mean - half, moments.mean + half)


def finite_population_interval(moments: Moments, population: int) -> Interval | None:
    """Return mean ± t·s/√n·√((N−n)/(N−1)): this population, this day.

    When everybody answered it is the mean itself. None when more answered than were invited,
    without values, or where the noise band does not exist. Source: Isserlis 1918.
    """
    mean = moments.mean
    if mean is None or population < moments.n:
        return None
    if population == moments.n:
        return Interval(mean, mean)
    half = _half_width(moments)
    if half is None:
        return None
    half *= sqrt((population - moments.n) / (population - 1))
    return Interval(mean - half, mean + half)


def _half_width(moments: Moments) -> float | None:
    sd = moments.sd
    return t_quantile(moments.n - 1) * sd / sqrt(moments.n) if sd else None
