"""Days that two periods count; lines of the same page, days and reader."""

from __future__ import annotations

from datetime import date

from barometer.settings import Settings
from barometer.store.home import Home
from barometer.store.vault import open_vault
from pipelines.kinds.views import Overlap, overlap_note, overlapping
from pipelines.load import Request, check_source, load_checked
from pipelines.source import Source
from tests.pipelines.importers.foreign_views import CONFLUENCE_EVENTS

MARCH = ("/plan", date(2025, 3, 1), date(2025, 3, 31))
DAY = ("/plan", date(2025, 3, 5), date(2025, 3, 5))
APRIL = ("/plan", date(2025, 4, 1), date(2025, 4, 30))


def test_a_month_and_its_days_overlap() -> None:
    assert overlapping([DAY], [MARCH]) == Overlap(1, DAY, MARCH)
    assert overlapping([MARCH], [DAY]) == Overlap(1, MARCH, DAY)


def test_the_same_period_again_is_no_overlap() -> None:
    assert overlapping([MARCH, APRIL], [MARCH]) is None


def test_other_resources_and_neighbouring_periods_do_not_overlap() -> None:
    assert overlapping([DAY], [("/other", *MARCH[1:]), APRIL]) is None
    assert overlapping([APRIL], [MARCH]) is None


def test_periods_of_one_file_overlap_too() -> None:
    assert overlapping([MARCH, DAY], []) == Overlap(1, DAY, MARCH)


def test_what_the_vault_holds_already_is_not_the_files_doing() -> None:
    assert overlapping([APRIL], [MARCH, DAY]) is None


def test_each_resource_counts_once() -> None:
    days = [("/plan", date(2025, 3, d), date(2025, 3, d)) for d in range(1, 9)]
    others = [("/a", *day[1:]) for day in days]
    found = overlapping([*days, *others], [MARCH, ("/a", *MARCH[1:])])
    assert found is not None
    assert found.resources == 2


def test_period_that_ends_inside_another_overlaps() -> None:
    week = ("/plan", date(2025, 3, 31), date(2025, 4, 6))
    assert overlapping([week], [MARCH]) == Overlap(1, week, MARCH)


def test_note_names_both_periods() -> None:
    said = str(overlap_note(Overlap(2, DAY, MARCH)))
    assert "2 resources" in said
    assert "2025-03-05" in said
    assert "2025-03-31" in said


def test_events_of_a_page_day_and_reader_are_added_up(settings: Settings) -> None:
    source = Source("analytics_events_job1.csv", CONFLUENCE_EVENTS.encode())
    request = Request(None)
    checked = check_source(source, request, settings)
    load_checked(source, request, checked, settings)
    with open_vault(Home(settings.home), 5) as vault:
        rows = vault.rows(
            "SELECT resource, viewer IS NULL AS nobody, views FROM current_views ORDER BY resource"
        )
    assert rows.to_dict("records") == [
        {"resource": "11", "nobody": False, "views": 2},
        {"resource": "12", "nobody": True, "views": 1},
    ]
    assert (checked.loaded, checked.rejected, checked.non_rows) == (3, 0, 3)
