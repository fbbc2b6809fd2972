"""Files of searches: which days, which counts, what led nowhere, and what they are not."""

from __future__ import annotations

import pytest

from barometer.errors import FileError, MissingDaysError
from pipelines.importers import read, recognise
from pipelines.reading import Reading
from pipelines.source import Source
from tests.pipelines.importers import foreign_searches as files
from tests.pipelines.importers.foreign import text_reading


def _rows(reading: Reading) -> list[dict[str, str]]:
    return [dict(zip(reading.columns, row.cells, strict=True)) for row in reading.rows]


def test_matomo_raw_counts_searches_of_the_month_in_its_name() -> None:
    reading = files.FOREIGN[0].read()
    assert _rows(reading)[0] == {
        "term": "roadmap template",
        "period_start": "2026-10-01",
        "period_end": "2026-10-31",
        "searches": "31",
    }
    assert _rows(reading)[1]["term"] == "=plan"  # the apostrophe was Matomo's
    assert reading.non_rows_by_reason["other pages together"] == 1


def test_matomo_list_of_what_led_nowhere_counts_only_that() -> None:
    (row,) = _rows(text_reading(files.MATOMO_NOTHING, "October 2026.csv"))
    assert (row["without_result"], "searches" in row) == ("4", False)


def test_matomo_raw_list_of_what_led_nowhere_is_known_by_its_name() -> None:
    text = "label,nb_visits,nb_hits,nb_pages_per_search\npricing calculator,3,4,1\n"
    name = "Export _ Search Keywords with No Results _ October 2026.csv"
    (row,) = _rows(text_reading(text, name))
    assert (row["without_result"], "searches" in row) == ("4", False)


def test_matomo_days_and_spans_stand_in_a_column() -> None:
    rows = _rows(text_reading(files.MATOMO_DAYS))
    assert [(row["period_start"], row["period_end"]) for row in rows] == [
        ("2026-10-05", "2026-10-05"),
        ("2026-10-12", "2026-10-18"),
    ]


def test_ga4_counts_events_and_users_under_its_comments() -> None:
    reading = text_reading(files.GA4_TERMS)
    assert _rows(reading)[0] == {
        "term": "roadmap template",
        "period_start": "2026-10-01",
        "period_end": "2026-10-28",
        "searches": "31",
        "searchers": "12",
    }
    assert reading.non_rows_by_reason["not set"] == 2


def test_ga4_counts_only_the_events_that_are_searches() -> None:
    reading = text_reading(files.GA4_EVENTS_FR)
    assert [row["searches"] for row in _rows(reading)] == ["31"]
    assert reading.non_rows_by_reason["other event"] == 1


def test_sharepoint_month_is_the_whole_month() -> None:
    row = _rows(read(Source("Search report.xlsx", files.SHAREPOINT_TOP)))[0]
    assert (row["period_start"], row["period_end"]) == ("2026-10-01", "2026-10-31")
    assert (row["term"], row["searches"]) == ("roadmap template", "31")


def test_sharepoint_queries_nobody_followed_are_refused() -> None:
    text = "Abandoned Queries\n\nDate,Query,Number of queries\n2026-10-05,pricing,4\n"
    with pytest.raises(FileError, match="nothing was opened"):
        text_reading(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (files.MATOMO_EN, "keywords.csv"),
        ("# Search terms\nSearch term,Event count\nroadmap,4\n", "terms.csv"),
        ("Top Queries\n\nQuery,Total Queries\nroadmap,4\n", "queries.csv"),
        ("term,searches\nroadmap,4\n", "plain.csv"),
    ],
    ids=["matomo", "ga4", "sharepoint", "plain"],
)
def test_file_that_names_no_day_asks_for_them(text: str, name: str) -> None:
    with pytest.raises(MissingDaysError):
        text_reading(text, name)
    dated = text_reading(text, f"2026-10-01 2026-10-28 {name}")
    assert {(row["period_start"], row["period_end"]) for row in _rows(dated)} == {
        ("2026-10-01", "2026-10-28")
    }


@pytest.mark.parametrize(
    "text",
    [
        "label,nb_visits,nb_hits,bounce_rate\n/a,1,2,3%\n",
        "label,nb_visits,nb_hits,nb_hits_following_search,exit_rate\n/a,1,2,1,3%\n",
        "Page URL,Pageviews,Unique Pageviews,Bounce Rate\n/a,4,3,3%\n",
        "# Pages\n# 20261001-20261028\nPage path,Search term,Views,Event count\n/a,x,4,9\n",
    ],
    ids=["raw", "following a search", "human", "ga4 with both"],
)
def test_file_of_pages_is_no_file_of_searches(text: str) -> None:
    found = recognise(Source("Export _ October 2026.csv", text.encode()))
    assert found is not None
    assert found[1].kind == "views"


@pytest.mark.parametrize(
    "text",
    [
        "Keyword,Volume\nroadmap,4\n",
        "Query,Clicks,Impressions\nroadmap,4,90\n",
        "Query,Count\na,1\n",
    ],
)
def test_other_tables_of_words_are_nobodys(text: str) -> None:
    found = recognise(Source("table.csv", text.encode()))
    assert found is None or found[1].kind != "searches"
