"""The change between two editions, by the test that fits how many respondents are linked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt

from barometer.stats.moments import Moments
from barometer.stats.student import t_quantile, two_sided

MINIMUM_PAIRS = 3  # two pairs always correlate perfectly, which says nothing


class Method(StrEnum):
    WELCH = "welch"
    PARTIALLY_OVERLAPPING = "partially_overlapping"
    PAIRED = "paired"


@dataclass(frozen=True)
class Change:
    """Now − before in points, its 95 % interval and two-sided p; None what cannot be known.

    When nobody differs from anybody there is a difference, but neither interval nor p.
    """

    difference: float | None
    low: float | None
    high: float | None
    p: float | None
    method: Method
    n_before: int
    n_now: int


@dataclass(frozen=True)
class Pairs:
    """How many respondents are in both samples, and how their two values correlate (Pearson)."""

    count: int
    correlation: float

    def __post_init__(self) -> None:
        if self.count < 0 or not -1 - 1e-9 <= self.correlation <= 1 + 1e-9:
            raise ValueError(f"not a count and a correlation: {self}")

    @classmethod
    def of(cls, before: Sequence[float], now: Sequence[float]) -> Pairs:
        """Return the pairs of two lists in the same order of respondents.

        The correlation is 0 where a side does not vary: such pairs share no movement.
        """
        both = list(zip(before, now, strict=True))
        a, b = Moments.of(before), Moments.of(now)
        if not a.sd or not b.sd or a.mean is None or b.mean is None:
            return cls(len(both), 0.0)
        shared = sum((x - a.mean) * (y - b.mean) for x, y in both) / (len(both) - 1)
        return cls(len(both), min(1.0, max(-1.0, shared / (a.sd * b.sd))))


def compare(before: Moments, now: Moments, pairs: Pairs | None = None) -> Change:
    """Return the change by the fitting test: none linked Welch, some Derrick, all paired.

    Under three pairs among more respondents the pairs are treated as strangers.
    """
    if pairs is not None and pairs.count >= 2 and pairs.count == before.n == now.n:
        return paired(before, now, pairs.correlation)
    if pairs is not None and pairs.count >= MINIMUM_PAIRS:
        return partially_overlapping(before, now, pairs)
    return welch(before, now)


def welch(before: Moments, now: Moments) -> Change:
    """Return the change of two samples that share nobody. Source: Welch 1947."""
    a, b = _variance_of_mean(before), _variance_of_mean(now)
    if a is None or b is None or a + b <= 0:
        return _without_test(before, now, Method.WELCH)
    return _tested(before, now, Method.WELCH, a + b, _welch_degrees(before, now))


def partially_overlapping(before: Moments, now: Moments, pairs: Pairs) -> Change:
    """Return the change of two samples that share some respondents, from all of both samples.

    Raises ValueError for more pairs than respondents. Source: Derrick et al. 2017 (unequal
    variances).
    """
    if pairs.count > min(before.n, now.n):
        raise ValueError(f"{pairs.count} pairs among {before.n} and {now.n} respondents")
    a, b = _variance_of_mean(before), _variance_of_mean(now)
    if a is None or b is None or a + b <= 0:
        return _without_test(before, now, Method.PARTIALLY_OVERLAPPING)
    overlap = pairs.count / sqrt(before.n * now.n)
    variance = a + b - 2 * pairs.correlation * sqrt(a * b) * overlap
    if variance <= 1e-12 * (a + b):
        return _without_test(before, now, Method.PARTIALLY_OVERLAPPING)
    alone = before.n + now.n - 2 * pairs.count
    weight = alone / (before.n + now.n)
    degrees = pairs.count - 1 + (_welch_degrees(before, now) - pairs.count + 1) * weight
    return _tested(before, now, Method.PARTIALLY_OVERLAPPING, variance, degrees)


def paired(before: Moments, now: Moments, correlation: float) -> Change:
    """Return the change of the same respondents twice: s₁²+s₂²−2r·s₁s₂ is their differences' s².

    Raises ValueError when the two counts differ.
    """
    if before.n != now.n:
        raise ValueError(f"{before.n} respondents before cannot all be paired with {now.n} now")
    a, b = _variance_of_mean(before), _variance_of_mean(now)
    if a is None or b is None:
        return _without_test(before, now, Method.PAIRED)
    variance = a + b - 2 * correlation * sqrt(a * b)
    if variance <= 1e-12 * (a + b):
        return _without_test(before, now, Method.PAIRED)
    return _tested(before, now, Method.PAIRED, variance, before.n - 1)


def _tested(
    before: Moments, now: Moments, method: Method, variance: float, degrees: float
) -> Change:
    difference, error = _difference(before, now) or 0.0, sqrt(variance)
    half = t_quantile(degrees) * error
    p = two_sided(difference / error, degrees)
    low, high = difference - half, difference + half
    return Change(difference, low, high, p, method, before.n, now.n)


def _without_test(before: Moments, now: Moments, method: Method) -> Change:
    return Change(_difference(before, now), None, None, None, method, before.n, now.n)


def _difference(before: Moments, now: Moments) -> float | None:
    if before.mean is None or now.mean is None:
        return None
    return now.mean - before.mean


def _variance_of_mean(moments: Moments) -> float | None:
    return None if moments.variance is None else moments.variance / moments.n


def _welch_degrees(before: Moments, now: Moments) -> float:
    """Return Welch–Satterthwaite degrees of freedom; at least one sample varies."""
    a, b = _variance_of_mean(before) or 0.0, _variance_of_mean(now) or 0.0
    part = a / (a + b)
    return 1 / (part**2 / (before.n - 1) + (1 - part) ** 2 / (now.n - 1))
