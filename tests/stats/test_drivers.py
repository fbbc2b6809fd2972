from __future__ import annotations

from math import isfinite

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from barometer.stats.drivers import spearman


@given(st.integers(0, 10_000), st.integers(25, 80), st.floats(-2, 2))
def test_spearman_against_scipy(seed: int, n: int, slope: float) -> None:
    generator = np.random.default_rng(seed)
    theme = generator.integers(0, 21, n) * 5.0
    overall = np.round(slope * theme / 25 + generator.normal(0, 2, n))
    found = spearman(theme, overall)
    assert found is not None
    assert found.rho == pytest.approx(stats.spearmanr(theme, overall).statistic)
    if found.interval is not None:
        assert -1 <= found.interval.low <= found.rho <= found.interval.high <= 1
        assert isfinite(found.interval.low + found.interval.high)


@given(st.integers(0, 10_000), st.integers(1, 40))
def test_spearman_of_distinct_pairs_with_counts_is_that_of_respondents(
    seed: int, distinct: int
) -> None:
    generator = np.random.default_rng(seed)
    theme, overall = generator.integers(0, 9, (2, distinct)) * 12.5
    theme[generator.random(distinct) < 0.1] = np.nan
    counts = generator.integers(1, 30, distinct)
    found = spearman(theme, overall, counts)
    each = np.repeat(theme, counts), np.repeat(overall, counts)
    assert found == spearman(*each)
    if found is not None:
        both = ~np.isnan(each[0])
        oracle = stats.spearmanr(each[0][both], each[1][both]).statistic
        assert (found.n, found.rho) == (both.sum(), pytest.approx(oracle))


@pytest.mark.parametrize("seed", [1, 2])
def test_spearman_interval_formula(seed: int) -> None:
    """Bonett and Wright's variance of the transformed correlation: (1 + rho²/2) / (n − 3)."""
    theme = np.random.default_rng(seed).normal(size=28)
    found = spearman(theme, theme + np.random.default_rng(seed + 9).normal(size=28))
    assert found is not None
    assert found.interval is not None
    ends = np.arctanh([found.interval.low, found.interval.high])
    assert np.mean(ends) == pytest.approx(np.arctanh(found.rho))
    half = stats.norm.ppf(0.975) * np.sqrt((1 + found.rho**2 / 2) / 25)
    assert (ends[1] - ends[0]) / 2 == pytest.approx(half)


def test_spearman_interval_covers_the_truth() -> None:
    """Of 400 samples from one population, about 95 % of the intervals hold its rank correlation."""
    generator = np.random.default_rng(5)
    truth = 6 / np.pi * np.arcsin(0.5 / 2)
    hits = 0
    for _ in range(400):
        x, y = generator.multivariate_normal([0, 0], [[1, 0.5], [0.5, 1]], 40).T
        found = spearman(x, y)
        assert found is not None
        assert found.interval is not None
        hits += truth in found.interval
    assert 0.92 <= hits / 400 <= 0.98


def test_spearman_counts_only_who_has_both() -> None:
    theme, overall = np.arange(30.0), np.arange(30.0) ** 2
    theme[:3], overall[3:5] = np.nan, np.nan
    found = spearman(theme, overall)
    assert found is not None
    assert (found.n, found.rho, found.interval) == (25, pytest.approx(1), None)
    overall[6] = np.nan
    assert spearman(theme, overall) is None


def test_spearman_without_variation() -> None:
    assert spearman(np.full(30, 50.0), np.arange(30.0)) is None
    assert spearman(np.arange(30.0), np.full(30, 7.0)) is None
    assert spearman(np.full(3, 7.0), np.arange(3.0), np.array([9, 10**7 + 1, 33])) is None


def test_spearman_lengths_differ() -> None:
    with pytest.raises(ValueError, match="overall answers"):
        spearman(np.arange(30.0), np.arange(31.0))


def test_spearman_ties_are_ties_whatever_the_rounding() -> None:
    """A third of 100, thrice, is 100 however it is added up."""
    theme = np.array([100.0, 100 / 3 + 100 / 3 + 100 / 3, 3 * (100 / 3), 50.0] * 10)
    overall = np.arange(40.0)
    noisy = theme + np.tile([0.0, 1.4e-14, -1.4e-14, 7e-15], 10)
    assert spearman(noisy, overall) == spearman(theme.round(6), overall)


def test_spearman_of_millions() -> None:
    table = np.array([(x, y, 2 + 5 * (x == y)) for x in range(5) for y in range(5)])
    few = spearman(table[:, 0] * 1.0, table[:, 1] * 1.0, table[:, 2])
    many = spearman(table[:, 0] * 1.0, table[:, 1] * 1.0, table[:, 2] * 700_000)
    assert few is not None
    assert many is not None
    assert (many.n, many.rho) == (52_500_000, pytest.approx(few.rho, rel=1e-12))
    assert many.interval is not None
    assert many.rho in many.interval
