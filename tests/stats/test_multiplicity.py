from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.multitest import multipletests

from barometer.stats.multiplicity import q_values

ps = st.floats(0, 1)


@given(st.lists(ps, min_size=1, max_size=40))
def test_q_values_against_statsmodels_and_scipy(p_values: list[float]) -> None:
    found = q_values(p_values)
    assert found == pytest.approx(multipletests(p_values, method="fdr_bh")[1])
    assert found == pytest.approx(stats.false_discovery_control(p_values, method="bh"))


@given(st.lists(st.none() | ps, max_size=40))
def test_none_stays_and_is_no_member(p_values: list[float | None]) -> None:
    found = q_values(p_values)
    assert [q is None for q in found] == [p is None for p in p_values]
    assert [q for q in found if q is not None] == q_values([p for p in p_values if p is not None])
    for p, q in zip(p_values, found, strict=True):
        assert p is None or (q is not None and p <= q <= 1)


@given(st.lists(ps, min_size=2, max_size=20))
def test_q_follows_the_order_of_p(p_values: list[float]) -> None:
    found = q_values(p_values)
    in_order = [q for _, q in sorted(zip(p_values, found, strict=True)) if q is not None]
    assert in_order == sorted(in_order)


@pytest.mark.parametrize("wrong", [-0.1, 1.1, float("nan")])
def test_not_a_p(wrong: float) -> None:
    with pytest.raises(ValueError, match="p-value"):
        q_values([0.5, wrong])
