"""Matomo, GA4 and plain files: their quirks."""

from __future__ import annotations

from datetime import date

import pytest

from barometer.errors import FileError
from pipelines.importers._period import period_in
from pipelines.source import Source
from tests.pipelines.importers import foreign
from tests.pipelines.importers.foreign import PLAIN, text_reading, workbook


def test_matomo_raw_utf_16_with_commas_days_weeks_and_guards() -> None:
    reading = text_reading(foreign.MATOMO_RAW, encoding="utf-16")
    assert (reading.encoding, reading.delimiter) == ("utf-16-le", ",")
    assert reading.columns == ("resource", "period_start", "period_end", "views")
    assert [row.cells for row in reading.rows] == [
        ("/a", "2026-07-06", "2026-07-06", "2"),
        ("=b/c", "2026-07-06", "2026-07-12", "5"),
    ]
    assert reading.non_rows_by_reason == {"header": 1, "page not defined": 1}


def test_matomo_in_french_takes_its_period_from_its_name() -> None:
    name = "Exporter _ URL de la page _ lundi 10 mars 2025.csv"
    reading = text_reading(foreign.MATOMO_FR, name)
    assert reading.rows[0].cells == ("/a", "2025-03-10", "2025-03-10", "1234")
    assert reading.facts == {"start": "2025-03-10", "end": "2025-03-10"}


def test_matomo_unique_visitors_but_never_visits_are_unique_viewers() -> None:
    text = "date,label,nb_visits,nb_uniq_visitors,nb_hits\n2025-03-01,/a,4,3,5\n"
    reading = text_reading(text)
    assert reading.rows[0].cells == ("/a", "2025-03-01", "2025-03-01", "5", "3")


def test_matomo_e_mailed_report_takes_the_first_table_of_pages() -> None:
    text = (
        "Site\nDate range: March 2025\n\nCountries\nLabel,Visits,Bounce Rate\nFR,3,1%\n\n"
        "Page URLs\nLabel,Pageviews,Unique Pageviews,Bounce Rate\n/a,3,2,1%\n\n"
        "Page titles\nLabel,Pageviews,Unique Pageviews,Bounce Rate\nA,3,2,1%\n"
    )
    reading = text_reading(text)
    assert [row.cells for row in reading.rows] == [("/a", "2025-03-01", "2025-03-31", "3")]


def test_matomo_without_days_asks_for_them_in_the_name() -> None:
    with pytest.raises(FileError, match="which days"):
        text_reading("label,nb_visits,nb_hits\n/a,1,2\n", "export.csv")


def test_ga4_pages() -> None:
    reading = text_reading(foreign.GA4_PAGES)
    assert [row.cells for row in reading.rows] == [
        ("A page", "2025-03-03", "2025-03-09", "1234", "30"),
        ("Another", "2025-03-03", "2025-03-09", "10", "3"),
    ]
    assert reading.non_rows_by_reason["not set"] == 1
    assert "Total revenue" in reading.ignored


def test_ga4_stacked_in_spanish_takes_the_tables_own_period() -> None:
    reading = text_reading(foreign.GA4_STACKED_ES)
    assert [row.cells for row in reading.rows] == [
        ("Inicio", "2023-04-25", "2023-05-22", "37"),
        ("Equipo", "2023-04-25", "2023-05-22", "5"),
    ]
    assert reading.non_rows_by_reason["other table"] == 3


def test_ga4_grand_total_is_compared() -> None:
    reading = text_reading(foreign.GA4_EXPLORATION)
    assert [row.cells[1] for row in reading.rows] == ["2026-07-06", "2026-07-07"]
    assert reading.non_rows_by_reason["total"] == 1
    assert not reading.warnings
    other = text_reading(foreign.GA4_EXPLORATION.replace(",,6,3", ",,9,3"))
    assert "declares 9 views in total, its rows add up to 6" in str(other.warnings[0])


def test_ga4_total_is_compared_with_its_own_table() -> None:
    later = "# 20260713-20260719\n\nDate,Page title,Views,Active users\n20260713,A page,5,2\n"
    reading = text_reading(foreign.GA4_EXPLORATION + later)
    assert len(reading.rows) == 3
    assert not reading.warnings


def test_ga4_nth_day_path_and_french_preamble() -> None:
    text = (
        "# Date de début : 20250303\n# Date de fin : 20250310\n"
        "Nth day,Chemin de la page et classe de l'écran,Titre de la page,Vues\n"
        "0000,/a,A,10\n0007,/a,A,2\n"
    )
    rows = [row.cells for row in text_reading(text).rows]
    assert rows == [
        ("/a", "A", "2025-03-03", "2025-03-03", "10"),
        ("/a", "A", "2025-03-10", "2025-03-10", "2"),
    ]


def test_ga4_the_same_pages_twice_count_once() -> None:
    table = "# Start date: 20250303\n# End date: 20250304\nPage title,Views\nA,1\n"
    reading = text_reading(table + "\n" + table)
    assert len(reading.rows) == 1
    assert reading.non_rows_by_reason["other table"] == 1


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("Export _ Page URLs _ March 10, 2025.csv", (2025, 3, 10), (2025, 3, 10)),
        ("Exporter _ URL _ semaine du 10 au 16 mars 2025.csv", (2025, 3, 10), (2025, 3, 16)),
        ("Export _ Week February 28 – March 3, 2025.csv", (2025, 2, 28), (2025, 3, 3)),
        ("views 2025-03-01_2025-03-31.csv", (2025, 3, 1), (2025, 3, 31)),
        ("Export _ Page URLs _ March 2025.csv", (2025, 3, 1), (2025, 3, 31)),
        ("2025-12.csv", (2025, 12, 1), (2025, 12, 31)),
        ("Export _ URLs _ März 2026 (2).csv", (2026, 3, 1), (2026, 3, 31)),
        ("1. März 2026 – 7. März 2026.csv", (2026, 3, 1), (2026, 3, 7)),
        ("Export _ 8. Ma\u0308rz 2026 – 14. Ma\u0308rz 2026.csv", (2026, 3, 8), (2026, 3, 14)),
        ("Seiten _ 15.–21. März 2026.csv", (2026, 3, 15), (2026, 3, 21)),
        ("vom 30. März bis 5. April 2026.csv", (2026, 3, 30), (2026, 4, 5)),
        ("Montag, 2. März 2026.csv", (2026, 3, 2), (2026, 3, 2)),
        ("du lundi 2 mars au dimanche 8 mars 2026", (2026, 3, 2), (2026, 3, 8)),
        ("mar. 24 févr. au lun. 2 mars 2026", (2026, 2, 24), (2026, 3, 2)),
        ("Monday, March 2 – Sunday, March 8, 2026", (2026, 3, 2), (2026, 3, 8)),
        ("Mar 3 to Mar 9, 2026", (2026, 3, 3), (2026, 3, 9)),
        ("29 décembre au 4 janvier 2026", (2025, 12, 29), (2026, 1, 4)),
    ],
)
def test_period_in_a_name(
    name: str, first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    assert period_in(name) == (date(*first), date(*last))


@pytest.mark.parametrize(
    "name",
    ["2. und 8. März 2026.csv", "Woche 10 – März 2026.csv", "2 mars jusque 8 mars 2026.csv"],
)
def test_no_period_where_day_numbers_stay_unread(name: str) -> None:
    assert period_in(name) is None


def test_no_period_in_a_name() -> None:
    assert period_in("meetingAttendanceList (3).csv") is None
    assert period_in("report 03-04-2025.csv") is None


def test_plain_attendance_is_made_plain() -> None:
    reading = text_reading(PLAIN["attendance"])
    assert reading.rows[0].cells == ("s1", "2025-03-13", "T", "X", "ada@example.org", "102")


def test_plain_views_numbers_and_total() -> None:
    reading = text_reading(PLAIN["views"])
    assert reading.rows[0].cells[4:] == ("1234", "30")
    population = text_reading(PLAIN["population"])
    assert population.non_rows_by_reason == {"header": 1, "total": 1}


def test_plain_survey_keeps_questions_and_leaves_names_out() -> None:
    text = "respondent,name,tribe,culture_1,comment_data\nr1,Ada,Search,4,Hm\n"
    reading = text_reading(text)
    assert (reading.format, reading.kind) == ("plain", "survey")
    assert reading.columns == ("respondent", "tribe", "culture_1", "comment_data")
    assert reading.rows[0].cells[0] == "r1"
    assert reading.ignored == ("name",)


def test_plain_unknown_columns_are_said_to_be_left_out() -> None:
    reading = text_reading("resource,views,viewed_on,colour\n/a,1,2025-03-01,red\n")
    assert reading.ignored == ("colour",)


def test_plain_workbook_with_dates_and_spaced_headers() -> None:
    rows = [["Subject", "Given on", "Rating"], ["i1", date(2025, 3, 4), 4]]
    reading = foreign.read(Source("feedback.xlsx", workbook(rows)))
    assert reading.rows[0].cells == ("i1", "2025-03-04", "4")
