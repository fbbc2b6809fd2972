"""Small groups among unknowns: those whose sum, or whose difference, the equations determine."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from pipelines.attack.algebra import PRIME, Matrix

Group = tuple[int, ...]
AT_MOST = 2_000  # of one kind; more say nothing new


def determined(marks: Matrix) -> list[Group]:
    """Groups of up to three unknowns whose sum is determined and no part of which is."""
    alone = np.flatnonzero(marks == 0)
    found: list[Group] = [(int(one),) for one in alone]
    rest = np.flatnonzero(marks)
    first, second, sums = _pairs(marks, rest)
    exact = sums == 0
    found += [(int(a), int(b)) for a, b in zip(first[exact], second[exact], strict=True)]
    first, second, sums = first[~exact], second[~exact], sums[~exact]
    for place, third in _matches(-sums % PRIME, marks[rest]):
        group = int(first[place]), int(second[place]), int(rest[third])
        if group[1] < group[2] and not _has_pair(marks, group):
            found.append(group)
    return found


def differences(marks: Matrix, small: Matrix) -> Iterator[tuple[Group, Group]]:
    """Two groups among the small unknowns, four in all, whose difference is determined."""
    rest = small[marks[small] != 0]
    for place, other in _matches(marks[rest], marks[rest]):
        if place < other:
            yield (int(rest[place]),), (int(rest[other]),)
    first, second, sums = _pairs(marks, rest)
    for place, other in _matches(sums, marks[rest]):
        yield from _apart((int(first[place]), int(second[place])), (int(rest[other]),))
    for place, other in _matches(sums, sums):
        if place < other:
            left = int(first[place]), int(second[place])
            yield from _apart(left, (int(first[other]), int(second[other])))


def _apart(left: Group, right: Group) -> Iterator[tuple[Group, Group]]:
    if not set(left) & set(right):
        yield left, right


def _pairs(marks: Matrix, among: Matrix) -> tuple[Matrix, Matrix, Matrix]:
    one, other = np.triu_indices(among.size, 1)
    first, second = among[one], among[other]
    return first, second, (marks[first] + marks[second]) % PRIME


def _matches(wanted: Matrix, there: Matrix) -> Iterator[tuple[int, int]]:
    """Places of equal numbers in the two."""
    order = np.argsort(there, kind="stable")
    ordered = there[order]
    start = np.searchsorted(ordered, wanted, "left")
    end = np.searchsorted(ordered, wanted, "right")
    told = 0
    for place in np.flatnonzero(end > start):
        for other in order[start[place] : end[place]]:
            yield int(place), int(other)
            told += 1
            if told >= AT_MOST:
                return


def _has_pair(marks: Matrix, group: Group) -> bool:
    a, b, c = (int(marks[one]) for one in group)
    return 0 in {(a + b) % PRIME, (a + c) % PRIME, (b + c) % PRIME}
