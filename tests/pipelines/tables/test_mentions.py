"""Who named what: the same figures whether people are held one by one or counted together."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from barometer.settings import Settings
from pipelines.publish import publish
from tests.pipelines.conftest import Load, respondents

NAMED = ["Getting at the data", "Nobody explains the vision", "", "data_access; vision"]


def organisation(load: Load) -> list[dict[str, object]]:
    """Two tribes whose people name none, one or both pain points."""
    people = respondents("A", 24) + respondents("B", 18, 4)
    for i, row in enumerate(people):
        row["pain_points"] = NAMED[(i * i) % 7 % 4]
    load("survey", people, edition="2025-S1")
    return people


def test_mentions_are_counted_slice_by_slice(settings: Settings, load: Load) -> None:
    people = pd.DataFrame(organisation(load))
    found = publish(settings).frame(
        "SELECT slice_id, pain_point, asked, mentions FROM pain_points ORDER BY ALL"
    )
    words = {"data_access": "data", "vision": "vision"}
    slices = {"all": people, **{f"tribe={t}": part for t, part in people.groupby("tribe")}}
    expected = [
        (slice_id, point, len(part), part["pain_points"].str.contains(word).sum())
        for slice_id, part in slices.items()
        for point, word in words.items()
    ]
    assert [*found.itertuples(index=False, name=None)] == expected


def test_people_counted_together_give_the_figures_of_people_one_by_one(
    settings: Settings, load: Load, monkeypatch: pytest.MonkeyPatch
) -> None:
    organisation(load)
    one_by_one = publish(settings).frame("FROM pain_points ORDER BY ALL")
    monkeypatch.setattr("pipelines.tables._mentions.ONE_BY_ONE", 0)
    together = publish(settings).frame("FROM pain_points ORDER BY ALL")
    drawn = ["rank_low", "rank_high"]  # the same people in another order: other draws
    pd.testing.assert_frame_equal(one_by_one.drop(columns=drawn), together.drop(columns=drawn))
    assert np.abs(one_by_one[drawn] - together[drawn]).to_numpy().max() <= 1


def test_pain_points_nobody_names_rank_last_everywhere(settings: Settings, load: Load) -> None:
    people = [
        row | {"pain_points": "data_access"} for row in respondents("A", 9) + respondents("B", 8)
    ]
    load("survey", people, edition="2025-S1")
    found = publish(settings).frame(
        "FROM pain_points WHERE pain_point = 'vision' ORDER BY slice_id"
    )
    assert found["mentions"].tolist() == [0, 0, 0]
    assert found["rank"].tolist() == [2, 2, 2]
