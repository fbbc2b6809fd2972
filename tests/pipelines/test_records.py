"""Rows kept by column read like the rows they were made of, whatever their widths."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.records import Record, Records, Texts, TooWideError

CELL = st.sampled_from(["", " ", "a", "b", "é", "a\nb"])
ROWS = st.lists(st.lists(CELL, max_size=4).map(tuple), max_size=12)


def plainly(rows: list[tuple[str, ...]]) -> list[Record]:
    """The same as plain records."""
    return [Record(number, cells) for number, cells in enumerate(rows, start=1)]


@given(ROWS)
def test_records_read_like_what_they_were_made_of(rows: list[tuple[str, ...]]) -> None:
    records, plain = Records.of(rows), plainly(rows)
    assert list(records) == plain
    assert records == plain
    assert [records[i] for i in range(len(rows))] == plain
    assert records == Records.keeping(plain)
    assert list(records[1:-1]) == plain[1:-1]


@given(ROWS, st.integers(0, 5))
def test_columns_hold_what_stands_under_them(rows: list[tuple[str, ...]], position: int) -> None:
    under = [cells[position] if position < len(cells) else "" for cells in rows]
    column = Records.of(rows).column(position)
    assert column.texts() == under
    assert sorted(column.used()) == sorted(set(under))
    assert column.mapped(str.upper).texts() == [text.upper() for text in under]
    assert column.holds("a".__eq__).tolist() == [text == "a" for text in under]


@given(ROWS)
def test_rows_are_tested_like_one_by_one(rows: list[tuple[str, ...]]) -> None:
    records, plain = Records.of(rows), plainly(rows)
    assert records.blank.tolist() == [record.blank for record in plain]
    for record in plain[:2]:
        assert records.same_as(record).tolist() == [r.cells == record.cells for r in plain]
    assert records.any_cell("b".__eq__, 1).tolist() == ["b" in r.cells[1:] for r in plain]
    assert list(records.where(~records.blank)) == [r for r in plain if not r.blank]


def test_many_rows_of_growing_width() -> None:
    rows = [tuple(str(i % 300) for _cell in range(1 + i // 5_000)) for i in range(20_000)]
    assert [record.cells for record in Records.of(rows)] == rows


def test_distinct_texts_are_converted_once() -> None:
    seen: list[str] = []

    def convert(text: str) -> str:
        seen.append(text)
        return text * 2

    column = Records.of([("a",), ("b",), ("a",), ("c",)]).where(slice(0, 3)).column(0)
    assert column.mapped(convert).texts() == ["aa", "bb", "aa"]
    assert seen == ["a", "b"]
    assert isinstance(column, Texts)


def test_row_too_wide_is_refused() -> None:
    with pytest.raises(TooWideError):
        Records.of([("a",), ("a",) * 4], widest=3)
