"""A table no format knows, read as a person said."""

from __future__ import annotations

import pytest

from barometer.errors import DateOrderError, FileError
from pipelines.importers import headers_of, read, recognise, samples, suggest_columns
from pipelines.reading import Kind
from pipelines.source import Source
from tests.pipelines.importers.foreign import workbook

TITLED = "Report of the week;;\n\nBereich;Leute;Notiz\nSearch;12;a\nCRM;8;\nSumme;20;\n"


def source(text: str, name: str = "file.csv") -> Source:
    return Source(name, text.encode())


def test_columns_chosen_by_header_are_read() -> None:
    assert recognise(source(TITLED)) is None
    reading = read(source(TITLED), "population", None, {"Bereich": "tribe", "leute ": "invited"})
    assert (reading.format, reading.columns) == ("plain", ("tribe", "invited"))
    assert [row.cells for row in reading.rows] == [("Search", "12"), ("CRM", "8")]
    assert reading.non_rows_by_reason == {"preamble": 1, "blank": 1, "header": 1, "total": 1}
    assert reading.ignored == ("Notiz",)


def test_headers_and_samples_are_shown_as_written() -> None:
    assert headers_of(source(TITLED)) == ("Bereich", "Leute", "Notiz")
    assert samples(source(TITLED))["Leute"] == ("12", "8", "20")
    assert suggest_columns(source("Tribe,Leute\nA,1\n"), "population") == {"Tribe": "tribe"}


def test_a_survey_by_hand_knows_who_and_when() -> None:
    text = "Wer,Wann,Frage 1,Intern\nAda@x.org,25/10/2023 14:55,4,z\nanonymous,3/10/2023 9:00,,\n"
    chosen = {"Wer": "respondent", "Wann": "submitted_at", "Intern": ""}
    reading = read(source(text), "survey", None, chosen)
    assert reading.columns == ("respondent", "submitted_at", "Frage 1")
    assert reading.rows[1].cells == ("", "2023-10-03T09:00:00", "")
    assert reading.ignored == ("Intern",)


@pytest.mark.parametrize(
    ("kind", "chosen", "columns", "cells"),
    [
        ("views", {"Was": "resource", "Wie oft": "views"},
         ("resource", "views", "period_start", "period_end"),
         ("/a", "1234", "2025-03-01", "2025-03-31")),
        ("attendance", {"Was": "name", "Wie oft": "minutes"}, ("name", "minutes", "held_on"),
         ("/a", "1234", "2025-03-01")),
    ],
)  # fmt: skip
def test_days_come_from_the_files_name(
    kind: Kind, chosen: dict[str, str], columns: tuple[str, ...], cells: tuple[str, ...]
) -> None:
    table = source("Was;Wie oft\n/a;1234\n", "Export March 2025.csv")
    reading = read(table, kind, None, chosen)
    assert (reading.columns, reading.rows[0].cells) == (columns, cells)


def test_a_column_chosen_twice_is_read_once() -> None:
    chosen = {"A": "tribe", "B": "tribe", "C": "invited"}
    reading = read(source("A,B,C\nx,y,1\n"), "population", None, chosen)
    assert reading.columns == ("tribe", "invited")


def test_dates_that_read_both_ways_are_asked_with_both_readings() -> None:
    table = source("Tag,Wer\n03/04/2025,Ada\n05/06/2025,Bo\n")
    chosen = {"Tag": "held_on", "Wer": "name"}
    with pytest.raises(DateOrderError) as asked:
        read(table, "attendance", None, chosen)
    assert asked.value.readings[0] == ("03/04/2025", "2025-04-03", "2025-03-04")
    assert read(table, "attendance", False, chosen).rows[0].cells[0] == "2025-03-04"


def test_a_workbook_without_a_header_is_refused() -> None:
    with pytest.raises(FileError, match="no table with a header"):
        read(Source("a.xlsx", workbook([])), "population", None, {"A": "tribe"})
