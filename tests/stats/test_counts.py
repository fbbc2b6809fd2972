from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from barometer.stats.counts import p_value, ratio

counts = st.integers(0, 3_000)


@given(counts, counts)
def test_p_value_by_the_binomial_test(recent: int, earlier: int) -> None:
    oracle = binomtest(recent, recent + earlier, 0.5).pvalue if recent + earlier else 1.0
    assert p_value(recent, earlier) == pytest.approx(oracle, rel=1e-9)
    assert p_value(recent, earlier) == p_value(earlier, recent)


@given(counts, counts)
def test_ratio_by_the_exact_interval_of_a_share(recent: int, earlier: int) -> None:
    found = ratio(recent, earlier)
    if not recent + earlier:
        assert (found.low, found.high) == (0, None)
        return
    share = binomtest(recent, recent + earlier).proportion_ci(0.95, method="exact")
    assert found.low == pytest.approx(share.low / (1 - share.low), rel=1e-6)
    if earlier:
        assert found.high == pytest.approx(share.high / (1 - share.high), rel=1e-6)
    else:
        assert found.high is None
