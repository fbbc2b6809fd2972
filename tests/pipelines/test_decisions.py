"""What people decide about files is kept as data, applied the next time, and shown."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from barometer.errors import HomeError
from barometer.questionnaire import read_questionnaire
from barometer.settings import Settings
from barometer.store.home import Home
from barometer.store.publication import latest
from pipelines.decisions import (
    Columns,
    Correction,
    QuestionChange,
    change_questions,
    correct,
    corrections,
    decided_questionnaire,
    forget_columns,
    question_changes,
    remember_columns,
    remembered_columns,
    signature,
    take_back,
)
from pipelines.load import Request, check_source
from pipelines.publish import publish
from pipelines.source import Source
from tests.pipelines.conftest import Load, Rows, respondents


@pytest.fixture
def home(settings: Settings) -> Home:
    return Home(settings.home)


def test_signature_minds_neither_order_nor_case_nor_accents() -> None:
    assert signature(["Tribu", "Métier", ""]) == signature(["metier", "TRIBU"])
    assert signature(["Tribu"]) != signature(["Tribu", "Métier"])


def test_columns_are_remembered_for_the_next_file_headed_alike(
    home: Home, settings: Settings, write: Callable[[str, Rows], Path]
) -> None:
    headers = ("Wo arbeiten Sie?", "Q1")
    first = write("a.csv", [dict(zip(headers, ("Search", 4), strict=True))] * 6)
    source = Source.from_path(first, 50)
    chosen = {"Wo arbeiten Sie?": "tribe", "Q1": "data_1"}
    decided = Columns(kind="survey", headers=headers, columns=chosen, reason="German form")
    remember_columns(home, decided)
    assert remembered_columns(home, headers[::-1]) == decided
    checked = check_source(source, Request(edition="2025-S1"), settings)
    assert set(checked.tables["responses"]["tribe"]) == {"Search"}
    assert set(checked.tables["answers"]["question"]) == {"data_1"}
    assert checked.mapping is not None
    assert checked.mapping.chosen == {*headers}


def test_a_choice_of_this_time_goes_before_what_is_remembered(
    home: Home, settings: Settings, write: Callable[[str, Rows], Path]
) -> None:
    source = Source.from_path(write("a.csv", [{"Ask": 4, "tribe": "Search"}] * 6), 50)
    columns = {"Ask": "data_1"}
    remember_columns(home, Columns(kind="survey", headers=("Ask", "tribe"), columns=columns))
    request = Request("survey", "2025-S1", columns={"Ask": "culture_1"})
    checked = check_source(source, request, settings)
    assert set(checked.tables["answers"]["question"]) == {"culture_1"}


def test_a_correction_is_applied_and_shown(
    home: Home, settings: Settings, load: Load, write: Callable[[str, Rows], Path]
) -> None:
    load("population", [{"edition": "2025-S1", "tribe": "Search", "invited": 9}])
    rows = [*respondents("Search", 5), *respondents("Serach ", 2)]
    source = Source.from_path(write("s.csv", rows), 50)
    request = Request("survey", "2025-S1")
    assert check_source(source, request, settings).rejected == 2
    typing = Correction(field="tribe", written="serach", means="Search", reason="typing error")
    correct(home, [typing])
    checked = check_source(source, request, settings)
    assert (checked.loaded, checked.rejected) == (7, 0)
    (applied,) = checked.applied
    assert (applied.correction, applied.rows) == (typing, (7, 8))


def test_a_label_is_corrected_in_every_question_or_in_one(
    home: Home, settings: Settings, write: Callable[[str, Rows], Path]
) -> None:
    row = {"tribe": "Search", "data_1": "Totally agree", "culture_1": "Totally agree"}
    source = Source.from_path(write("s.csv", [row]), 50)
    correct(home, [Correction(field="data_1", written="Totally agree", means="Strongly agree")])
    request = Request("survey", "2025-S1")
    assert check_source(source, request, settings).rejected == 1
    correct(home, [Correction(field="answers", written="Totally agree", means="Strongly agree")])
    answers = check_source(source, request, settings).tables["answers"]
    assert answers["answer"].tolist() == [5, 5]


def test_one_of_several_ticked_pain_points_is_corrected(
    home: Home, settings: Settings, write: Callable[[str, Rows], Path]
) -> None:
    ticked = {"tribe": "Search", "data_1": 3, "pain_points": "Nobody explains the vision;Data!;"}
    source = Source.from_path(write("s.csv", [ticked]), 50)
    correct(home, [Correction(field="pain_points", written="Data!", means="data_access")])
    mentions = check_source(source, Request("survey", "2025-S1"), settings).tables["mentions"]
    assert set(mentions["pain_point"]) == {"vision", "data_access"}


def test_the_last_word_on_a_value_stands(home: Home) -> None:
    for means in ("Search", "Data"):
        correct(home, [Correction(field="tribe", written="Srch", means=means)])
    assert [c.means for c in corrections(home)] == ["Data"]


def test_a_damaged_file_of_decisions_is_named(home: Home) -> None:
    correct(home, [Correction(field="tribe", written="a", means="b")])
    (home.mappings / "corrections.toml").write_text("corrections = 3", encoding="utf-8")
    with pytest.raises(HomeError, match=r"corrections\.toml"):
        corrections(home)


def test_decisions_keep_who_and_when_and_leave_no_part_behind(home: Home) -> None:
    change = QuestionChange(
        question="data_1", edition="2025-S2", change="minor", reason="clearer",
        decided_by="ada", decided_on=date(2025, 11, 28),
    )  # fmt: skip
    change_questions(home, [change])
    assert question_changes(home) == (change,)
    assert [path.name for path in home.mappings.iterdir()] == ["questions.toml"]


@pytest.mark.parametrize(("change", "questions"), [("broken", 1), ("minor", 2), ("same", 2)])
def test_a_broken_question_leaves_the_comparison(
    change: str, questions: int, home: Home, settings: Settings, load: Load
) -> None:
    load("survey", respondents("Search", 20, 2, submitted_at="2025-05-06"), edition="2025-S1")
    load(
        "survey",
        respondents("Search", 20, 4, submitted_at="2025-11-06"),
        "b.csv",
        edition="2025-S2",
    )
    decided = QuestionChange(question="data_1", edition="2025-S2", change=change)  # type: ignore[arg-type]
    change_questions(home, [decided])
    publish(settings)
    publication = latest(home)
    assert publication is not None
    compared = publication.frame(
        "SELECT questions FROM changes WHERE theme = 'data' AND slice_id = 'all'"
    )
    assert compared["questions"].tolist() == [questions]
    words = publication.questionnaire
    assert words.broken_in("data") == ({"2025-S2"} if change == "broken" else set())
    assert decided_questionnaire(read_questionnaire(home.questionnaire), home) == words


def test_a_correction_is_taken_back_and_the_others_stay(home: Home) -> None:
    kept = Correction(field="tribe", written="Srch", means="Search")
    correct(home, [kept, Correction(field="role", written="Srch", means="pm")])
    take_back(home, corrections(home)[1])
    assert corrections(home) == (kept,)


def test_columns_are_forgotten(home: Home) -> None:
    remember_columns(home, Columns(kind="survey", headers=("A", "B"), columns={"A": "tribe"}))
    forget_columns(home, ("b", "a"))
    assert remembered_columns(home, ("A", "B")) is None
    forget_columns(home, ("A", "B"))
