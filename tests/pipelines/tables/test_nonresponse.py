"""Answers by tribe against the population."""

from __future__ import annotations

import pytest

from barometer.settings import Settings
from pipelines.publish import publish
from tests.pipelines.conftest import Load, respondents


def answered(load: Load, tribes: dict[str, tuple[int, int, int]]) -> None:
    """Tribe → invited, answered, and the answer given around."""
    invited = [{"tribe": t, "role": "pm", "invited": n} for t, (n, _r, _a) in tribes.items()]
    load("population", invited, edition="2026-S2")
    rows = [row for t, (_n, r, a) in tribes.items() for row in respondents(t, r, a)]
    load("survey", rows, edition="2026-S2")


def test_a_tribe_that_stayed_away_is_found_and_weighed(settings: Settings, load: Load) -> None:
    answered(load, {"A": (20, 20, 4), "B": (20, 19, 4), "C": (20, 9, 2)})
    publication = publish(settings)
    row = publication.frame("FROM nonresponse").iloc[0]
    scores = publication.frame("FROM maturity").set_index("slice_id")["score"]
    assert (row["tribes"], row["differs"]) == (3, True)
    assert row["p"] < 0.001
    assert row["score"] == scores["all"]
    expected = scores[["tribe=A", "tribe=B", "tribe=C"]].mean()
    assert row["weighted"] == pytest.approx(expected)
    assert row["weighted"] < row["score"]


def test_tribes_that_answered_alike_are_not_said_to_differ(settings: Settings, load: Load) -> None:
    answered(load, {"A": (12, 11, 3), "B": (12, 10, 3), "C": (12, 11, 4)})
    row = publish(settings).frame("FROM nonresponse").iloc[0]
    assert not row["differs"]
    assert row["p"] > 0.5


@pytest.mark.parametrize("tribes", [{"A": (12, 9, 3)}, {"A": (6, 9, 3), "B": (12, 9, 3)}])
def test_one_tribe_or_a_population_that_is_not_theirs_says_nothing(
    tribes: dict[str, tuple[int, int, int]], settings: Settings, load: Load
) -> None:
    answered(load, tribes)
    assert publish(settings).frame("FROM nonresponse").empty


def test_without_a_population_nothing_is_said(settings: Settings, load: Load) -> None:
    load("survey", respondents("A", 9) + respondents("B", 9), edition="2026-S2")
    assert publish(settings).frame("FROM nonresponse").empty


def test_an_open_edition_says_nothing_yet(settings: Settings, load: Load) -> None:
    invited = [{"tribe": t, "role": "pm", "invited": 12} for t in "AB"]
    load("population", invited, edition="2026-S2")
    rows = respondents("A", 12) + respondents("B", 6)
    load("survey", rows, edition="2026-S2", still_open=True)
    assert publish(settings).frame("FROM nonresponse").empty
