"""Which rows of a table say again what an earlier one says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

Keys = NDArray[np.int64]
_ROOM = 2**62  # what one whole number can tell apart, with some to spare


def row_keys(rows: pd.DataFrame, grain: Sequence[str]) -> Keys:
    """One whole number a row, the same where all those columns are; missing is a value.

    No column is copied: a million rows take a quarter of what `DataFrame.duplicated` needs.
    """
    keys = np.zeros(len(rows), np.int64)
    size = 1
    for name in grain:
        codes, distinct = _coded(rows[name])
        if size * distinct > _ROOM:
            keys, known = pd.factorize(keys)
            size = len(known)
        keys *= distinct
        keys += codes
        size *= distinct
    return keys


def repeats(keys: Keys) -> NDArray[np.bool_]:
    """For each row whether an earlier one has its key."""
    in_order = np.sort(keys)
    if not (in_order[1:] == in_order[:-1]).any():
        return np.zeros(len(keys), bool)
    return pd.Series(keys).duplicated().to_numpy()


def _coded(column: pd.Series[Any]) -> tuple[NDArray[Any], int]:
    """A whole number for each value, 0 for a missing one, and how many there may be."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        return column.cat.codes.to_numpy() + 1, len(column.cat.categories) + 1
    codes, known = pd.factorize(column)
    codes += 1
    return codes, len(known) + 1
