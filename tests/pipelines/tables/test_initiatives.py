"""Ratings of an initiative: none of a few, and none that two publications give away."""

from __future__ import annotations

import pytest

from barometer.settings import Settings
from pipelines.publish import publish
from pipelines.undo import undo
from tests.pipelines.conftest import Load


@pytest.fixture
def rate(load: Load) -> Load:
    """Load ratings of the one initiative there is; give the batch."""
    initiative = {"initiative": "atlas", "title": "Atlas", "theme": "data", "status": "running"}
    load("initiatives", [initiative])

    def rated(name: str, *ratings: int) -> int:
        rows = [{"subject": "atlas", "rating": rating, "comment": name} for rating in ratings]
        return load("feedback", rows, name=f"{name}.csv")

    return rated


def ratings(settings: Settings) -> tuple[int, float | None]:
    row = publish(settings).frame("SELECT ratings, mean_rating FROM initiatives").iloc[0]
    n = int(row["ratings"])
    return n, float(row["mean_rating"]) if n else None


def test_ratings_are_shown_from_the_minimum_group_on(settings: Settings, rate: Load) -> None:
    rate("four", 5, 4, 4, 5)
    assert ratings(settings) == (0, None)
    rate("one", 2)
    assert ratings(settings) == (5, 4.0)


def test_a_mean_changes_only_when_enough_new_ratings_have_come(
    settings: Settings, rate: Load
) -> None:
    rate("five", 4, 4, 4, 4, 4)
    assert ratings(settings) == (5, 4.0)
    rate("one", 1)
    assert ratings(settings) == (5, 4.0)
    rate("four", 1, 1, 1, 1)
    assert ratings(settings) == (10, 2.5)


def test_ratings_that_were_taken_back_leave_no_mean_until_they_are_enough(
    settings: Settings, rate: Load
) -> None:
    rate("five", 4, 4, 4, 4, 4)
    more = rate("two", 1, 2)
    assert ratings(settings) == (7, pytest.approx(23 / 7))
    undo(settings, more)
    assert ratings(settings) == (0, None)


def test_contributors_are_shown_from_the_minimum_group_on(settings: Settings, load: Load) -> None:
    listed = {"few": 4, "enough": 5, "unknown": ""}
    load(
        "initiatives", [{"initiative": i, "title": i, "contributors": n} for i, n in listed.items()]
    )
    rows = publish(settings).frame(
        "SELECT initiative FROM initiatives WHERE contributors IS NOT NULL"
    )
    assert rows["initiative"].tolist() == ["enough"]
