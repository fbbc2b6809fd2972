from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from barometer.stats.retention import Retention, quarter_of, retention

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
