"""One row per series and topic: who it drew, beside the sessions around it.

Attendance changes over the years, so a topic is held against the six sessions around each of its
own. Everything is made of counts that `sessions` publishes one by one.
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median

import pandas as pd

from barometer.stats.sessions import SessionPeople, around, classify_sessions
from pipelines.tables import Press
from pipelines.tables._attendance import HeldSession, held_sessions


@dataclass(frozen=True)
class _Told:
    """A session, the median of those around it, and its people where they are known."""

    session: HeldSession
    around: float | None
    people: SessionPeople | None


def build(press: Press) -> pd.DataFrame:
    rows = []
    for series, held in held_sessions(press).items():
        topics: dict[str, list[_Told]] = {}
        for told in _told(held):
            if told.session.topic:
                topics.setdefault(told.session.topic, []).append(told)
        rows += [{"series": series} | _row(name, drew) for name, drew in topics.items()]
    return pd.DataFrame(rows)


def _told(held: list[HeldSession]) -> list[_Told]:
    near = around([session.participants for session in held])
    people = classify_sessions([session.people for session in held])
    return [_Told(*one) for one in zip(held, near, people, strict=True)]


def _row(topic: str, drew: list[_Told]) -> dict[str, object]:
    differences = [t.session.participants - t.around for t in drew if t.around is not None]
    known = [told.people for told in drew if told.people is not None]
    return {
        "topic": topic,
        "sessions": len(drew),
        "last_on": drew[-1].session.held_on,
        "participants": float(median(told.session.participants for told in drew)),
        "difference": float(median(differences)) if differences else None,
        "known": len(known),
        "new": sum(people.new for people in known) if known else None,
        "reactivated": sum(people.reactivated for people in known) if known else None,
    }
