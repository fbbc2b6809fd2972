from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from barometer.stats.halves import cut_in_halves

FIRST = datetime(2026, 11, 2)
moments = st.lists(st.integers(0, 12).map(lambda hours: FIRST + timedelta(hours=hours)))


@given(moments)
def test_no_other_cut_is_more_equal(answered: list[datetime]) -> None:
    cut = cut_in_halves(answered)
    distinct = sorted(set(answered))
    if len(distinct) < 2:
        assert cut is None
        return
    assert cut is not None

    def apart(at: datetime) -> int:
        return abs(sum(1 if moment < at else -1 for moment in answered))

    assert 0 < sum(moment < cut for moment in answered) < len(answered)
    assert apart(cut) == min(apart(at) for at in distinct[1:])


@pytest.mark.parametrize(("days", "early"), [([1, 2, 3, 4], 2), ([1, 2, 3], 1), ([1, 2, 2, 2], 1)])
def test_those_of_one_moment_stay_together(days: list[int], early: int) -> None:
    answered = [FIRST + timedelta(days=day) for day in days]
    cut = cut_in_halves(answered)
    assert cut is not None
    assert sum(moment < cut for moment in answered) == early
