from __future__ import annotations

from itertools import combinations
from math import isfinite

import numpy as np
import pytest
import statsmodels.api as sm
from hypothesis import given, settings
from hypothesis import strategies as st

from barometer.stats.difference_in_differences import TribeScores, check_initiative


def made_up(seed: int, count: int, exposed: int, moved: float = 0.0) -> list[TribeScores]:
    generator = np.random.default_rng(seed)
    before = generator.uniform(30, 70, count)
    now = before + generator.normal(0, 4, count) - 0.2 * (before - 50)
    return [
        TribeScores(i < exposed, float(before[i]), float(now[i] + moved * (i < exposed)))
        for i in range(count)
    ]


def least_squares(tribes: list[TribeScores], exposure: list[float]) -> float:
    starts, changes = [t.before for t in tribes], [t.now - t.before for t in tribes]
    design = np.column_stack([np.ones(len(tribes)), exposure, starts])
    return float(sm.OLS(changes, design).fit().params[1])


@settings(max_examples=15)
@given(st.integers(0, 10_000), st.integers(4, 7), st.data())
def test_check_against_least_squares_and_every_assignment(
    seed: int, count: int, data: st.DataObject
) -> None:
    exposed = data.draw(st.integers(1, count - 1))
    tribes = made_up(seed, count, exposed, moved=6)
    found = check_initiative(tribes)
    truth = least_squares(tribes, [float(t.exposed) for t in tribes])
    others = [
        least_squares(tribes, [float(i in chosen) for i in range(count)])
        for chosen in combinations(range(count), exposed)
    ]
    assert found.difference == pytest.approx(truth)
    assert found.p == pytest.approx(np.mean([abs(b) >= abs(truth) - 1e-9 for b in others]))
    assert (found.exposed, found.unexposed) == (exposed, count - exposed)


@pytest.mark.parametrize(("count", "exploratory"), [(9, True), (10, False)])
def test_exploratory_boundary(count: int, exploratory: bool) -> None:
    assert check_initiative(made_up(1, count, 4)).exploratory is exploratory


@pytest.mark.parametrize(("count", "exposed"), [(0, 0), (3, 1), (6, 0), (6, 6)])
def test_check_cannot_be_computed(count: int, exposed: int) -> None:
    found = check_initiative(made_up(1, count, exposed))
    assert (found.difference, found.p) == (None, None)


def test_check_start_tells_exposed_from_unexposed() -> None:
    tribes = [TribeScores(True, 30, 45), *[TribeScores(False, 60, 60 + i) for i in range(4)]]
    assert check_initiative(tribes).difference is None


def test_check_equal_starts_is_the_plain_difference() -> None:
    moves = [(True, 8.0), (True, 10.0), (False, 1.0), (False, 2.0), (False, 3.0)]
    found = check_initiative([TribeScores(e, 50, 50 + m) for e, m in moves])
    assert found.difference == pytest.approx(7)
    assert found.p == pytest.approx(0.1)


def test_check_sampled_assignments_sees_a_large_move_and_no_small_p_by_chance() -> None:
    assert (check_initiative(made_up(2, 20, 10, moved=15)).p or 1) < 0.001
    ps = [check_initiative(made_up(seed, 16, 8)).p for seed in range(40)]
    assert all(p is not None and 0 < p <= 1 and isfinite(p) for p in ps)
    assert sum(p is not None and p < 0.1 for p in ps) <= 10
