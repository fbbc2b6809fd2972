"""One row per series and tribe (NULL: all): distinct participants of the last six months.

Today's tribes only: whoever comes now is in one of them.
Tribes come from the last edition with a roster, and need the minimum group in its population; those
left out are together nobody or as many, else all less the tribes shown would give them away.
Guests and people who left are not counted where the roster says who is there. A series of which
only heads were counted has no rows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

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
    shown = _enough(Counter(tribe_of.values()), population, press.settings.minimum_group)
    rows: list[dict[str, object]] = []
    for series, held in held_sessions(press).items():
        people = _recent_people(held)
        if not people:  # heads were counted, and nobody is known
            continue
        people = people & tribe_of.keys() if tribe_of else people
        counts = Counter(tribe_of[person] for person in people if person in tribe_of)
        counted = {None: len(people)} | {tribe: counts[tribe] for tribe in shown}
        rows += [
            {"series": series, "tribe": tribe, "people": n, "population": population.get(tribe)}
            for tribe, n in counted.items()
        ]
    return pd.DataFrame(rows)


def _enough(
    listed: Mapping[str, int], population: Mapping[str | None, int], minimum: int
) -> list[str]:
    """The tribes that may be shown, by name: the smallest are left out until they are enough.

    listed: people of each tribe on the roster; population as the last file counts it.
    """
    least = {tribe: min(n, population.get(tribe, 0)) for tribe, n in listed.items()}
    shown, left = sorted(listed, key=lambda tribe: (least[tribe], tribe)), 0
    while shown and (least[shown[0]] < minimum or 0 < left < minimum):
        left += listed[shown.pop(0)]
    return sorted(shown)


def _recent_people(held: list[HeldSession]) -> set[str]:
    """Everybody seen in the six months up to the last session."""
    since = (pd.Timestamp(held[-1].held_on) - pd.DateOffset(months=6)).date()
    return {p for session in held if session.held_on > since for p in session.people or ()}
