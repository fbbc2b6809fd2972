"""Which slices may be published, so that nobody can be singled out.

Two steps: groups too small to be shown are merged (`merge_small`), then slices are admitted
(`admit`). Today `admit` releases the whole organisation and its one-way slices, but for a dimension
of which a slice lies within one already shown but for a few people, and holds back every two-way
slice: admitting those needs the test over linear combinations of slices, and its place is here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import combinations

from barometer.schemas import OTHER

DIMENSIONS = ("tribe", "role", "seniority")
Cell = tuple[str, str, str]


@dataclass(frozen=True)
class Slice:
    """The respondents of an edition who share the named tribe, role, seniority (None: all).

    reason: why it is not published, or None when it is. n is known to the publisher alone.
    """

    tribe: str | None
    role: str | None
    seniority: str | None
    n: int
    reason: str | None = None

    @property
    def slice_id(self) -> str:
        """`all`, `tribe=Search`, `tribe=Search&role=designer`."""
        named = zip(DIMENSIONS, (self.tribe, self.role, self.seniority), strict=True)
        return "&".join(f"{d}={v}" for d, v in named if v is not None) or "all"

    @property
    def dimension(self) -> str:
        """What the slice divides the organisation by: empty, `tribe`, `tribe&role`…"""
        named = zip(DIMENSIONS, (self.tribe, self.role, self.seniority), strict=True)
        return "&".join(d for d, v in named if v is not None)


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
    return {g: OTHER if g in merged else str(g) for g in (None, *groups)}


def _least(editions: list[dict[str | None, int]], group: str) -> int:
    present = [edition[group] for edition in editions if edition.get(group)]
    return min(present, default=0)


def _reaches(edition: Mapping[str | None, int], merged: set[str | None], minimum: int) -> bool:
    """The merged groups are nobody, or enough."""
    together = sum(edition.get(group, 0) for group in merged)
    return together == 0 or together >= minimum


def admit(cells: Mapping[Cell, int], minimum: int) -> list[Slice]:
    """The slices of one closed edition, larger first within each dimension, each with its fate.

    cells: respondents by merged tribe × role × seniority.
    """
    whole = Slice(None, None, None, sum(cells.values()))
    if whole.n < minimum:
        return [Slice(None, None, None, whole.n, "minimum_group")]
    slices = [whole]
    for dimension in range(len(DIMENSIONS)):
        slices += _beside(slices, _one_way(cells, dimension, minimum), cells, minimum)
    for first, second in combinations(range(len(DIMENSIONS)), 2):
        slices += _two_way(cells, first, second)
    return slices


def _beside(
    admitted: list[Slice], added: list[Slice], cells: Mapping[Cell, int], minimum: int
) -> list[Slice]:
    """The added slices; refused together when one lies within an admitted one but for a few."""
    shown = [_members(s, cells) for s in admitted if s.reason is None]
    for members in [_members(s, cells) for s in added]:
        for other in shown:
            small, large = sorted((members, other), key=lambda m: sum(cells[c] for c in m))
            left = sum(cells[cell] for cell in large - small)
            if small <= large and 0 < left < minimum:
                return [replace(s, reason=s.reason or "differencing") for s in added]
    return added


def _members(slice_: Slice, cells: Mapping[Cell, int]) -> frozenset[Cell]:
    """The cells with somebody in the slice."""
    asked = (slice_.tribe, slice_.role, slice_.seniority)
    return frozenset(
        cell
        for cell, n in cells.items()
        if n and all(a is None or a == c for a, c in zip(asked, cell, strict=True))
    )


def _one_way(cells: Mapping[Cell, int], dimension: int, minimum: int) -> list[Slice]:
    """One slice a group; none of them when any is too small, as the others would give it away.

    A single group is the whole organisation under another name, and no slice.
    """
    sums = _sums(cells, (dimension,))
    if len(sums) == 1:
        return []
    reason = "minimum_group" if min(sums.values()) < minimum else None
    return _slices(sums, (dimension,), reason)


def _two_way(cells: Mapping[Cell, int], first: int, second: int) -> list[Slice]:
    """Every pair of groups, whether or not anybody is in both: that is nobody's to know."""
    names = [sorted({cell[d] for cell in cells}) for d in (first, second)]
    pairs: dict[tuple[str, ...], int] = {(a, b): 0 for a in names[0] for b in names[1]}
    return _slices(pairs, (first, second), "two_way")


def _sums(cells: Mapping[Cell, int], kept: tuple[int, ...]) -> dict[tuple[str, ...], int]:
    sums: dict[tuple[str, ...], int] = {}
    for cell, n in cells.items():
        key = tuple(cell[d] for d in kept)
        sums[key] = sums.get(key, 0) + n
    return sums


def _slices(
    sums: Mapping[tuple[str, ...], int], kept: tuple[int, ...], reason: str | None
) -> list[Slice]:
    ordered = sorted(sums.items(), key=lambda item: (-item[1], item[0]))
    found = []
    for key, n in ordered:
        named = dict(zip((DIMENSIONS[d] for d in kept), key, strict=True))
        tribe, role, seniority = (named.get(dimension) for dimension in DIMENSIONS)
        found.append(Slice(tribe, role, seniority, n, reason))
    return found
