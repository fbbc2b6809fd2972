"""python -m pipelines code: suggestions by number, confirmed, declined, taken back."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from barometer.settings import Settings
from barometer.store.home import Home
from barometer.store.vault import open_vault
from tests.pipelines.conftest import Load
from tests.pipelines.test_coding import EDITION, WORDS, loaded, mentions, settings
from tests.pipelines.test_main import run

__all__ = ["loaded", "run", "settings"]
Run = Callable[..., tuple[int, str]]


def listed(run: Run, *options: str) -> list[dict[str, Any]]:
    status, said = run("code", EDITION, "--json", *options)
    assert status == 0
    rows: list[dict[str, Any]] = json.loads(said)
    return rows


def number_of(run: Run, pain_point: str) -> int:
    return next(int(r["number"]) for r in listed(run, "--all") if r["pain_point"] == pain_point)


@pytest.mark.usefixtures("loaded")
def test_suggestions_are_listed_with_the_words_that_hit(run: Run) -> None:
    status, said = run("code", EDITION)
    assert status == 0
    assert said.count(WORDS) == 1
    assert "Nobody explains the vision · “vision”" in said
    assert "0 of 2 decided" in said


def test_nobody_can_be_known_in_what_is_listed(run: Run, loaded: Settings) -> None:
    with open_vault(Home(loaded.home), 5) as vault:
        people = vault.rows("SELECT respondent FROM responses")["respondent"]
    said = run("code", EDITION)[1] + json.dumps(listed(run))
    assert not any(pseudonym in said for pseudonym in people)
    assert "Search" not in said


@pytest.mark.usefixtures("loaded")
def test_json_has_one_object_a_suggestion(run: Run) -> None:
    (row,) = [row for row in listed(run) if row["pain_point"] == "vision"]
    assert row.pop("number") in (1, 2)
    assert row == {
        "theme": "data",
        "text": WORDS,
        "pain_point": "vision",
        "words": ["vision"],
        "decision": None,
    }


def test_confirmed_and_declined_by_number_and_taken_back(run: Run, loaded: Settings) -> None:
    vision, access = number_of(run, "vision"), number_of(run, "data_access")
    status, said = run("code", EDITION, "--confirm", vision, "--decline", access)
    assert (status, "2 decisions kept." in said) == (0, True)
    assert listed(run) == []
    decisions = {row["number"]: row["decision"] for row in listed(run, "--all")}
    assert decisions == {vision: "confirmed", access: "declined"}
    assert "confirmed" in run("code", EDITION, "--all")[1]
    assert mentions(loaded) == {"data_access": 1, "vision": 1}
    status, said = run("code", EDITION, "--undo")
    assert (status, "2 decisions taken back." in said) == (0, True)
    assert "It counts together with decisions on the comments of at least 5 people." in said
    assert len(listed(run)) == 2
    assert "coded to pain points" in run("history")[1]


@pytest.mark.usefixtures("loaded")
def test_a_number_that_is_not_there_decides_nothing(run: Run) -> None:
    status, said = run("code", EDITION, "--confirm", number_of(run, "vision"), "--confirm", 99)
    assert (status, f"There is no suggestion 99 in {EDITION}." in said) == (1, True)
    assert len(listed(run)) == 2
    status, said = run("code", EDITION, "--undo")
    assert (status, "No decision on comments" in said) == (1, True)


def test_an_edition_without_comments_is_said(run: Run, settings: Settings, load: Load) -> None:
    load("population", [{"edition": EDITION, "tribe": "Search", "invited": 9}])
    status, said = run("code", EDITION)
    assert (status, f"{EDITION} has no comments to code." in said) == (1, True)


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize(
    "options",
    [
        ("--confirm", "1", "--decline", "1"),
        ("--confirm", "1", "--undo"),
        ("--undo", "--json"),
        ("--confirm", "1", "--all"),
    ],
)
def test_one_thing_at_a_time(options: tuple[str, ...], run: Run) -> None:
    assert run("code", EDITION, *options)[0] == 2
