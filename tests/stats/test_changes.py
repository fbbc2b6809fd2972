from __future__ import annotations

from math import isfinite, sqrt

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats

from barometer.stats.changes import (
    Change,
    Method,
    Pairs,
    compare,
    paired,
    partially_overlapping,
    welch,
)
from barometer.stats.moments import NOBODY, Moments

answers = st.sampled_from([0.0, 12.5, 100 / 3, 50.0, 62.5, 75.0, 100.0])
samples = st.lists(answers, min_size=2, max_size=40)


def derrick(
    before: list[float], now: list[float], both: list[tuple[float, float]]
) -> tuple[float, float]:
    """Return t and df, written from the paper's respondents: alone before, alone now, both."""
    x1, x2 = np.array(before + [a for a, _ in both]), np.array(now + [b for _, b in both])
    na, nb, nc = len(before), len(now), len(both)
    v1, v2 = x1.var(ddof=1), x2.var(ddof=1)
    r = np.corrcoef(np.array(both).T)[0, 1]
    n1, n2 = len(x1), len(x2)
    t = (x2.mean() - x1.mean()) / sqrt(v1 / n1 + v2 / n2 - 2 * r * sqrt(v1 * v2) * nc / (n1 * n2))
    gamma = (v1 / n1 + v2 / n2) ** 2 / ((v1 / n1) ** 2 / (n1 - 1) + (v2 / n2) ** 2 / (n2 - 1))
    return t, (nc - 1) + (gamma - nc + 1) / (na + nb + 2 * nc) * (na + nb)


def assert_tested(change: Change, difference: float, p: float, low: float, high: float) -> None:
    assert change.difference == pytest.approx(difference, abs=1e-9)
    assert change.p == pytest.approx(p, abs=1e-9)
    assert change.low == pytest.approx(low, abs=1e-9)
    assert change.high == pytest.approx(high, abs=1e-9)


@given(samples, samples)
def test_welch_against_scipy(before: list[float], now: list[float]) -> None:
    assume(len(set(before)) > 1 and len(set(now)) > 1)
    oracle = stats.ttest_ind(now, before, equal_var=False)
    interval = oracle.confidence_interval(0.95)
    change = welch(Moments.of(before), Moments.of(now))
    difference = float(np.mean(now) - np.mean(before))
    assert_tested(change, difference, oracle.pvalue, interval.low, interval.high)
    assert (change.method, change.n_before, change.n_now) == ("welch", len(before), len(now))


@given(samples, answers, st.integers(2, 40))
def test_welch_when_one_side_does_not_vary_is_one_sample(
    now: list[float], fixed: float, n: int
) -> None:
    assume(len(set(now)) > 1)
    oracle = stats.ttest_1samp(now, fixed)
    interval = oracle.confidence_interval(0.95)
    change = welch(Moments.of([fixed] * n), Moments.of(now))
    difference = float(np.mean(now)) - fixed
    low, high = interval.low - fixed, interval.high - fixed
    assert change.difference == pytest.approx(difference, abs=1e-9)
    assert change.p == pytest.approx(oracle.pvalue, abs=1e-9)
    assert (change.low, change.high) == (
        pytest.approx(low, abs=1e-9),
        pytest.approx(high, abs=1e-9),
    )


@given(st.lists(st.tuples(answers, answers), min_size=2, max_size=40))
def test_paired_against_scipy(both: list[tuple[float, float]]) -> None:
    before, now = [a for a, _ in both], [b for _, b in both]
    assume(len({round(b - a, 6) for a, b in both}) > 1)
    oracle = stats.ttest_rel(now, before)
    interval = oracle.confidence_interval(0.95)
    pairs = Pairs.of(before, now)
    change = compare(Moments.of(before), Moments.of(now), pairs)
    assert change.method == Method.PAIRED
    assert change == paired(Moments.of(before), Moments.of(now), pairs.correlation)
    difference = float(np.mean(now) - np.mean(before))
    assert_tested(change, difference, oracle.pvalue, interval.low, interval.high)


@given(
    st.lists(answers, max_size=20),
    st.lists(answers, min_size=1, max_size=20),
    st.lists(st.tuples(answers, answers), min_size=3, max_size=20),
)
def test_partially_overlapping_against_the_paper(
    before: list[float], now: list[float], both: list[tuple[float, float]]
) -> None:
    assume(len({a for a, _ in both}) > 1)
    assume(len({b for _, b in both}) > 1)
    t, degrees = derrick(before, now, both)
    first, second = before + [a for a, _ in both], now + [b for _, b in both]
    pairs = Pairs.of([a for a, _ in both], [b for _, b in both])
    change = compare(Moments.of(first), Moments.of(second), pairs)
    assert change.method == Method.PARTIALLY_OVERLAPPING
    difference = float(np.mean(second) - np.mean(first))
    p = float(2 * stats.t.sf(abs(t), degrees))
    if abs(t) > 1e-6:
        half = stats.t.ppf(0.975, degrees) * abs(difference / t)
        assert_tested(change, difference, p, difference - half, difference + half)
    else:
        assert change.p == pytest.approx(1, abs=1e-5)


@given(samples, samples)
def test_partially_overlapping_meets_welch_and_paired_at_its_ends(
    before: list[float], now: list[float]
) -> None:
    assume(len(set(before)) > 1 and len(set(now)) > 1)
    a, b = Moments.of(before), Moments.of(now)
    apart = partially_overlapping(a, b, Pairs(0, 0.0))
    strangers = welch(a, b)
    assert (apart.low, apart.p) == (pytest.approx(strangers.low), pytest.approx(strangers.p))
    n = min(len(before), len(now))
    a, b = Moments.of(before[:n]), Moments.of(now[:n])
    assume(a.variance and b.variance)
    together, same = partially_overlapping(a, b, Pairs(n, 0.3)), paired(a, b, 0.3)
    assert (together.low, together.p) == (pytest.approx(same.low), pytest.approx(same.p))


def test_partially_overlapping_is_honest_when_nothing_changed() -> None:
    """False alarms stay near 5 % when half the respondents are linked and nothing moves."""
    generator = np.random.default_rng(3)
    alarms = 0
    for _ in range(1000):
        person = generator.normal(0, 10, 45)
        before = 50 + person[:30] + generator.normal(0, 10, 30)
        now = 50 + person[15:] + generator.normal(0, 10, 30)
        pairs = Pairs.of(list(before[15:]), list(now[:15]))
        change = compare(Moments.of(before), Moments.of(now), pairs)
        alarms += change.p is not None and change.p < 0.05
    assert 35 <= alarms <= 65


@pytest.mark.parametrize(
    ("before", "now"),
    [([], [1.0]), ([1.0], [2.0, 3.0]), ([50.0] * 12, [50.0] * 12), ([75.0] * 12, [50.0] * 15)],
)
def test_without_spread_there_is_no_test(before: list[float], now: list[float]) -> None:
    change = compare(Moments.of(before), Moments.of(now))
    assert (change.low, change.high, change.p) == (None, None, None)
    expected = np.mean(now) - np.mean(before) if before else None
    assert change.difference == expected


def test_everybody_moved_alike_there_is_no_test() -> None:
    before = [10.0, 30.0, 45.0, 70.0]
    now = [value + 5 for value in before]
    change = compare(Moments.of(before), Moments.of(now), Pairs.of(before, now))
    assert (change.difference, change.p, change.low) == (pytest.approx(5), None, None)
    assert partially_overlapping(NOBODY, NOBODY, Pairs(0, 0)).difference is None
    overlapping = partially_overlapping(Moments.of(before), Moments.of(now), Pairs(4, 1.0))
    assert overlapping.p is None


@pytest.mark.parametrize(
    ("pairs", "method"),
    [
        (None, Method.WELCH),
        (Pairs(0, 0), Method.WELCH),
        (Pairs(2, 1), Method.WELCH),
        (Pairs(3, 0.5), Method.PARTIALLY_OVERLAPPING),
        (Pairs(4, 0.5), Method.PAIRED),
    ],
)
def test_compare_picks_the_method(pairs: Pairs | None, method: Method) -> None:
    before, now = Moments.of([1.0, 2, 3, 4]), Moments.of([2.0, 3, 5, 4])
    assert compare(before, now, pairs).method == method


def test_pairs_correlation() -> None:
    a, b = [1.0, 4, 2, 8, 5], [3.0, 3, 1, 9, 9]
    assert Pairs.of(a, b).correlation == pytest.approx(stats.pearsonr(a, b).statistic)
    assert Pairs.of([5.0, 5.0], [1.0, 2.0]) == Pairs(2, 0.0)
    assert Pairs.of([], []) == Pairs(0, 0.0)


def test_pairs_that_cannot_be() -> None:
    moments = Moments.of([1.0, 2, 3])
    with pytest.raises(ValueError, match="not a count"):
        Pairs(3, 1.5)
    with pytest.raises(ValueError, match="4 pairs"):
        partially_overlapping(moments, moments, Pairs(4, 0.5))
    with pytest.raises(ValueError, match="cannot all be paired"):
        paired(moments, NOBODY, 0.5)


@given(
    st.lists(st.floats(0, 100), max_size=12),
    st.lists(st.floats(0, 100), max_size=12),
    st.integers(0, 12),
)
def test_change_never_nan_and_inside_its_interval(
    before: list[float], now: list[float], linked: int
) -> None:
    linked = min(linked, len(before), len(now))
    pairs = Pairs.of(before[:linked], now[:linked])
    change = compare(Moments.of(before), Moments.of(now), pairs)
    for value in (change.difference, change.low, change.high, change.p):
        assert value is None or isfinite(value)
    if change.p is not None:
        assert change.low is not None
        assert change.high is not None
        assert change.difference is not None
        assert 0 <= change.p <= 1
        assert change.low <= change.difference <= change.high
        assert (change.p < 0.05) == (not change.low <= 0 <= change.high) or abs(
            change.p - 0.05
        ) < 1e-6
