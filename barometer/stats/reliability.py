"""Whether a theme's questions measure one thing."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Reliability:
    """Cronbach's alpha (at most 1, may be negative) and the complete respondents it rests on."""

    n: int
    alpha: float | None


def cronbach_alpha(scores: NDArray[np.float64]) -> Reliability:
    """Return k/(k−1)·(1−Σsᵢ²/s_T²) over respondents who answered every question.

    scores: respondents × questions, reversed questions already turned, NaN where not answered.
    alpha is None under two questions or two complete respondents, and when their totals are all
    the same. Source: Cronbach 1951.
    """
    complete = scores[~np.isnan(scores).any(axis=1)]
    n, questions = complete.shape
    if questions < 2 or n < 2:
        return Reliability(n, None)
    of_total = float(complete.sum(axis=1).var(ddof=1))
    of_questions = float(complete.var(axis=0, ddof=1).sum())
    if of_total <= 1e-12 * float(np.square(complete).sum()):
        return Reliability(n, None)
    return Reliability(n, questions / (questions - 1) * (1 - of_questions / of_total))
