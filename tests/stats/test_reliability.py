from __future__ import annotations

from math import isfinite
from statistics import variance

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from barometer.stats.reliability import cronbach_alpha


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
    found = cronbach_alpha(gaps)
    assert found.n == len(complete)
    if found.alpha is None:
        assert len(complete) < 2 or variance([sum(row) for row in complete]) < 1e-6
    else:
        assert isfinite(found.alpha)
        assert found.alpha <= 1 + 1e-9
        assert found.alpha == pytest.approx(naive_alpha(complete), rel=1e-6, abs=1e-6)


def test_alpha_of_one_question_asked_twice_is_one() -> None:
    column = np.array([0.0, 25, 100, 50])
    assert cronbach_alpha(np.column_stack([column, column])).alpha == pytest.approx(1)


def test_alpha_negative_is_told() -> None:
    column = np.array([0.0, 25, 100, 50])
    found = cronbach_alpha(np.column_stack([column, 90 - 0.9 * column]))
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
    assert cronbach_alpha(rows).alpha is None
