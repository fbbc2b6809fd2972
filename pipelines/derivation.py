"""What a reader can work out from published groups of people.

People whom no published group tells apart make an *atom*. A figure of a group is a sum over its
atoms, so whatever can be worked out is a linear combination of groups, and it speaks of the atoms
at which its coefficients do not cancel out. It gives people away when these atoms hold fewer of
them than the minimum: one atom alone, but also two with opposite signs, as the difference between
two people's answers says both.

So the groups span a code whose positions are the atoms, each as heavy as it has people, and no word
may be lighter than the minimum. A light word whose largest atom has s people speaks of at most
minimum − s atoms, all of s people or fewer. What speaks only of those are the last rows of an
echelon form, if the larger atoms come first: few, where most people are in large ones.

Nothing is overlooked by computing modulo a prime (`pipelines/residues.py`): a combination with
integer coefficients stays one there, unless the rank of the groups is smaller. That takes a prime
that divides every largest minor of a matrix of 0 and 1 (a few hundred of the two million primes of
this size could, for a thousand groups, at the very most), and it was chosen before any data.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from pipelines.light_words import may_be_light
from pipelines.residues import Residues, Whole, with_row

Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Derivable:
    """The groups published so far, in reduced echelon form over the atoms.

    order: the atoms with anybody in them, those of most people first. sizes: people in each. rows:
    groups that do not follow from each other × atoms. pivots: the first atom of each row.
    """

    minimum: int
    order: Whole
    sizes: Whole
    rows: Residues
    pivots: Whole

    @classmethod
    def nothing(cls, sizes: Whole, minimum: int) -> Derivable:
        """Before any group. sizes: people in each atom."""
        order = np.argsort(-sizes, kind="stable")
        order = order[sizes[order] > 0]
        return cls(minimum, order, sizes[order], np.zeros((0, len(order))), np.zeros(0, np.int64))

    def size(self, mask: Mask) -> int:
        """How many people are in the group."""
        return int(self.sizes[mask[self.order]].sum())

    def after(self, masks: Iterable[Mask]) -> Derivable | None:
        """With these groups too; None where fewer people than the minimum might be told apart."""
        rows, pivots = self.rows, self.pivots
        for mask in masks:
            rows, pivots = with_row(rows, pivots, mask[self.order].astype(np.float64))
        found = replace(self, rows=rows, pivots=pivots)
        smaller = range(self.minimum - 1, 0, -1)
        return None if any(found._gives_away(people, self) for people in smaller) else found

    def _gives_away(self, people: int, safe: Derivable) -> bool:
        """Whether what speaks only of atoms of so many people or fewer may speak of too few.

        safe: what did not. If nothing more speaks of those atoms, it is the same still.
        """
        words, pivots, sizes = self._words(people)
        if len(words) == len(safe._words(people)[0]):
            return False
        return may_be_light(words, pivots, sizes, self.minimum, self.minimum - people)

    def _words(self, people: int) -> tuple[Residues, Whole, Whole]:
        """What speaks only of atoms of so many people or fewer: rows, pivots, people in each."""
        larger = int(np.searchsorted(-self.sizes, -people))
        among = self.pivots >= larger
        return self.rows[among, larger:], self.pivots[among] - larger, self.sizes[larger:]
