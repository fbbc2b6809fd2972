from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from barometer.stats.shares import Share, newcombe, wilson


@st.composite
def shares(draw: st.DrawFn, smallest: int = 1) -> Share:
    n = draw(st.integers(smallest, 400))
    return Share(draw(st.integers(0, n)), n)


@given(shares())
def test_wilson_against_statsmodels(share: Share) -> None:
    interval = wilson(share.count, share.n)
    assert interval is not None
    low, high = proportion_confint(share.count, share.n, method="wilson")
    assert (interval.low, interval.high) == (pytest.approx(low), pytest.approx(high))
    assert share.value is not None
    assert 0 <= interval.low <= share.value <= interval.high <= 1
    assert share.interval == interval


@given(shares(), shares())
def test_newcombe_against_statsmodels(before: Share, now: Share) -> None:
    interval = newcombe(before.count, before.n, now.count, now.n)
    assert interval is not None
    low, high = confint_proportions_2indep(
        now.count, now.n, before.count, before.n, method="newcomb", compare="diff"
    )
    assert (interval.low, interval.high) == (pytest.approx(low), pytest.approx(high))
    assert before.value is not None
    assert now.value is not None
    assert -1 <= interval.low <= now.value - before.value <= interval.high <= 1


def test_newcombe_published_example() -> None:
    """Newcombe 1998, table II, first row, method 10: 56/70 against 48/80."""
    interval = newcombe(48, 80, 56, 70)
    assert interval is not None
    assert (round(interval.low, 4), round(interval.high, 4)) == (0.0524, 0.3339)


def test_nobody() -> None:
    assert Share(0, 0).value is None
    assert wilson(0, 0) is None
    assert newcombe(0, 0, 1, 2) is None
    assert newcombe(1, 2, 0, 0) is None


@pytest.mark.parametrize(("count", "n"), [(-1, 5), (6, 5), (1, 0), (0, -1)])
def test_not_a_share(count: int, n: int) -> None:
    with pytest.raises(ValueError, match="not a share"):
        wilson(count, n)


@given(shares(0), shares(0))
def test_union_adds_counts(a: Share, b: Share) -> None:
    assert a + b == Share(a.count + b.count, a.n + b.n)
