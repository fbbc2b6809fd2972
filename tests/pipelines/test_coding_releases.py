"""Decisions on comments wait where an earlier publication beside them would tell who wrote what."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from barometer.settings import Settings
from barometer.store.home import Home
from barometer.store.vault import open_vault
from pipelines.code import Decision, decide, take_back
from pipelines.coding import look
from pipelines.coding_releases import unpublished
from pipelines.publish import publish
from tests.pipelines.conftest import Load, respondents
from tests.pipelines.test_coding import EDITION, settings

__all__ = ["settings"]
PEOPLE = 20
NOTHING = (0, frozenset[str]())


@pytest.fixture
def told(settings: Settings, load: Load) -> Settings:
    """Twenty people wrote of the vision, nobody ticked it, and that is published."""
    rows = respondents("Search", PEOPLE, pain_points="")
    comments = [{"comment_data": f"No vision, said {i} times"} for i in range(PEOPLE)]
    load("survey", [r | c for r, c in zip(rows, comments, strict=True)], edition=EDITION)
    assert mentions(settings) == 0
    return settings


def mentions(settings: Settings) -> int:
    rows = publish(settings).frame(
        "SELECT mentions FROM pain_points WHERE slice_id = 'all' AND pain_point = 'vision'"
    )
    return int(rows["mentions"].item())


def say(settings: Settings, people: Sequence[int], accepted: bool = True) -> None:
    comments = look(settings, EDITION).comments
    decisions = [Decision(comments[i], "vision", accepted) for i in people]
    decide(settings, EDITION, decisions)


def waits(settings: Settings) -> tuple[int, frozenset[str]]:
    with open_vault(Home(settings.home), 5) as vault:
        return unpublished(vault, settings.minimum_group)


def test_a_few_decisions_wait_for_more(told: Settings) -> None:
    say(told, range(4))
    assert waits(told) == (0, {EDITION})
    assert mentions(told) == 0
    say(told, [4])
    assert waits(told) == (5, frozenset())
    assert mentions(told) == 5
    assert waits(told) == NOTHING


def test_decisions_before_the_first_publication_do_not_wait(settings: Settings, load: Load) -> None:
    rows = respondents("Search", 12, pain_points="", comment_data="No vision")
    load("survey", rows, edition=EDITION)
    say(settings, [0])
    assert waits(settings) == (1, frozenset())
    assert mentions(settings) == 1


def test_what_is_declined_needs_no_publication(told: Settings) -> None:
    say(told, range(7), accepted=False)
    assert waits(told) == NOTHING


def test_taking_back_a_few_waits_too(told: Settings) -> None:
    say(told, range(5))
    say(told, range(5, 7))
    assert mentions(told) == 7
    take_back(told, EDITION)
    assert waits(told) == (0, {EDITION})
    assert mentions(told) == 7
    take_back(told, EDITION)
    assert mentions(told) == 0


def test_every_earlier_publication_counts_not_the_last_alone(told: Settings) -> None:
    say(told, range(6))
    assert mentions(told) == 6
    say(told, [*range(5), *range(6, 9)], accepted=False)
    say(told, [6, 7])
    assert mentions(told) == 6, "three named beside nobody in the first would be told apart"
    say(told, range(8, 12))
    assert mentions(told) == 7


def test_of_an_open_edition_nothing_was_told(settings: Settings, load: Load) -> None:
    rows = respondents("Search", 12, pain_points="", comment_data="No vision")
    load("survey", rows, edition=EDITION, still_open=True)
    publish(settings)
    say(settings, [0])
    publish(settings)
    load("survey", rows, name="closed.csv", edition=EDITION)
    assert mentions(settings) == 1


def test_a_publication_that_breaks_off_told_nothing(
    told: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    say(told, range(5))
    with monkeypatch.context() as broken:
        broken.setattr("pipelines.publish.stage", lambda *_given: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            publish(told)
    take_back(told, EDITION)
    say(told, range(10))
    take_back(told, EDITION)
    say(told, [0, *range(5, 10)])
    assert mentions(told) == 6
