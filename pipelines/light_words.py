"""Whether a linear code has a word lighter than a minimum: a complete search.

A code is all linear combinations of some rows. A word's support is the positions (columns) at which
it is not zero; a position weighs something, a word what its support does. The search goes by how
large the support of a light word can be.

- Bases. Take a basis among the columns (an information set of the code), another among those left,
  and so on. A word that is zero on one of them is zero at all positions that come after. So a word
  with a support of t that is not zero behind t bases would have a position in each, and one more:
  there is none. Only words that are zero there are looked at, and of these again, until all their
  supports lie in t bases. Most often nothing is left (`_core`).
- One position in a basis. With more than t/2 bases, a word with a support of t has at most one
  position in some of them: it is a multiple of one row, reduced on that basis, beside words that
  are zero there (`_beside`). Where the basis is one of the whole code there are no such words, and
  the row itself is weighed; else the row and those words are a smaller code.
- Sets of columns. Where that makes the code no smaller, every set of up to t columns is tried. They
  hold the support of some word exactly when their vectors in the null space are linearly dependent.
  Instead of the whole null space, a few random vectors of it are taken, one more than t: what is
  dependent stays so; what is not looks dependent with a chance of about 1 in 10¹⁵.

Who asks gets “yes, or maybe” where that would take too long; “no” is always proved.

Source: Brouwer and Zimmermann's bound by disjoint information sets, in Grassl (2006), Searching for
linear codes with large minimum distance, in Discovering Mathematics with Magma.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import comb

import numpy as np

from pipelines.residues import (
    PRIME,
    Residues,
    Whole,
    echelon,
    inverse,
    product,
    reduced,
    residues,
)

FEW = 200  # sets of columns sooner tried than smaller codes
MOST = 2_000  # codes and sets of columns looked at in one search; beyond, nothing is proved
SEED = 20240607


def may_be_light(
    words: Residues, pivots: Whole, weights: Whole, minimum: int, support: int
) -> bool:
    """Whether a word with a support of up to so many positions weighs less than the minimum.

    words: rows in reduced echelon form, by these pivots. weights: of each column, 1 at least.
    False is certain; True may also mean that the search would have taken too long.
    """
    search = _Search()
    try:
        if support > 2:
            return search.among(words, weights, minimum, support)
        return search.sets(_null(words, pivots, support + 1), weights, minimum, support)
    except _TooLongError:
        return True


class _TooLongError(Exception):
    pass


@dataclass
class _Search:
    left: int = field(default_factory=lambda: MOST)

    def _look(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise _TooLongError

    def among(self, words: Residues, weights: Whole, minimum: int, support: int) -> bool:
        """Whether a word with a support of up to so many, three or more, weighs too little."""
        self._look()
        words, weights, bases = _core(words, weights, support)
        bases = bases[: support // 2 + 1]
        least = min(len(basis) for basis in bases)
        few_sets = comb(len(weights), support - 2) <= FEW
        if least == len(words) or (2 * least > len(words) and not few_sets):
            return any(self._beside(words, basis, weights, minimum, support) for basis in bases)
        words, pivots = reduced(words, np.arange(len(weights)))
        return self.sets(_null(words, pivots, support + 1), weights, minimum, support)

    def _beside(
        self, words: Residues, basis: Whole, weights: Whole, minimum: int, support: int
    ) -> bool:
        """Whether a word with one position, or none, in the basis weighs too little."""
        words, _pivots = reduced(words, basis)
        ones, rest = words[: len(basis)], words[len(basis) :]
        if not len(rest):
            return bool(((ones != 0) @ weights < minimum).any())
        return any(self.among(np.vstack([one, rest]), weights, minimum, support) for one in ones)

    def sets(self, vectors: Residues, weights: Whole, minimum: int, support: int) -> bool:
        """Whether so many vectors or fewer that weigh too little are linearly dependent.

        vectors: of each column, support + 1 numbers.
        """
        fits = weights < minimum
        vectors, weights = vectors[fits], weights[fits]
        if not vectors.any(axis=1).all():
            return True
        if support == 1 or not len(weights):
            return False
        if support == 2:
            self._look()
            return _parallel(vectors, weights, minimum)
        return any(
            self.sets(_up_to(vectors, place), weights[place + 1 :], minimum - weight, support - 1)
            for place, weight in enumerate(weights)
        )


def _core(words: Residues, weights: Whole, support: int) -> tuple[Residues, Whole, list[Whole]]:
    """The words among which all with so small a support are; the weights of their columns.

    Also as many disjoint bases, each of all the columns that are in none before it.
    """
    while True:
        spoken = words.any(axis=0)
        words, weights = words[:, spoken], weights[spoken]
        behind, bases = np.arange(len(weights)), list[Whole]()
        for _ in range(support):
            words, basis = echelon(words, behind)
            behind = np.setdiff1d(behind, basis)
            bases.append(basis)
        words, found = echelon(words, behind)
        if not len(found):
            return words, weights, bases
        words = words[len(found) :]


def _null(words: Residues, pivots: Whole, width: int) -> Residues:
    """So many random vectors of the null space of the words: columns × width."""
    drawn = np.random.default_rng(SEED).integers(0, PRIME, (words.shape[1], width))
    found = residues(drawn.astype(np.float64))
    found[pivots] = 0
    found[pivots] = -product(words, found)
    return found


def _up_to(vectors: Residues, place: int) -> Residues:
    """The vectors after that one, up to multiples of it: dependent where they are with it."""
    one, others = vectors[place], vectors[place + 1 :]
    return residues(residues(others[:, 1:] * one[0]) - residues(others[:, :1] * one[1:]))


def _parallel(vectors: Residues, weights: Whole, minimum: int) -> bool:
    """Whether two vectors of three numbers, together too light, have the same quotients."""
    quotients = residues(vectors[:, 1:] * inverse(vectors[:, 0])[:, np.newaxis])
    order = np.lexsort((weights, *quotients.T))
    alike = (quotients[order][1:] == quotients[order][:-1]).all(axis=1)
    together = weights[order][1:] + weights[order][:-1]
    return bool((alike & (together < minimum)).any())
