"""Mutated files: a reading whose records add up, or an error that says what to do. Never a bug.

The whole door, into a vault, is walked by tests/pipelines/test_door.py with fewer of them.
"""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from barometer.errors import BarometerError
from pipelines.importers import read
from pipelines.source import Source
from tests.pipelines.importers.files import FILES
from tests.pipelines.importers.foreign import Foreign
from tests.pipelines.importers.mutations import mutated

TEXTS = [foreign for foreign in FILES if not foreign.source.is_workbook]
BOOKS = [foreign for foreign in FILES if foreign.source.is_workbook]


def _read_or_refuse(source: Source, day_first: bool | None) -> None:
    try:
        reading = read(source, day_first=day_first)
    except BarometerError as error:
        refused = error
    else:
        numbers = {row.number for row in reading.rows}
        others = [non_row.number for non_row in reading.non_rows]
        assert sorted([*numbers, *others]) == [record.number for record in source.records]
        assert all(len(row.cells) == len(reading.columns) for row in reading.rows)
        assert all(str(warning) for warning in reading.warnings)
        return
    assert str(refused.happened)
    assert refused.way_out is not None


@pytest.mark.parametrize(("files", "examples"), [(TEXTS, 600), (BOOKS, 200)], ids=["text", "xlsx"])
def test_mutated_file_never_ends_in_a_bug(files: list[Foreign], examples: int) -> None:
    @settings(
        max_examples=examples,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.data(), st.sampled_from([None, True, False]))
    def check(data: st.DataObject, day_first: bool | None) -> None:
        source = data.draw(st.sampled_from(files).flatmap(mutated))
        _read_or_refuse(source, day_first)

    check()
