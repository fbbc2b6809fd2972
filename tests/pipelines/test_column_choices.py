"""What each column holds and why, the undecided ones first."""

from __future__ import annotations

from barometer.settings import Settings
from barometer.store.home import Home
from pipelines.column_choices import (
    CHOSEN,
    LEFT_OUT,
    NOTHING,
    RECOGNISED,
    REMEMBERED,
    REPEATED,
    SUGGESTED,
    column_choices,
)
from pipelines.decisions import Columns, remember_columns
from pipelines.journey import understand_file
from pipelines.load import Request
from pipelines.source import Source

SURVEY = (
    b"tribe,data_1,Our numbers contradict each othr.,Whatever,I know where the product is going.,"
    b"culture_1\nSearch,3,4,x,1,2\n"
)


def origins(source: Source, request: Request, settings: Settings) -> dict[str, str]:
    return {
        row.header: row.origin for row in column_choices(understand_file(source, request, settings))
    }


def test_a_surveys_columns_and_their_origins(settings: Settings) -> None:
    known = understand_file(Source("a.csv", SURVEY), Request(), settings)
    rows = column_choices(known)
    assert [row.undecided for row in rows] == [True, True, False, False, False, False]
    by_header = {row.header: row for row in rows}
    assert by_header["tribe"].origin == RECOGNISED
    assert by_header["Whatever"].origin == NOTHING
    assert by_header["Whatever"].samples == ("x",)
    nearly = by_header["Our numbers contradict each othr."]
    assert (nearly.origin, nearly.suggestion, nearly.holds) == (SUGGESTED, "data_2", "")
    assert by_header["culture_1"].origin == REPEATED


def test_a_choice_and_what_is_left_out(settings: Settings) -> None:
    request = Request("survey", columns={"Whatever": "data_2", "culture_1": ""})
    found = origins(Source("a.csv", SURVEY), request, settings)
    assert (found["Whatever"], found["culture_1"]) == (CHOSEN, LEFT_OUT)


def test_what_was_remembered_is_marked(settings: Settings) -> None:
    source = Source("a.csv", b"Bereich,Leute,Notiz\nSearch,3,x\n")
    headers = ("Bereich", "Leute", "Notiz")
    columns = {"Bereich": "tribe", "Leute": "invited"}
    kept = Columns(kind="population", headers=headers, columns=columns)
    remember_columns(Home(settings.home), kept)
    assert origins(source, Request(), settings) == {
        "Bereich": REMEMBERED, "Leute": REMEMBERED, "Notiz": LEFT_OUT,
    }  # fmt: skip
    changed = Request("population", columns={"Leute": ""})
    assert origins(source, changed, settings)["Leute"] == LEFT_OUT


def test_a_header_that_stands_twice_is_listed_twice(settings: Settings) -> None:
    twice = Source("a.csv", b"tribe,data_1,Note,Note\nSearch,3,x,y\n")
    rows = column_choices(understand_file(twice, Request(), settings))
    assert [(row.header, row.again) for row in rows if row.header == "Note"] == [
        ("Note", False), ("Note", True),
    ]  # fmt: skip


def test_before_anything_can_be_read_the_headers_are_there(settings: Settings) -> None:
    table = Source("a.csv", b"Tag,Wer\n03/04/2025,Ada\n05/06/2025,Bo\n")
    request = Request("attendance", columns={"Tag": "held_on", "Wer": "name"})
    rows = column_choices(understand_file(table, request, settings))
    assert [(row.header, row.holds) for row in rows] == [("Tag", "held_on"), ("Wer", "name")]
