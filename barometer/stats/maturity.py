"""The maturity index of a slice, and its level."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

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
