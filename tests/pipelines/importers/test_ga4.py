"""GA4: preambles in many languages, tables on tables, days counted in many ways."""

from __future__ import annotations

import pytest

from tests.pipelines.importers.foreign import text_reading
from tests.pipelines.importers.foreign_views import GA4_BOTH, GA4_DE, GA4_MONTHS, GA4_PATHS_FR

TABLE = "Page path and screen class,Views\n/a,5\n"
WEEK = {"start": "2025-03-03", "end": "2025-03-09"}


@pytest.mark.parametrize(
    "preamble",
    [
        "# Start date: 20250303\n# End date: 20250309",
        "# Date de début : 20250303\n# Date de fin : 20250309",
        "# Date de début : 2025-03-03\n# Date de fin : 2025-03-09",
        "# Date de début : 3 mars 2025\n# Date de fin : 9 mars 2025",
        "# Startdatum: 20250303\n# Enddatum: 20250309",
        "# Data de início: 20250303\n# Data de término: 20250309",
        "# Data di inizio: 20250303\n# Data di fine: 20250309",
        "# 20250303-20250309",
        "# 2025-03-03 - 2025-03-09",
        "# Mar 3, 2025 - Mar 9, 2025",
        "# Account: A 20240101\n# 20250303-20250309\n# Generated: 20250401",
    ],
)
def test_preamble_says_the_period(preamble: str) -> None:
    assert text_reading(f"{preamble}\n{TABLE}").facts == WEEK


def test_name_says_the_period_where_the_preamble_is_gone() -> None:
    text = "Page path and screen class,Views,Active users\n/a,5,2\n"
    assert text_reading(text, "GA4 2025-03-03 2025-03-09.csv").facts == WEEK


def test_french_and_german_numbers_and_totals() -> None:
    assert text_reading(GA4_PATHS_FR).rows[0].cells[-2:] == ("1234", "30")
    german = text_reading(GA4_DE)
    assert german.non_rows_by_reason["not set"] == german.non_rows_by_reason["total"] == 1
    assert not german.warnings


def test_total_in_the_preamble_is_compared() -> None:
    head = "# Start date: 20250303\n# End date: 20250309\n"
    assert not text_reading(f"{head}# Total: 5\n{TABLE}").warnings
    assert "declares 6 views" in str(text_reading(f"{head}# Total: 6\n{TABLE}").warnings[0])


def test_paths_go_before_titles_of_the_same_pages() -> None:
    reading = text_reading(GA4_BOTH)
    assert [row.cells[0] for row in reading.rows] == ["/plan"]
    assert reading.non_rows_by_reason["other table"] == 1


def test_empty_table_of_paths_leaves_the_titles() -> None:
    reading = text_reading(GA4_BOTH.replace("/plan,3\n", ""))
    assert [row.cells[0] for row in reading.rows] == ["Plan"]


def test_months_by_index_stay_within_the_report() -> None:
    reading = text_reading(GA4_MONTHS)
    assert [row.cells[1:3] for row in reading.rows] == [
        ("2025-03-15", "2025-03-31"),
        ("2025-04-01", "2025-04-30"),
    ]
    assert not reading.warnings


@pytest.mark.parametrize(
    ("header", "cell", "days"),
    [
        ("Nth week", "0001", ("2025-03-09", "2025-03-15")),
        ("Nième semaine", "0002", ("2025-03-16", "2025-03-16")),
        ("Week", "11", ("2025-03-09", "2025-03-15")),
        ("Date + hour (YYYYMMDDHH)", "2025030514", ("2025-03-05", "2025-03-05")),
        ("Day", "5", ("2025-03-05", "2025-03-05")),
        ("Year month", "202503", ("2025-03-03", "2025-03-16")),
        ("Month", "03", ("2025-03-03", "2025-03-16")),
        ("Nth hour", "0025", ("2025-03-04", "2025-03-04")),
    ],
)
def test_days_in_every_dimension(header: str, cell: str, days: tuple[str, str]) -> None:
    text = f"# 20250303-20250316\n{header},Page path,Views\n{cell},/a,5\n"
    assert text_reading(text).rows[0].cells[1:3] == days


def test_browser_translations_of_a_title_are_that_title() -> None:
    text = (
        "# 20250303-20250309\nPage title,Views\nWelcome | KB,9\n"
        "Bienvenue --- Welcome | KB,2\nA --- B,1\n"
    )
    names = [row.cells[0] for row in text_reading(text).rows]
    assert names == ["Welcome | KB", "Welcome | KB", "A --- B"]


def test_segments_overlap_so_the_first_is_taken() -> None:
    text = "# 20250303-20250309\nSegment,Page path,Views\nAll Users,/a,5\nMobile,/a,2\n"
    reading = text_reading(text)
    assert len(reading.rows) == 1
    assert reading.non_rows_by_reason["other table"] == 1


def test_table_below_without_comments_is_another() -> None:
    text = (
        '# 20220101-20220131\n\nPage,Pageviews,Unique Pageviews\n/a,"1,204",900\n\n'
        "Day Index,Pageviews\n1/1/22,600\n1/2/22,604\n"
    )
    reading = text_reading(text)
    assert [row.cells[-1] for row in reading.rows] == ["1204"]
    assert reading.non_rows_by_reason["other table"] == 2
