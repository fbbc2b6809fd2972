"""The 0–10 question: promoters less detractors."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

from barometer.stats.intervals import NORMAL_QUANTILE, Interval


@dataclass(frozen=True)
class Enps:
    """Promoters − detractors in points, −100 to 100; no interval when all answered alike."""

    promoters: int
    passives: int
    detractors: int
    points: float
    standard_error: float
    interval: Interval | None

    @property
    def n(self) -> int:
        return self.promoters + self.passives + self.detractors


def enps(promoters: int, passives: int, detractors: int) -> Enps | None:
    """Return P − D in points, with SE √{[P+D−(P−D)²]/n} and the 95 % interval; None of nobody.

    Promoters answered 9 or 10, detractors 0 to 6. Raises ValueError for a negative count.
    """
    if min(promoters, passives, detractors) < 0:
        raise ValueError("a count of people is 0 or more")
    n = promoters + passives + detractors
    if n == 0:
        return None
    difference = (promoters - detractors) / n
    variance = max(0.0, (promoters + detractors) / n - difference**2)
    points, error = 100 * difference, 100 * sqrt(variance / n)
    counts = promoters, passives, detractors
    if n in counts:
        return Enps(*counts, points, 0.0, None)
    return Enps(*counts, points, error, _around(points, error))


def enps_of(answers: dict[int, int]) -> Enps | None:
    """Return the same from the distribution {answer 0..10: respondents}.

    Raises ValueError for an answer outside 0..10.
    """
    if any(not 0 <= answer <= 10 for answer in answers):
        raise ValueError(f"answers run from 0 to 10: {sorted(answers)}")
    promoters = sum(n for answer, n in answers.items() if answer >= 9)
    detractors = sum(n for answer, n in answers.items() if answer <= 6)
    return enps(promoters, sum(answers.values()) - promoters - detractors, detractors)


def change(before: Enps, now: Enps) -> Interval | None:
    """Return the 95 % interval of now − before, in points, for respondents who are not linked.

    None where everybody answered alike both times: no spread was seen.
    """
    error = sqrt(before.standard_error**2 + now.standard_error**2)
    if error == 0:
        return None
    half, difference = NORMAL_QUANTILE * error, now.points - before.points
    return Interval(difference - half, difference + half).clipped(-200.0, 200.0)


def _around(points: float, error: float) -> Interval:
    half = NORMAL_QUANTILE * error
    return Interval(points - half, points + half).clipped(-100.0, 100.0)
