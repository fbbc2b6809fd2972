"""How firm a pain point's rank is: the range it takes when respondents are drawn again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from barometer.stats.priorities import Floats, Mentions, Priority, priorities
from barometer.stats.resamples import Tally, resampled

RESAMPLES = 1000
SEED = 20240607  # fixed, so that the same answers always publish the same ranges
LOW, HIGH = 0.05, 0.95
TIE = 9  # decimals; priorities closer than that are the same


@dataclass(frozen=True)
class RankedPainPoint:
    """A pain point's priority, its rank (1 is first, ties share the better) and rank range."""

    priority: Priority
    rank: int | None
    rank_low: int | None
    rank_high: int | None


def rank_pain_points(
    mentions: Mentions, resamples: int = RESAMPLES, seed: int = SEED
) -> list[RankedPainPoint]:
    """Return one row a pain point, in the order of the columns; unranked without a priority.

    Range: 5th to 95th percentile of the rank over resamples of respondents, widened to the rank
    itself where the resamples miss it. A tie spans its places, from its best to its worst.
    """
    found = priorities(mentions)
    ranked = [place for place, each in enumerate(found) if each.priority is not None]
    rows = [RankedPainPoint(each, None, None, None) for each in found]
    if not ranked:
        return rows
    best, _ = _ranks(np.array([[found[place].priority for place in ranked]], dtype=np.float64))
    low, high = _rank_ranges(mentions, found, ranked, resamples, seed)
    for column, place in enumerate(ranked):
        rank = int(best[0, column])
        bounds = min(rank, int(low[column])), max(rank, int(high[column]))
        rows[place] = RankedPainPoint(found[place], rank, *bounds)
    return rows


def told_apart(a: RankedPainPoint, b: RankedPainPoint) -> bool:
    """Return whether the two rank ranges do not overlap; only then is one called higher."""
    if a.rank_low is None or a.rank_high is None or b.rank_low is None or b.rank_high is None:
        return False
    return a.rank_high < b.rank_low or b.rank_high < a.rank_low


def _rank_ranges(
    mentions: Mentions, found: Sequence[Priority], ranked: list[int], resamples: int, seed: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    blocks = [
        _ranks(_priorities(mentions, found, tally)[:, ranked])
        for tally in resampled(mentions, resamples, seed)
    ]
    best = np.concatenate([block[0] for block in blocks])
    worst = np.concatenate([block[1] for block in blocks])
    low = np.quantile(best, LOW, axis=0, method="inverted_cdf")
    high = np.quantile(worst, HIGH, axis=0, method="inverted_cdf")
    return low.astype(np.int64), high.astype(np.int64)


def _priorities(mentions: Mentions, found: Sequence[Priority], tally: Tally) -> Floats:
    """Return resample × pain point; with no score drawn, the severity of all stands in."""
    of_all = np.array([0.0 if each.severity is None else each.severity for each in found])
    means = np.divide(
        tally.totals, tally.scored, out=np.zeros_like(tally.totals), where=tally.scored > 0
    )
    severity = np.where(tally.scored > 0, 100 - means, of_all)
    breadth = tally.tribes / mentions.released if mentions.released else np.ones_like(severity)
    return tally.named / tally.asked * severity * (0.5 + 0.5 * breadth)


def _ranks(values: Floats) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return best and worst place of each column in its row, the highest value first."""
    rounded = values.round(TIE)
    best = np.empty(values.shape, dtype=np.int64)
    worst = np.empty(values.shape, dtype=np.int64)
    for column in range(values.shape[1]):
        mine = rounded[:, column : column + 1]
        best[:, column] = 1 + (rounded > mine).sum(axis=1)
        worst[:, column] = (rounded >= mine).sum(axis=1)
    return best, worst
