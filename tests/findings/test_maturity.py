"""What is said of themes over the editions, and of which groups nothing is."""

from __future__ import annotations

import pytest

from barometer.findings import maturity
from barometer.questionnaire import Questionnaire
from barometer.rows import Rows
from barometer.store.publication import Publication
from barometer.text import Text

BEFORE, NOW = (40.0, 50.0), (55.0, 65.0)


@pytest.fixture
def questionnaire(stand_in_publication: Publication) -> Questionnaire:
    return stand_in_publication.questionnaire


def rows(questionnaire: Questionnaire, moved: set[str]) -> Rows:
    """Two editions of every theme; the bands of those that moved share no point."""
    return [
        {"edition": edition, "theme": part.id, "low": band[0], "high": band[1]}
        for part in questionnaire.themes
        for edition, band in (("2025-S1", BEFORE), ("2026-S2", NOW if part.id in moved else BEFORE))
    ]


def test_themes_whose_bands_lie_apart_are_named(questionnaire: Questionnaire) -> None:
    said = maturity.over_editions(rows(questionnaire, {"data"}), questionnaire, Text("en"))
    assert said == "Bands of 2025-S1 and 2026-S2 lie apart for Data"


def test_that_none_lies_apart_is_said_of_all_or_not_at_all(questionnaire: Questionnaire) -> None:
    still = rows(questionnaire, set())
    said = maturity.over_editions(still, questionnaire, Text("en"))
    assert said == "No theme’s bands of 2025-S1 and 2026-S2 lie apart"
    one_less = [row for row in still if row["theme"] != "data"]
    one_edition = [row for row in still if row["edition"] == "2026-S2"]
    for little in (one_less, one_edition):
        said = maturity.over_editions(little, questionnaire, Text("en"))
        assert said == "Every theme over the editions"


def test_of_groups_put_together_nothing_is_claimed(questionnaire: Questionnaire) -> None:
    apart = rows(questionnaire, {"data"})
    said = maturity.over_editions(apart, questionnaire, Text("en"), together=True)
    assert said == "Every theme over the editions"
