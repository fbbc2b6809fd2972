from __future__ import annotations

from fractions import Fraction
from statistics import mean, variance

import pytest
from hypothesis import given
from hypothesis import strategies as st

from barometer.stats.scores import (
    answer_moments,
    favourable,
    favourable_share,
    respondent_theme_score,
    score,
)

scales = st.integers(2, 11)


@pytest.mark.parametrize(
    ("answer", "scale", "turned", "expected"),
    [
        (1, 5, False, 0),
        (3, 5, False, 50),
        (5, 5, False, 100),
        (5, 5, True, 0),
        (2, 5, True, 75),
        (2, 2, False, 100),
        (4, 10, False, 100 / 3),
    ],
)
def test_score_known(answer: int, scale: int, turned: bool, expected: float) -> None:
    assert score(answer, scale, turned) == pytest.approx(expected)


@pytest.mark.parametrize(("answer", "scale"), [(0, 5), (6, 5), (-1, 5), (1, 1), (1, 0)])
def test_score_outside_the_scale(answer: int, scale: int) -> None:
    with pytest.raises(ValueError, match="scale"):
        score(answer, scale)


@given(scales, st.data())
def test_score_against_fractions_and_its_mirror(scale: int, data: st.DataObject) -> None:
    answer = data.draw(st.integers(1, scale))
    assert score(answer, scale) == pytest.approx(float(Fraction(100 * (answer - 1), scale - 1)))
    assert score(answer, scale) + score(answer, scale, True) == pytest.approx(100)


@pytest.mark.parametrize(
    ("scale", "lowest"), [(2, 2), (3, 3), (4, 4), (5, 4), (6, 5), (7, 6), (9, 7), (10, 8), (11, 9)]
)
def test_favourable_starts_at(scale: int, lowest: int) -> None:
    good = [answer for answer in range(1, scale + 1) if favourable(answer, scale)]
    assert good == list(range(lowest, scale + 1))


def test_favourable_reversed() -> None:
    assert favourable(1, 5, True)
    assert not favourable(4, 5, True)


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ([], None),
        ([None], None),
        ([40.0], 40),
        ([40.0, None], 40),
        ([40.0, None, None], None),
        ([40.0, 60.0, None], 50),
        ([0.0, None, 100.0, None], 50),
        ([0.0, None, 100.0, None, None], None),
    ],
)
def test_respondent_theme_score_half_rule(
    scores: list[float | None], expected: float | None
) -> None:
    assert respondent_theme_score(scores) == expected


@given(scales, st.booleans(), st.lists(st.integers(1, 11), min_size=2, max_size=40))
def test_distribution_equals_respondents(scale: int, turned: bool, drawn: list[int]) -> None:
    answers = [min(answer, scale) for answer in drawn]
    counts = {answer: answers.count(answer) for answer in set(answers)}
    scores = [score(answer, scale, turned) for answer in answers]
    moments = answer_moments(counts, scale, turned)
    assert moments.n == len(answers)
    assert moments.mean == pytest.approx(mean(scores))
    assert moments.variance == pytest.approx(variance(scores), abs=1e-6)
    share = favourable_share(counts, scale, turned)
    assert share.count == sum(favourable(answer, scale, turned) for answer in answers)
    assert share.n == len(answers)


def test_distribution_of_nobody() -> None:
    assert answer_moments({}, 5).mean is None
    assert favourable_share({}, 5).value is None
