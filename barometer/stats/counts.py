"""Two counts of equally long windows: whether one is larger by more than chance."""

from __future__ import annotations

from dataclasses import dataclass

CONFIDENCE = 0.95


@dataclass(frozen=True)
class CountRatio:
    """How many times the earlier count the recent one is, with its 95 % interval.

    high: None where nothing was counted earlier: it has no upper end.
    """

    low: float
    high: float | None


def p_value(recent: int, earlier: int) -> float:
    """Return the two-sided p of two counts under one rate, exact: recent is Binomial(sum, ½).

    1 where nothing was counted. Source: Przyborowski & Wilenski 1940.
    """
    from scipy.special import betainc  # a large import, wanted when publishing

    fewer, more = sorted((recent, earlier))
    return min(1.0, 2 * float(betainc(more, fewer + 1, 0.5))) if more else 1.0


def ratio(recent: int, earlier: int) -> CountRatio:
    """Return the interval of recent / earlier, from the exact one of recent's part of the sum.

    Source: Clopper & Pearson 1934.
    """
    from scipy.special import betaincinv

    tail = (1 - CONFIDENCE) / 2
    low = float(betaincinv(recent, earlier + 1, tail)) if recent else 0.0
    high = float(betaincinv(recent + 1, earlier, 1 - tail)) if earlier else 1.0
    return CountRatio(low / (1 - low), high / (1 - high) if high < 1 else None)
