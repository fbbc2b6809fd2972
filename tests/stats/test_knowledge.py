from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest, false_discovery_control

from barometer.stats.knowledge import Trend, at_risk, coverage, is_stale, is_unread, trends

TODAY = date(2025, 12, 31)


@pytest.mark.parametrize(("age", "stale"), [(0, False), (180, False), (181, True)])
def test_stale_boundary(age: int, stale: bool) -> None:
    assert is_stale(TODAY - timedelta(age), TODAY) is stale


def test_stale_unknown() -> None:
    assert is_stale(None, TODAY) is None


@pytest.mark.parametrize(("age", "unread"), [(0, False), (89, False), (90, True)])
def test_unread_boundary(age: int, unread: bool) -> None:
    assert is_unread(TODAY - timedelta(age), TODAY) is unread


def test_never_viewed_is_unread() -> None:
    assert is_unread(None, TODAY)


@pytest.mark.parametrize(
    ("recent", "earlier", "expected"),
    [
        (10, 10, Trend.TOO_FEW),
        (20, 0, Trend.TOO_FEW),
        (21, 0, Trend.RISING),
        (0, 21, Trend.FALLING),
        (11, 11, Trend.CANNOT_TELL),
        (13, 11, Trend.CANNOT_TELL),
        (1000, 1000, Trend.STEADY),
        (10_000, 9_500, Trend.STEADY),  # told from chance, and not worth saying
        (12_500, 10_000, Trend.RISING),
        (12_499, 10_000, Trend.CANNOT_TELL),  # its interval reaches over a quarter
    ],
)
def test_trend(recent: int, earlier: int, expected: Trend) -> None:
    assert trends([(recent, earlier)]) == [expected]


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=20))
def test_trends_by_another_way(counts: list[tuple[int, int]]) -> None:
    known = [place for place, pair in enumerate(counts) if sum(pair) > 20]
    p = [binomtest(counts[at][0], sum(counts[at]), 0.5).pvalue for at in known]
    real = false_discovery_control(p, method="bh") <= 0.10 if p else []
    found = {at for at, is_real in zip(known, real, strict=True) if is_real}
    found &= {at for at in known if max(counts[at]) >= 1.25 * min(counts[at])}
    moved = (Trend.RISING, Trend.FALLING)
    assert {at for at, trend in enumerate(trends(counts)) if trend in moved} == found


@pytest.mark.parametrize("views", [6, 15, 60, 600])
def test_noise_of_small_counts_is_rarely_a_trend(views: int) -> None:
    """Where nothing moves, one knowledge center in ten at most has a resource called so.

    As many as 0.15 of 400 is within three standard errors of 0.10.
    """
    drawn = np.random.default_rng(20261123).poisson(views, size=(400, 30, 2))
    called = [{Trend.RISING, Trend.FALLING} & set(trends(one.tolist())) for one in drawn]
    assert np.mean([bool(each) for each in called]) <= 0.15


def test_at_risk_is_stale_and_in_the_top_quarter() -> None:
    views = [80, 70, 60, 50, 40, 30, 20, 10]
    assert at_risk(views, [True] * 8) == [True, True, *[False] * 6]
    assert at_risk(views, [None, True, *[False] * 6]) == [False, True, *[False] * 6]
    assert at_risk([0, 0], [True, True]) == [False, False]
    assert at_risk([], []) == []


@given(st.lists(st.tuples(st.integers(0, 20), st.booleans()), max_size=30))
def test_at_risk_by_sorting(resources: list[tuple[int, bool]]) -> None:
    views, stale = [count for count, _ in resources], [old for _, old in resources]
    quarter = -(-len(views) // 4)
    last_in = sorted(views, reverse=True)[quarter - 1] if views else 0
    expected = [old and count > 0 and count >= last_in for count, old in resources]
    assert at_risk(views, stale) == expected


def test_coverage() -> None:
    assert coverage(["data", "data", "tools", "culture"], {"data", "culture"}) == 0.75
    assert coverage(["data"], set()) == 0
    assert coverage([], {"data"}) is None
