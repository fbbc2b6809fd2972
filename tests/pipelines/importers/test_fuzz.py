"""Mutated files: a reading whose records add up, or an error that says what to do. Never a bug."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from barometer.errors import BarometerError
from pipelines.importers import read
from pipelines.source import Source
from tests.pipelines.importers.files import FILES
from tests.pipelines.importers.foreign import Foreign

QUIET = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
TEXTS = [foreign for foreign in FILES if not foreign.source.is_workbook]
BOOKS = [foreign for foreign in FILES if foreign.source.is_workbook]


@st.composite
def flipped(draw: st.DrawFn, files: list[Foreign]) -> Source:
    """A file with some bytes changed and its end perhaps cut off."""
    foreign = draw(st.sampled_from(files))
    data = bytearray(foreign.data)
    changes = st.lists(st.tuples(st.integers(0, len(data) - 1), st.integers(0, 255)), max_size=6)
    for place, byte in draw(changes):
        data[place] = byte
    return Source(foreign.name, bytes(data[: draw(st.integers(0, len(data)))]))


@st.composite
def reshaped(draw: st.DrawFn) -> Source:
    """A text file with lines dropped, doubled or shuffled, and delimiters swapped."""
    foreign = draw(st.sampled_from(TEXTS))
    decoded = foreign.source.decoded
    text = foreign.data.decode(decoded.encoding).lstrip("\ufeff")
    lines = text.splitlines(keepends=True)
    kept = draw(st.lists(st.sampled_from(lines), max_size=len(lines) + 3))
    whole = "".join(draw(st.sampled_from([kept, sorted(kept, key=lines.index)])))
    old, new = (
        draw(st.sampled_from([decoded.delimiter, '"', "\n", "1", "/"])),
        draw(st.sampled_from([",", ";", "\t", '"', "\n", "\r", "\u202f", "9999"])),
    )
    encoding = draw(st.sampled_from(["utf-8", "utf-16", "utf-16-be", "utf-8-sig"]))
    changed = whole.replace(old, new, draw(st.sampled_from([0, 1, 3, -1])))
    return Source(foreign.name, changed.encode(encoding))


def _read_or_refuse(source: Source, day_first: bool | None) -> None:
    try:
        reading = read(source, day_first=day_first)
    except BarometerError as refused:
        _sayable(refused)
        return
    numbers = {row.number for row in reading.rows}
    others = [non_row.number for non_row in reading.non_rows]
    assert sorted([*numbers, *others]) == [record.number for record in source.records]
    assert all(len(row.cells) == len(reading.columns) for row in reading.rows)
    assert all(str(warning) for warning in reading.warnings)


def _sayable(refused: BarometerError) -> None:
    assert str(refused.happened)
    assert refused.way_out is not None


@pytest.mark.parametrize("files", [TEXTS, BOOKS], ids=["texts", "workbooks"])
def test_flipped_bytes_never_end_in_a_bug(files: list[Foreign]) -> None:
    @settings(max_examples=250, deadline=None, suppress_health_check=QUIET)
    @given(flipped(files), st.sampled_from([None, True, False]))
    def check(source: Source, day_first: bool | None) -> None:
        _read_or_refuse(source, day_first)

    check()


@settings(max_examples=600, deadline=None, suppress_health_check=QUIET)
@given(reshaped(), st.sampled_from([None, True, False]))
def test_reshaped_lines_never_end_in_a_bug(source: Source, day_first: bool | None) -> None:
    _read_or_refuse(source, day_first)
