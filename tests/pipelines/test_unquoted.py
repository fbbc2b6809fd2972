"""What Arrow's reader takes it reads as the careful way does; the rest it leaves."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.records import Records
from pipelines.unquoted import read_unquoted

CELL = st.one_of(
    st.sampled_from(
        ["", " ", "NA", "null", "NaN", "#N/A", "1", "1.0", "true", "01", "\\", "'", "\x85"]
    ),
    st.text(st.characters(exclude_characters='"', exclude_categories=("Cs",)), max_size=4),
)
LINES = st.lists(st.lists(CELL, min_size=1, max_size=4), min_size=1, max_size=8)


def carefully(text: str, delimiter: str) -> Records:
    lines = io.TextIOWrapper(io.BytesIO(text.encode()), "utf-8")
    return Records.of(csv.reader(lines, delimiter=delimiter, strict=True))


def by_arrow(text: str, delimiter: str) -> Records | None:
    return read_unquoted(text.encode(), 0, delimiter, 999)


@given(LINES, st.sampled_from([",", ";", "\t"]), st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_what_is_read_is_what_the_careful_way_reads(
    lines: list[list[str]], delimiter: str, end: str, closed: bool
) -> None:
    text = end.join(delimiter.join(line) for line in lines) + (end if closed else "")
    found = by_arrow(text, delimiter)
    assert found is None or found == carefully(text, delimiter)


@given(st.lists(st.tuples(CELL, CELL, CELL), min_size=1, max_size=8))
def test_even_lines_are_read(rows: list[tuple[str, str, str]]) -> None:
    flat = [[" ".join(cell.replace(",", " ").split()) for cell in row] for row in rows]
    flat = [row for row in flat if any(row)] or [["x", "", ""]]
    text = "\n".join(",".join(row) for row in flat)
    found = by_arrow(text, ",")
    assert found is not None
    assert [list(record.cells) for record in found] == flat


def test_a_file_of_several_blocks() -> None:
    text = "".join(f"{i % 7},é{i},{i}\n" for i in range(200_000))
    found = by_arrow(text, ",")
    assert found is not None
    assert found == carefully(text, ",")


@pytest.mark.parametrize(
    "text",
    [
        "a,b\n1\n",
        "a,b\n\n1,2\n",
        "a\nb\n",
        'a,b\n"1",2\n',
        "a,b\r1,2\r",
    ],
)
def test_what_is_not_plain_is_left_to_the_careful_way(text: str) -> None:
    assert by_arrow(text, ",") is None
