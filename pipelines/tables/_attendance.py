"""Sessions in order with the people who stayed long enough, for every table about sessions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from pipelines.tables import Press

SESSIONS = """
SELECT session, series, held_on::DATE AS held_on, title, topic, headcount
FROM vault.current_sessions ORDER BY series, held_on, session
"""
# A name that belongs to one person of the roster stands for that person.
PEOPLE = """
WITH aliases AS (
  SELECT alias, min(person) AS person FROM vault.current_roster
  WHERE alias IS NOT NULL GROUP BY alias HAVING count(DISTINCT person) = 1
), stays AS (
  SELECT a.session, coalesce(k.person, a.person) AS person,
    CASE WHEN count(a.minutes) < count(*) THEN NULL ELSE sum(a.minutes) END AS minutes
  FROM vault.current_attendance a LEFT JOIN aliases k ON k.alias = a.person
  GROUP BY ALL
)
SELECT session, list(person ORDER BY person) AS people, count(*) AS listed
FROM stays WHERE minutes IS NULL OR minutes >= $minimum GROUP BY session
"""


@dataclass(frozen=True)
class HeldSession:
    """One session; people is None where only a headcount is known."""

    session: str
    series: str
    held_on: date
    title: str | None
    topic: str | None
    people: frozenset[str] | None
    participants: int


def held_sessions(press: Press) -> dict[str, list[HeldSession]]:
    """Series → its sessions, oldest first."""
    people = {
        row["session"]: frozenset(row["people"])
        for row in press.records(PEOPLE, minimum=press.settings.minimum_minutes)
    }
    series: dict[str, list[HeldSession]] = {}
    for row in press.records(SESSIONS):
        series.setdefault(row["series"], []).append(_held(row, people.get(row["session"])))
    return series


def _held(row: dict[str, Any], people: frozenset[str] | None) -> HeldSession:
    headcount = row.pop("headcount")
    if headcount is None:
        people = people or frozenset()
        return HeldSession(**row, people=people, participants=len(people))
    return HeldSession(**row, people=None, participants=headcount)
