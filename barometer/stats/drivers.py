"""How a theme goes along with the overall question: an association, nothing more."""

from __future__ import annotations

from dataclasses import dataclass
from math import atanh, sqrt, tanh

import numpy as np
from numpy.typing import NDArray

from barometer.stats.intervals import NORMAL_QUANTILE, Interval

Floats = NDArray[np.float64]

MINIMUM_RESPONDENTS = 25
TIE = 9  # decimals; scores closer than that are the same, whatever order they were added in


@dataclass(frozen=True)
class Association:
    """Spearman's rank correlation (−1 to 1) over n respondents; no interval when it is perfect."""

    n: int
    rho: float
    interval: Interval | None


def spearman(
    theme_scores: Floats, overall: Floats, counts: NDArray[np.int64] | None = None
) -> Association | None:
    """Return the association over respondents who have both values (NaN where missing).

    counts: how many respondents a row stands for, None for one each; the distinct pairs of values
    with their counts say all that the respondents do.
    None under 25 of them, and when either side does not vary. Raises ValueError for lengths that
    differ. Source: Bonett & Wright 2000 (interval).
    """
    if theme_scores.shape != overall.shape:
        raise ValueError(f"{theme_scores.shape} theme scores, {overall.shape} overall answers")
    people = np.ones(len(overall)) if counts is None else counts.astype(np.float64)
    both = ~(np.isnan(theme_scores) | np.isnan(overall))
    n = int(people[both].sum())
    if n < MINIMUM_RESPONDENTS:
        return None
    ranks = [_ranks(values[both], people[both]) for values in (theme_scores, overall)]
    if any(side.min() == side.max() for side in ranks):
        return None
    rho = _correlation(ranks[0], ranks[1], people[both])
    return Association(n, rho, _interval(rho, n))


def _ranks(values: Floats, people: Floats) -> Floats:
    """Return each row's mean rank: those before it, and half of those who tie with it."""
    _, place = np.unique(values.round(TIE), return_inverse=True)
    tied = np.bincount(place, weights=people)
    ranks: Floats = (tied.cumsum() - (tied - 1) / 2)[place]
    return ranks


def _correlation(a: Floats, b: Floats, people: Floats) -> float:
    a, b = a - np.average(a, weights=people), b - np.average(b, weights=people)
    scale = sqrt(float(people @ (a * a)) * float(people @ (b * b)))
    return max(-1.0, min(1.0, float(people @ (a * b)) / scale))


def _interval(rho: float, n: int) -> Interval | None:
    if abs(rho) > 1 - 1e-12:
        return None
    half = NORMAL_QUANTILE * sqrt((1 + rho * rho / 2) / (n - 3))
    return Interval(tanh(atanh(rho) - half), tanh(atanh(rho) + half))
