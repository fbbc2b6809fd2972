"""What gives the maturity index its noise band: one value a respondent."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from barometer.stats.maturity import theme_weights


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
