"""Reach by tribe: what is left out is nobody or enough."""

from __future__ import annotations

import pytest

from barometer.settings import Settings
from pipelines.publish import publish
from tests.pipelines.conftest import Load, respondents


def came(load: Load, invited: dict[str, int], listed: dict[str, int]) -> None:
    """A population, a roster, one session everybody listed came to; six answered in each tribe."""
    load("survey", [row for t in listed for row in respondents(t, 6)], edition="2026-S2")
    population = [{"tribe": t, "role": "pm", "invited": n} for t, n in invited.items()]
    roster = [
        {"tribe": t, "person": f"{t}{i}@p.example"} for t, n in listed.items() for i in range(n)
    ]
    load("population", roster, name="roster.csv", edition="2026-S1")
    load("population", population, name="population.csv", edition="2026-S2")
    stays = [{"held_on": "2026-10-15", "person": row["person"], "minutes": 60} for row in roster]
    load("attendance", stays)


@pytest.mark.parametrize(
    ("invited", "shown"),
    [
        ({"A": 9, "B": 8, "C": 7}, ["A", "B", "C"]),
        ({"A": 9, "B": 8, "C": 3}, ["A"]),  # three are too few beside all: the next smallest joins
        ({"A": 9, "B": 8, "C": 3, "D": 2}, ["A", "B"]),
        ({"A": 9, "B": 4}, []),
    ],
)
def test_tribes_left_out_are_nobody_or_enough(
    invited: dict[str, int], shown: list[str], settings: Settings, load: Load
) -> None:
    came(load, invited, invited)
    found = publish(settings).frame("FROM session_reach ORDER BY tribe NULLS FIRST")
    assert found["people"].iloc[0] == sum(invited.values())
    assert found["tribe"].tolist()[1:] == shown
    assert (found["people"] == found["population"]).all()


def test_a_tribe_the_population_does_not_know_takes_another_with_it(
    settings: Settings, load: Load
) -> None:
    came(load, {"A": 9, "B": 8}, {"A": 9, "B": 8, "New": 2})
    found = publish(settings).frame("FROM session_reach WHERE tribe IS NOT NULL")
    assert found["tribe"].tolist() == ["A"]
