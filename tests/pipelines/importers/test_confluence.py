"""Confluence: events of the data pipeline, lists of pages, and what it must not claim."""

from __future__ import annotations

import pytest

from barometer.errors import FileError, UnrecognisedError
from tests.pipelines.importers.foreign import text_reading
from tests.pipelines.importers.foreign_views import CONFLUENCE_EVENTS, CONFLUENCE_PAGES

MARCH = "Confluence 2025-03-01 2025-03-31.csv"


def test_events_are_views_by_page_day_and_reader() -> None:
    reading = text_reading(CONFLUENCE_EVENTS)
    assert reading.columns == ("resource", "period_start", "period_end", "viewer", "views")
    assert [row.cells for row in reading.rows] == [
        ("11", "2025-03-03", "2025-03-03", "ff80", "1"),
        ("11", "2025-03-03", "2025-03-03", "ff80", "1"),
        ("12", "2025-03-04", "2025-03-04", "", "1"),
    ]
    assert reading.non_rows_by_reason == {"header": 1, "other event": 2}


def test_events_of_nobody_and_nothing_count_no_page() -> None:
    header, _rest = CONFLUENCE_EVENTS.split("\r\n", 1)
    with pytest.raises(FileError, match="counts no page"):
        text_reading(header + "\r\n")


def test_pages_are_known_by_their_address_and_keep_their_title() -> None:
    reading = text_reading(CONFLUENCE_PAGES, MARCH)
    first = dict(zip(reading.columns, reading.rows[0].cells, strict=True))
    assert first["resource"].endswith("/pages/11/How")
    assert (first["title"], first["views"], first["unique_viewers"]) == (
        "How we plan",
        "1204",
        "38",
    )
    assert first["updated_on"] == "2025-03-03"
    assert reading.facts == {"start": "2025-03-01", "end": "2025-03-31"}
    assert not reading.warnings


def test_total_is_compared() -> None:
    reading = text_reading(CONFLUENCE_PAGES.replace('"1,211"', "9"), MARCH)
    assert "declares 9 views in total, its rows add up to 1211" in str(reading.warnings[0])


def test_total_above_the_table_is_compared() -> None:
    table = CONFLUENCE_PAGES.rsplit("Total", 1)[0]
    assert not text_reading(f"Total views:,1211\n\n{table}", MARCH).warnings
    wrong = text_reading(f"Total views:,1300\n\n{table}", MARCH)
    assert "declares 1300 views" in str(wrong.warnings[0])


def test_titles_in_two_spaces_are_said_to_be_added_up() -> None:
    text = "Page,Space Key,Views\nHome,PROD,3\nHome,DATA,4\nPlan,PROD,1\n"
    reading = text_reading(text, MARCH)
    assert [str(w) for w in reading.warnings] == [
        "1 titles stand in several places; the views of each were added up."
    ]


def test_views_of_the_last_days_end_on_the_day_in_the_name() -> None:
    text = (
        "Title,Space Key,Views (last 30 days),Views (last 90 days),Viewers (last 90 days)\n"
        "Plan,PROD,30,80,12\n"
    )
    reading = text_reading(text, "export 2025-03-31.csv")
    assert reading.rows[0].cells[1:4] == ("2025-03-02", "2025-03-31", "30")
    assert "“Views (last 30 days)” was taken" in str(reading.warnings[0])
    quarter = text_reading(text, "export 2025-01-01 2025-03-31.csv")
    assert quarter.rows[0].cells[3:] == ("80", "12")


def test_one_day_in_a_name_is_when_it_was_exported() -> None:
    with pytest.raises(FileError, match="which days"):
        text_reading("Title,Space Key,Views\nPlan,PROD,30\n", "export 2025-03-31.csv")


def test_last_updates_are_read_in_the_order_of_the_days_of_views() -> None:
    text = "Date,Page,Space Key,Views,Last updated\n25/03/2025,Plan,PROD,3,04/03/2025\n"
    reading = text_reading(text)
    assert (
        dict(zip(reading.columns, reading.rows[0].cells, strict=True))["updated_on"] == "2025-03-04"
    )


@pytest.mark.parametrize(
    "text",
    [
        "Title,Views\nPlan,30\n",
        "Name,Email,Views\nAda,ada@example.org,30\n",
        "Title,Space,Views\nPlan,PROD,many\n",
        "Space,Owner\nPROD,Ada\n",
        "Date,Event,Space\n2025-03-01,page_viewed,PROD\n",
    ],
)
def test_what_nothing_tells_is_not_claimed(text: str) -> None:
    with pytest.raises((UnrecognisedError, FileError)):
        text_reading(text, "a 2025-03.csv")


def test_another_table_below_is_left_out() -> None:
    text = "Page,Space Key,Views\nPlan,PROD,3\n\nSpace,Visits\nPROD,9\n"
    reading = text_reading(text, MARCH)
    assert len(reading.rows) == 1
    assert reading.non_rows_by_reason["other table"] == 2


def test_headers_written_in_one_word_are_read_as_several() -> None:
    text = "contentId,pageTitle,spaceKey,views,uniqueViewers\n11,Plan,PROD,3,2\n"
    reading = text_reading(text, MARCH)
    assert reading.rows[0].cells == ("11", "Plan", "2025-03-01", "2025-03-31", "3", "2")
