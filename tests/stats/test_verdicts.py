from __future__ import annotations

from dataclasses import replace
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.power import NormalIndPower

from barometer.stats.changes import Change, Method, compare
from barometer.stats.moments import Moments
from barometer.stats.multiplicity import q_values
from barometer.stats.verdicts import Verdict, detectable_change, verdict


def change(difference: float, half: float = 4.0, n: int = 30, n_now: int | None = None) -> Change:
    low, high = difference - half, difference + half
    return Change(difference, low, high, 0.5, Method.WELCH, n, n if n_now is None else n_now)


@pytest.mark.parametrize(
    ("moved", "q", "expected"),
    [
        (change(9), 0.04, Verdict.UP),
        (change(-9), 0.04, Verdict.DOWN),
        (change(9), 0.10, Verdict.UP),
        (change(9), 0.1000001, Verdict.CANNOT_TELL),
        (change(9), None, Verdict.CANNOT_TELL),
        (change(1), 0.5, Verdict.STEADY),
        (change(1, 1), 0.01, Verdict.UP),
        (change(1, 4.0001), 0.5, Verdict.CANNOT_TELL),
        (change(-1, 4), 0.5, Verdict.STEADY),
        (change(0, 5), 1.0, Verdict.STEADY),
        (change(0, 2), 0.0, Verdict.STEADY),
        (change(9, n=10), 0.01, Verdict.UP),
        (change(9, n=9), 0.01, Verdict.CANNOT_TELL),
        (change(9, n=30, n_now=9), 0.01, Verdict.CANNOT_TELL),
        (change(0, 1, n=9, n_now=30), 1.0, Verdict.CANNOT_TELL),
    ],
)
def test_verdict_rules(moved: Change, q: float | None, expected: Verdict) -> None:
    assert verdict(moved, q) is expected


def test_verdict_without_a_test() -> None:
    same = Change(0.0, None, None, None, Method.WELCH, 30, 30)
    assert verdict(same, None) is Verdict.CANNOT_TELL
    assert verdict(replace(same, difference=None), None) is Verdict.CANNOT_TELL


changes = st.builds(
    change, st.floats(-30, 30), st.floats(0.1, 20), st.integers(2, 60), st.integers(2, 60)
)
qs = st.floats(0, 1)


@given(changes, qs, qs)
def test_a_smaller_q_never_undoes_a_direction(moved: Change, a: float, b: float) -> None:
    small, large = sorted((a, b))
    if verdict(moved, large) in (Verdict.UP, Verdict.DOWN):
        assert verdict(moved, small) is verdict(moved, large)


@given(changes, qs, st.integers(0, 60))
def test_fewer_respondents_never_say_more(moved: Change, q: float, n: int) -> None:
    fewer = replace(moved, n_now=min(n, moved.n_now))
    assert verdict(fewer, q) in (verdict(moved, q), Verdict.CANNOT_TELL)


@given(changes, qs, st.floats(1, 3))
def test_a_wider_interval_never_turns_steady(moved: Change, q: float, factor: float) -> None:
    assert moved.difference is not None
    assert moved.low is not None
    assert moved.high is not None
    wide = replace(moved, low=moved.low - factor, high=moved.high + factor)
    if verdict(wide, q) is Verdict.STEADY:
        assert verdict(moved, q) is Verdict.STEADY


@given(changes, qs)
def test_the_mirror_says_the_opposite(moved: Change, q: float) -> None:
    assert moved.difference is not None
    assert moved.low is not None
    assert moved.high is not None
    mirror = replace(moved, difference=-moved.difference, low=-moved.high, high=-moved.low)
    opposite = {Verdict.UP: Verdict.DOWN, Verdict.DOWN: Verdict.UP}
    said = verdict(moved, q)
    assert verdict(mirror, q) is opposite.get(said, said)


values = st.lists(st.floats(0, 100), min_size=9, max_size=30)
STRENGTH = {Verdict.CANNOT_TELL: 0, Verdict.STEADY: 0, Verdict.UP: 1, Verdict.DOWN: 1}


def family(pairs: list[tuple[Moments, Moments]]) -> list[Verdict]:
    """The verdicts of (before, now), judged together."""
    found = [compare(before, now) for before, now in pairs]
    qs = q_values([each.p for each in found])
    return [verdict(each, q) for each, q in zip(found, qs, strict=True)]


def moved_by(moments: Moments, points: float) -> Moments:
    """Everybody by as much: the same spread around another mean."""
    squares = moments.total_squares + 2 * points * moments.total + moments.n * points**2
    return Moments(moments.n, moments.total + moments.n * points, max(0.0, squares))


@given(st.lists(st.tuples(values, values), min_size=1, max_size=6), st.floats(0.5, 40))
def test_a_larger_move_keeps_its_verdict_and_weakens_no_other(
    samples: list[tuple[list[float], list[float]]], points: float
) -> None:
    """With the same error, more difference never turns up into cannot tell, anywhere."""
    pairs = [(Moments.of(before), Moments.of(now)) for before, now in samples]
    said = family(pairs)
    before, now = pairs[0]
    away = points if (now.mean or 0.0) >= (before.mean or 0.0) else -points
    further = family([(before, moved_by(now, away)), *pairs[1:]])
    for was, then in zip(said, further, strict=True):
        assert then is was or STRENGTH[then] >= STRENGTH[was]
        assert STRENGTH[was] == 0 or then is was


@given(values, values, st.integers(2, 2_000_000), st.lists(st.floats(0, 1), max_size=20))
def test_more_respondents_with_the_same_effect_keep_a_direction(
    before: list[float], now: list[float], times: int, others: list[float]
) -> None:
    few = Moments.of(before), Moments.of(now)
    many = [Moments(m.n * times, m.total * times, m.total_squares * times) for m in few]
    small, large = compare(*few), compare(*many)
    if small.p is None or large.p is None:
        return
    said = verdict(small, q_values([small.p, *others])[0])
    if said in (Verdict.UP, Verdict.DOWN):
        assert verdict(large, q_values([large.p, *others])[0]) is said


@given(st.lists(qs, min_size=1, max_size=20), st.floats(0, 1))
def test_a_smaller_p_raises_no_q(p_values: list[float], factor: float) -> None:
    smaller = q_values([p_values[0] * factor, *p_values[1:]])
    for was, then in zip(q_values(p_values), smaller, strict=True):
        assert was is not None
        assert then is not None
        assert then <= was + 1e-12


@pytest.mark.parametrize("n", [10, 56, 500])
def test_detectable_change_has_eighty_percent_power(n: int) -> None:
    found = detectable_change(20.0, n)
    assert found is not None
    assert found == pytest.approx(2.80 * sqrt(800 / n))
    power = NormalIndPower().power(found / 20.0, n, 0.05)
    assert power == pytest.approx(0.80, abs=0.005)


def test_detectable_change_starts_at_two() -> None:
    assert detectable_change(20.0, 2) == pytest.approx(56)


@pytest.mark.parametrize(("sd", "n"), [(None, 30), (0.0, 30), (20.0, 1), (20.0, 0)])
def test_detectable_change_unknown(sd: float | None, n: int) -> None:
    assert detectable_change(sd, n) is None
