"""Late answers against early ones, and that the halves single nobody out."""

from __future__ import annotations

from datetime import datetime, timedelta
from math import nan

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from barometer.settings import Settings
from barometer.stats.linearisation import respondent_index_values
from barometer.store.publication import Publication
from pipelines.publish import publish
from tests.pipelines.conftest import Load, respondents

Row = dict[str, object]
OPENED = datetime(2026, 11, 2, 9)


def one_an_hour(rows: list[Row], since: datetime = OPENED) -> list[Row]:
    return [r | {"submitted_at": str(since + timedelta(hours=i))} for i, r in enumerate(rows)]


def shuffled(*tribes: list[Row]) -> list[Row]:
    """One of each tribe after the other, so that no tribe lies in one half."""
    return [row for together in zip(*tribes, strict=True) for row in together]


def halves(publication: Publication) -> pd.DataFrame:
    return publication.frame("FROM early_late ORDER BY theme NULLS FIRST")


def test_late_answers_agree_with_scipy(settings: Settings, load: Load) -> None:
    early = shuffled(respondents("A", 6, 4), respondents("B", 6, 4))
    late = shuffled(respondents("A", 6, 2), respondents("B", 6, 2))
    load("survey", one_an_hour(early + late), edition="2026-S2")
    found = halves(publish(settings))
    scores = [[25.0 * (int(str(row["culture_1"])) - 1) for row in half] for half in (early, late)]
    oracle = stats.ttest_ind(scores[1], scores[0], equal_var=False)
    row = found[found["theme"] == "culture"].iloc[0]
    assert found["theme"].tolist()[1:] == ["culture", "data"]
    assert pd.isna(found["theme"].iloc[0])
    assert (row["n_early"], row["n_late"], row["verdict"]) == (12, 12, "down")
    assert row["difference"] == pytest.approx(-50)
    assert row["p"] == pytest.approx(oracle.pvalue)
    family = found.iloc[1:]
    assert family["q"].to_numpy() == pytest.approx(
        stats.false_discovery_control(family["p"], method="bh")
    )
    assert found["q"].iloc[0] == found["p"].iloc[0]


def test_the_index_of_halves_agrees_with_its_definition_where_answers_are_missing(
    settings: Settings, load: Load
) -> None:
    rows = one_an_hour(shuffled(respondents("A", 12, 3), respondents("B", 12, 4)))
    for row in rows[3:9]:
        row["culture_1"] = "Don't know"
    load("survey", rows, edition="2026-S2")
    found = halves(publish(settings)).iloc[0]
    values = [respondent_index_values(np.array(themes(half))) for half in (rows[:12], rows[12:])]
    oracle = stats.ttest_ind(values[1], values[0], equal_var=False)
    assert found["difference"] == pytest.approx(np.mean(values[1]) - np.mean(values[0]))
    assert found["p"] == pytest.approx(oracle.pvalue)


def themes(half: list[Row]) -> list[list[float]]:
    """Each one's scores of data and of culture; NaN where not known."""
    return [
        [25 * (int(str(row["data_1"])) - 1), nan if known == "D" else 25 * (int(known) - 1)]
        for row in half
        for known in [str(row["culture_1"])[0]]
    ]


@pytest.mark.parametrize(
    ("days", "early"),
    [
        ([1] * 12 + [2] * 12, 12),
        ([1] * 11 + [2] * 2 + [3] * 11, 11),  # of two cuts as good, the earlier half is the smaller
        ([1] * 10 + [2] * 14, 10),
        ([1] * 9 + [2] * 15, None),
        ([1] * 24, None),
    ],
)
def test_those_of_one_moment_stay_together(
    days: list[int], early: int | None, settings: Settings, load: Load
) -> None:
    rows = shuffled(respondents("A", 12), respondents("B", 12))
    dated = [r | {"submitted_at": f"2026-11-0{d}"} for r, d in zip(rows, days, strict=True)]
    load("survey", dated, edition="2026-S2")
    assert set(halves(publish(settings))["n_early"]) == ({early} if early else set())


def test_too_few_or_undated_answers_have_no_halves(settings: Settings, load: Load) -> None:
    few = one_an_hour(shuffled(respondents("A", 9), respondents("B", 9)))
    load("survey", few, name="few.csv", edition="2025-S1")
    rows = one_an_hour(shuffled(respondents("A", 30), respondents("B", 30)))
    for row in rows[:2]:
        row["submitted_at"] = ""
    load("survey", rows, name="two.csv", edition="2025-S2")
    for row in rows[:12]:
        row["submitted_at"] = ""
    load("survey", rows, name="many.csv", edition="2026-S1")
    assert halves(publish(settings)).empty


def test_a_half_that_is_a_tribe_and_a_few_is_not_shown(settings: Settings, load: Load) -> None:
    rows = [*respondents("A", 10), *respondents("B", 14)]
    load("survey", one_an_hour(rows), edition="2026-S2")
    publication = publish(settings)
    assert publication.frame("FROM slices WHERE slice_id = 'tribe=A' AND published").shape[0] == 1
    assert halves(publication).empty  # the early half less A would be two people


def test_a_half_that_is_a_tribe_is_shown(settings: Settings, load: Load) -> None:
    rows = [*respondents("A", 12), *respondents("B", 12)]
    load("survey", one_an_hour(rows), edition="2026-S2")
    assert not halves(publish(settings)).empty


def test_the_same_answers_keep_their_halves_and_others_lose_them(
    settings: Settings, load: Load
) -> None:
    rows = one_an_hour(shuffled(respondents("A", 12), respondents("B", 12)))
    load("survey", rows, name="first.csv", edition="2026-S2")
    first = halves(publish(settings))
    pd.testing.assert_frame_equal(halves(publish(settings)), first)
    late = one_an_hour(
        shuffled(respondents("A", 5, 5), respondents("B", 5, 5)), OPENED + timedelta(days=9)
    )
    load("survey", rows + late, name="second.csv", edition="2026-S2")
    again = publish(settings)
    assert again.frame("SELECT n FROM slices WHERE slice_id = 'all'")["n"].item() == 34
    assert halves(again).empty  # five of the late half would be told as those who became early


def test_a_theme_few_of_a_half_answered_is_left_out(settings: Settings, load: Load) -> None:
    rows = one_an_hour(shuffled(respondents("A", 12), respondents("B", 12)))
    for row in rows[:9]:
        row["culture_1"] = "Don't know"
    load("survey", rows, edition="2026-S2")
    assert halves(publish(settings))["theme"].tolist() == ["data"]  # and no index without it
