"""Series: nothing of a few people, and no reach where only heads were counted."""

from __future__ import annotations

import pytest

from barometer.settings import Settings
from barometer.store.publication import Publication
from pipelines.publish import publish
from tests.pipelines.conftest import Load

DAYS = ("2026-01-08", "2026-01-22", "2026-02-05")


def came(load: Load, people: int) -> None:
    """Three sessions everybody came to."""
    stays = [
        {"held_on": day, "person": f"p{i}@p.example", "minutes": 60}
        for day in DAYS
        for i in range(people)
    ]
    load("attendance", stays)


@pytest.mark.parametrize(
    ("people", "said", "concentration"), [(4, None, None), (9, 9, None), (10, 10, 0.5)]
)
def test_few_people_are_not_counted(
    people: int, said: int | None, concentration: float | None, settings: Settings, load: Load
) -> None:
    came(load, people)
    row = publish(settings).frame("SELECT people, concentration FROM series")
    found = row.astype(object).where(row.notna(), None).iloc[0].tolist()
    assert found == [said, concentration]


def test_a_series_of_headcounts_reaches_nobody_known(settings: Settings, load: Load) -> None:
    load("attendance", [{"held_on": day, "participants": 12} for day in DAYS])
    published = publish(settings)
    assert published.frame("SELECT median FROM series")["median"].tolist() == [12]
    assert published.frame("FROM session_reach").empty


def ratings(published: Publication) -> list[object]:
    row = published.frame("SELECT ratings, mean_rating FROM series")
    return row.astype(object).where(row.notna(), None).iloc[0].tolist()


def test_ratings_of_sessions_are_said_together_from_the_minimum_on(
    settings: Settings, load: Load
) -> None:
    came(load, 6)
    series = publish(settings).frame("SELECT session FROM sessions ORDER BY held_on")["session"]

    def rate(name: str, *given: int) -> None:
        rows = [
            {"subject_kind": "session", "subject": series[i % 3], "rating": rating}
            for i, rating in enumerate(given)
        ]
        load("feedback", rows, name=name)

    rate("four.csv", 5, 4, 4, 5)
    assert ratings(publish(settings)) == [0, None]
    rate("one.csv", 2)
    assert ratings(publish(settings)) == [5, 4.0]
    rate("two.csv", 1, 1)  # two more would be told by the difference
    assert ratings(publish(settings)) == [5, 4.0]
