"""One row per series: its growth from the first six sessions to the last, and who carries it."""

from __future__ import annotations

from collections import Counter

import pandas as pd

from barometer.stats.sessions import classify_sessions, concentration, growth
from pipelines.tables import Press
from pipelines.tables._attendance import HeldSession, held_sessions


def build(press: Press) -> pd.DataFrame:
    return pd.DataFrame([_told(name, held) for name, held in held_sessions(press).items()])


def _told(name: str, held: list[HeldSession]) -> dict[str, object]:
    medians = growth([session.participants for session in held])
    attendances = Counter(person for s in held for person in s.people or ())
    classified = [c for c in classify_sessions([s.people for s in held]) if c is not None]
    return {
        "series": name,
        "sessions": len(held),
        "first_on": held[0].held_on,
        "last_on": held[-1].held_on,
        "first_median": medians.first if medians else None,
        "last_median": medians.last if medians else None,
        "people": len(attendances) or None,
        "concentration": concentration(list(attendances.values())),
        "lapsed": classified[-1].lapsed if classified else None,
    }
