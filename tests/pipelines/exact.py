"""Linear algebra the slow way, to hold the fast one against."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from fractions import Fraction


def spoken_of(rows: Sequence[Sequence[int]], columns: Collection[int]) -> bool:
    """Whether some combination of the rows is zero everywhere but at some of these columns."""
    exact = [[Fraction(int(value)) for value in row] for row in rows]
    left = [[value for i, value in enumerate(row) if i not in columns] for row in exact]
    return rank(left) < rank(exact)


def rank(rows: list[list[Fraction]]) -> int:
    """By elimination, in exact fractions."""
    rows, found = [list(row) for row in rows], 0
    for column in range(len(rows[0]) if rows else 0):
        pivot = next((i for i in range(found, len(rows)) if rows[i][column]), None)
        if pivot is None:
            continue
        rows[found], rows[pivot] = rows[pivot], rows[found]
        for i in range(found + 1, len(rows)):
            factor = rows[i][column] / rows[found][column]
            if factor:
                rows[i] = [a - factor * b for a, b in zip(rows[i], rows[found], strict=True)]
        found += 1
    return found
