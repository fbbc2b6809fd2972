"""Whether people come again: cohorts by the quarter they were first seen in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

Person = TypeVar("Person", bound=Hashable)


@dataclass(frozen=True)
class Retention:
    """Of the people first seen in cohort, the share (0 to 1) seen in a later quarter."""

    cohort: str
    quarter: str
    people: int
    share: float


def quarter_of(day: date) -> str:
    """Return the calendar quarter, as 2024-Q3; quarters sort as text."""
    return f"{day.year:04d}-Q{(day.month + 2) // 3}"


def retention(sessions: Iterable[tuple[date, Collection[Person] | None]]) -> list[Retention]:
    """Return one row a cohort and later quarter with a session, both in order.

    Headcount-only sessions (None) are left out; so is a quarter in which nobody could come.
    """
    seen = _people_by_quarter(sessions)
    quarters = sorted(seen)
    rows: list[Retention] = []
    known: set[Person] = set()
    for place, cohort in enumerate(quarters):
        first_seen = seen[cohort] - known
        known |= first_seen
        for quarter in quarters[place + 1 :] if first_seen else []:
            again = len(first_seen & seen[quarter]) / len(first_seen)
            rows.append(Retention(cohort, quarter, len(first_seen), again))
    return rows


def _people_by_quarter(
    sessions: Iterable[tuple[date, Collection[Person] | None]],
) -> dict[str, set[Person]]:
    seen: defaultdict[str, set[Person]] = defaultdict(set)
    for held_on, people in sessions:
        if people is not None:
            seen[quarter_of(held_on)].update(people)
    return seen
