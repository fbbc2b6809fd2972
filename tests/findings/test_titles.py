"""Titles of sections: each says what its numbers are, and no more."""

from __future__ import annotations

import pytest

from barometer.findings import collecting, comments, maturity, nonresponse, pain_points
from barometer.questionnaire import Questionnaire
from barometer.rows import Row
from barometer.store.publication import Publication
from barometer.text import Text

EN = Text("en")


@pytest.fixture(scope="module")
def words(stand_in_publication: Publication) -> Questionnaire:
    return stand_in_publication.questionnaire


@pytest.mark.parametrize(
    ("so_far", "said"),
    [
        ([5, 10], "Half of the answers came on the first day"),
        ([4, 5, 10], "Half of the answers came in the first 2 days"),
        ([1, 4], "How answers came in"),  # the days of most are not known
    ],
)
def test_half_of_the_answers(so_far: list[int], said: str) -> None:
    days = [{"edition": "S2", "day": d, "responded": n} for d, n in enumerate(so_far, start=1)]
    days += [{"edition": "S1", "day": 1, "responded": 60}]
    assert collecting.half({"edition": "S2", "responded": 10}, days, EN) == said


@pytest.mark.parametrize(
    ("themes", "theme", "said"),
    [
        (["data", "data", "culture"], "", "3 comments, 2 of them on Data"),
        (["data", "culture"], "", "2 comments"),
        (["data", None, None], "", "3 comments, 1 of them on Data"),
        ([None, None], "", "2 comments"),
        (["data"], "", "1 comment"),
        (["data", "data"], "data", "2 comments on Data"),
        ([], "", "No comment is shown for this choice"),
    ],
)
def test_comments(themes: list[str | None], theme: str, said: str, words: Questionnaire) -> None:
    assert comments.title([{"theme": name} for name in themes], theme, words, EN) == said


@pytest.mark.parametrize(
    ("shares", "said"),
    [
        ([0.38, 0.1, 0.04], "3 pain points, named by 4% to 38%"),
        ([0.25, 0.25], "2 pain points, each named by 25%"),
        ([0.25], "1 pain point, named by 25%"),
    ],
)
def test_named_from(shares: list[float], said: str) -> None:
    assert pain_points.named_from([{"frequency": share} for share in shares], EN) == said


def tribe(name: str, invited: float | None, answers: float | None) -> Row:
    return {"tribe": name, "of_invited": invited, "of_answers": answers}


def test_the_tribe_furthest_apart_is_named(words: Questionnaire) -> None:
    rows = [tribe("Search", 0.5, 0.4), tribe("Labs", 0.2, 0.25), tribe("Data", None, 0.35)]
    said = nonresponse.tribes_title(rows, words, EN)
    assert said == "Furthest apart: Search, 50% of those invited and 40% of the answers"
    alike = nonresponse.tribes_title([tribe("Search", 0.5, 0.501)], words, EN)
    assert "as large a part" in alike
    assert nonresponse.tribes_title([tribe("Data", None, None)], words, EN) == "Tribe by tribe"


@pytest.mark.parametrize(
    ("verdicts", "said"),
    [
        (["down", "cannot_tell"], "Late answers differ from early ones"),
        (["steady", "steady"], "Late answers agree with early ones"),
        (["steady", "cannot_tell"], "No theme tells late answers from early ones"),
    ],
)
def test_late_answers(verdicts: list[str], said: str) -> None:
    assert nonresponse.halves_title([{"verdict": verdict} for verdict in verdicts], EN) == said


def cell(score: float, low: float | None, high: float | None) -> Row:
    return {"tribe": "Search", "theme": "data", "score": score, "low": low, "high": high}


@pytest.mark.parametrize(
    ("low", "high", "overlap"),
    [
        (cell(40, 30, 50), cell(60, 50, 70), True),
        (cell(40, 35, 45), cell(60, 55, 65), False),
        (cell(40, None, None), cell(60, 55, 65), False),
    ],
)
def test_the_ends_of_tribes_say_whether_their_bands_overlap(
    low: Row, high: Row, overlap: bool, words: Questionnaire
) -> None:
    said = maturity.in_tribes([high, low], words, EN)
    assert said.startswith("Scores in tribes run from 40 (Search, Data) to 60 (Search, Data)")
    assert said.endswith("their bands overlap") == overlap
    assert maturity.ends_by_chance([low, high], EN) == ""
    assert "3 scores" in maturity.ends_by_chance([low, high, low], EN)
