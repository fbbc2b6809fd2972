"""Which slices may be published, so that nobody can be singled out.

Two steps: groups too small to be shown are merged (`merge_small`), then slices are admitted
(`admit`). Today `admit` releases the whole organisation and its one-way slices, but for a dimension
of which some groups together lie within some groups of one already shown but for a few people, and
holds back every two-way slice: admitting those needs the test over linear combinations of slices,
and its place is here. Tribes as they were reported come last, and never cost another dimension.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain, combinations, product

from barometer.schemas import OTHER

DIMENSIONS = ("tribe", "role", "seniority", "reported")
ENUMERATED = 10  # of so many groups every union is tried; of more, those of up to three or without
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


def admit(cells: Mapping[Cell, int], minimum: int) -> list[Slice]:
    """The slices of one closed edition, larger first within each dimension, each with its fate.

    cells: respondents by merged tribe × role × seniority × tribe reported (None everywhere where
    that is always today's).
    """
    whole = Slice(None, None, None, sum(cells.values()))
    if whole.n < minimum:
        return [Slice(None, None, None, whole.n, "minimum_group")]
    slices = [whole]
    for dimension in range(len(DIMENSIONS)):
        slices += _beside(slices, _one_way(cells, dimension, minimum), cells, minimum)
    for first, second in combinations(range(len(DIMENSIONS)), 2):
        if {DIMENSIONS[first], DIMENSIONS[second]} != {"tribe", "reported"}:
            slices += _two_way(cells, first, second)
    return slices


def _beside(
    admitted: list[Slice], added: list[Slice], cells: Mapping[Cell, int], minimum: int
) -> list[Slice]:
    """The added slices; refused together when with those shown they would give a few away."""
    groups = [_members(s, cells) for s in added]
    shown = [s for s in admitted if s.reason is None]
    for dimension in dict.fromkeys(s.dimension for s in shown):
        others = [_members(s, cells) for s in shown if s.dimension == dimension]
        if any(0 < left < minimum for left in _differences(groups, others, cells)):
            return [replace(s, reason=s.reason or "differencing") for s in added]
    return added


def _differences(
    groups: list[frozenset[Cell]], others: list[frozenset[Cell]], cells: Mapping[Cell, int]
) -> Iterator[int]:
    """How many people two divisions of the same whole leave between some groups and some others.

    Each union of the smaller division is taken from all the groups of the larger that touch it;
    what that leaves is the least that any union holding it would.
    """
    few, many = sorted((groups, others), key=len)
    every = range(1, len(few))
    sizes = every if len(few) <= ENUMERATED else (*every[:3], *every[-3:])
    for chosen in chain.from_iterable(combinations(few, size) for size in sizes):
        union = frozenset[Cell]().union(*chosen)
        touched = frozenset[Cell]().union(*(group for group in many if group & union))
        yield sum(cells[cell] for cell in touched - union)


def _members(slice_: Slice, cells: Mapping[Cell, int]) -> frozenset[Cell]:
    """The cells with somebody in the slice."""
    asked = [(DIMENSIONS.index(d), group) for d, group in slice_.groups.items()]
    return frozenset(
        cell for cell, n in cells.items() if n and all(cell[i] == group for i, group in asked)
    )


def _one_way(cells: Mapping[Cell, int], dimension: int, minimum: int) -> list[Slice]:
    """One slice a group; none of them when any is too small, as the others would give it away.

    A single group is the whole organisation under another name, and no slice.
    """
    sums = dict.fromkeys(_groups(cells, dimension), 0)
    for cell, n in cells.items():
        if (group := cell[dimension]) is not None:
            sums[group] += n
    if len(sums) <= 1:
        return []
    reason = "minimum_group" if min(sums.values()) < minimum else None
    ordered = sorted(sums.items(), key=lambda item: (-item[1], item[0]))
    return [_slice({DIMENSIONS[dimension]: group}, n, reason) for group, n in ordered]


def _two_way(cells: Mapping[Cell, int], first: int, second: int) -> list[Slice]:
    """Every pair of groups, whether or not anybody is in both: that is nobody's to know."""
    pairs = product(_groups(cells, first), _groups(cells, second))
    dimensions = DIMENSIONS[first], DIMENSIONS[second]
    return [_slice(dict(zip(dimensions, pair, strict=True)), 0, "two_way") for pair in pairs]


def _groups(cells: Mapping[Cell, int], dimension: int) -> list[str]:
    return sorted({group for cell in cells if (group := cell[dimension]) is not None})


def _slice(groups: Mapping[str, str], n: int, reason: str | None) -> Slice:
    tribe, role, seniority, reported = (groups.get(dimension) for dimension in DIMENSIONS)
    return Slice(tribe, role, seniority, n, reason, reported)
