"""What is said of those who did not answer: a warning only where a test found a difference."""

from __future__ import annotations

from typing import Any

import pytest

from barometer.findings import nonresponse
from barometer.store.publication import Publication
from barometer.text import Text

EN, FR = Text("en"), Text("fr")
WEIGHTS = [
    {"tribe": "Search", "of_invited": 0.4, "of_answers": 0.5},
    {"tribe": "other", "of_invited": 0.6, "of_answers": 0.5},
]


def tribes(p: float | None, weighted: float | None = 54.2) -> dict[str, Any]:
    differs = p is not None and p <= 0.1
    return {"tribes": 2, "p": p, "differs": differs, "score": 54.0, "weighted": weighted}


def half(theme: str | None, verdict: str, difference: float = -9.0) -> dict[str, Any]:
    ends = {"difference": difference, "low": difference - 4, "high": difference + 4}
    return {"theme": theme, "n_early": 28, "n_late": 28, "verdict": verdict, **ends}


def test_a_tribe_that_stayed_away_is_named(stand_in_publication: Publication) -> None:
    words = stand_in_publication.questionnaire
    said = nonresponse.tribes_warning(tribes(0.02), WEIGHTS, words, EN)
    assert "Other tribes is 60% of those invited and 50% of those who answered" in said
    assert "uneven in 2% of cases" in nonresponse.tribes_sentence(tribes(0.02), EN)
    assert "may not stand for" in nonresponse.title(tribes(0.02), [], EN)


@pytest.mark.parametrize("p", [None, 0.11, 1.0])
def test_nothing_is_claimed_of_tribes_that_answered_alike(
    p: float | None, stand_in_publication: Publication
) -> None:
    words = stand_in_publication.questionnaire
    assert nonresponse.tribes_warning(tribes(p), WEIGHTS, words, EN) == ""
    assert nonresponse.title(tribes(p), [], EN).startswith("No sign")


@pytest.mark.parametrize(
    ("weighted", "said"),
    [
        (54.2, "would be 54.2 instead of 54.0"),
        (54.01, "stays at 54.0"),
        (None, "of cases."),
    ],
)
def test_the_index_weighted_as_invited(weighted: float | None, said: str) -> None:
    assert said in nonresponse.tribes_sentence(tribes(0.5, weighted), EN)


def test_late_answers_that_differ_are_told_with_their_points(
    stand_in_publication: Publication,
) -> None:
    words = stand_in_publication.questionnaire
    halves = [half("data", "down"), half(None, "cannot_tell")]
    assert "Data (−9 points)" in nonresponse.halves_warning(halves, words, EN)
    assert nonresponse.title(None, halves, EN).startswith("Those who answered may")
    drawn = nonresponse.estimates(nonresponse.ordered(halves, words), words, EN)
    assert [row.name for row in drawn] == ["Maturity index", "Data"]
    assert (drawn[1].low, drawn[1].high, drawn[1].words) == (-13, -5, "−9.0 · ↓ down")


@pytest.mark.parametrize(
    ("verdicts", "said"),
    [
        (("steady", "steady"), "agree to within 5 points"),
        (("steady", "cannot_tell"), "cannot tell them apart"),
    ],
)
def test_halves_that_are_alike_or_not_known(
    verdicts: tuple[str, str], said: str, stand_in_publication: Publication
) -> None:
    halves = [half(theme, v) for theme, v in zip((None, "data"), verdicts, strict=True)]
    assert said in nonresponse.halves_sentence(halves, EN)
    assert nonresponse.halves_warning(halves, stand_in_publication.questionnaire, EN) == ""


def test_a_difference_without_an_interval_is_still_said(
    stand_in_publication: Publication,
) -> None:
    alike = half("data", "cannot_tell") | {"low": None, "high": None}
    drawn = nonresponse.estimates([alike], stand_in_publication.questionnaire, EN)
    assert (drawn[0].low, drawn[0].words) == (None, "−9.0 · ? cannot tell")
