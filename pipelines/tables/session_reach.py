"""One row per series and tribe (NULL: all): distinct participants of the last six months.

Today's tribes only: whoever comes now is in one of them.
Tribes come from the last edition with a roster, and need the minimum group in its population.
Guests and people who left are not counted where the roster says who is there.
"""

from __future__ import annotations

from collections import Counter

import pandas as pd

from pipelines.tables import Press
from pipelines.tables._attendance import HeldSession, held_sessions

ROSTER = """
SELECT r.person, s.shown AS tribe
FROM vault.current_roster r
JOIN tribe_names t ON t.edition = r.edition AND t.reported = r.tribe
JOIN tribe_shown s ON s.reported = t.today
WHERE r.edition = (SELECT roster FROM latest)
"""
POPULATION = """
SELECT tribe, sum(invited)::INTEGER AS population FROM invited
WHERE edition = (SELECT population FROM latest)
GROUP BY GROUPING SETS ((), (tribe))
"""


def build(press: Press) -> pd.DataFrame:
    tribe_of = {row["person"]: row["tribe"] for row in press.records(ROSTER)}
    population = {row["tribe"]: row["population"] for row in press.records(POPULATION)}
    rows = []
    for series, held in held_sessions(press).items():
        people = _recent_people(held)
        people = people & tribe_of.keys() if tribe_of else people
        rows.append(
            {
                "series": series,
                "tribe": None,
                "people": len(people),
                "population": population.get(None),
            }
        )
        by_tribe = Counter(tribe_of[person] for person in people if person in tribe_of)
        for tribe in sorted(set(tribe_of.values())):
            if (population.get(tribe) or 0) >= press.settings.minimum_group:
                rows.append(
                    {
                        "series": series,
                        "tribe": tribe,
                        "people": by_tribe[tribe],
                        "population": population[tribe],
                    }
                )
    return pd.DataFrame(rows)


def _recent_people(held: list[HeldSession]) -> set[str]:
    """Everybody seen in the six months up to the last session."""
    since = (pd.Timestamp(held[-1].held_on) - pd.DateOffset(months=6)).date()
    return {p for session in held if session.held_on > since for p in session.people or ()}
