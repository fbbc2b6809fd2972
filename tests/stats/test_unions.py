"""What is computed from the sums of slices that share nobody is what their respondents give."""

from __future__ import annotations

from collections import Counter
from functools import reduce
from operator import add
from statistics import mean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from barometer.stats.changes import Change, Pairs, compare
from barometer.stats.enps import enps_of
from barometer.stats.intervals import Interval, finite_population_interval, mean_interval
from barometer.stats.moments import NOBODY, Moments
from barometer.stats.scores import (
    answer_moments,
    favourable,
    favourable_share,
    respondent_theme_score,
    score,
)
from barometer.stats.shares import Share

answers = st.integers(1, 5)
# Slices of respondents, each with the answers to a theme's four questions.
slices = st.lists(
    st.lists(st.lists(st.none() | answers, min_size=4, max_size=4), max_size=8),
    min_size=1,
    max_size=4,
)
samples = st.lists(st.lists(st.sampled_from([0.0, 25.0, 62.5, 100.0]), max_size=8), max_size=4)


def close(a: Interval | None, b: Interval | None) -> bool:
    if a is None or b is None:
        return a is b
    return (a.low, a.high) == (pytest.approx(b.low, abs=1e-6), pytest.approx(b.high, abs=1e-6))


@given(slices, st.booleans())
def test_distributions_add_up(tribes: list[list[list[int | None]]], turned: bool) -> None:
    """Of one question: score, spread and favourable share, from each tribe's counts."""
    known = [[row[0] for row in rows if row[0] is not None] for rows in tribes]
    whole = [score(x, 5, turned) for tribe in known for x in tribe]
    union = reduce(add, [answer_moments(Counter(tribe), 5, turned) for tribe in known])
    assert union.n == len(whole)
    assert union.mean == (pytest.approx(mean(whole)) if whole else None)
    assert close(mean_interval(union), mean_interval(Moments.of(whole)))
    good = [favourable(x, 5, turned) for tribe in known for x in tribe]
    shares = [favourable_share(Counter(tribe), 5, turned) for tribe in known]
    assert reduce(add, shares) == Share(sum(good), len(good))


@given(slices)
def test_theme_scores_add_up(tribes: list[list[list[int | None]]]) -> None:
    """A slice's score is the mean over respondents, whatever the tribes they are added up from."""
    scored = [
        [respondent_theme_score([None if x is None else score(x, 5) for x in row]) for row in rows]
        for rows in tribes
    ]
    known = [[value for value in rows if value is not None] for rows in scored]
    everybody = [value for rows in known for value in rows]
    union = sum((Moments.of(rows) for rows in known), NOBODY)
    assert union.n == len(everybody)
    assert union.mean == (pytest.approx(mean(everybody)) if everybody else None)
    for population in (len(everybody), len(everybody) + 7):
        found = finite_population_interval(union, population)
        assert close(found, finite_population_interval(Moments.of(everybody), population))


def test_a_slices_score_is_not_the_mean_of_its_questions() -> None:
    """Who answered one question of two weighs as one respondent, not as half."""
    rows = [[100.0, 100.0], [0.0, None]]
    by_respondent = Moments.of(
        value for r in rows if (value := respondent_theme_score(r)) is not None
    )
    assert by_respondent.mean == 50
    assert mean([mean([100.0, 0.0]), 100.0]) == 75


def parts(change: Change) -> list[object]:
    values = (change.difference, change.low, change.high, change.p)
    known = [None if v is None else pytest.approx(v, abs=1e-6) for v in values]
    return [*known, change.method, change.n_before, change.n_now]


@given(samples, samples, st.integers(0, 32))
def test_changes_of_a_union(before: list[list[float]], now: list[list[float]], linked: int) -> None:
    """A change from the sums of the parts is that of everybody, linked or not."""
    first, second = [v for rows in before for v in rows], [v for rows in now for v in rows]
    linked = min(linked, len(first), len(second))
    pairs = Pairs.of(first[:linked], second[:linked])
    union = compare(
        sum((Moments.of(rows) for rows in before), NOBODY),
        sum((Moments.of(rows) for rows in now), NOBODY),
        pairs,
    )
    whole = compare(Moments.of(first), Moments.of(second), pairs)
    found = (union.difference, union.low, union.high, union.p)
    assert [*found, union.method, union.n_before, union.n_now] == parts(whole)


@given(st.lists(st.dictionaries(st.integers(0, 10), st.integers(0, 50)), min_size=1, max_size=4))
def test_enps_of_a_union(tribes: list[dict[int, int]]) -> None:
    everybody = [answer for tribe in tribes for answer, n in tribe.items() for _ in range(n)]
    union: Counter[int] = Counter()
    for tribe in tribes:
        union.update(tribe)
    assert enps_of(dict(union)) == enps_of(dict(Counter(everybody)))
