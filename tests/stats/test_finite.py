"""No statistic is NaN or infinite, whatever it is given: each public function is tried."""

from __future__ import annotations

import inspect
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from importlib import import_module
from math import isfinite
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import barometer.stats
from barometer.stats.intervals import Interval
from barometer.stats.moments import NOBODY
from tests.stats import nasty

tuples, lists, none = st.tuples, st.lists, st.none
sessions = lists(tuples(nasty.days, nasty.people), max_size=9)
ranks = lists(none() | st.integers(1, 40))
# How each public function is called; a new one without a line here fails the first test.
CALLS: dict[str, st.SearchStrategy[tuple[Any, ...]]] = {
    "changes.compare": nasty.linked(),
    "changes.paired": nasty.moments.flatmap(lambda m: tuples(*[st.just(m)] * 2, st.floats(-1, 1))),
    "changes.partially_overlapping": nasty.linked(),
    "changes.welch": tuples(nasty.moments, nasty.moments),
    "counts.p_value": tuples(nasty.numbers, nasty.numbers),
    "counts.ratio": tuples(nasty.numbers, nasty.numbers),
    "difference_in_differences.check_initiative": tuples(nasty.tribes),
    "drivers.spearman": nasty.columns_of_values(),
    "enps.change": tuples(nasty.answered, nasty.answered),
    "enps.enps": tuples(nasty.numbers, nasty.numbers, nasty.numbers),
    "enps.enps_of": tuples(st.dictionaries(st.integers(0, 10), nasty.numbers)),
    "intervals.finite_population_interval": tuples(nasty.moments, nasty.numbers),
    "intervals.mean_interval": tuples(nasty.moments),
    "knowledge.at_risk": lists(tuples(nasty.numbers, none() | st.booleans())).map(
        lambda rows: ([views for views, _ in rows], [old for _, old in rows])
    ),
    "knowledge.coverage": tuples(lists(st.sampled_from("abc")), st.sets(st.sampled_from("abc"))),
    "knowledge.is_stale": tuples(none() | nasty.days, nasty.days),
    "knowledge.is_unread": tuples(none() | nasty.days, nasty.days),
    "knowledge.trends": tuples(lists(tuples(nasty.numbers, nasty.numbers))),
    "linearisation.respondent_index_values": tuples(nasty.matrices()),
    "maturity.maturity_index": tuples(lists(none() | nasty.scores)),
    "maturity.maturity_level": tuples(nasty.scores),
    "maturity.theme_weights": tuples(st.integers(0, 9)),
    "multiplicity.q_values": tuples(lists(none() | nasty.chances)),
    "nonresponse.answered_unevenly": tuples(none() | nasty.chances),
    "nonresponse.response_p": tuples(nasty.groups),
    "nonresponse.weighted_as_invited": tuples(nasty.groups),
    "persistence.persistence": tuples(ranks),
    "persistence.retest": tuples(nasty.shares, nasty.shares),
    "persistence.status": tuples(st.booleans(), none() | nasty.shares, none() | nasty.shares),
    "priorities.priorities": tuples(nasty.mentions()),
    "priorities.priority": tuples(nasty.chances, nasty.scores, none() | nasty.chances),
    "ranks.rank_pain_points": tuples(nasty.mentions(), st.just(5)),
    "ranks.told_apart": tuples(nasty.ranked, nasty.ranked),
    "reliability.cronbach_alpha_from_sums": nasty.moments.map(lambda m: ([m, m], m + NOBODY)),
    "resamples.dealt_into_groups": tuples(nasty.mentions(), st.just(7), st.just(1)),
    "resamples.resampled": tuples(nasty.mentions(), st.just(3), st.just(1)),
    "retention.quarter_of": tuples(nasty.days),
    "retention.retention": tuples(sessions, st.integers(1, 6)),
    "scores.answer_moments": nasty.distributions,
    "scores.favourable": nasty.single,
    "scores.favourable_boxes": tuples(nasty.scales),
    "scores.favourable_share": nasty.distributions,
    "scores.respondent_theme_score": tuples(lists(none() | nasty.scores)),
    "scores.score": nasty.single,
    "sessions.around": tuples(lists(nasty.numbers)),
    "sessions.attendees": tuples(lists(tuples(st.sampled_from("ab"), none() | nasty.scores))),
    "sessions.classify_sessions": tuples(lists(nasty.people)),
    "sessions.concentration": tuples(lists(nasty.numbers)),
    "sessions.growth": tuples(lists(nasty.numbers)),
    "sessions.reach": tuples(nasty.numbers, none() | nasty.numbers),
    "shares.newcombe": tuples(nasty.shares, nasty.shares).map(
        lambda both: (both[0].count, both[0].n, both[1].count, both[1].n)
    ),
    "shares.wilson": nasty.shares.map(lambda share: (share.count, share.n)),
    "silence.response_rate": tuples(nasty.numbers, none() | nasty.numbers),
    "silence.score_bounds": tuples(nasty.moments, nasty.numbers).map(
        lambda given: (given[0].total, given[0].n, given[1])
    ),
    "silence.share_bounds": tuples(nasty.shares, nasty.numbers).map(
        lambda given: (given[0].count, given[0].n, given[1])
    ),
    "student.t_quantile": tuples(st.floats(1, nasty.HUGE)),
    "student.two_sided": tuples(st.floats(-nasty.HUGE, nasty.HUGE), st.floats(1, nasty.HUGE)),
    "verdicts.detectable_change": tuples(none() | nasty.scores, nasty.numbers),
    "verdicts.verdict": tuples(nasty.changes(), none() | nasty.chances),
}


def public_functions() -> dict[str, Callable[..., Any]]:
    found = {}
    for module in pkgutil.iter_modules(barometer.stats.__path__):
        loaded = import_module(f"barometer.stats.{module.name}")
        for name, function in inspect.getmembers(loaded, inspect.isfunction):
            if function.__module__ == loaded.__name__ and not name.startswith("_"):
                found[f"{module.name}.{name}"] = function
    return found


FUNCTIONS = public_functions()


def numbers_in(value: Any) -> Iterator[float]:
    """Every number of a result, however deep."""
    if is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from numbers_in(getattr(value, field.name))
        for name, _ in inspect.getmembers(type(value), lambda member: isinstance(member, property)):
            yield from numbers_in(getattr(value, name))
    elif isinstance(value, np.ndarray):
        yield from value.astype(np.float64).ravel()
    elif isinstance(value, list | tuple | frozenset) or inspect.isgenerator(value):
        for each in value:
            yield from numbers_in(each)
    elif isinstance(value, float | int):
        yield float(value)


def test_a_nan_is_found_however_deep() -> None:
    deep = [(Interval(0.0, float("inf")), None)], NOBODY, np.array([[1.0, np.nan]])
    assert [number for number in numbers_in(deep) if not isfinite(number)] == [
        float("inf"),
        pytest.approx(np.nan, nan_ok=True),
    ]


def test_every_function_is_called_here() -> None:
    assert set(CALLS) == set(FUNCTIONS)


@pytest.mark.parametrize("name", CALLS)
@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_nothing_returns_nan_or_infinity(name: str, data: st.DataObject) -> None:
    given_ = data.draw(CALLS[name])
    assert all(isfinite(number) for number in numbers_in(FUNCTIONS[name](*given_)))
