from __future__ import annotations

from collections import Counter
from math import sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from barometer.stats.enps import enps, enps_of


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
        assert -100 <= found.interval.low <= found.points <= found.interval.high <= 100


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
