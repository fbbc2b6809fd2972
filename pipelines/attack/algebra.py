"""Which sums of unknowns a system of equations determines, and how. Exact: modulo a prime, and
whatever is found is worked out again in fractions before it counts."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import isqrt

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.int64]
PRIME = 2_147_483_647  # products of two remainders fit into 64 bits
SEED = 20_260_701


def reduced(matrix: Matrix, columns: int) -> tuple[Matrix, list[int]]:
    """The matrix modulo the prime, each pivot among the first columns alone in its column."""
    rows = matrix % PRIME
    pivots: list[int] = []
    for column in range(columns):
        place = len(pivots)
        below = np.flatnonzero(rows[place:, column])
        if not below.size:
            continue
        found = place + int(below[0])
        rows[[place, found]] = rows[[found, place]]
        rows[place] = rows[place] * pow(int(rows[place, column]), -1, PRIME) % PRIME
        others = np.flatnonzero(rows[:, column])
        others = others[others != place]
        rows[others] = (rows[others] - rows[others, column, None] * rows[place]) % PRIME
        pivots.append(column)
        if len(pivots) == len(rows):
            break
    return rows, pivots


def signed(value: int) -> int:
    """A remainder as the whole number next to zero."""
    value %= PRIME
    return value if value <= PRIME // 2 else value - PRIME


def fraction_of(value: int) -> Fraction:
    """The fraction of small terms that the remainder stands for."""
    bound = isqrt(PRIME // 2)
    above, here, from_above, from_here = PRIME, value % PRIME, 0, 1
    while here > bound:
        times = above // here
        above, here = here, above - times * here
        from_above, from_here = from_here, from_above - times * from_here
    return Fraction(here, from_here)


@dataclass(frozen=True)
class Equations:
    """coefficients: one row an equation, one column an unknown. values: one an equation."""

    coefficients: Matrix
    values: Matrix

    @cached_property
    def _solved(self) -> tuple[Matrix, list[int]]:
        unknowns = self.coefficients.shape[1]
        return reduced(np.column_stack([self.coefficients, self.values]), unknowns)

    @property
    def consistent(self) -> bool:
        rows, pivots = self._solved
        return not rows[len(pivots) :, -1].any()

    @cached_property
    def steps(self) -> Matrix:
        """The solved equations in which coefficients are 0 and 1 only, with their values last."""
        rows, pivots = self._solved
        solved = rows[: len(pivots)]
        return solved[(solved[:, :-1] <= 1).all(axis=1)]

    @cached_property
    def solution(self) -> Matrix:
        """One solution, modulo the prime: what is determined has the same value in each."""
        rows, pivots = self._solved
        found = np.zeros(self.coefficients.shape[1], dtype=np.int64)
        found[pivots] = rows[: len(pivots), -1]
        return found

    @cached_property
    def marks(self) -> Matrix:
        """A number an unknown; those of a determined sum add up to nothing, and hardly others."""
        rows, pivots = self._solved
        unknowns = self.coefficients.shape[1]
        free = np.setdiff1d(np.arange(unknowns), pivots)
        drawn = np.random.default_rng(SEED).integers(1, PRIME, free.size)
        found = np.zeros(unknowns, dtype=np.int64)
        found[free] = drawn
        found[pivots] = -(rows[: len(pivots)][:, free] * drawn % PRIME).sum(axis=1) % PRIME
        return found

    def determines(self, wanted: Matrix) -> bool:
        """Whether the sum is determined: marks that add up to nothing may do so by chance."""
        rows, pivots = self._solved
        made = wanted[pivots, None] % PRIME * rows[: len(pivots), :-1] % PRIME
        return not ((wanted - made.sum(axis=0)) % PRIME).any()

    @cached_property
    def _ways(self) -> tuple[Matrix, list[int]]:
        count, unknowns = self.coefficients.shape
        beside = np.column_stack([self.coefficients, np.eye(count, dtype=np.int64)])
        return reduced(beside, unknowns)

    def recipe(self, wanted: Matrix) -> list[Fraction] | None:
        """How often to take each equation to get the wanted sum; None where it cannot be had."""
        rows, pivots = self._ways
        unknowns = self.coefficients.shape[1]
        parts = rows[: len(pivots), unknowns:]
        times = (wanted[pivots, None] % PRIME * parts % PRIME).sum(axis=0) % PRIME
        found = [fraction_of(int(value)) for value in times]
        return found if self._gives(found, wanted) else None

    def _gives(self, times: list[Fraction], wanted: Matrix) -> bool:
        total = [Fraction(0)] * len(wanted)
        for how_often, row in zip(times, self.coefficients.tolist(), strict=True):
            if how_often:
                total = [a + how_often * b for a, b in zip(total, row, strict=True)]
        return total == [Fraction(int(value)) for value in wanted]

    def value(self, wanted: Matrix) -> int:
        """The value of a sum that is determined."""
        return signed(int((wanted % PRIME * self.solution % PRIME).sum()))
