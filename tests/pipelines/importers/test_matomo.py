"""Matomo: reports of many tables, periods of every writing, folders, what is no page."""

from __future__ import annotations

import pytest

from barometer.errors import FileError
from tests.pipelines.importers.foreign import text_reading
from tests.pipelines.importers.foreign_views import MATOMO_BY_DAY, MATOMO_E_MAILED, MATOMO_WEEKS


def test_e_mailed_report_takes_addresses_before_titles_and_nothing_else() -> None:
    reading = text_reading(MATOMO_E_MAILED)
    assert [row.cells for row in reading.rows] == [
        ("/plan", "2025-03-03", "2025-03-09", "9"),
        ("/pricing", "2025-03-03", "2025-03-09", "16"),
    ]
    assert reading.non_rows_by_reason["page not defined"] == 1
    assert reading.non_rows_by_reason["other table"] > 10


def test_e_mailed_report_of_titles_alone() -> None:
    titles = MATOMO_E_MAILED.split("Page URLs")[0]
    assert [row.cells[0] for row in text_reading(titles).rows] == ["Our plan"]


def test_report_of_countries_is_no_report_of_pages() -> None:
    countries = MATOMO_E_MAILED.split("Downloads")[0]
    with pytest.raises(FileError, match="not its pages"):
        text_reading(countries)


@pytest.mark.parametrize(
    "first",
    [
        "Période : du lundi 3 au dimanche 9 mars 2025",
        "Zeitraum: 3. bis 9. März 2025",
        "Periodo: del 3 al 9 de marzo de 2025",
        "Date range: 2025-03-03 - 2025-03-09",
        "Date range: Week March 3 – March 9, 2025",
        "Période : 03/03/2025 - 09/03/2025, semaine\nDu 3 au 9 mars 2025",
    ],
)
def test_first_lines_say_the_period(first: str) -> None:
    text = f"Site\n{first}\n\nPage URLs\nlabel,nb_visits,nb_hits\n/a,1,2\n"
    assert text_reading(text).facts == {"start": "2025-03-03", "end": "2025-03-09"}


def test_weeks_leaves_of_folders_and_sums_of_daily_visitors() -> None:
    reading = text_reading(MATOMO_WEEKS, encoding="utf-16")
    assert [row.cells for row in reading.rows] == [
        ("docs", "2025-03-03", "2025-03-09", "4"),
        ("https://kb.example.org/docs/plan", "2025-03-03", "2025-03-09", "5"),
        ("https://kb.example.org/docs/plan", "2025-03-10", "2025-03-16", "6"),
    ]
    said = " ".join(map(str, reading.warnings))
    assert "1 rows are folders" in said
    assert "“sum_daily_nb_uniq_visitors” adds up" in said


def test_whole_path_is_the_same_with_and_without_its_address() -> None:
    name = "Pages 2025-03.csv"
    bare = text_reading("label,nb_visits,nb_hits\n/docs/plan,1,2\n", name)
    text = "label,nb_visits,nb_hits,metadata_url\n/docs/plan,1,2,https://kb.org/docs/plan\n"
    assert text_reading(text, name).rows == bare.rows


def test_title_keeps_beside_its_address() -> None:
    text = "label,nb_visits,nb_hits,metadata_url\nOur plan,1,2,https://kb.org/docs/p1\n"
    reading = text_reading(text, "Page titles 2025-03.csv")
    assert reading.rows[0].cells[:2] == ("https://kb.org/docs/p1", "Our plan")


def test_a_table_a_day() -> None:
    reading = text_reading(MATOMO_BY_DAY)
    assert [row.cells[1] for row in reading.rows] == ["2025-03-03", "2025-03-04", "2025-03-04"]


def test_visits_instead_of_page_views_are_said() -> None:
    reading = text_reading("label,nb_visits\n/a,3\n", "Pages 2025-03.csv")
    assert "no page views" in str(reading.warnings[0])
    assert reading.rows[0].cells[-1] == "3"


def test_week_without_a_year_takes_it_from_the_file_else_asks() -> None:
    text = "label,nb_visits,nb_hits\n/a,1,2\n"
    dated = text_reading(f"Knowledge center 2025\n\n{text}", "Week 3 – 9 March.csv")
    assert dated.facts == {"start": "2025-03-03", "end": "2025-03-09"}
    with pytest.raises(FileError, match="which days"):
        text_reading(text, "Week 3 – 9 March.csv")


def test_a_page_called_one_is_a_page() -> None:
    reading = text_reading("label,nb_visits,nb_hits\n/1,1,2\n-1,3,4\n", "a 2025-03.csv")
    assert [row.cells[0] for row in reading.rows] == ["/1"]
    assert reading.non_rows_by_reason["other pages together"] == 1


def test_a_date_in_an_address_is_no_period() -> None:
    with pytest.raises(FileError, match="which days"):
        text_reading("label,nb_visits,nb_hits\n/blog/2025-03-01-plan,1,2\n", "a.csv")


def test_visits_of_what_is_no_address_are_no_pages() -> None:
    with pytest.raises(FileError, match="not its pages"):
        text_reading("label,nb_uniq_visitors,nb_visits,metadata_url\nA,1,2,http://a.org\n", "a.csv")
