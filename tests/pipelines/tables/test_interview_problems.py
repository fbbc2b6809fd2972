"""Problems raised in interviews: counted where that tells nobody apart, together elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from barometer.settings import Settings
from barometer.store.publication import Publication
from pipelines.attack.community import interviews, later_interviews
from pipelines.attack.evidence import Publicity
from pipelines.publish import publish
from pipelines.tables.interview_problems import (
    TOGETHER,
    Counts,
    counted,
    counted_parts,
    settled_counts,
    tells_nobody_apart,
)
from pipelines.undo import undo
from tests.pipelines.conftest import Load

MINIMUM = 5
DATA, VISION = "data_access", "vision"


def interviewed(load: Load, name: str, *raised: Sequence[str]) -> int:
    """One interview after the other, each with the problems it raised."""
    rows = [
        {"interview": f"{name}{n}", "pain_point": problem}
        for n, problems in enumerate(raised)
        for problem in problems
    ]
    return load("interviews", rows, name=f"{name}.csv")


def told(settings: Settings) -> dict[tuple[str | None, str | None], int | None]:
    rows = publish(settings).frame("FROM interview_problems")
    plain = rows.astype(object).where(rows.notna(), None)
    return {(row.theme, row.pain_point): row.interviews for row in plain.itertuples()}


def test_problems_are_counted_where_enough_raised_them(settings: Settings, load: Load) -> None:
    interviewed(load, "a", *[[DATA]] * 6, *[[VISION]] * 5)
    assert told(settings) == {
        (None, None): 11,
        ("data", None): 6,
        ("data", DATA): 6,
        ("culture", None): 5,
        ("culture", VISION): 5,
    }


def test_a_few_interviews_say_nothing(settings: Settings, load: Load) -> None:
    interviewed(load, "a", *[[DATA]] * 4)
    assert told(settings) == {}


def test_a_problem_of_few_is_named_and_not_counted(settings: Settings, load: Load) -> None:
    interviewed(load, "a", *[[DATA]] * 6, *[[VISION]] * 2)
    assert told(settings) == {(None, None): 8, ("data", DATA): None, ("culture", VISION): None}


def test_few_who_raised_both_are_not_told_apart(settings: Settings, load: Load) -> None:
    interviewed(load, "a", *[[DATA]] * 6, *[[VISION]] * 6, [DATA, VISION])
    assert told(settings) == {(None, None): 13, ("data", DATA): None, ("culture", VISION): None}


def test_a_few_new_interviews_wait(settings: Settings, load: Load) -> None:
    interviewed(load, "a", *[[DATA]] * 6, *[[VISION]] * 5)
    first = told(settings)
    interviewed(load, "b", *[[DATA]] * 3, *[[VISION]] * 3)
    assert told(settings) == first  # six more, but three of each
    interviewed(load, "c", *[[DATA]] * 2, *[[VISION]] * 2)
    assert told(settings)[None, None] == 21


def test_interviews_that_are_taken_back_leave_nothing_until_they_are_enough(
    settings: Settings, load: Load
) -> None:
    interviewed(load, "a", *[[DATA]] * 10)
    more = interviewed(load, "b", [DATA], [DATA])
    assert told(settings)[None, None] == 12
    undo(settings, more)
    assert told(settings) == {}


def test_a_table_beside_another_tells_who_came() -> None:
    before = {(None, None): 20, ("data", None): 10}
    assert tells_nobody_apart({(None, None): 30, ("data", None): 15}, before, MINIMUM)
    assert not tells_nobody_apart({(None, None): 30, ("data", None): 12}, before, MINIMUM)
    assert not tells_nobody_apart({(None, None): 30, ("data", None): 18}, before, MINIMUM)
    assert tells_nobody_apart(before, before, MINIMUM)


Signature = tuple[bool, ...]
signatures = st.lists(st.tuples(*[st.booleans()] * 3).filter(any), min_size=MINIMUM, max_size=40)


@given(signatures)
def test_no_sum_of_counts_gives_a_few(people: list[Signature]) -> None:
    """Every combination with small coefficients that is a group of people, whoever they are."""
    names = ("a", "b", "c")
    parts = {
        name: frozenset(str(i) for i, signature in enumerate(people) if signature[place])
        for place, name in enumerate(names)
    }
    raised = {name: members for name, members in parts.items() if members}
    whole = frozenset(str(i) for i in range(len(people)))
    shown = counted_parts(whole, raised, MINIMUM)
    assert small_groups(len(people), shown) == []


def small_groups(whole: int, shown: Mapping[str, frozenset[str]]) -> list[int]:
    possible = [one for one in product((0, 1), repeat=len(shown)) if any(one)]
    sizes = [len(members) for members in shown.values()]
    found = []
    for first, *others in product(range(-2, 3), repeat=1 + len(shown)):
        inside = {first + sum(map(int.__mul__, others, one)) for one in possible}
        size = first * whole + sum(map(int.__mul__, others, sizes))
        if inside <= {0, 1} and 0 < size < MINIMUM:
            found.append(size)
    return found


THEME_OF = {"slow": "data", "gaps": "data", "figures": "data", "vision": "culture", "late": "plan"}
interviewed_one_by_one = st.lists(
    st.frozensets(st.sampled_from(sorted(THEME_OF)), min_size=1, max_size=3), max_size=60
)


@given(st.lists(interviewed_one_by_one, min_size=1, max_size=4), st.integers(0, 3))
def test_the_audit_finds_nothing_in_what_is_told_over_time(
    rounds: list[list[frozenset[str]]], undone: int
) -> None:
    """Interviews come round after round, and one round is taken away again."""
    told: list[Counts] = []
    kept: list[list[frozenset[str]]] = []
    for one in [*rounds, None]:
        kept = [*kept, one] if one is not None else [r for i, r in enumerate(kept) if i != undone]
        now = counted(by_problem(kept), THEME_OF, MINIMUM)
        told.append(settled_counts(now, [t for t in reversed(told) if t], MINIMUM))
        here = publicity(len(told), told[-1])
        assert list(interviews(here)) == []
        for version, earlier in enumerate(told[:-1], 1):
            assert list(later_interviews(here, publicity(version, earlier))) == []


def by_problem(rounds: list[list[frozenset[str]]]) -> dict[str, frozenset[str]]:
    named = [(f"{id(r)}-{n}", problems) for r in rounds for n, problems in enumerate(r)]
    found = {p: frozenset(name for name, problems in named if p in problems) for p in THEME_OF}
    return {problem: members for problem, members in found.items() if members}


def publicity(version: int, counts: Counts) -> Publicity:
    rows = [{"theme": t, "pain_point": p, "interviews": n} for (t, p), n in counts.items()]
    about = [{"minimum_group": MINIMUM, "comments_minimum": 10}]
    where = Publication(version, Path("nowhere"))
    return Publicity(where, {"publication": about, "interview_problems": rows})


def test_the_smallest_are_counted_together() -> None:
    everyone = [str(i) for i in range(30)]
    parts = {
        "a": frozenset(everyone[:14]),
        "b": frozenset(everyone[14:24]),
        "c": frozenset(everyone[24:27]),
        "d": frozenset(everyone[27:]),
    }
    shown = counted_parts(frozenset(everyone), parts, MINIMUM)
    assert {name: len(members) for name, members in shown.items()} == {
        "a": 14,
        "b": 10,
        TOGETHER: 6,
    }


@pytest.mark.parametrize("sizes", [(1, 1), (30, 1), (4, 4)])
def test_parts_of_few_leave_the_whole_alone(sizes: tuple[int, int]) -> None:
    first = frozenset(f"a{i}" for i in range(sizes[0]))
    second = frozenset(f"b{i}" for i in range(sizes[1]))
    assert counted_parts(first | second, {"a": first, "b": second}, MINIMUM) == {}


def test_columns_are_there_without_interviews(settings: Settings, load: Load) -> None:
    load("initiatives", [{"initiative": "atlas", "title": "Atlas"}])
    rows: pd.DataFrame = publish(settings).frame("FROM interview_problems")
    assert rows.empty
