"""Rows of a frame as plain dictionaries."""

from __future__ import annotations

from typing import Any

import pandas as pd


def records(rows: pd.DataFrame) -> list[dict[str, Any]]:
    """One dictionary a row, with None wherever the publication has NULL."""
    names = [str(name) for name in rows.columns]
    columns = [values(column) for _name, column in rows.items()]
    return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]


def values(column: pd.Series[Any]) -> list[Any]:
    """Its values, None for NULL; asked one by one, since pandas is slow with a few."""
    return [None if _missing(value) else value for value in column.tolist()]


def _missing(value: Any) -> bool:
    return value is pd.NaT or value is pd.NA or (isinstance(value, float) and value != value)
