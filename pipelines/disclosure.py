"""Which slices may be published, so that nobody can be singled out.

Two steps: groups too small to be shown are merged (`merge_small`), then slices are admitted one
after the other (`admit`): the whole organisation, tribes, roles, seniorities, tribes as they were
reported, then two at once; the larger first within each. A slice is refused where, with those
admitted before it, fewer people than the minimum could be told from the rest by adding and
subtracting (`pipelines/derivation.py`), or where there are too many ways to try to be sure. Of two
slices that would give each other away, the later one is refused.

What earlier publications showed is known for good, and counts as admitted (`Atoms.earlier`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import combinations, product

import numpy as np

from barometer.questionnaire import OTHER
from pipelines.derivation import Derivable, Mask
from pipelines.residues import Whole

DIMENSIONS = ("tribe", "role", "seniority", "reported")
TOGETHER = 32  # slices tried at once; halved where they do not all pass
Cell = tuple[str | None, ...]  # in the order of DIMENSIONS


@dataclass(frozen=True)
class Slice:
    """The respondents of an edition who share the named tribe, role, seniority (None: all).

    reported: their tribe as it was called then; `tribe` is today's.

    reason: why it is not published, or None when it is. n is known to the publisher alone.
    """

    tribe: str | None
    role: str | None
    seniority: str | None
    n: int
    reason: str | None = None
    reported: str | None = None

    @property
    def groups(self) -> dict[str, str]:
        """The dimensions that are named, and the group of each."""
        named = ((dimension, getattr(self, dimension)) for dimension in DIMENSIONS)
        return {dimension: group for dimension, group in named if group is not None}

    @property
    def slice_id(self) -> str:
        """`all`, `tribe=Search`, `tribe=Search&role=designer`."""
        return "&".join(f"{d}={group}" for d, group in self.groups.items()) or "all"

    @property
    def dimension(self) -> str:
        """What the slice divides the organisation by: empty, `tribe`, `tribe&role`…"""
        return "&".join(self.groups)


def merge_small(counts: Iterable[Mapping[str | None, int]], minimum: int) -> dict[str | None, str]:
    """Each group's name in the publication: its own, or OTHER for those merged.

    counts: respondents by group, one mapping an edition (None: not given). A group under the
    minimum in any edition in which somebody of it answered is merged in all, so that names stay
    stable; then the next smallest join until the merged reach the minimum wherever they are.
    """
    editions = [dict(edition) for edition in counts]
    groups = sorted(
        {g for e in editions for g in e if g is not None}, key=lambda g: (_least(editions, g), g)
    )
    merged: set[str | None] = {g for g in groups if _least(editions, g) < minimum}
    if any(edition.get(None) for edition in editions):
        merged.add(None)
    for group in groups:
        if not merged or all(_reaches(edition, merged, minimum) for edition in editions):
            break
        merged.add(group)
    return {None: OTHER} | {g: OTHER if g in merged else g for g in groups}


def _least(editions: list[dict[str | None, int]], group: str) -> int:
    present = [edition[group] for edition in editions if edition.get(group)]
    return min(present, default=0)


def _reaches(edition: Mapping[str | None, int], merged: set[str | None], minimum: int) -> bool:
    """The merged groups are nobody, or enough."""
    together = sum(edition.get(group, 0) for group in merged)
    return together == 0 or together >= minimum


@dataclass(frozen=True)
class Atoms:
    """The people of an edition, in sets that nothing published so far, or now, divides.

    cells: of each atom, where it is now (None: not any more). before: of each earlier publication,
    where the atom was then (None: not yet). earlier: the slices that publication showed.
    """

    cells: tuple[Cell | None, ...]
    before: tuple[tuple[Cell | None, ...], ...] = ()
    earlier: tuple[tuple[Slice, ...], ...] = ()

    def mask(self, slice_: Slice, release: int | None = None) -> Mask:
        """Which atoms are in the slice now, or were in that earlier publication."""
        there, groups = self._groups[-1 if release is None else release]
        inside = there.copy()
        for dimension, group in slice_.groups.items():
            names, codes = groups[dimension]
            inside &= codes == names.get(group, len(names))
        return inside

    @cached_property
    def _groups(self) -> list[tuple[Mask, dict[str, tuple[dict[str | None, int], Whole]]]]:
        """Of each earlier publication, and at last of now: atoms in it, their groups as numbers."""
        found = []
        for cells in (*self.before, self.cells):
            there = np.array([c is not None for c in cells], dtype=bool)
            groups = {}
            for place, dimension in enumerate(DIMENSIONS):
                said = [None if c is None else c[place] for c in cells]
                names = {name: code for code, name in enumerate(dict.fromkeys(said))}
                groups[dimension] = names, np.array([names[n] for n in said], dtype=np.int64)
            found.append((there, groups))
        return found

    @property
    def now(self) -> Mask:
        """Which atoms are in the edition now."""
        return self._groups[-1][0]

    @property
    def alone(self) -> Atoms:
        """The same as if nothing had ever been published."""
        return Atoms(self.cells)


@dataclass
class Admission:
    """Slices admitted for one measure: those who answered a question, who have a theme score…

    populations: people of the measure in each atom; where there are several, nobody may be given
    away in any. earlier: by earlier publication, the slices it showed the measure for.
    """

    atoms: Atoms
    populations: Sequence[Whole]
    minimum: int
    earlier: Sequence[Sequence[Slice]] = ()
    known: list[Derivable] = field(init=False)

    def __post_init__(self) -> None:
        self.known = [Derivable.nothing(sizes, self.minimum) for sizes in self.populations]
        shown = [self.atoms.mask(s, r) for r, slices in enumerate(self.earlier) for s in slices]
        self._halved(shown)  # what gave somebody away then cannot be taken back, and is left out

    def admit(self, slices: Sequence[Slice]) -> list[Slice]:
        """Those of the slices that may be published, in their order."""
        masks = [self.atoms.mask(s) for s in slices]
        enough = [place for place, mask in enumerate(masks) if self._enough(mask)]
        admitted = self._halved([masks[place] for place in enough])
        return [slices[place] for place, passed in zip(enough, admitted, strict=True) if passed]

    def _enough(self, mask: Mask) -> bool:
        """At least the minimum in the measure itself; nobody or as many in any other population."""
        first, *others = (known.size(mask & self.atoms.now) for known in self.known)
        return first >= self.minimum and all(n == 0 or n >= self.minimum for n in others)

    def _halved(self, masks: Sequence[Mask]) -> list[bool]:
        """Which are admitted, one after the other; several at once where that comes to the same.

        Fewer slices never give away more: where all pass together, each would have.
        """
        if len(masks) > TOGETHER or not self._admitted(masks):
            if len(masks) == 1:
                return [False]
            half = min(TOGETHER, (len(masks) + 1) // 2)
            return self._halved(masks[:half]) + self._halved(masks[half:])
        return [True] * len(masks)

    def _admitted(self, masks: Sequence[Mask]) -> bool:
        found = []
        for known in self.known:
            after = known.after(masks)
            if after is None:
                return False
            found.append(after)
        self.known = found
        return True


def admit(atoms: Atoms, counts: Whole, minimum: int) -> list[Slice]:
    """The slices of one closed edition in the order of admission, each with its fate.

    counts: respondents in each atom (before: those of then who are not among those of now).
    Reasons: `minimum_group` for too few, `differencing` for what others would give away with it,
    `earlier` where only what was published before would.
    """
    slices = candidates(atoms, counts)
    if slices[0].n < minimum:
        return [replace(slices[0], reason="minimum_group")]
    shown = _admitted(atoms, counts, minimum, slices)
    alone = _admitted(atoms.alone, counts * atoms.now, minimum, slices) if atoms.earlier else shown
    return [replace(s, reason=_reason(s, minimum, shown, alone)) for s in slices]


def _admitted(atoms: Atoms, counts: Whole, minimum: int, slices: list[Slice]) -> set[str]:
    admission = Admission(atoms, [counts], minimum, atoms.earlier)
    return {s.slice_id for s in admission.admit(slices)}


def _reason(slice_: Slice, minimum: int, shown: set[str], alone: set[str]) -> str | None:
    if slice_.slice_id in shown:
        return None
    if slice_.n < minimum:
        return "minimum_group"
    return "earlier" if slice_.slice_id in alone else "differencing"


def candidates(atoms: Atoms, counts: Whole) -> list[Slice]:
    """Every slice that could be shown, in the order of admission, with its people.

    Every pair of groups is one, whether or not anybody is in both: that is nobody's to know. A
    single group is the whole organisation under another name, and no slice.
    """
    cells = {c for c, n in zip(atoms.cells, counts, strict=True) if c is not None and n}
    groups = {
        dimension: sorted({group for cell in cells if (group := cell[place]) is not None})
        for place, dimension in enumerate(DIMENSIONS)
    }
    parts = {dimension: names for dimension, names in groups.items() if len(names) > 1}
    one_way = [[_slice({dimension: name}) for name in names] for dimension, names in parts.items()]
    two_way = [
        _slice({first: one, second: other})
        for first, second in combinations(parts, 2)
        if {first, second} != {"tribe", "reported"}
        for one, other in product(parts[first], parts[second])
    ]
    counted: list[Slice] = []
    for listed in ([_slice({})], *one_way, two_way):
        sized = [replace(s, n=int(counts[atoms.mask(s)].sum())) for s in listed]
        counted += sorted(sized, key=lambda s: (-s.n, s.slice_id))
    return counted


def _slice(groups: Mapping[str, str]) -> Slice:
    tribe, role, seniority, reported = (groups.get(dimension) for dimension in DIMENSIONS)
    return Slice(tribe, role, seniority, 0, reported=reported)
