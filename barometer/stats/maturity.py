"""The maturity index of a slice, its level, and what gives the index its noise band."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

DEFAULT_CUTS = (20.0, 40.0, 60.0, 80.0)
TOLERANCE = 1e-9  # a mean of exactly 60 may be stored as 59.999…; it is still 60


def maturity_index(
    scores: Sequence[float | None], weights: Sequence[float] | None = None
) -> float | None:
    """Return the weighted mean of a slice's theme scores, in points; equal weights by default.

    One entry a theme asked in the edition. If one with a weight is missing the index is None: over
    fewer themes it would be another number under the same name.
    Raises ValueError for weights that do not match, are negative or add up to nothing.
    """
    shares = theme_weights(len(scores), weights)
    total = 0.0
    for value, share in zip(scores, shares, strict=True):
        if share == 0:
            continue
        if value is None:
            return None
        total += share * value
    return total if shares else None


def theme_weights(themes: int, weights: Sequence[float] | None = None) -> list[float]:
    """Return one weight a theme, adding up to 1."""
    given = [1.0] * themes if weights is None else list(weights)
    if len(given) != themes:
        raise ValueError(f"{themes} themes but {len(given)} weights")
    whole = sum(given)
    if themes and (min(given) < 0 or whole <= 0):
        raise ValueError(f"weights must be 0 or more and not all 0: {given}")
    return [weight / whole for weight in given]


def maturity_level(score: float, cuts: Sequence[float] = DEFAULT_CUTS) -> int:
    """Return the level, 1 to len(cuts)+1: a score on a cut is already in the level above."""
    return 1 + bisect_right(cuts, score + TOLERANCE)


def respondent_index_values(
    theme_scores: NDArray[np.float64], weights: Sequence[float] | None = None
) -> list[float | None]:
    """Return one value a respondent, in points, whose mean is the slice's maturity index.

    theme_scores: respondents × themes, NaN where missing. Who has every theme in a slice without
    gaps gets their own weighted mean; a gap is made up for by the others of that theme, so that
    the values' spread over √n is the standard error of the index (linearisation, Särndal 1992).
    Their Moments go to mean_interval and compare. None for who has no theme score, and for all
    when the index does not exist.
    """
    shares = np.array(theme_weights(theme_scores.shape[1], weights))
    answered = ~np.isnan(theme_scores)
    counts = answered.sum(axis=0)
    if not shares.size or not counts[shares > 0].all():
        return [None] * len(theme_scores)
    counts = np.maximum(counts, 1)
    means = np.where(answered, theme_scores, 0.0).sum(axis=0) / counts
    someone = [bool(row.any()) for row in answered]
    apart = np.where(answered, theme_scores - means, 0.0) * (sum(someone) / counts)
    values = float(means @ shares) + apart @ shares
    return [float(value) if here else None for value, here in zip(values, someone, strict=True)]
