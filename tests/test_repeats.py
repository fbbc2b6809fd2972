"""Rows that repeat an earlier one are found as pandas finds them, whatever the columns hold."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from barometer import repeats as module
from barometer.repeats import repeats, row_keys

ROW = st.tuples(
    st.sampled_from(["a", "b", None]), st.sampled_from([1, 2, None]), st.sampled_from(["x", None])
)
GRAIN = ["word", "number", "category", "day"]


def table(rows: list[tuple[object, ...]]) -> pd.DataFrame:
    words, numbers, categories = zip(*rows, strict=True) if rows else ((), (), ())
    return pd.DataFrame(
        {
            "word": pd.Series(words, dtype="str"),
            "number": pd.Series(numbers, dtype="Int64"),
            "category": pd.Series(categories, dtype="str").astype("category"),
            "day": pd.Series([pd.NaT] * len(rows), dtype="datetime64[us]"),
        }
    )


@given(st.lists(ROW, max_size=20), st.integers(1, 4))
def test_repeats_are_those_pandas_finds(rows: list[tuple[object, ...]], columns: int) -> None:
    frame, grain = table(rows), GRAIN[:columns]
    assert repeats(row_keys(frame, grain)).tolist() == frame.duplicated(grain).tolist()


@given(st.lists(ROW, max_size=20))
def test_repeats_where_one_number_has_no_room_for_all_values(
    rows: list[tuple[object, ...]],
) -> None:
    frame = table(rows)
    with pytest.MonkeyPatch.context() as tight:
        tight.setattr(module, "_ROOM", 4)
        assert repeats(row_keys(frame, GRAIN)).tolist() == frame.duplicated(GRAIN).tolist()
