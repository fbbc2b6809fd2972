from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from barometer.stats.knowledge import Trend, at_risk, coverage, is_stale, is_unread, trend

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
        (10, 0, Trend.TOO_FEW),
        (11, 0, Trend.RISING),
        (0, 11, Trend.FALLING),
        (11, 11, Trend.STEADY),
    ],
)
def test_trend(recent: int, earlier: int, expected: Trend) -> None:
    assert trend(recent, earlier) is expected


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
