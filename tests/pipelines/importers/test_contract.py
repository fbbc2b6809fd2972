"""What every importer promises, tried on a small file of each of its shapes."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from pipelines.importers import importers
from pipelines.reading import KINDS, PLAIN_COLUMNS, REASONS
from tests.pipelines.importers.files import FILES
from tests.pipelines.importers.foreign import Foreign

DATES = ("held_on", "submitted_at", "viewed_on", "period_start", "period_end", "given_on")
NUMBERS = (
    *("minutes", "participants", "views", "unique_viewers", "invited", "rating"),
    *("searches", "searchers", "without_result"),
)


@pytest.fixture(params=FILES, ids=lambda foreign: foreign.id)
def foreign(request: pytest.FixtureRequest) -> Foreign:
    found: Foreign = request.param
    return found


def test_every_importer_and_kind_has_a_file() -> None:
    assert {foreign.format for foreign in FILES} == set(importers())
    assert {foreign.kind for foreign in FILES} == set(KINDS)


def test_its_own_importer_is_surest(foreign: Foreign) -> None:
    sure = {}
    for name, importer in importers().items():
        recognition = importer.recognise(foreign.source)
        if recognition is not None:
            sure[name] = recognition.certainty
    best = sorted(sure, key=lambda name: sure[name])
    assert best[-1] == foreign.format
    assert sure[best[-1]] <= 100
    assert len(best) == 1 or sure[best[-2]] < sure[best[-1]]


def test_rows_and_non_rows_are_all_records_once(foreign: Foreign) -> None:
    reading = foreign.read()
    rows = {row.number for row in reading.rows}
    others = [non_row.number for non_row in reading.non_rows]
    assert sorted([*rows, *others]) == [record.number for record in foreign.source.records]
    assert len(rows) == foreign.rows
    assert reading.rows_in == len(foreign.source.records)


def test_columns_are_those_of_its_kind(foreign: Foreign) -> None:
    reading = foreign.read()
    assert (reading.format, reading.kind) == (foreign.format, foreign.kind)
    assert len(reading.columns) == len(reading.headers)
    assert all(len(row.cells) == len(reading.columns) for row in reading.rows)
    if reading.kind != "survey":
        assert set(reading.columns) <= {*PLAIN_COLUMNS[reading.kind]}


def test_dates_are_iso_and_numbers_plain(foreign: Foreign) -> None:
    reading = foreign.read()
    for row in reading.rows:
        named = dict(zip(reading.columns, row.cells, strict=True))
        for column in DATES:
            if named.get(column):
                parse = date if len(named[column]) == 10 else datetime
                assert parse.fromisoformat(named[column])
        assert all(float(named[column]) >= 0 for column in NUMBERS if named.get(column))


def test_non_rows_have_reasons_everybody_uses(foreign: Foreign) -> None:
    reasons = foreign.read().non_rows_by_reason
    assert reasons
    assert reasons.keys() <= REASONS


def test_reading_twice_is_the_same(foreign: Foreign) -> None:
    assert foreign.read() == foreign.read()
