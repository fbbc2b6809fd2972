"""One row per series: its growth from the first six sessions to the last, and who carries it.

How many people came is said from the minimum group on; what the five most frequent make up, where
at least as many are not among them.
"""

from __future__ import annotations

from collections import Counter
from statistics import median

import pandas as pd

from barometer.stats.sessions import MOST_FREQUENT, classify_sessions, concentration, growth
from pipelines.tables import Press
from pipelines.tables._attendance import HeldSession, held_sessions
from pipelines.tables._ratings import Ratings, settled_ratings

RATINGS = """
SELECT s.series, count(*) AS n, avg(f.rating) AS mean
FROM vault.current_feedback f JOIN vault.current_sessions s ON s.session = f.subject
WHERE f.subject_kind = 'session' GROUP BY s.series
"""
BEFORE = "SELECT series AS subject, ratings, mean_rating FROM series WHERE ratings > 0"


def build(press: Press) -> pd.DataFrame:
    now = {row["series"]: Ratings(row["n"], row["mean"]) for row in press.records(RATINGS)}
    rated = settled_ratings(press, now, BEFORE)
    minimum = press.settings.minimum_group
    rows = []
    for name, held in held_sessions(press).items():
        ratings = rated.get(name, Ratings(0, None))
        given = {"ratings": ratings.n, "mean_rating": ratings.mean}
        rows.append({"series": name} | _told(held, minimum) | given)
    return pd.DataFrame(rows)


def _told(held: list[HeldSession], minimum: int) -> dict[str, object]:
    participants = [session.participants for session in held]
    medians = growth(participants)
    attendances = Counter(person for s in held for person in s.people or ())
    classified = [c for c in classify_sessions([s.people for s in held]) if c is not None]
    many = len(attendances) >= MOST_FREQUENT + minimum
    return {
        "sessions": len(held),
        "first_on": held[0].held_on,
        "last_on": held[-1].held_on,
        "first_median": medians.first if medians else None,
        "last_median": medians.last if medians else None,
        "median": float(median(participants)),
        "people": len(attendances) if len(attendances) >= minimum else None,
        "concentration": concentration(list(attendances.values())) if many else None,
        "lapsed": classified[-1].lapsed if classified else None,
    }
