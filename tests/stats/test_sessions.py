from __future__ import annotations

import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from barometer.stats.sessions import (
    Growth,
    SessionPeople,
    around,
    attendees,
    classify_sessions,
    concentration,
    growth,
    reach,
)

histories = st.lists(st.none() | st.sets(st.sampled_from("abcdefgh")), max_size=15)


def test_attendees_sums_rejoins() -> None:
    stays = [("ann", 6.0), ("bob", 9.9), ("ann", 4.0), ("eve", 10.0), ("list", None)]
    assert attendees(stays) == {"ann", "eve", "list"}
    assert attendees(stays, minimum_minutes=5) == {"ann", "bob", "eve", "list"}


def naive(sessions: list[set[str]], place: int) -> SessionPeople:
    """Classify one session from each person's row of presences."""
    kinds = {"new": 0, "returning": 0, "reactivated": 0, "other": 0, "lapsed": 0}
    for person in set().union(*sessions[: place + 1]):
        row = [person in people for people in sessions[: place + 1]]
        before = row[:-1]
        if not row[-1]:
            kinds["lapsed"] += len(row) > 3 and not any(row[-3:])
        elif not any(before):
            kinds["new"] += 1
        elif before[-1]:
            kinds["returning"] += 1
        elif not any(before[-3:]):
            kinds["reactivated"] += 1
        else:
            kinds["other"] += 1
    return SessionPeople(participants=len(sessions[place]), **kinds)


@given(histories)
def test_classify_against_rows_of_presences(history: list[set[str] | None]) -> None:
    found = classify_sessions(history)
    assert [each is None for each in found] == [people is None for people in history]
    known = [people for people in history if people is not None]
    expected = [naive(known, place) for place in range(len(known))]
    assert [each for each in found if each is not None] == expected
    for each in expected:
        parts = each.new + each.returning + each.reactivated + each.other
        assert parts == each.participants


@pytest.mark.parametrize(
    ("missed", "kind"), [(0, "returning"), (1, "other"), (2, "other"), (3, "reactivated")]
)
def test_classify_boundaries(missed: int, kind: str) -> None:
    sessions = [{"ann"}, *[{"bob"}] * missed, {"ann"}]
    last = classify_sessions(sessions)[-1]
    assert last is not None
    assert getattr(last, kind) >= 1


@pytest.mark.parametrize(("missed", "lapsed"), [(2, 0), (3, 1), (4, 1)])
def test_lapsed_boundary(missed: int, lapsed: int) -> None:
    last = classify_sessions([{"ann"}, *[{"bob"}] * missed])[-1]
    assert last is not None
    assert last.lapsed == lapsed


def test_growth() -> None:
    assert growth([4, 5, 4, 5, 5, 6, 15, 20, 22, 21, 24, 23]) == Growth(5, 21.5)
    assert growth([4, 5, 4, 5, 5, 6, 99, 15, 20, 22, 21, 24, 23]) == Growth(5, 21.5)
    assert growth([4] * 11) is None
    assert growth([]) is None


@given(st.lists(st.integers(0, 9), max_size=30))
def test_concentration(counts: list[int]) -> None:
    found = concentration(counts)
    if not sum(counts):
        assert found is None
        return
    assert found is not None
    assert 0 < found <= 1
    best = list(counts)
    taken = 0
    for _ in range(min(5, len(counts))):
        taken += max(best)
        best.remove(max(best))
    assert found == taken / sum(counts)


@pytest.mark.parametrize(
    ("people", "population", "share"),
    [(24, 60, 0.4), (60, 60, 1), (0, 60, 0), (61, 60, None), (3, None, None), (0, 0, None)],
)
def test_reach(people: int, population: int | None, share: float | None) -> None:
    assert reach(people, population) == share


@given(st.lists(st.integers(0, 40), max_size=20))
def test_around_is_the_median_of_the_six_nearest_others(participants: list[int]) -> None:
    for place, value in enumerate(around(participants)):
        others = [other for other in range(len(participants)) if other != place]
        near = sorted(others, key=lambda other: abs(other - place))[:6]
        if len(near) < 6:
            assert value is None
        else:
            assert value == statistics.median(participants[other] for other in near)


def test_around_of_seven_sessions_leaves_only_the_session_out() -> None:
    assert around([4, 5, 4, 5, 4, 5, 40]) == [5, 4.5, 5, 4.5, 5, 4.5, 4.5]
    assert around([4, 5, 4, 5, 4, 5]) == [None] * 6
