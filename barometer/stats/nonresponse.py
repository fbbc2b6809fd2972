"""Whether those who answered are made up as those invited, and what that does to a score."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from barometer.stats.verdicts import FALSE_DISCOVERY_RATE

DRAWS = 10_000
SEED = 20241107
SLACK = 1e-9


@dataclass(frozen=True)
class Group:
    """How many of a group were invited, how many of them answered, and their mean score."""

    invited: int
    responded: int
    score: float | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.responded <= self.invited:
            raise ValueError(f"{self.responded} of {self.invited} cannot have answered")


def response_p(groups: Sequence[Group]) -> float | None:
    """Return the p of answering having nothing to do with the group: Pearson's χ², by chance draws.

    The respondents are drawn anew from the invited, without replacement (multivariate
    hypergeometric), so that it holds for groups of any size; the draw that happened counts as one.
    None for one group, and where everybody answered or nobody did. Source: Agresti 2013 (3.5).
    """
    invited = np.array([group.invited for group in groups if group.invited], dtype=np.int64)
    responded = np.array([group.responded for group in groups if group.invited], dtype=np.int64)
    if len(invited) < 2 or responded.sum() in (0, invited.sum()):
        return None
    draws = np.random.default_rng(SEED).multivariate_hypergeometric(
        invited, int(responded.sum()), size=DRAWS, method="marginals"
    )
    observed = _distance(responded[np.newaxis, :], invited)[0]
    extreme = int((_distance(draws, invited) >= observed - SLACK).sum())
    return (1 + extreme) / (1 + DRAWS)


def answered_unevenly(p: float | None) -> bool:
    """Return whether the groups are said to differ: the threshold of every verdict."""
    return p is not None and p <= FALSE_DISCOVERY_RATE


def weighted_as_invited(groups: Sequence[Group]) -> float | None:
    """Return the mean score with every group weighing as many as were invited of it, in points.

    None where a group of somebody has no score. Source: Holt & Smith 1979 (post-stratification).
    """
    present = [group for group in groups if group.invited]
    whole = sum(group.invited for group in present)
    total = 0.0
    for group in present:
        if group.score is None:
            return None
        total += group.score * group.invited
    return total / whole if whole else None


def _distance(responded: NDArray[np.int64], invited: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return χ² of each row but for a factor that is the same for every draw."""
    expected = invited * (responded[0].sum() / invited.sum())
    distances: NDArray[np.float64] = ((responded - expected) ** 2 / expected).sum(axis=1)
    return distances
