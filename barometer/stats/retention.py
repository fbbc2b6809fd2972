"""Whether people come again: cohorts by the quarter they were first seen in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

Person = TypeVar("Person", bound=Hashable)


TO = "–"  # joins the first and the last quarter of a cohort that was merged


@dataclass(frozen=True)
class Retention:
    """Of the people first seen in cohort, the share (0 to 1) seen in a later quarter.

    cohort: one quarter, or the first and the last of those merged: `2024-Q1–2024-Q3`.
    """

    cohort: str
    quarter: str
    people: int
    share: float


def quarter_of(day: date) -> str:
    """Return the calendar quarter, as 2024-Q3; quarters sort as text."""
    return f"{day.year:04d}-Q{(day.month + 2) // 3}"


def retention(
    sessions: Iterable[tuple[date, Collection[Person] | None]], minimum: int = 1
) -> list[Retention]:
    """Return one row a cohort and later quarter with a session, both in order.

    A cohort of fewer people than the minimum is merged with the next, the last with the one before;
    none where they are too few together. Whoever came in the last quarter first is in no cohort:
    there is no later one. Headcount-only sessions (None) are left out; so is a quarter in which
    nobody could come.
    """
    seen = _people_by_quarter(sessions)
    quarters = sorted(seen)
    rows = []
    for cohort in _merged(_first_seen(seen)[:-1], minimum):
        for quarter in quarters[quarters.index(cohort.last) + 1 :]:
            again = len(cohort.people & seen[quarter]) / len(cohort.people)
            rows.append(Retention(cohort.name, quarter, len(cohort.people), again))
    return rows


@dataclass(frozen=True)
class _Cohort(Generic[Person]):
    first: str
    last: str
    people: frozenset[Person]

    @property
    def name(self) -> str:
        return self.first if self.first == self.last else f"{self.first}{TO}{self.last}"

    def __add__(self, later: _Cohort[Person]) -> _Cohort[Person]:
        return _Cohort(self.first, later.last, self.people | later.people)


def _first_seen(seen: dict[str, set[Person]]) -> list[_Cohort[Person]]:
    """One cohort a quarter, in order; some may be of nobody."""
    known: set[Person] = set()
    cohorts = []
    for quarter in sorted(seen):
        cohorts.append(_Cohort(quarter, quarter, frozenset(seen[quarter] - known)))
        known |= seen[quarter]
    return cohorts


def _merged(cohorts: list[_Cohort[Person]], minimum: int) -> list[_Cohort[Person]]:
    merged: list[_Cohort[Person]] = []
    small: _Cohort[Person] | None = None
    for cohort in cohorts:
        if cohort.people:
            small = small + cohort if small else cohort
            if len(small.people) >= minimum:
                merged, small = [*merged, small], None
    if small and merged:
        merged = [*merged[:-1], merged[-1] + small]
    return merged


def _people_by_quarter(
    sessions: Iterable[tuple[date, Collection[Person] | None]],
) -> dict[str, set[Person]]:
    seen: defaultdict[str, set[Person]] = defaultdict(set)
    for held_on, people in sessions:
        if people is not None:
            seen[quarter_of(held_on)].update(people)
    return seen
