"""Whether a theme's questions measure one thing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from barometer.stats.moments import Moments


@dataclass(frozen=True)
class Reliability:
    """Cronbach's alpha (at most 1, may be negative) and the complete respondents it rests on."""

    n: int
    alpha: float | None


def cronbach_alpha_from_sums(questions: Sequence[Moments], totals: Moments) -> Reliability:
    """Return k/(k−1)·(1−Σsᵢ²/s_T²) from the sums of each question and of respondents' totals.

    All over the same respondents, those who answered every question; reversed questions already
    turned. alpha is None under two questions or two respondents, and when the totals are all the
    same. Raises ValueError for counts that differ. Source: Cronbach 1951.
    """
    k, n = len(questions), totals.n
    if any(question.n != n for question in questions):
        raise ValueError(f"questions of {[q.n for q in questions]} among {n} respondents")
    of_total = totals.variance
    if k < 2 or not of_total:
        return Reliability(n, None)
    of_questions = sum(question.variance or 0.0 for question in questions)
    return Reliability(n, min(1.0, k / (k - 1) * (1 - of_questions / of_total)))
