"""Several editions in one file: each row's date says which."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from barometer.errors import LoadError
from barometer.settings import Settings
from barometer.store.home import Home
from barometer.store.vault import open_vault
from pipelines.editions import BY_DATE, edition_of
from pipelines.load import Part, Request, check_parts, load_parts
from pipelines.source import Source
from tests.pipelines.conftest import Load, Rows, respondents

Parts = Callable[[Rows], tuple[Source, tuple[Part, ...]]]


@pytest.fixture
def parts(settings: Settings, write: Callable[[str, Rows], Path]) -> Parts:
    def check(rows: Rows) -> tuple[Source, tuple[Part, ...]]:
        source = Source.from_path(write("both.csv", rows), 50)
        return source, check_parts(source, Request("survey", BY_DATE), settings)

    return check


def test_an_edition_is_a_half_of_the_year_unless_known_otherwise() -> None:
    known = {"Spring": (date(2025, 6, 20), date(2025, 7, 10))}
    assert edition_of(date(2025, 6, 30), {}) == "2025-S1"
    assert edition_of(date(2025, 7, 1), {}) == "2025-S2"
    assert edition_of(date(2025, 7, 1), known) == "Spring"


def test_one_file_becomes_a_batch_an_edition_in_one_transaction(
    parts: Parts, settings: Settings
) -> None:
    spring = respondents("Search", 5, submitted_at="2025-06-10")
    autumn = respondents("Search", 7, 4, submitted_at="2025-11-20")
    source, found = parts([*autumn, *spring])
    assert [part.request.edition for part in found] == ["2025-S1", "2025-S2"]
    assert [part.checked.loaded for part in found] == [5, 7]
    assert [part.checked.reading.non_rows_by_reason["other edition"] for part in found] == [7, 5]
    assert load_parts(source, found, settings) == (1, 2)
    with open_vault(Home(settings.home), 5) as vault:
        rows = vault.rows(
            "SELECT edition, count(*) AS n FROM current_responses GROUP BY ALL ORDER BY 1"
        )
        batches = vault.batches()
    assert rows.to_dict("list") == {"edition": ["2025-S1", "2025-S2"], "n": [5, 7]}
    added = batches["loaded"] + batches["rejected"] + batches["non_rows"]
    assert batches["rows_in"].tolist() == added.tolist() == [13, 13]


def test_of_a_file_of_two_editions_either_all_or_nothing_is_loaded(
    parts: Parts, settings: Settings, load: Load
) -> None:
    rows = [
        *respondents("Search", 5, submitted_at="2025-06-10"),
        *respondents("Search", 7, submitted_at="2025-11-20"),
    ]
    source, found = parts(rows)
    load_parts(source, found[1:], settings)
    with pytest.raises(LoadError, match="already loaded"):
        load_parts(source, found, settings)
    with open_vault(Home(settings.home), 5) as vault:
        assert vault.batches()["edition"].tolist() == ["2025-S2"]


def test_rows_without_dates_ask_for_the_edition(parts: Parts) -> None:
    with pytest.raises(LoadError, match="no date"):
        parts(respondents("Search", 5))


def test_a_row_without_a_date_belongs_to_no_edition_and_is_named(parts: Parts) -> None:
    rows = [
        *respondents("Search", 2, submitted_at="2025-06-10"),
        *respondents("Search", 2, submitted_at="2025-11-20"),
        *respondents("Search", 1, submitted_at=""),
    ]
    _source, found = parts(rows)
    assert [part.checked.loaded for part in found] == [2, 2]
    assert [p.checked.reading.non_rows_by_reason["no date"] for p in found] == [1, 1]
    assert "first row 6; they are left out" in str(found[0].checked.notes[0])
