from __future__ import annotations

from math import isfinite, sqrt

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.weightstats import DescrStatsW

from barometer.stats.intervals import (
    NORMAL_QUANTILE,
    Interval,
    finite_population_interval,
    mean_interval,
)
from barometer.stats.moments import NOBODY, Moments

answers = st.lists(st.sampled_from([0.0, 25.0, 100 / 3, 50.0, 75.0, 100.0]), max_size=60)
samples = st.lists(st.floats(0, 100), max_size=60)


def test_normal_quantile() -> None:
    assert stats.norm.ppf(0.975) == pytest.approx(NORMAL_QUANTILE, abs=1e-15)


@given(samples)
def test_moments_against_numpy(values: list[float]) -> None:
    moments = Moments.of(values)
    assert moments.mean == (pytest.approx(np.mean(values)) if values else None)
    if len(values) < 2:
        assert moments.variance is None
        assert moments.sd is None
    else:
        assert moments.variance == pytest.approx(np.var(values, ddof=1), rel=1e-6, abs=1e-6)


@given(answers, answers)
def test_union_of_slices_equals_all_respondents(a: list[float], b: list[float]) -> None:
    union, whole = Moments.of(a) + Moments.of(b), Moments.of(a + b)
    assert union.n == whole.n
    assert union.mean == pytest.approx(whole.mean)
    assert union.variance == pytest.approx(whole.variance, abs=1e-9)
    assert Moments.of(a) + NOBODY == Moments.of(a)


@given(st.sampled_from([0.1, 100 / 3, 66.6, 100.0]), st.integers(2, 5000))
def test_all_the_same_has_no_spread_and_no_band(value: float, n: int) -> None:
    moments = Moments.of([value] * n)
    assert moments.variance == 0
    assert mean_interval(moments) is None


def test_moments_of_no_values_at_all() -> None:
    with pytest.raises(ValueError, match="not the sums"):
        Moments(-1, 0, 0)
    with pytest.raises(ValueError, match="not the sums"):
        Moments(3, 10, -1)


@given(answers)
def test_mean_interval_against_statsmodels(values: list[float]) -> None:
    assume(len(set(values)) > 1)
    band = mean_interval(Moments.of(values))
    assert band is not None
    low, high = DescrStatsW(np.array(values)).tconfint_mean(alpha=0.05)
    assert (band.low, band.high) == (pytest.approx(low), pytest.approx(high))
    assert float(np.mean(values)) in band


@pytest.mark.parametrize("values", [[], [50.0]])
def test_mean_interval_too_few(values: list[float]) -> None:
    assert mean_interval(Moments.of(values)) is None


@given(answers, st.integers(1, 500))
def test_finite_population_is_inside_the_band(values: list[float], silent: int) -> None:
    assume(len(set(values)) > 1)
    moments, population = Moments.of(values), len(values) + silent
    narrow, band = finite_population_interval(moments, population), mean_interval(moments)
    assert narrow is not None
    assert band is not None
    half = stats.t.ppf(0.975, len(values) - 1) * stats.sem(values)
    half *= sqrt((population - len(values)) / (population - 1))
    assert narrow.high - narrow.low == pytest.approx(2 * half)
    assert float(np.mean(values)) in narrow
    assert narrow.high - narrow.low < band.high - band.low


def test_finite_population_everybody_answered() -> None:
    assert finite_population_interval(Moments.of([10, 30]), 2) == Interval(20, 20)
    assert finite_population_interval(Moments.of([10]), 1) == Interval(10, 10)


@pytest.mark.parametrize(
    ("values", "population"), [([], 10), ([], 0), ([10.0, 20.0], 1), ([10.0], 9), ([5.0, 5.0], 9)]
)
def test_finite_population_unknown(values: list[float], population: int) -> None:
    assert finite_population_interval(Moments.of(values), population) is None


@pytest.mark.parametrize(
    ("interval", "expected"),
    [
        (Interval(-5, 50), Interval(0, 50)),
        (Interval(60, 140), Interval(60, 100)),
        (Interval(-9, -2), Interval(0, 0)),
        (Interval(101, 120), Interval(100, 100)),
    ],
)
def test_clipped(interval: Interval, expected: Interval) -> None:
    assert interval.clipped() == expected


@pytest.mark.parametrize(("a", "b", "meet"), [((0, 1), (1, 2), True), ((0, 1), (1.1, 2), False)])
def test_overlaps(a: tuple[float, float], b: tuple[float, float], meet: bool) -> None:
    assert Interval(*a).overlaps(Interval(*b)) is meet
    assert Interval(*b).overlaps(Interval(*a)) is meet


def test_an_interval_holds_its_ends() -> None:
    interval = Interval(1, 2)
    assert [value in interval for value in (0.999, 1, 1.5, 2, 2.001)] == [
        *(False, True, True, True, False)
    ]


@given(samples, st.integers(0, 200))
def test_never_nan(values: list[float], population: int) -> None:
    moments = Moments.of(values)
    for interval in (mean_interval(moments), finite_population_interval(moments, population)):
        assert interval is None or (isfinite(interval.low) and isfinite(interval.high))
