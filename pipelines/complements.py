"""What is left of a published group without the published groups within it.

The first thing a reader subtracts: a tribe less each of its roles that is shown. Linear algebra
(`pipelines/derivation.py`) finds it among few atoms; where very many are small, it takes fewer of
them together, and four people in four of them would be overlooked. Here they are counted, however
many atoms they make.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipelines.derivation import Mask, Whole


class Group(NamedTuple):
    """A published group: its atoms, and its family, of which no two share anybody."""

    mask: Mask
    family: Hashable


class Complements:
    """The groups published so far, each with how many of its people each family covers.

    sizes: people in each atom. groups: how many can be added at most.
    """

    def __init__(self, sizes: Whole, minimum: int, groups: int) -> None:
        self.minimum = minimum
        self._kept = np.flatnonzero(sizes)
        self._sizes = sizes[self._kept].astype(np.float64)
        self._masks = np.zeros((groups, len(self._kept)))
        self._families: dict[Hashable, int] = {}
        self._family = np.zeros(groups, dtype=np.int64)
        self._covered = np.zeros((0, 0))

    def gives_away(self, groups: Sequence[Group]) -> bool:
        """Whether with these groups fewer people than the minimum would be left of any."""
        left = self._with(groups)
        return bool(((left > 0) & (left < self.minimum)).any())

    def add(self, groups: Sequence[Group]) -> None:
        """Publish these groups too."""
        left = self._with(groups)
        self._covered = self._people(len(left))[:, np.newaxis] - left

    def _people(self, groups: int) -> NDArray[np.float64]:
        """How many people are in each of the first groups."""
        people: NDArray[np.float64] = self._masks[:groups] @ self._sizes
        return people

    def _with(self, groups: Sequence[Group]) -> NDArray[np.float64]:
        """People left of each group, known or one of these (rows), without each family's within it.

        Whole numbers, kept in floats, and far under 2⁵³.
        """
        known, families = self._covered.shape
        last = known + len(groups)
        for place, group in enumerate(groups, known):
            self._masks[place] = group.mask[self._kept]
            self._family[place] = self._families.setdefault(group.family, len(self._families))
        people = self._people(last)
        of_family = np.eye(len(self._families))[self._family[:last]] * people[:, np.newaxis]
        shared = (self._masks[known:last] * self._sizes) @ self._masks[:last].T
        covered = np.zeros((last, len(self._families)))
        covered[:known, :families] = self._covered
        covered[:known] += (shared[:, :known] == people[known:, np.newaxis]).T @ of_family[known:]
        covered[known:] = (shared == people) @ of_family
        left: NDArray[np.float64] = people[:, np.newaxis] - covered
        return left
