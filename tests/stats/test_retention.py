from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from barometer.stats.retention import TO, Retention, quarter_of, retention

histories = st.lists(
    st.tuples(
        st.dates(date(2023, 1, 1), date(2024, 12, 31)),
        st.none() | st.sets(st.sampled_from("abcdef")),
    ),
    max_size=12,
)


@pytest.mark.parametrize(
    ("day", "quarter"),
    [
        (date(2024, 1, 1), "2024-Q1"),
        (date(2024, 3, 31), "2024-Q1"),
        (date(2024, 4, 1), "2024-Q2"),
        (date(2024, 9, 30), "2024-Q3"),
        (date(2024, 12, 31), "2024-Q4"),
    ],
)
def test_quarter_boundaries(day: date, quarter: str) -> None:
    assert quarter_of(day) == quarter


def test_retention_known() -> None:
    rows = retention(
        [
            (date(2024, 1, 9), {"ann", "bob"}),
            (date(2024, 2, 9), {"ann", "eve"}),
            (date(2024, 5, 9), {"ann", "dan"}),
            (date(2024, 8, 9), None),
            (date(2024, 11, 9), {"dan", "bob", "eve"}),
        ]
    )
    assert rows == [
        Retention("2024-Q1", "2024-Q2", 3, pytest.approx(1 / 3)),
        Retention("2024-Q1", "2024-Q4", 3, pytest.approx(2 / 3)),
        Retention("2024-Q2", "2024-Q4", 1, 1.0),
    ]


@given(histories)
def test_retention_person_by_person(history: list[tuple[date, set[str] | None]]) -> None:
    presences = [(person, quarter_of(day)) for day, people in history for person in people or ()]
    first = {
        person: min(quarter for other, quarter in presences if other == person)
        for person, _ in presences
    }
    rows = retention(history)
    for row in rows:
        cohort = [person for person in first if first[person] == row.cohort]
        again = [person for person in cohort if (person, row.quarter) in presences]
        assert row.people == len(cohort) > 0
        assert row.share == len(again) / len(cohort)
        assert row.cohort < row.quarter
    quarters = {quarter_of(day) for day, people in history if people is not None}
    assert len(rows) == sum(q > cohort for cohort in set(first.values()) for q in quarters)


def quarters_of(people_a_quarter: Sequence[str]) -> list[tuple[date, set[str]]]:
    """One session a quarter from 2024-Q1 on; a letter is a person."""
    return [
        (date(2024 + place // 4, 3 * (place % 4) + 2, 1), set(people))
        for place, people in enumerate(people_a_quarter)
    ]


@pytest.mark.parametrize(
    ("people", "cohorts"),
    [
        (["abc", "def", "x"], ["2024-Q1", "2024-Q2"]),
        (["ab", "abcd", "x"], ["2024-Q1–2024-Q2"]),
        (["abc", "abcd", "x"], ["2024-Q1–2024-Q2"]),  # one alone joins those before
        (["a", "a", "abc", "x"], ["2024-Q1–2024-Q3"]),  # a quarter of nobody new in between
        (["abc", "abc", "def", "x"], ["2024-Q1", "2024-Q3"]),
        (["ab", "x"], []),
    ],
)
def test_small_cohorts_are_merged(people: list[str], cohorts: list[str]) -> None:
    rows = retention(quarters_of(people), 3)
    assert list(dict.fromkeys(row.cohort for row in rows)) == cohorts


def test_a_merged_cohort_is_seen_again_after_its_last_quarter() -> None:
    rows = retention(quarters_of(["ab", "acd", "ac"]), 3)
    assert rows == [Retention("2024-Q1–2024-Q2", "2024-Q3", 4, 0.5)]


@given(histories, st.integers(1, 5))
def test_merging_hides_no_cohort_and_shows_no_small_one(
    history: list[tuple[date, set[str] | None]], minimum: int
) -> None:
    apart = {row.cohort: row.people for row in retention(history)}
    merged = {row.cohort: row.people for row in retention(history, minimum)}
    assert all(people >= minimum for people in merged.values())
    assert sum(merged.values()) in (0, sum(apart.values()))
    for cohort, people in merged.items():
        first, last = cohort.split(TO)[0], cohort.split(TO)[-1]
        assert people == sum(n for quarter, n in apart.items() if first <= quarter <= last)
