"""Inputs nobody hopes for: nobody, one, all alike, fifty million, scores a hair from 0 and 100."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
from hypothesis import strategies as st

from barometer.stats.changes import Change, Method, Pairs
from barometer.stats.difference_in_differences import TribeScores
from barometer.stats.enps import enps
from barometer.stats.intervals import Interval
from barometer.stats.moments import Moments
from barometer.stats.nonresponse import Group
from barometer.stats.priorities import Mentions, Priority
from barometer.stats.ranks import RankedPainPoint
from barometer.stats.shares import Share

HUGE = 50_000_000
EDGES = [0.0, 5e-324, 1e-160, 1e-9, 100 / 3, 50.0, 100 - 1e-9, 100 - 1e-13, 100.0]
scores = st.sampled_from(EDGES) | st.floats(0, 100)
numbers = st.sampled_from([0, 1, 2, 9, 10, HUGE - 1, HUGE]) | st.integers(0, HUGE)
one_or_more = numbers.map(lambda n: max(1, n))
chances = st.sampled_from([0.0, 5e-324, 1e-300, 0.1, 1.0]) | st.floats(0, 1)
samples = st.lists(scores, max_size=25) | st.builds(
    lambda v, n: [v] * n, scores, st.integers(0, 25)
)


def sums(values: list[float], times: int) -> Moments:
    few = Moments.of(values)
    return Moments(few.n * times, few.total * times, few.total_squares * times)


moments = st.builds(sums, samples, st.sampled_from([1, 1, 1, 3, 1000, HUGE // 25]))
shares = one_or_more.flatmap(lambda n: st.builds(Share, st.integers(0, n), st.just(n)))
shares |= st.just(Share(0, 0))
intervals = st.tuples(scores, scores).map(lambda ends: Interval(min(ends), max(ends)))
# Days as a file may say them, and as no file does.
days = st.dates(date(1, 1, 2), date(9999, 1, 1))
people = st.none() | st.sets(st.sampled_from("abcdefgh"))
answered = st.builds(enps, numbers, numbers, one_or_more)


def answers_on(scale: int) -> st.SearchStrategy[dict[int, int]]:
    return st.dictionaries(st.integers(1, scale), numbers, max_size=scale)


scales = st.integers(2, 11)
distributions = scales.flatmap(lambda k: st.tuples(answers_on(k), st.just(k), st.booleans()))
single = scales.flatmap(lambda k: st.tuples(st.integers(1, k), st.just(k), st.booleans()))
groups = st.lists(
    st.integers(0, 10**6).flatmap(
        lambda n: st.builds(Group, st.just(n), st.integers(0, n), st.none() | scores)
    ),
    max_size=5,
)
places = st.none() | st.integers(1, 40)
ranked = st.builds(
    RankedPainPoint, st.just(Priority(0, 0, None, None, None, None)), places, places, places
)
tribes = st.lists(st.builds(TribeScores, st.booleans(), scores, scores), max_size=11)


@st.composite
def linked(draw: st.DrawFn) -> tuple[Moments, Moments, Pairs]:
    """Two samples, some of whose respondents are in both; one respondent or millions a value."""
    before, now, times = draw(samples), draw(samples), draw(st.sampled_from([1, HUGE // 25]))
    both = draw(st.integers(0, min(len(before), len(now))))
    found = Pairs.of(before[:both], now[:both])
    return sums(before, times), sums(now, times), Pairs(found.count * times, found.correlation)


@st.composite
def matrices(draw: st.DrawFn, columns: int = 3) -> Any:
    rows = draw(st.lists(st.lists(scores | st.just(np.nan), min_size=columns, max_size=columns)))
    return np.array(rows, dtype=np.float64).reshape(-1, columns)


@st.composite
def mentions(draw: st.DrawFn) -> Mentions:
    found = draw(matrices())
    rows = len(found)
    generator = np.random.default_rng(draw(st.integers(0, 99)))
    released = draw(st.integers(0, 3))
    counts = generator.integers(1, draw(st.sampled_from([2, 9, 2000])), rows)
    return Mentions(
        generator.random(found.shape) < draw(st.sampled_from([0.0, 0.1, 0.5, 1.0])),
        found,
        generator.integers(-1, released, rows) if released else np.full(rows, -1),
        released,
        draw(st.sampled_from([None, counts])),
    )


@st.composite
def columns_of_values(draw: st.DrawFn) -> tuple[Any, Any, Any]:
    found = draw(matrices(2))
    counts = np.random.default_rng(1).integers(1, draw(st.sampled_from([2, HUGE])), len(found))
    return found[:, 0], found[:, 1], draw(st.sampled_from([None, counts]))


@st.composite
def changes(draw: st.DrawFn) -> Change:
    low, middle, high = sorted(draw(st.tuples(*[st.floats(-100, 100)] * 3)))
    known = draw(st.booleans())
    ends = (low, high, draw(chances)) if known else (None, None, None)
    difference = middle if known else draw(st.none() | st.just(middle))
    return Change(difference, *ends, Method.WELCH, draw(numbers), draw(numbers))
