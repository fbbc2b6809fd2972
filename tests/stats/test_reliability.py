from __future__ import annotations

from math import isfinite
from statistics import variance

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from barometer.stats.moments import NOBODY, Moments
from barometer.stats.reliability import Reliability, cronbach_alpha_from_sums


def alpha_of(scores: np.ndarray) -> Reliability:
    """Through the sums of those who answered every question (NaN: not answered)."""
    complete = scores[~np.isnan(scores).any(axis=1)]
    questions = [Moments.of(column) for column in complete.T]
    return cronbach_alpha_from_sums(questions, Moments.of(complete.sum(axis=1)))


def naive_alpha(rows: list[list[float]]) -> float:
    """Return alpha from the mean covariance over the mean variance: k·c/(v+(k−1)·c)."""
    k = len(rows[0])
    matrix = np.cov(np.array(rows).T, ddof=1)
    mean_variance = np.trace(matrix) / k
    mean_covariance = (matrix.sum() - np.trace(matrix)) / (k * (k - 1))
    return float(k * mean_covariance / (mean_variance + (k - 1) * mean_covariance))


@given(st.integers(0, 10_000), st.integers(2, 6), st.integers(3, 40))
def test_alpha_against_covariances(seed: int, questions: int, n: int) -> None:
    generator = np.random.default_rng(seed)
    rows = generator.integers(0, 5, (n, questions)) * 25.0
    rows[:, 0] += np.linspace(0, 1, n)
    gaps = rows.copy()
    gaps[generator.random(gaps.shape) < 0.1] = np.nan
    complete = [list(row) for row in gaps if not np.isnan(row).any()]
    found = alpha_of(gaps)
    assert found.n == len(complete)
    if found.alpha is None:
        assert len(complete) < 2 or variance([sum(row) for row in complete]) < 1e-6
    else:
        assert isfinite(found.alpha)
        assert found.alpha <= 1
        assert found.alpha == pytest.approx(naive_alpha(complete), rel=1e-6, abs=1e-6)


three_answers = st.lists(st.integers(1, 5), min_size=3, max_size=3)


@given(st.lists(three_answers, max_size=30), st.integers(0, 30))
def test_alpha_of_slices_added_up_is_that_of_respondents(
    answers: list[list[int]], cut: int
) -> None:
    rows = np.array([[25.0 * (x - 1) for x in row] for row in answers]).reshape(-1, 3)
    questions, totals = [NOBODY] * 3, NOBODY
    for part in (rows[:cut], rows[cut:]):
        sums, squares = part.sum(axis=0), np.square(part).sum(axis=0)
        questions = [
            each + Moments(len(part), float(s), float(q))
            for each, s, q in zip(questions, sums, squares, strict=True)
        ]
        totals += Moments.of(part.sum(axis=1))
    found = cronbach_alpha_from_sums(questions, totals)
    assert found.n == len(rows)
    if found.alpha is None:
        assert len(rows) < 2 or len(set(rows.sum(axis=1))) == 1
    else:
        assert found.alpha == pytest.approx(naive_alpha(rows.tolist()), rel=1e-9, abs=1e-9)


def test_alpha_of_millions() -> None:
    """Half a million times the same hundred respondents: s² but for n/(n−1), which cancels."""
    generator = np.random.default_rng(3)
    rows = generator.integers(0, 5, (100, 4)) * 25.0 + np.linspace(0, 20, 100)[:, np.newaxis]

    def grown(values: np.ndarray, times: int = 500_000) -> Moments:
        few = Moments.of(values)
        return Moments(few.n * times, few.total * times, few.total_squares * times)

    found = cronbach_alpha_from_sums([grown(c) for c in rows.T], grown(rows.sum(axis=1)))
    assert found == Reliability(50_000_000, pytest.approx(naive_alpha(rows.tolist()), rel=1e-6))


def test_alpha_of_different_respondents() -> None:
    with pytest.raises(ValueError, match="among 3 respondents"):
        cronbach_alpha_from_sums(
            [Moments.of([1.0, 2, 3]), Moments.of([1.0])], Moments.of([2, 3, 4])
        )


def test_alpha_of_one_question_asked_twice_is_one() -> None:
    column = np.array([0.0, 25, 100, 50])
    assert alpha_of(np.column_stack([column, column])).alpha == pytest.approx(1)


def test_alpha_negative_is_told() -> None:
    column = np.array([0.0, 25, 100, 50])
    found = alpha_of(np.column_stack([column, 90 - 0.9 * column]))
    assert found.alpha is not None
    assert found.alpha < 0


@pytest.mark.parametrize(
    "rows",
    [
        np.empty((0, 4)),
        np.array([[10.0, 20.0]]),
        np.array([[10.0], [20.0]]),
        np.full((5, 3), 100 / 3),
        np.full((5, 3), np.nan),
        np.empty((5, 0)),
    ],
)
def test_alpha_does_not_exist(rows: np.ndarray) -> None:
    assert alpha_of(rows).alpha is None
