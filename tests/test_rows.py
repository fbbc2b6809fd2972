"""Rows as plain records: grouped, and made from a frame of the pipelines."""

from __future__ import annotations

from datetime import datetime

import pandas as pd

from barometer.rows import by, rows_of


def test_rows_are_grouped_in_the_order_they_come() -> None:
    rows = [{"tribe": tribe, "n": n} for n, tribe in enumerate(["B", "A", None, "B"])]
    parts = by(rows, "tribe")
    assert [*parts] == ["B", "A", None]
    assert [row["n"] for row in parts["B"]] == [0, 3]


def test_a_frame_comes_as_plain_values_with_none_where_it_has_nothing() -> None:
    frame = pd.DataFrame(
        {
            "name": pd.Series(["a", None], dtype="str"),
            "n": pd.Series([1, None], dtype="Int64"),
            "at": pd.to_datetime(["2026-11-23", None]),
            "kept": [True, False],
        }
    )
    assert rows_of(frame) == [
        {"name": "a", "n": 1, "at": datetime(2026, 11, 23), "kept": True},
        {"name": None, "n": None, "at": None, "kept": False},
    ]
    assert rows_of(frame, ["kept"]) == [{"kept": True}, {"kept": False}]
    assert rows_of(frame.head(0)) == []
