"""What a checked file would change, beside what the vault holds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from barometer.questionnaire import read_questionnaire
from barometer.settings import Settings
from barometer.store.home import Home
from pipelines.load import Request, check_parts
from pipelines.preview import Preview, preview
from pipelines.source import Source
from tests.pipelines.conftest import Load, Rows, respondents

Look = Callable[..., Preview]


@pytest.fixture
def look(settings: Settings, write: Callable[[str, Rows], Path]) -> Look:
    """The preview of dictionaries written as a plain file."""

    def preview_rows(kind: str, rows: Rows, edition: str | None = None, **said: str) -> Preview:
        source = Source.from_path(write("new.csv", rows), 50)
        request = Request(kind, edition, columns=said)  # type: ignore[arg-type]
        (part,) = check_parts(source, request, settings)
        words = read_questionnaire(Home(settings.home).questionnaire)
        return preview(part, words, settings)

    return preview_rows


def test_survey_beside_the_edition_before(load: Load, look: Look) -> None:
    load("population", [{"edition": "2025-S1", "tribe": "Search", "invited": 10}])
    load("survey", respondents("Search", 9, 2, submitted_at="2025-05-06"), edition="2025-S1")
    load("population", [{"edition": "2025-S2", "tribe": "Search", "invited": 12}], "p2.csv")
    rows = [row | {"respondent": f"r{i}"} for i, row in enumerate(respondents("Search", 6, 4))]
    found = look("survey", [row | {"submitted_at": "2025-11-03"} for row in rows], "2025-S2")
    assert (found.previous, found.responded, found.invited) == ("2025-S1", 6, 12)
    assert (found.responded_before, found.invited_before, found.again) == (9, 10, 0)
    data = found.themes.set_index("theme").loc["data"]
    assert (data["score"], data["score_before"]) == (75.0, 25.0)
    assert (data["n"], data["n_before"]) == (6, 9)
    assert set(found.questions["state"]) == {"same"}
    fours = found.answers.query("question == 'data_1' and answer == 4").iloc[0]
    assert (fours["n"], fours["n_before"]) == (2, 0)
    assert found.likeness is None


def test_a_file_that_repeats_an_edition_is_said(load: Load, look: Look) -> None:
    many = [
        {"tribe": "Search", "data_1": 1 + i % 5, "data_2": 1 + i // 5 % 5, "culture_1": 1 + i // 25}
        for i in range(56)
    ]
    load("survey", many, edition="2025-S1")
    again = [*many[:54], *({**row, "data_1": 6 - int(row["data_1"])} for row in many[54:])]
    likeness = look("survey", again, "2025-S2").likeness
    assert likeness is not None
    assert (likeness.edition, likeness.of) == ("2025-S1", 56)
    assert likeness.same == 54


def test_later_answers_join_those_of_the_edition(load: Load, look: Look) -> None:
    rows = [row | {"respondent": f"r{i}"} for i, row in enumerate(respondents("Search", 8))]
    load("survey", rows[:6], edition="2025-S1")
    found = look("survey", rows[4:], "2025-S1")
    assert (found.responded, found.again) == (8, 2)


def test_questions_new_vanished_and_reworded(load: Load, look: Look) -> None:
    before = [{"tribe": "Search", "data_1": 3, "culture_1": 2}] * 6
    load("survey", before, edition="2025-S1")
    header = "I find my own answers in our data."
    now = [{"tribe": "Search", header: 3, "data_2": 2}] * 6
    found = look("survey", now, "2025-S2", **{header: "data_1"})
    states = dict(zip(found.questions["question"], found.questions["state"], strict=True))
    assert states == {"data_1": "reworded", "data_2": "new", "culture_1": "vanished"}
    worded = found.questions.set_index("question").loc["data_1"]
    assert (worded["wording"], worded["wording_before"]) == (header, "data_1")


def test_sessions_new_and_replaced(load: Load, look: Look) -> None:
    rows = [{"held_on": "2025-03-13", "person": f"p{i}@x.org", "minutes": 60} for i in range(4)]
    load("attendance", rows)
    later = [row | {"held_on": "2025-03-27"} for row in rows]
    counts = look("attendance", [*rows[:3], *later]).counts
    assert counts["now"].tolist() == [3, 4]
    assert counts["before"].tolist() == [4, pd.NA]


def test_population_by_tribe(load: Load, look: Look) -> None:
    load("population", [{"edition": "2025-S1", "tribe": "Search", "invited": 10}])
    rows = [{"edition": "2025-S1", "tribe": t, "invited": 5} for t in ("Search", "CRM")]
    counts = look("population", rows).counts.set_index("what")
    assert counts.loc["2025-S1 · Search"].tolist() == [5, 10]
    assert counts["before"].isna().tolist() == [True, False]


def test_days_of_searches_that_two_periods_count_are_said(load: Load, look: Look) -> None:
    month = {"term": "plan", "period_start": "2025-03-01", "period_end": "2025-03-31"}
    load("searches", [month | {"searches": 30}])
    week = {"term": "plan", "period_start": "2025-03-10", "period_end": "2025-03-16"}
    seen = look("searches", [week | {"searches": 9}])
    assert "from 2025-03-10 to 2025-03-16 and from 2025-03-01 to 2025-03-31" in str(seen.notes[0])
    assert seen.counts.to_dict("records") == [{"what": "2025-03", "now": 9, "before": 30}]
    assert not look("searches", [month | {"searches": 31}]).notes


def test_days_that_two_periods_count_are_said(load: Load, look: Look) -> None:
    month = {"resource": "/a", "period_start": "2025-03-01", "period_end": "2025-03-31"}
    load("views", [month | {"views": 30}])
    day = {"resource": "/a", "viewed_on": "2025-03-09", "views": 3}
    (note,) = look("views", [day]).notes
    assert "“/a” from 2025-03-09 to 2025-03-09 and from 2025-03-01 to 2025-03-31" in str(note)
    assert not look("views", [day | {"viewed_on": "2025-04-01"}]).notes
    assert not look("views", [month | {"views": 31}]).notes
