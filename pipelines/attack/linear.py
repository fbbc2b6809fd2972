"""One system of published counts: which small groups adding and subtracting tells apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from pipelines.attack.algebra import Equations, Matrix
from pipelines.attack.groups import determined, differences

Bounds = NDArray[np.int64]
Times = list[Fraction] | None  # how often to take each equation


@dataclass(frozen=True)
class Derived:
    """A group of unknowns (`plus`, less `minus`) with how often to take each equation.

    size: people in it; where something is subtracted, at most.
    """

    plus: tuple[int, ...]
    minus: tuple[int, ...]
    size: int
    times: tuple[Fraction, ...]


@dataclass
class System:
    """Published counts as sums of unknowns that are never negative.

    coefficients: one row a count. families: of each count, what it divides people by. bounds: of
    each unknown, people at most. strict: whether a difference of two small groups counts where
    together they are enough.
    """

    coefficients: Matrix
    values: Matrix
    families: Sequence[object]
    bounds: Bounds
    minimum: int
    strict: bool = False

    def attacked(self) -> list[Derived] | None:
        """Small groups that can be told; None where what is known does not fit the counts."""
        empty = self._emptied()
        if empty is None:
            return None
        kept = np.flatnonzero(~empty & self.coefficients.any(axis=0))
        classes = _alike(self.coefficients[:, kept])
        matrix = self.coefficients[:, kept[[members[0] for members in classes]]]
        members = [tuple(int(kept[one]) for one in group) for group in classes]
        equations = Equations(matrix, self.values)
        found = [*self._told(equations, matrix, members)]
        return found

    def _emptied(self) -> NDArray[np.bool_] | None:
        """Unknowns that must be nobody, until nothing new is found."""
        empty = np.zeros(self.coefficients.shape[1], dtype=bool)
        while True:
            kept = np.flatnonzero(~empty & self.coefficients.any(axis=0))
            classes = _alike(self.coefficients[:, kept])
            if not classes:
                return empty if not self.values.any() else None
            matrix = self.coefficients[:, kept[[members[0] for members in classes]]]
            equations = Equations(matrix, self.values)
            if not equations.consistent:
                return None
            nobody = self._nobody(equations, matrix)
            if nobody is None:
                return None
            if not nobody:
                return empty
            for one in nobody:
                empty[kept[classes[one]]] = True

    def _nobody(self, equations: Equations, matrix: Matrix) -> set[int] | None:
        """Classes that are nobody; None where one would be fewer."""
        found: set[int] = set()
        for vector, _times in self._sums(equations, matrix):
            value = equations.value(vector)
            if value < 0:
                return None
            if value == 0:
                found |= {int(one) for one in np.flatnonzero(vector)}
        return found

    def _sums(self, equations: Equations, matrix: Matrix) -> Iterator[tuple[Matrix, Times]]:
        """Sums of unknowns that are determined, and how where that is plain."""
        yield from _remainders(matrix, self.families)
        sums = (_vector(group, matrix) for group in determined(equations.marks))
        yield from ((vector, None) for vector in sums if equations.determines(vector))
        yield from ((row[:-1], None) for row in equations.steps)

    def _told(
        self, equations: Equations, matrix: Matrix, members: list[tuple[int, ...]]
    ) -> Iterator[Derived]:
        ways: dict[bytes, tuple[Matrix, Times]] = {}
        for vector, plain in self._sums(equations, matrix):
            if 0 < equations.value(vector) < self.minimum:
                known = ways.get(vector.tobytes())
                if known is None or _length(plain) < _length(known[1]):
                    ways[vector.tobytes()] = vector, plain
        for vector, plain in ways.values():
            times = plain or equations.recipe(vector)
            if times is not None:
                plus = _members(np.flatnonzero(vector > 0), members)
                yield Derived(plus, (), equations.value(vector), tuple(times))
        yield from self._differences(equations, matrix, members)

    def _differences(
        self, equations: Equations, matrix: Matrix, members: list[tuple[int, ...]]
    ) -> Iterator[Derived]:
        most = np.array([int(self.bounds[list(group)].sum()) for group in members])
        least = np.where(matrix > 0, self.values[:, None], most.max(initial=0)).min(axis=0)
        most = np.minimum(most, least)
        small = np.flatnonzero(most < self.minimum)
        for left, right in differences(equations.marks, small):
            sizes = int(most[list(left)].sum()), int(most[list(right)].sum())
            if (max(sizes) if self.strict else sum(sizes)) >= self.minimum:
                continue
            vector = _vector(left, matrix) - _vector(right, matrix)
            times = equations.recipe(vector)
            if times is not None:
                plus, minus = (_members(np.array(side), members) for side in (left, right))
                yield Derived(plus, minus, sum(sizes), tuple(times))


def _alike(matrix: Matrix) -> list[list[int]]:
    """Columns that no row tells apart, together."""
    groups: dict[bytes, list[int]] = {}
    for place, column in enumerate(np.ascontiguousarray(matrix.T)):
        groups.setdefault(column.tobytes(), []).append(place)
    return list(groups.values())


def _length(times: Times) -> int:
    """Equations taken; many where the way is not worked out yet."""
    return 1_000_000 if times is None else sum(1 for each in times if each)


def _vector(group: Sequence[int], matrix: Matrix) -> Matrix:
    vector = np.zeros(matrix.shape[1], dtype=np.int64)
    vector[list(group)] = 1
    return vector


def _members(group: NDArray[np.int64], members: list[tuple[int, ...]]) -> tuple[int, ...]:
    return tuple(sorted(one for place in group for one in members[int(place)]))


def _remainders(
    matrix: Matrix, families: Sequence[object]
) -> Iterator[tuple[Matrix, list[Fraction]]]:
    """What is left of each count without one that is part of it, or without a family of parts."""
    inside = (matrix @ (matrix == 0).T) == 0  # row, in column
    for whole in range(len(matrix)):
        parts = [int(p) for p in np.flatnonzero(inside[:, whole]) if p != whole]
        by_family: dict[object, list[int]] = {}
        for part in parts:
            by_family.setdefault(families[part], []).append(part)
        several = [each for each in by_family.values() if len(each) > 1]
        for taken in ([], *([part] for part in parts), *several):
            left = matrix[whole] - matrix[taken].sum(axis=0)
            if (left >= 0).all() and left.any() and left.max() == 1:
                yield left, [Fraction((p == whole) - (p in taken)) for p in range(len(matrix))]
