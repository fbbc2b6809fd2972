"""Grids whose dates have no year, and the marks people make in many languages."""

from __future__ import annotations

import io

import pytest
import xlsxwriter

from barometer.errors import DateOrderError, FileError
from pipelines.cells import parse_yes_no
from pipelines.importers import read
from pipelines.importers._yearless import read_yearless
from pipelines.source import Source
from tests.pipelines.importers.foreign import text_reading
from tests.pipelines.importers.foreign_attendance import GRID_YEARLESS
from tests.pipelines.importers.test_attendance_formats import columns

GRID = "Nom,{dates}\nAda,{marks}\n"


def held_on(dates: str, name: str = "grille.csv", title: str = "") -> list[str]:
    marks = ",".join("x" for _date in dates.split(","))
    reading = text_reading(title + GRID.format(dates=dates, marks=marks), name)
    return [cells[0] for cells in columns(reading, "held_on")]


def test_the_title_says_the_year() -> None:
    reading = text_reading(GRID_YEARLESS)
    assert columns(reading, "held_on", "name") == [
        ("2025-03-12", "Ada Lume"),
        ("2025-04-09", "Ada Lume"),
        ("2025-03-26", "Bo Tarn"),
    ]


@pytest.mark.parametrize(
    ("dates", "name", "days"),
    [
        ("12 mars,26 mars", "Présences 2025.csv", ["2025-03-12", "2025-03-26"]),
        ("12 nov.,14 janv.", "Présences 2024-2025.csv", ["2024-11-12", "2025-01-14"]),
        ("12 mars,9 avril", "Présences 2024-2025.csv", ["2025-03-12", "2025-04-09"]),
        ("12 oct.,9 nov.", "Présences 2024-2025.csv", ["2024-10-12", "2024-11-09"]),
        ("26 mars,12 mars,1er févr.", "2025.csv", ["2025-03-26", "2025-03-12", "2025-02-01"]),
        ("jeu. 13 mars,jeu. 27 mars", "2025.csv", ["2025-03-13", "2025-03-27"]),
        ("13/03,27/03", "2025.csv", ["2025-03-13", "2025-03-27"]),
        ("Mar 13,Mar 27th", "2025.csv", ["2025-03-13", "2025-03-27"]),
        ("12 nov.,2024-12-10,14 janv.", "a.csv", ["2024-11-12", "2024-12-10", "2025-01-14"]),
        ("20 déc.,2025-01-10", "a.csv", ["2024-12-20", "2025-01-10"]),
    ],
)
def test_the_year_of_a_name_or_of_a_date_beside(dates: str, name: str, days: list[str]) -> None:
    assert held_on(dates, name) == days


@pytest.mark.parametrize(
    ("dates", "name"),
    [
        ("12 mars,26 mars", "grille.csv"),
        ("12 nov.,14 janv.,9 févr.", "Présences 2025.csv"),
        ("29 février,12 mars", "Présences 2025.csv"),
        ("12 mars,9 oct.", "Présences 2024-2025.csv"),
    ],
)
def test_a_year_nothing_says_is_asked_for(dates: str, name: str) -> None:
    with pytest.raises(FileError, match="of which year") as raised:
        held_on(dates, name)
    assert "2025" in str(raised.value.way_out)


def test_the_order_of_day_and_month_is_asked_for_first() -> None:
    with pytest.raises(DateOrderError):
        held_on("03/04,07/05", "2025.csv")
    with pytest.raises(DateOrderError):
        held_on("12 nov.,10/12/2024,14 janv.")


def test_a_name_of_the_sheet_may_say_the_year() -> None:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    sheet = book.add_worksheet("Année 2025")
    for row, cells in enumerate([["Nom", "12 mars", "26 mars"], ["Ada", "x", "x"]]):
        sheet.write_row(row, 0, cells)
    book.close()
    reading = read(Source("grille.xlsx", buffer.getvalue()))
    assert columns(reading, "held_on") == [("2025-03-12",), ("2025-03-26",)]


@pytest.mark.parametrize("text", ["12.5", "3-4", "Q1", "12 personnes", "", "45/2", "mars", "x"])
def test_what_is_no_date(text: str) -> None:
    assert read_yearless(text) is None


@pytest.mark.parametrize(
    "mark", ["x", "P", "présente", "oui", "Ja", "sim", "anwesend", "retard", "en ligne", "✓"]
)
def test_marks_of_presence(mark: str) -> None:
    assert parse_yes_no(mark) is True


@pytest.mark.parametrize("mark", ["A", "abs", "excusée", "no-show", "congés", "abwesend", "-", "n"])
def test_marks_of_absence(mark: str) -> None:
    assert parse_yes_no(mark) is False


def test_a_grid_of_present_and_absent_letters() -> None:
    reading = text_reading("Name,2025-03-13,2025-03-27\nAda,P,A\nBo,A,P\nCy,A,A\n")
    assert columns(reading, "held_on", "name") == [("2025-03-13", "Ada"), ("2025-03-27", "Bo")]
    assert reading.non_rows_by_reason["no attendance"] == 1


def test_an_unreadable_mark_with_dates_down_costs_nobody_else_the_session() -> None:
    reading = text_reading("Date,Ada,Bo\n2025-03-01,x,?\n2025-03-15,x,x\n2025-03-29,x,x\n")
    assert columns(reading, "name") == [("Ada",), ("Ada",), ("Bo",), ("Ada",), ("Bo",)]
    assert "“?”" in str(reading.warnings[0])
