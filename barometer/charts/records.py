"""Rows of a frame as plain dictionaries."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd


def records(rows: pd.DataFrame) -> list[dict[str, Any]]:
    """One dictionary a row, with None wherever the publication has NULL."""
    names = [str(name) for name in rows.columns]
    columns = [_plain(column) for _name, column in rows.items()]
    return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]


def _plain(column: pd.Series[Any]) -> list[Any]:
    """Its values, None for NULL; a frame asked as a whole is copied three times on the way."""
    values = column.tolist()
    if column.dtype.kind in "iub" and isinstance(column.dtype, np.dtype):
        return values
    return [None if absent else v for v, absent in zip(values, column.isna().tolist(), strict=True)]
