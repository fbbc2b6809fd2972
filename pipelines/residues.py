"""Exact linear algebra: whole numbers modulo a prime, kept in floats.

Every number stays between −PRIME/2 and PRIME/2, and every sum of products under 2⁵³, so that no
float rounds one and no tolerance decides whether it is zero.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

PRIME = 2**25 - 39
EXACT = 16  # products of two residues that a float adds up without rounding
Whole = NDArray[np.int64]
Residues = NDArray[np.float64]


def residues(values: Residues) -> Residues:
    """The same modulo the prime; whole numbers under 2⁵³.

    Of numbers under 2⁵⁰, as products are, equal ones give the same: the quotient is off by less
    than 2⁻²⁷, half of what would round a remainder the other way.
    """
    found: Residues = values * (1 / PRIME)
    np.rint(found, out=found)
    found *= -PRIME
    found += values
    return found


def product(left: Residues, right: Residues) -> Residues:
    """The matrix product, a few columns at a time."""
    found = np.zeros((len(left), right.shape[1]))
    for start in range(0, len(right), EXACT):
        part = slice(start, start + EXACT)
        found = residues(found + left[:, part] @ right[part])
    return found


def inverse(values: Residues) -> Residues:
    """Each value to the power of −1; 0 stays 0."""
    result = np.ones_like(values)
    exponent, base = PRIME - 2, values
    while exponent:
        if exponent & 1:
            result = residues(result * base)
        base = residues(base * base)
        exponent >>= 1
    return result


def scaled(row: Residues, place: int) -> Residues:
    """The multiple of the row that is 1 at the place."""
    return residues(row * pow(int(row[place]), -1, PRIME))


def with_row(rows: Residues, pivots: Whole, row: Residues) -> tuple[Residues, Whole]:
    """A reduced echelon form with one row of 0 and 1 more; as it was if the row follows from it."""
    row = residues(row - row[pivots] @ rows)
    found = np.flatnonzero(row)
    if not len(found):
        return rows, pivots
    row = scaled(row, found[0])
    rows = residues(rows - rows[:, found[:1]] * row)
    return np.vstack([rows, row]), np.append(pivots, found[0])


def echelon(rows: Residues, columns: Whole) -> tuple[Residues, Whole]:
    """The rows in echelon form on these columns, and the pivots; rows that are zero there last."""
    rows, pivots = rows.copy(), list[int]()
    for column in columns:
        left = rows[len(pivots) :]
        found = np.flatnonzero(left[:, column])
        if not len(found):
            continue
        left[[0, found[0]]] = left[[found[0], 0]]
        left[0] = scaled(left[0], column)
        below = left[found[1:]]
        left[found[1:]] = residues(below - below[:, [column]] * left[0])
        pivots.append(column)
    return rows, np.array(pivots, dtype=np.int64)


def reduced(rows: Residues, columns: Whole) -> tuple[Residues, Whole]:
    """The same, and each pivot alone in its column among the rows that have one."""
    rows, pivots = echelon(rows, columns)
    for place, column in reversed(list(enumerate(pivots))):
        rows[:place] = residues(rows[:place] - rows[:place, [column]] * rows[place])
    return rows, pivots
