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
  matrix of 0 and 1 (a few hundred of the two million primes of this size could, for a thousand
  groups, at the very most), and the prime here was chosen before any data.
- Independent vectors look dependent with a chance of about 1 in 3·10⁷ a test; what looks so is
  tested again with other random vectors. Were that to fail too, one group too many stays unshown.
- Numbers are whole, kept in floats, and stay so small (under 2⁵³) that no float rounds them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

PRIME = 2**25 - 39
DEEPEST = 4  # atoms taken together: with a minimum of 5, every group under it
MOST_GROUPS = 2_000_000  # small groups looked at; of more, fewer atoms are taken together
SEED = 20240607
CACHED = 100_000  # numbers worked on at a time
# Of a determinant by its first two rows: minors in the order of `combinations`, and complements.
SIGNS = (1, -1, 1, 1, -1, 1)
Mask = NDArray[np.bool_]
Whole = NDArray[np.int64]
Residues = NDArray[np.float64]  # whole numbers modulo PRIME, from −PRIME/2 to PRIME/2


@dataclass(frozen=True)
class SmallGroups:
    """Every set of atoms with fewer people than the minimum, up to `depth` atoms (2 at least).

    sizes: people in each atom, ascending. Pairs are found without listing them. triples: pairs of
    atoms, and atoms they are small with; quadruples: likewise pairs and pairs. Of these only what
    lies after the pair's second atom counts, so that a group is there once.
    """

    sizes: Whole
    minimum: int
    depth: int
    triples: list[tuple[Whole, Whole]]
    quadruples: list[tuple[Whole, Whole]]

    @classmethod
    def among(cls, sizes: Whole, minimum: int) -> SmallGroups:
        """The small groups of atoms of these sizes, each under the minimum and not empty."""
        depth = _depth(sizes, minimum)
        pairs = _pairs(sizes, minimum) if depth > 2 else {}
        triples, quadruples = [], []
        for (small, large), found in pairs.items():
            left = minimum - small - large
            thirds = np.flatnonzero((sizes >= large) & (sizes < left))
            if len(thirds):
                triples.append((found, thirds))
            others = [p for (s, t), p in pairs.items() if s >= large and s + t < left]
            if others and depth > 3:
                quadruples.append((found, _by_first(np.concatenate(others))))
        return cls(sizes, minimum, depth, triples, quadruples)

    def dependent(self, vectors: Residues, again: Residues) -> bool:
        """Whether the vectors of some small group are dependent, and still are the second time.

        vectors, again: atoms × DEEPEST random coordinates each.
        """
        if (~vectors[:, 0].astype(bool) & ~again[:, 0].astype(bool)).any():
            return True
        return (
            self._parallel(vectors, again)
            or any(_in_a_plane(*group, vectors, again) for group in self.triples)
            or any(_in_a_space(*group, vectors, again) for group in self.quadruples)
        )

    def _parallel(self, vectors: Residues, again: Residues) -> bool:
        """Whether two atoms, small together, have parallel vectors: the same quotient twice."""
        quotients = [_mod(x[:, 0] * _inverse(x[:, 1])) for x in (vectors, again)]
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
    _vectors: Residues = field(init=False)
    _places: Whole = field(init=False)

    def __post_init__(self) -> None:
        self._kept = np.flatnonzero(self.sizes)
        kept = self.sizes[self._kept]
        small = np.flatnonzero(kept < self.minimum)
        self._places = small[np.argsort(kept[small], kind="stable")]
        self.small = SmallGroups.among(kept[self._places], self.minimum)
        width = min(self.groups, len(kept)) + 2 * DEEPEST
        generator = np.random.default_rng(SEED)
        drawn = generator.integers(0, PRIME, size=(len(kept), width))
        self._vectors = _mod(drawn.astype(np.float64))

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


def _pairs(sizes: Whole, minimum: int) -> dict[tuple[int, int], Whole]:
    """Pairs of atoms that leave room for a third, by the sizes of the two; by their second atom."""
    found = np.column_stack(np.triu_indices(len(sizes), 1))
    found = found[np.argsort(found[:, 1], kind="stable")]
    both = sizes[found]
    return {
        (s, t): found[(both[:, 0] == s) & (both[:, 1] == t)]
        for s in range(1, minimum)
        for t in range(s, minimum - s)
        if s + 2 * t < minimum
    }


def _by_first(pairs: Whole) -> Whole:
    return pairs[np.argsort(pairs[:, 0], kind="stable")]


def _in_a_plane(pairs: Whole, thirds: Whole, vectors: Residues, again: Residues) -> bool:
    """Whether a pair and a third have a determinant of zero, twice."""
    left, right = _minors(vectors, pairs, 3), vectors[thirds, :3] * (1, -1, 1)
    one, other = _zeros(pairs[:, 1], left, thirds, right).T
    found = _minors(again, pairs[one], 3) * again[thirds[other], :3] * (1, -1, 1)
    return bool((_mod(found.sum(axis=1)) == 0).any())


def _in_a_space(pairs: Whole, others: Whole, vectors: Residues, again: Residues) -> bool:
    """Whether two pairs have a determinant of zero, twice."""
    left, right = _minors(vectors, pairs, 4), _minors(vectors, others, 4)[:, ::-1] * SIGNS
    one, other = _zeros(pairs[:, 1], left, others[:, 0], right).T
    found = _minors(again, pairs[one], 4) * _minors(again, others[other], 4)[:, ::-1] * SIGNS
    return bool((_mod(found.sum(axis=1)) == 0).any())


def _minors(vectors: Residues, pairs: Whole, width: int) -> Residues:
    """The 2 × 2 determinants of each pair; of three columns, in the order that leaves 0, 1, 2."""
    a, b = vectors[pairs[:, 0]], vectors[pairs[:, 1]]
    columns = list(combinations(range(width), 2))
    columns = columns[::-1] if width == 3 else columns
    return np.column_stack([_mod(a[:, i] * b[:, j] - a[:, j] * b[:, i]) for i, j in columns])


def _zeros(last: Whole, left: Residues, first: Whole, right: Residues) -> Whole:
    """The places (row of left, row of right) whose product is 0 modulo the prime.

    last, first: an atom of each row, ascending; only what has first after last counts.
    """
    found = [np.empty((0, 2), dtype=np.int64)]
    step = max(1, CACHED // max(1, len(right)))
    for start in range(0, len(left), step):
        after = int(np.searchsorted(first, last[start], side="right"))
        product = left[start : start + step] @ right[after:].T
        zero = np.argwhere(_mod(product) == 0) + np.array([start, after])
        found.append(zero[first[zero[:, 1]] > last[zero[:, 0]]])
    return np.concatenate(found)


def _without(vectors: Residues, masks: Sequence[Mask]) -> Residues:
    """The random vectors (columns) taken on into the null space of the masks too.

    A mask that can be worked out already changes nothing; any other takes one column away.
    """
    for mask in masks:
        sums = _mod(vectors[mask].sum(axis=0))
        pivots = np.flatnonzero(sums)
        if not len(pivots):
            continue
        pivot = int(pivots[-1])
        column = _mod(vectors[:, pivot] * pow(int(sums[pivot]), -1, PRIME))
        rest = np.delete(vectors, pivot, axis=1)
        vectors = _mod(rest - column[:, np.newaxis] * np.delete(sums, pivot))
    return vectors


def _mod(values: Residues) -> Residues:
    """The same modulo the prime. Whole numbers under 2⁵³ stay exact all the way."""
    left: Residues = values - PRIME * np.rint(values * (1 / PRIME))
    return left


def _inverse(values: Residues) -> Residues:
    """Each value to the power of −1; 0 stays 0."""
    result = np.ones_like(values)
    exponent, base = PRIME - 2, values
    while exponent:
        if exponent & 1:
            result = _mod(result * base)
        base = _mod(base * base)
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
