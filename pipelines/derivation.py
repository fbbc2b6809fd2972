"""What a reader can work out from published groups of people: linear algebra over small groups.

People whom no published group tells apart make an *atom*. A figure of a group is a sum over its
atoms, so whatever can be worked out is a linear combination of groups, and it speaks of the atoms
at which its coefficients do not cancel out. It gives people away when these atoms hold fewer of
them than the minimum: one atom alone, but also two with opposite signs, as the difference between
two people's answers says both.

Every atom has a vector: its row in a basis of the null space of the published groups (rows) over
the atoms (columns). Some combination speaks of no others than a few atoms exactly when their
vectors are linearly dependent. Instead of the whole basis, a few random vectors of the null space
are kept.

No tolerance decides anything: the arithmetic is exact, modulo a prime.
- Nothing is overlooked: a combination with integer coefficients stays one modulo the prime, unless
  the rank of the groups is smaller there. That takes a prime that divides every largest minor of a
  matrix of 0 and 1 (fewer than twenty primes of this size could, for a thousand groups), and the
  prime here was chosen before any data.
- Independent vectors look dependent with a chance of about 1 in 2·10⁹ a test; what looks so is
  tested again with other random vectors. Were that to fail too, one group too many stays unshown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

PRIME = 2**31 - 1
DEEPEST = 4  # atoms taken together: with a minimum of 5, every group under it
MOST_GROUPS = (
    400_000  # small groups looked at; where there are more, fewer atoms are taken together
)
SEED = 20240607
Mask = NDArray[np.bool_]
Whole = NDArray[np.int64]


@dataclass(frozen=True)
class SmallGroups:
    """Every set of atoms with fewer people than the minimum, up to `depth` atoms (2 at least).

    Pairs are found without listing them. triples: a pair (by place in `pairs`) and an atom;
    quadruples: two pairs.
    """

    sizes: Whole
    minimum: int
    depth: int
    pairs: Whole
    triples: Whole
    quadruples: Whole

    @classmethod
    def among(cls, sizes: Whole, minimum: int) -> SmallGroups:
        """The small groups of atoms of these sizes, each under the minimum and not empty."""
        depth = _depth(sizes, minimum)
        none = np.empty((0, 2), dtype=np.int64)
        if depth == 2:
            return cls(sizes, minimum, depth, none, none, none)
        pairs = np.column_stack(np.triu_indices(len(sizes), 1))
        pairs = pairs[sizes[pairs].sum(axis=1) < minimum]
        triples = _joined(sizes, minimum, pairs, np.arange(len(sizes))[:, np.newaxis])
        if depth == 3:
            return cls(sizes, minimum, depth, pairs, triples, none)
        return cls(sizes, minimum, depth, pairs, triples, _joined(sizes, minimum, pairs, pairs))

    def dependent(self, vectors: Whole, again: Whole) -> bool:
        """Whether the vectors of some small group are dependent, and still are the second time.

        vectors, again: atoms × DEEPEST random coordinates each.
        """
        if (~vectors[:, 0].astype(bool) & ~again[:, 0].astype(bool)).any():
            return True
        if self._parallel(vectors, again):
            return True
        if self.depth == 2 or not len(self.pairs):
            return False
        first = _flat(vectors, self.pairs, self.triples, self.quadruples)
        if not any(part.any() for part in first):
            return False
        second = _flat(again, self.pairs, self.triples, self.quadruples)
        return any((a & b).any() for a, b in zip(first, second, strict=True))

    def _parallel(self, vectors: Whole, again: Whole) -> bool:
        """Whether two atoms, small together, have parallel vectors: the same quotient twice."""
        quotients = [x[:, 0] * _inverse(x[:, 1]) % PRIME for x in (vectors, again)]
        order = np.lexsort((self.sizes, *quotients))
        alike = np.ones(max(0, len(order) - 1), dtype=bool)
        for quotient in quotients:
            alike &= quotient[order][1:] == quotient[order][:-1]
        together = self.sizes[order][1:] + self.sizes[order][:-1]
        return bool((alike & (together < self.minimum)).any())


@dataclass
class Derivable:
    """The groups published so far, as masks over the atoms.

    sizes: people in each atom; an atom with nobody in it takes no part. groups: how many can be
    added at most.
    """

    sizes: Whole
    minimum: int
    groups: int
    small: SmallGroups = field(init=False)
    _kept: Whole = field(init=False)
    _vectors: Whole = field(init=False)
    _places: Whole = field(init=False)

    def __post_init__(self) -> None:
        self._kept = np.flatnonzero(self.sizes)
        kept = self.sizes[self._kept]
        self._places = np.flatnonzero(kept < self.minimum)
        self.small = SmallGroups.among(kept[self._places], self.minimum)
        width = min(self.groups, len(kept)) + 2 * DEEPEST
        generator = np.random.default_rng(SEED)
        self._vectors = generator.integers(0, PRIME, size=(len(kept), width), dtype=np.int64)

    def size(self, mask: Mask) -> int:
        """How many people are in the group."""
        return int(self.sizes[mask].sum())

    def gives_away(self, masks: Sequence[Mask]) -> bool:
        """Whether with these groups fewer people than the minimum could be told from the rest."""
        if not len(self._places):
            return False
        probes = self._vectors[:, -(len(masks) + 2 * DEEPEST) :]
        left = _without(probes, [mask[self._kept] for mask in masks])[self._places]
        return self.small.dependent(left[:, :DEEPEST], left[:, DEEPEST : 2 * DEEPEST])

    def add(self, masks: Sequence[Mask]) -> None:
        """Publish these groups too."""
        self._vectors = _without(self._vectors, [mask[self._kept] for mask in masks])


def _joined(sizes: Whole, minimum: int, pairs: Whole, others: Whole) -> Whole:
    """Every pair with each of the others that lies after it, small together: their places.

    pairs and others: one row each, its atoms in order; the rows in the order of their first atom.
    """
    fewest = others.shape[1]  # people the other has at least
    small = np.flatnonzero(sizes[pairs].sum(axis=1) < minimum - fewest)
    after = np.searchsorted(others[:, 0], pairs[small, 1], side="right")
    counts = len(others) - after
    one = np.repeat(small, counts)
    ends = np.cumsum(counts)
    other = np.arange(len(one)) - np.repeat(ends - counts, counts) + np.repeat(after, counts)
    together = sizes[pairs[one]].sum(axis=1) + sizes[others[other]].sum(axis=1)
    kept = together < minimum
    return np.column_stack((one[kept], other[kept]))


def _without(vectors: Whole, masks: Sequence[Mask]) -> Whole:
    """The random vectors (columns) taken on into the null space of the masks too.

    A mask that can be worked out already changes nothing; any other takes one column away.
    """
    for mask in masks:
        sums = vectors[mask].sum(axis=0) % PRIME
        pivots = np.flatnonzero(sums)
        if not len(pivots):
            continue
        pivot = int(pivots[-1])
        column = vectors[:, pivot] * pow(int(sums[pivot]), -1, PRIME) % PRIME
        rest = np.delete(vectors, pivot, axis=1)
        rest -= column[:, np.newaxis] * np.delete(sums, pivot) % PRIME
        vectors = rest % PRIME
    return vectors


def _flat(
    vectors: Whole, pairs: Whole, triples: Whole, quadruples: Whole
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Which triples and which quadruples have a determinant of zero."""
    a, b = vectors[pairs[:, 0]], vectors[pairs[:, 1]]
    minors = {
        (i, j): (a[:, i] * b[:, j] - a[:, j] * b[:, i]) % PRIME
        for i, j in combinations(range(DEEPEST), 2)
    }
    pair, c = triples[:, 0], vectors[triples[:, 1]]
    three = (minors[1, 2][pair] * c[:, 0] - minors[0, 2][pair] * c[:, 1]) % PRIME
    three = (three + minors[0, 1][pair] * c[:, 2]) % PRIME
    one, other = quadruples[:, 0], quadruples[:, 1]
    four = np.zeros(len(quadruples), dtype=np.int64)
    signs = {(0, 1): 1, (0, 2): -1, (0, 3): 1, (1, 2): 1, (1, 3): -1, (2, 3): 1}
    for columns, sign in signs.items():
        i, j = (k for k in range(DEEPEST) if k not in columns)
        four = (four + sign * minors[columns][one] * minors[i, j][other]) % PRIME
    return three == 0, four == 0


def _inverse(values: Whole) -> Whole:
    """Each value to the power of −1; 0 stays 0."""
    result = np.ones_like(values)
    exponent, base = PRIME - 2, values
    while exponent:
        if exponent & 1:
            result = result * base % PRIME
        base = base * base % PRIME
        exponent >>= 1
    return result


def _depth(sizes: Whole, minimum: int) -> int:
    """How many atoms can be taken together without looking at too many groups."""
    counts = np.zeros((DEEPEST + 1, minimum), dtype=np.float64)  # by atoms and people
    counts[0, 0] = 1
    for size in sizes:
        counts[1:, size:] += counts[:-1, : minimum - size]
    groups = counts.sum(axis=1)[1:].cumsum()
    deeper = [depth for depth in range(2, DEEPEST + 1) if groups[depth - 1] <= MOST_GROUPS]
    return max(deeper, default=2)
