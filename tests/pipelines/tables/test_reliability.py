"""Alpha is that of the respondents who answered every question of the theme."""

from __future__ import annotations

import pandas as pd
import pytest

from barometer.settings import Settings
from pipelines.publish import publish
from tests.pipelines.conftest import Load, respondents


def test_alpha_is_of_the_complete_respondents(settings: Settings, load: Load) -> None:
    people = respondents("A", 30)
    for i, row in enumerate(people):
        row["data_2"] = 1 + (i * 5 + i // 4) % 5
        if i % 6 == 1:
            row["data_2"] = "Don't know"
        if i % 10 == 2:
            row["data_1"] = ""
    load("survey", people, edition="2025-S1")
    row = publish(settings).frame("FROM reliability WHERE theme = 'data'").iloc[0]
    answers = pd.DataFrame(people)[["data_1", "data_2"]].apply(pd.to_numeric, errors="coerce")
    complete = answers.dropna()
    complete = complete.assign(data_2=6 - complete["data_2"])  # reversed
    of_total = complete.sum(axis=1).var()
    assert row["n"] == len(complete)
    assert row["alpha"] == pytest.approx(2 * (1 - complete.var().sum() / of_total))


def test_alpha_of_a_few_is_not_shown(settings: Settings, load: Load) -> None:
    people = respondents("A", 12)
    for row in people[4:]:
        row["data_2"] = "Don't know"
    load("survey", people, edition="2025-S1")
    found = publish(settings).frame("SELECT theme, n, alpha FROM reliability")
    assert found["theme"].tolist() == ["culture"]  # one question: how many, and no alpha
    assert found["alpha"].isna().all()


def test_theme_nobody_answered_whole_has_no_alpha(settings: Settings, load: Load) -> None:
    people = respondents("A", 12)
    for i, row in enumerate(people):
        row["data_1" if i % 2 else "data_2"] = ""
    load("survey", people, edition="2025-S1")
    assert publish(settings).frame("FROM reliability WHERE theme = 'data'").empty
