"""The community: initiatives, interviews with PMs, feedback."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

from story.attendance import sessions
from story.chance import Chance
from story.files import write_csv
from story.people import everybody
from story.plan import EDITIONS, LAST_DAY
from story.wording import labels, words

INITIATIVE_COLUMNS = (
    *("initiative", "title", "title_fr", "pillar", "theme", "pain_points", "leader_role", "kind"),
    *("status", "started_on", "due_on", "ended_on", "tribes", "contributors"),
    *("summary", "summary_fr"),
)
FIRST_INTERVIEW = date(2025, 3, 4)


def write_community(folder: Path) -> None:
    """Three plain files."""
    _write_initiatives(folder / "initiatives.csv")
    _write_interviews(folder / "interviews.csv")
    _write_feedback(folder / "feedback.csv")


def _write_initiatives(path: Path) -> None:
    initiatives = words("community")["initiatives"]
    rows = [[_cell(i.get(column, "")) for column in INITIATIVE_COLUMNS] for i in initiatives]
    write_csv(path, [INITIATIVE_COLUMNS, *rows])


def _cell(value: Any) -> str:
    return ";".join(value) if isinstance(value, list) else str(value)


def _write_interviews(path: Path) -> None:
    """A quote a row; every fourth interview gave two."""
    quotes = words("community")["interviews"]["quotes"]
    rows: list[list[str]] = []
    number = 0
    for place, (pain_point, quote) in enumerate(quotes):
        if place % 5 != 4:
            number += 1
        rows.append([f"I-{number:02d}", *_interviewee(number, len(quotes)), pain_point, quote])
    header = ["interview", "held_on", "tribe", "role", "pain_point", "quote"]
    write_csv(path, [header, *rows])


def _interviewee(number: int, count: int) -> tuple[str, str, str]:
    """Day, tribe (as it was called then) and discipline."""
    step = (LAST_DAY - FIRST_INTERVIEW).days * number // (count + 1) * 5 // 4
    day = min(FIRST_INTERVIEW + timedelta(days=step), LAST_DAY - timedelta(days=4))
    day -= timedelta(days=max(0, day.weekday() - 4))
    asked = Chance("interviews").order(everybody())
    person = next(p for p in asked[number * 2 :] if p.works_on(day))
    current = max((e for e in EDITIONS if e.opens_on <= day), key=lambda e: e.index, default=None)
    tribe = (current or EDITIONS[0]).tribe_name(person.tribe)
    return str(day), tribe, labels("roles", "en")[person.role]


def _write_feedback(path: Path) -> None:
    feedback = words("community")["feedback"]
    begun = {i["initiative"]: i for i in words("community")["initiatives"]}
    rows = []
    for place, (subject, comment) in enumerate(feedback["initiatives"]):
        initiative = begun[subject]
        day = initiative.get("ended_on", initiative["started_on"]) + timedelta(days=5 + place % 17)
        rows.append(["initiative", subject, min(day, LAST_DAY), _rating(place, 4.1), comment])
    for session in sessions()[-12:]:
        for place in range(3):
            chance = Chance("feedback", session.name, place)
            day = session.held_on + timedelta(days=chance.whole(0, 1))
            comment = chance.pick(feedback["sessions"])
            rows.append(["session", session.name, day, _rating(session.name, 4.3, place), comment])
    header = ["subject_kind", "subject", "given_on", "rating", "comment"]
    write_csv(path, [header, *([*map(str, row)] for row in rows)])


def _rating(subject: object, mean: float, place: int = 0) -> int:
    return min(5, max(1, round(mean + Chance("rating", subject, place).normal(0.8))))
