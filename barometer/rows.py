"""Rows as plain records: what queries return, findings say and charts draw.

A page has hundreds of them at most, which needs no library of frames, nor the memory of one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:  # pipelines bring pandas along, pages do without
    import pandas as pd

Row: TypeAlias = dict[str, Any]  # column → value; None where the publication has NULL
Rows: TypeAlias = list[Row]


def by(rows: Iterable[Row], column: str) -> dict[Any, Rows]:
    """The rows of each value of a column, both in the order they come."""
    parts: dict[Any, Rows] = {}
    for row in rows:
        parts.setdefault(row[column], []).append(row)
    return parts


def rows_of(frame: pd.DataFrame, columns: Sequence[str] | None = None) -> Rows:
    """The rows of a frame of the pipelines, with None where it has a missing value."""
    names = [str(name) for name in (frame.columns if columns is None else columns)]
    each = [_values(frame[name]) for name in names]
    return [dict(zip(names, row, strict=True)) for row in zip(*each, strict=True)]


def _values(column: pd.Series[Any]) -> list[Any]:
    missing = column.isna()
    return [None if m else v for v, m in zip(column.tolist(), missing, strict=True)]
