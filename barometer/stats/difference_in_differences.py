"""Whether tribes an initiative reached moved differently from the others: a check, not a proof."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from math import comb

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

MINIMUM_TRIBES = 10  # under it the check is exploratory
ASSIGNMENTS = 10_000  # every assignment up to here, else as many at random
SEED = 20240607
SLACK = 1e-9


@dataclass(frozen=True)
class TribeScores:
    """One tribe's theme score in the edition before and now, and whether it was exposed."""

    exposed: bool
    before: float
    now: float


@dataclass(frozen=True)
class InitiativeCheck:
    """Difference in points between exposed and unexposed tribes' changes, at the same start.

    p: share of assignments at least as extreme; None, with difference, when it cannot be computed.
    exploratory: under ten tribes.
    """

    exposed: int
    unexposed: int
    difference: float | None
    p: float | None
    exploratory: bool


def check_initiative(tribes: Sequence[TribeScores]) -> InitiativeCheck:
    """Return the coefficient of exposure in change ~ exposure + starting score, every tribe alike.

    p is two-sided, by permuting which tribes were exposed. Needs four tribes, one on each side,
    and a start that does not by itself tell exposed from unexposed.
    """
    exposure = np.array([float(tribe.exposed) for tribe in tribes])
    count, exposed = len(tribes), int(exposure.sum())
    exploratory = count < MINIMUM_TRIBES
    difference, p = None, None
    if count >= 4 and 0 < exposed < count:
        starts = np.array([tribe.before for tribe in tribes])
        changes = np.array([tribe.now - tribe.before for tribe in tribes])
        difference, p = _permuted(exposure, _annihilator(starts), changes)
    return InitiativeCheck(exposed, count - exposed, difference, p, exploratory)


def _permuted(
    exposure: Floats, annihilator: Floats, changes: Floats
) -> tuple[float | None, float | None]:
    observed = _coefficients(exposure[np.newaxis, :], annihilator, changes)[0]
    if np.isnan(observed):
        return None, None
    others, complete = _assignments(len(exposure), int(exposure.sum()))
    coefficients = _coefficients(others, annihilator, changes)
    # an assignment whose coefficient does not exist is counted against us
    extreme = np.isnan(coefficients) | (np.abs(coefficients) >= abs(observed) - SLACK)
    seen = 0 if complete else 1  # a random draw adds the assignment that happened
    return float(observed), float((extreme.sum() + seen) / (len(others) + seen))


def _annihilator(starts: Floats) -> Floats:
    """Return the matrix that takes the mean and the line on the starting score out of a vector."""
    centred = starts - starts.mean()
    matrix = np.eye(len(starts)) - 1 / len(starts)
    spread = float(centred @ centred)
    return matrix - np.outer(centred, centred) / spread if spread > SLACK else matrix


def _coefficients(exposures: Floats, annihilator: Floats, changes: Floats) -> Floats:
    """Return one least-squares coefficient a row of exposures; NaN where it does not exist."""
    freed = exposures @ annihilator
    scale = (freed * exposures).sum(axis=1)
    missing = np.full(len(exposures), np.nan)
    np.divide(freed @ changes, scale, out=missing, where=scale > SLACK)
    return missing


def _assignments(count: int, exposed: int) -> tuple[Floats, bool]:
    """Return assignments of that many exposed tribes (rows), and whether they are all there are."""
    if comb(count, exposed) <= ASSIGNMENTS:
        chosen = np.array(list(combinations(range(count), exposed)))
        rows = np.zeros((len(chosen), count))
        np.put_along_axis(rows, chosen, 1.0, axis=1)
        return rows, True
    generator = np.random.default_rng(SEED)
    order = generator.random((ASSIGNMENTS, count)).argsort(axis=1)
    return (order < exposed).astype(np.float64), False
