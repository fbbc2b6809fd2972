"""Student's t. SciPy is large, and pages seldom ask for it: it is loaded when first needed."""

from __future__ import annotations

UPPER_TAIL = 0.975  # two-sided 95 %


def t_quantile(degrees: float) -> float:
    """Return the 97.5 % point of Student's t."""
    from scipy.special import stdtrit

    return float(stdtrit(degrees, UPPER_TAIL))


def two_sided(t: float, degrees: float) -> float:
    """Return the probability of a t at least as far from zero as this one."""
    from scipy.special import stdtr

    return min(1.0, 2 * float(stdtr(degrees, -abs(t))))
