"""How a theme goes along with the overall question: an association, nothing more."""

from __future__ import annotations

from dataclasses import dataclass
from math import atanh, sqrt, tanh

import numpy as np
from numpy.typing import NDArray
from scipy.stats import rankdata

from barometer.stats.intervals import NORMAL_QUANTILE, Interval

MINIMUM_RESPONDENTS = 25


@dataclass(frozen=True)
class Association:
    """Spearman's rank correlation (−1 to 1) over n respondents; no interval when it is perfect."""

    n: int
    rho: float
    interval: Interval | None


def spearman(theme_scores: NDArray[np.float64], overall: NDArray[np.float64]) -> Association | None:
    """Return the association over respondents who have both values (NaN where missing).

    None under 25 of them, and when either side does not vary. Raises ValueError for lengths that
    differ. Source: Bonett & Wright 2000 (interval).
    """
    if theme_scores.shape != overall.shape:
        raise ValueError(f"{theme_scores.shape} theme scores, {overall.shape} overall answers")
    both = ~(np.isnan(theme_scores) | np.isnan(overall))
    n = int(both.sum())
    if n < MINIMUM_RESPONDENTS:
        return None
    rho = _correlation(rankdata(theme_scores[both]), rankdata(overall[both]))
    return None if rho is None else Association(n, rho, _interval(rho, n))


def _correlation(a: NDArray[np.float64], b: NDArray[np.float64]) -> float | None:
    a, b = a - a.mean(), b - b.mean()
    scale = sqrt(float(a @ a) * float(b @ b))
    return max(-1.0, min(1.0, float(a @ b) / scale)) if scale > 0 else None


def _interval(rho: float, n: int) -> Interval | None:
    if abs(rho) > 1 - 1e-12:
        return None
    half = NORMAL_QUANTILE * sqrt((1 + rho * rho / 2) / (n - 3))
    return Interval(tanh(atanh(rho) - half), tanh(atanh(rho) + half))
