from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from barometer.stats.intervals import Interval
from barometer.stats.silence import response_rate, score_bounds, share_bounds


@pytest.mark.parametrize(
    ("responded", "invited", "rate"),
    [(56, 60, 56 / 60), (0, 60, 0), (60, 60, 1), (61, 60, None), (5, None, None), (0, 0, None)],
)
def test_response_rate(responded: int, invited: int | None, rate: float | None) -> None:
    assert response_rate(responded, invited) == rate


@given(st.lists(st.booleans(), max_size=5), st.integers(0, 6))
def test_share_bounds_against_every_way_the_silent_could_answer(
    said: list[bool], silent: int
) -> None:
    population = len(said) + silent
    bounds = share_bounds(sum(said), len(said), population)
    if population == 0:
        assert bounds is None
        return
    worlds = [(sum(said) + sum(w)) / population for w in product((0, 1), repeat=silent)]
    assert bounds == Interval(min(worlds), max(worlds))


@given(st.lists(st.floats(0, 100), min_size=1, max_size=40), st.integers(0, 60), st.data())
def test_score_bounds_hold_whatever_the_silent_think(
    scores: list[float], silent: int, data: st.DataObject
) -> None:
    population = len(scores) + silent
    bounds = score_bounds(sum(scores), len(scores), population)
    assert bounds is not None
    thoughts = data.draw(st.lists(st.floats(0, 100), min_size=silent, max_size=silent))
    truth = (sum(scores) + sum(thoughts)) / population
    assert bounds.low - 1e-9 <= truth <= bounds.high + 1e-9
    assert bounds.high - bounds.low == pytest.approx(100 * silent / population, abs=1e-9)


def test_bounds_unknown_population() -> None:
    assert share_bounds(2, 5, 4) is None
    assert score_bounds(100, 5, 4) is None
    assert share_bounds(0, 0, 10) == Interval(0, 1)
    assert score_bounds(0, 0, 10) == Interval(0, 100)


def test_bounds_wrong_numbers() -> None:
    with pytest.raises(ValueError, match="not a share"):
        share_bounds(6, 5, 10)
    with pytest.raises(ValueError, match="not a total"):
        score_bounds(501, 5, 10)
    with pytest.raises(ValueError, match="not a total"):
        score_bounds(-1, 5, 10)
