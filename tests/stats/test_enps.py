from __future__ import annotations

from collections import Counter
from math import sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from barometer.stats.enps import change, enps, enps_of


def test_enps_known() -> None:
    found = enps(50, 30, 20)
    assert found is not None
    assert found.points == pytest.approx(30)
    assert found.standard_error == pytest.approx(100 * sqrt((0.7 - 0.09) / 100))


@given(st.lists(st.integers(0, 10), min_size=1, max_size=80))
def test_enps_is_the_mean_of_plus_and_minus_ones(answers: list[int]) -> None:
    signs = np.array([(answer >= 9) - (answer <= 6) for answer in answers], dtype=float)
    found = enps_of(Counter(answers))
    assert found is not None
    assert found.n == len(answers)
    assert found.points == pytest.approx(100 * signs.mean())
    assert found.standard_error == pytest.approx(100 * signs.std() / sqrt(len(signs)), abs=1e-6)
    if found.interval is None:
        assert len(set(signs)) == 1
    else:
        ends = stats.norm.interval(0.95, 100 * signs.mean(), 100 * signs.std() / sqrt(len(signs)))
        assert [found.interval.low, found.interval.high] == pytest.approx(np.clip(ends, -100, 100))


def test_enps_nobody_and_alike() -> None:
    assert enps(0, 0, 0) is None
    assert enps_of({}) is None
    alike = enps(7, 0, 0)
    assert alike is not None
    assert (alike.points, alike.interval) == (100, None)


def test_enps_wrong() -> None:
    with pytest.raises(ValueError, match="0 or more"):
        enps(-1, 2, 3)
    with pytest.raises(ValueError, match="from 0 to 10"):
        enps_of({11: 1})


SIGNS = np.array([1.0, 0.0, -1.0])


@given(*[st.tuples(*[st.integers(0, 40)] * 3).filter(any)] * 2)
def test_change_against_the_difference_of_two_means(
    before: tuple[int, int, int], now: tuple[int, int, int]
) -> None:
    samples = [np.repeat(SIGNS, counts) for counts in (before, now)]
    first, last = enps(*before), enps(*now)
    assert first is not None
    assert last is not None
    between = change(first, last)
    error = 100 * sqrt(sum(sample.var() / len(sample) for sample in samples))
    if between is None:
        assert error == pytest.approx(0, abs=1e-6)
    else:
        difference = 100 * (samples[1].mean() - samples[0].mean())
        assert between.low == pytest.approx(max(-200, difference - 1.959964 * error), abs=1e-3)
        assert between.high == pytest.approx(min(200, difference + 1.959964 * error), abs=1e-3)
