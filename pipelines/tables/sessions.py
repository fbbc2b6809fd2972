"""One row per session of a series: participants, and how many are new, returning, back again."""

from __future__ import annotations

import pandas as pd

from barometer.stats.sessions import classify_sessions
from pipelines.tables import Press
from pipelines.tables._attendance import held_sessions


def build(press: Press) -> pd.DataFrame:
    rows = []
    for held in held_sessions(press).values():
        for session, people in zip(held, classify_sessions([s.people for s in held]), strict=True):
            rows.append(
                {
                    "session": session.session,
                    "series": session.series,
                    "held_on": session.held_on,
                    "title": session.title,
                    "topic": session.topic,
                    "participants": session.participants,
                    "new": people.new if people else None,
                    "returning": people.returning if people else None,
                    "reactivated": people.reactivated if people else None,
                    "other": people.other if people else None,
                }
            )
    return pd.DataFrame(rows)
