"""Sentences made from numbers: they say what the verdict says and nothing more."""

from __future__ import annotations

from typing import Any

import pytest

from barometer.findings import adoption, counted, maturity, ranks, response_rates
from barometer.store.publication import Publication
from barometer.text import Text

EN, FR = Text("en"), Text("fr")
CLAIMS = ("up", "down", "rise", "fall", "progress", "recul", "better", "worse")


def index(verdict: str | None) -> dict[str, Any]:
    return {"score": 58.2, "previous_score": 54.9, "verdict": verdict}


@pytest.mark.parametrize(
    ("verdict", "said"),
    [
        ("up", "Maturity is up: 58 out of 100, from 55"),
        ("down", "Maturity is down: 58 out of 100, from 55"),
        ("steady", "Maturity holds steady at 58 out of 100"),
        (
            "cannot_tell",
            "Maturity stands at 58 out of 100; the answers cannot tell whether it moved",
        ),
        (None, "Maturity stands at 58 out of 100"),
    ],
)
def test_headline_follows_the_verdict(verdict: str | None, said: str) -> None:
    assert maturity.headline(index(verdict), EN) == said


@pytest.mark.parametrize("verdict", ["cannot_tell", "steady", None])
@pytest.mark.parametrize("text", [EN, FR])
def test_no_claim_without_a_verdict(verdict: str | None, text: Text) -> None:
    said = maturity.headline(index(verdict), text).lower()
    assert not any(claim in said for claim in CLAIMS)


def theme_row(theme: str, verdict: str | None, difference: float = 3) -> dict[str, Any]:
    return {"theme": theme, "verdict": verdict, "difference": difference}


def test_themes_are_told_by_verdict(stand_in_publication: Publication) -> None:
    rows = [theme_row("data", "up", 9), theme_row("community", "cannot_tell", 4)]
    questionnaire = stand_in_publication.questionnaire
    assert (
        maturity.sentence(rows, questionnaire, EN)
        == "Data rises by 9 points; for Community the answers cannot tell."
    )
    section = maturity.section(rows, questionnaire, EN)
    assert section == "Data rises by 9 points; no other change can be told from noise"
    assert "+9 points" in maturity.section(rows, questionnaire, FR)


def test_nothing_moved_is_said_as_such(stand_in_publication: Publication) -> None:
    rows = [theme_row("data", "cannot_tell", 9), theme_row("community", "cannot_tell", 1)]
    said = maturity.section(rows, stand_in_publication.questionnaire, EN)
    assert said == "No theme's change can be told from noise"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("up", "Data rises by 9 points; Community is steady"),
        ("cannot_tell", "Community is steady; for Data the answers cannot tell"),
    ],
)
def test_a_steady_theme_is_not_called_noise(
    data: str, said: str, stand_in_publication: Publication
) -> None:
    rows = [theme_row("data", data, 9), theme_row("community", "steady", 1)]
    assert maturity.section(rows, stand_in_publication.questionnaire, EN) == said


def test_a_first_edition_is_not_compared(stand_in_publication: Publication) -> None:
    rows = [theme_row("data", None)]
    said = maturity.sentence(rows, stand_in_publication.questionnaire, EN)
    assert "first edition" in said


def test_overlapping_bands_are_not_called_apart(stand_in_publication: Publication) -> None:
    rows = [
        {"theme": "data", "score": 60.0, "low": 52.0, "high": 68.0},
        {"theme": "community", "score": 50.0, "low": 43.0, "high": 57.0},
    ]
    said = maturity.strongest_and_weakest(rows, stand_in_publication.questionnaire, EN)
    assert "overlap" in said


def point(name: str, rank: int, low: int) -> dict[str, Any]:
    return {"pain_point": name, "rank": rank, "rank_low": low, "rank_high": 5, "frequency": 0.38}


def test_overlapping_ranks_have_no_first(stand_in_publication: Publication) -> None:
    questionnaire = stand_in_publication.questionnaire
    rows = [point("data_access", 1, 1), point("figures_disagree", 2, 1)]
    said = ranks.first(rows, questionnaire, EN)
    assert said == "2 pain points may come first: the answers cannot tell them apart"
    assert ranks.contenders(rows, questionnaire, EN).count("“") == 2


def test_a_clear_first_is_named(stand_in_publication: Publication) -> None:
    rows = [point("data_access", 1, 1), point("figures_disagree", 2, 2)]
    said = ranks.first(rows, stand_in_publication.questionnaire, FR)
    assert "38\u202f%" in said
    assert not ranks.contenders(rows, stand_in_publication.questionnaire, FR)


@pytest.mark.parametrize(
    ("rate", "before", "said"),
    [
        (56 / 60, 0.88, "93% answered, up from 88%"),
        (0.5, 0.88, "50% answered, down from 88%"),
        (0.5, 0.5, "50% answered, as in the edition before"),
        (0.5, None, "50% answered"),
        (None, None, "56 people answered; how many were invited is unknown"),
    ],
)
def test_participation(rate: float | None, before: float | None, said: str) -> None:
    assert (
        response_rates.participation({"rate": rate, "responded": 56, "invited": 60}, before, EN)
        == said
    )


@pytest.mark.parametrize(("now", "said"), [(0.7, "up"), (0.5, "down"), (0.62, "steady")])
def test_reach_is_steady_within_five_points(now: float, said: str) -> None:
    assert counted.tendency(now, 0.6, counted.STEADY) == said


def test_growth_of_sessions() -> None:
    series = {"series": "Product Crafternoon", "first_median": 4.5, "last_median": 22.0}
    assert adoption.sessions(series, EN) == "From 4.5 people to 22: Crafternoons have grown"
    assert "4,5" in adoption.sessions(series, FR)
    few = series | {"first_median": None, "last_median": None, "sessions": 3}
    assert adoption.sessions(few, EN) == "Product Crafternoon: 3 sessions so far"


@pytest.mark.parametrize(
    ("last", "said"),
    [
        (9.0, "Talks: from 9.5 people to 9, it has shrunk"),
        (9.5, "Talks: 9.5 people, as at the start"),
        (12.0, "Talks: from 9.5 people to 12, it has grown"),
    ],
)
def test_another_series_is_called_by_its_name(last: float, said: str) -> None:
    series = {"series": "Talks", "first_median": 9.5, "last_median": last}
    assert adoption.sessions(series, EN) == said
