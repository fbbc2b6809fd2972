from __future__ import annotations

from math import isfinite, sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from barometer.stats.linearisation import respondent_index_values
from barometer.stats.maturity import (
    maturity_index,
    maturity_level,
    theme_weights,
)
from barometer.stats.moments import Moments

scores = st.floats(0, 100)


@given(st.lists(st.tuples(scores, st.floats(0.1, 10)), min_size=1, max_size=8))
def test_index_against_numpy_average(themes: list[tuple[float, float]]) -> None:
    values, weights = [value for value, _ in themes], [weight for _, weight in themes]
    assert maturity_index(values) == pytest.approx(np.mean(values))
    assert maturity_index(values, weights) == pytest.approx(np.average(values, weights=weights))


def test_index_missing_theme() -> None:
    assert maturity_index([]) is None
    assert maturity_index([50.0, None]) is None
    assert maturity_index([50.0, None], [1, 0]) == 50


@pytest.mark.parametrize("weights", [[1.0], [1.0, -1.0], [0.0, 0.0]])
def test_index_wrong_weights(weights: list[float]) -> None:
    with pytest.raises(ValueError, match="weights"):
        maturity_index([50.0, 50.0], weights)


@pytest.mark.parametrize(
    ("value", "level"),
    [
        (0, 1),
        (19.99, 1),
        (20, 2),
        (39.9, 2),
        (40, 3),
        (60 - 1e-12, 4),
        (79.9, 4),
        (80, 5),
        (100, 5),
    ],
)
def test_level_boundaries(value: float, level: int) -> None:
    assert maturity_level(value) == level


def test_level_own_cuts() -> None:
    assert [maturity_level(value, (10, 90)) for value in (0, 10, 50, 90)] == [1, 2, 2, 3]


@given(scores, scores)
def test_level_monotone(a: float, b: float) -> None:
    low, high = sorted((a, b))
    assert 1 <= maturity_level(low) <= maturity_level(high) <= 5


def test_index_values_without_gaps_are_each_ones_index() -> None:
    rows = np.random.default_rng(1).uniform(0, 100, (30, 5))
    weights = [1.0, 2.0, 1.0, 1.0, 3.0]
    assert respondent_index_values(rows, weights) == pytest.approx(
        np.average(rows, axis=1, weights=weights)
    )


@given(st.integers(0, 10_000))
def test_index_values_average_to_the_index(seed: int) -> None:
    generator = np.random.default_rng(seed)
    rows = generator.uniform(0, 100, (12, 4))
    rows[generator.random(rows.shape) < 0.4] = np.nan
    values = respondent_index_values(rows)
    themes = [
        float(column[~np.isnan(column)].mean()) if (~np.isnan(column)).any() else None
        for column in rows.T
    ]
    kept = [value for value in values if value is not None]
    assert all(isfinite(value) for value in kept)
    if maturity_index(themes) is None:
        assert kept == []
    else:
        assert [value is None for value in values] == list(np.isnan(rows).all(axis=1))
        assert np.mean(kept) == pytest.approx(maturity_index(themes))


def test_index_values_carry_the_standard_error_of_the_index() -> None:
    """Against the spread of the index over a thousand samples drawn from one population."""
    generator = np.random.default_rng(7)
    people = generator.normal(55, 12, (1000, 60, 1)) + generator.normal(0, 15, (1000, 60, 3))
    people[generator.random(people.shape) < 0.2] = np.nan
    indices = [np.nanmean(rows, axis=0).mean() for rows in people]
    errors = []
    for rows in people[:200]:
        values = respondent_index_values(rows)
        sd = Moments.of(value for value in values if value is not None).sd
        assert sd is not None
        errors.append(sd / sqrt(60))
    assert np.mean(errors) == pytest.approx(np.std(indices), rel=0.07)


def test_weights_add_up() -> None:
    assert sum(theme_weights(7, [1, 2, 3, 4, 5, 6, 7])) == pytest.approx(1)
    assert theme_weights(0) == []
