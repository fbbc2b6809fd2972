"""What is decided on the command line counts for the next file, and for the next publication."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from barometer.questionnaire import read_questionnaire
from barometer.settings import Settings
from barometer.store.home import Home
from barometer.store.publication import latest
from barometer.store.vault import open_vault
from pipelines.commands import commands
from pipelines.commands._console import columns_said
from pipelines.lineage import read_lineage
from tests.pipelines.conftest import Load, Rows, respondents
from tests.pipelines.test_main import run

__all__ = ["run"]
Run = Callable[..., tuple[int, str]]
Write = Callable[[str, Rows], Path]


def test_every_command_says_what_it_does() -> None:
    assert commands()
    assert all(command.__doc__ for command in commands().values())


def test_columns_said_are_divided_at_the_last_sign() -> None:
    assert columns_said(["a = b=tribe", "Notes="]) == {"a = b": "tribe", "Notes": ""}


def test_a_correction_is_kept_and_said(
    run: Run, settings: Settings, load: Load, write: Write
) -> None:
    load("population", [{"edition": "2025-S1", "tribe": "Search", "invited": 9}])
    survey = write("s.csv", respondents("Serach", 6))
    assert run("check", survey, "--edition", "2025-S1")[0] == 1
    assert run("correct", "tribe", "Serach", "Search", "--reason", "typing error")[0] == 0
    status, said = run("load", survey, "--edition", "2025-S1", "--yes")
    assert status == 0
    assert "“Serach” was read as “Search” in 6 rows. (typing error)" in said


def test_columns_said_once_are_remembered(run: Run, settings: Settings, write: Write) -> None:
    rows = [{"Bereich": "Search", "Leute": 9}]
    first = write("p1.csv", [row | {"edition": "2025-S1"} for row in rows])
    said = ["--column", "Bereich=tribe", "--column", "Leute=invited"]
    assert run("load", first, "--kind", "population", *said, "--yes")[0] == 0
    second = write("p2.csv", [row | {"edition": "2025-S2"} for row in rows])
    assert run("load", second, "--yes")[0] == 0
    with open_vault(Home(settings.home), 5) as vault:
        found = vault.rows("SELECT edition, invited FROM current_population ORDER BY 1")
    assert found["invited"].tolist() == [9, 9]


def test_two_editions_in_one_file(run: Run, settings: Settings, write: Write) -> None:
    rows = [
        *respondents("Search", 6, submitted_at="2025-06-10"),
        *respondents("Search", 6, submitted_at="2025-11-10"),
    ]
    status, said = run("load", write("s.csv", rows), "--edition", "by-date", "--yes")
    assert status == 0
    assert "Loaded as batch 2." in said


def test_check_says_what_loading_would_change(run: Run, load: Load, write: Write) -> None:
    load("population", [{"edition": "2025-S1", "tribe": "Search", "invited": 9}])
    load("survey", respondents("Search", 6, 2, submitted_at="2025-06-10"), edition="2025-S1")
    load("population", [{"edition": "2025-S2", "tribe": "Search", "invited": 8}], "p2.csv")
    rows = [{"tribe": "Search", "data_1": 4, "submitted_at": "2025-11-10"}] * 7
    status, said = run("check", write("s.csv", rows), "--edition", "2025-S2")
    assert status == 0
    assert "7 of 8 invited answered. In 2025-S1: 6 of 9." in said
    assert "Questions no longer asked: data_2, culture_1" in said
    assert "75.0 (n = 7)" in said
    again = write("t.csv", respondents("Search", 6, 2, submitted_at="2025-06-10"))
    said = run("check", again, "--edition", "2025-S1")[1]
    assert "Looks like 2025-S1, loaded already: 6 of 6 rows are the same." in said
    assert "6 respondents are in the edition already" in said


def test_a_broken_question_is_cut_when_publishing(run: Run, settings: Settings, load: Load) -> None:
    load("survey", respondents("Search", 9), edition="2025-S2")
    assert run("reword", "data_1", "2025-S2", "broken", "--reason", "other scale")[0] == 0
    assert run("publish")[0] == 0
    publication = latest(Home(settings.home))
    assert publication is not None
    assert publication.questionnaire.broken_in("data") == {"2025-S2"}
    status, said = run("reword", "data_9", "2025-S2", "minor")
    assert (status, "There is no question “data_9”" in said) == (1, True)


def test_tribes_merged_are_recorded(run: Run, settings: Settings) -> None:
    said = ["--former", "Cart", "--former", "Pay", "--name", "Checkout", "--since", "2026-01-05"]
    assert run("tribes", "merged", *said, "--reason", "one journey")[0] == 0
    home = Home(settings.home)
    lineage = read_lineage(home, read_questionnaire(home.questionnaire))
    assert lineage.today("Pay", "2025-S2") == "Checkout"


@pytest.mark.parametrize("wrong", [["tribes", "merged"], ["reword", "data_1", "2025-S2", "odd"]])
def test_what_is_not_understood_ends_in_2(run: Run, wrong: list[str]) -> None:
    assert run(*wrong)[0] == 2


def test_compare_says_what_changed_between_publications(
    run: Run, settings: Settings, load: Load
) -> None:
    load("survey", respondents("Search", 9, 2), name="a.csv", edition="2025-S1")
    assert run("publish")[0] == 0
    status, said = run("compare")
    assert status == 1
    assert "no two publications" in said
    load("survey", respondents("Growth", 9, 4), name="b.csv", edition="2025-S1")
    assert run("publish")[0] == 0
    assert run("publish")[0] == 0
    status, said = run("compare", 1, 2)
    assert status == 0
    for words in ("9 → 18", "Data", "Maturity index", "added", "2025-S1"):
        assert words in said
    assert "say the same" in run("compare")[1]
    assert run("compare", 1, 9)[0] == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["correct", "zzz", "a", "b"], "There is no field “zzz”"),
        (["check", "FILE", "--kind", "population", "--column", "Nope=tribe"], "no column “Nope”"),
        (["check", "FILE", "--kind", "population", "--column", "A=blah"], "“blah” is nothing"),
    ],
)
def test_a_slip_is_named_and_changes_nothing(
    arguments: list[str], said: str, run: Run, settings: Settings, write: Write
) -> None:
    path = str(write("p.csv", [{"A": "Search", "tribe": "Search", "invited": 3}]))
    status, words = run(*[path if argument == "FILE" else argument for argument in arguments])
    assert (status, said in words) == (1, True)
    assert not list(Home(settings.home).mappings.glob("*"))


def test_an_edition_is_known_however_it_is_spelled(
    run: Run, settings: Settings, load: Load, write: Write
) -> None:
    load("survey", respondents("Search", 6), edition="2025-S1")
    later = write("late.csv", respondents("Search", 3, 5))
    assert run("load", later, "--edition", "2025 s1", "--yes")[0] == 0
    with open_vault(Home(settings.home), 5) as vault:
        assert set(vault.batches()["edition"]) == {"2025-S1"}


def test_a_later_file_that_lacks_people_says_that_they_stay(
    run: Run, load: Load, write: Write
) -> None:
    rows = [row | {"respondent": f"r{i}"} for i, row in enumerate(respondents("Search", 6))]
    load("survey", rows, edition="2025-S1")
    said = run("check", write("less.csv", rows[:4]), "--edition", "2025-S1")[1]
    assert "2 who are in the edition already are not in this file; their answers stay." in said
