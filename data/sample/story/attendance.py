"""Who came to the Product Crafternoon: fifty sessions, from four people to more than twenty."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

from story.chance import Chance
from story.files import csv_text
from story.people import Person, everybody
from story.teams import Stay, write_report_2021, write_report_2022
from story.wording import words

SERIES = "Product Crafternoon"
FIRST, LAST = date(2024, 11, 21), date(2026, 11, 19)
NO_SESSION = {date(2025, 1, 2), date(2025, 5, 8), date(2026, 1, 1)}  # holidays
BY_HAND = 14  # the first sessions are in the hand-kept grid
# People who stayed at least ten minutes. Dips: school holidays, August, the last week of a year.
PARTICIPANTS = (
    *(4, 5, 4, 5, 4, 5, 6, 5, 7, 6, 4, 7, 8, 7),
    *(6, 5, 4, 6, 9, 10, 11, 8, 11, 12, 13, 9, 12, 13, 15, 11, 14, 15),
    *(16, 17, 15, 16, 18, 17, 19, 18, 16, 12, 10, 15, 21, 22, 21, 25, 24, 22),
)
GUEST = "Sylvain Abergemont"  # comes twice from outside, without an address


@dataclass(frozen=True)
class Session:
    """A session: its day, its title, who stayed, who only looked in."""

    number: int
    held_on: date
    topic: str
    title: str
    people: tuple[Person, ...]
    passers_by: tuple[Person, ...]

    @property
    def name(self) -> str:
        return f"product-crafternoon-{self.held_on}"

    @property
    def meeting_title(self) -> str:
        return f"{SERIES} – {self.topic}: {self.title}"


def held_on() -> list[date]:
    """Every second Thursday but the holidays."""
    days = [FIRST + timedelta(days=14 * i) for i in range((LAST - FIRST).days // 14 + 1)]
    return [day for day in days if day not in NO_SESSION]


@lru_cache
def sessions() -> tuple[Session, ...]:
    """All sessions in order. Those who came last time are likelier to come again."""
    held: list[Session] = []
    planned = zip(held_on(), words("sessions")["sessions"], PARTICIPANTS, strict=True)
    for number, (day, (topic, title), size) in enumerate(planned):
        chance = Chance("session", day)
        around = [p for p in _circle(number) if p.works_on(day)]
        weights = [_pull(person, held) for person in around]
        people = chance.draw(around, weights, size - (number in GUEST_SESSIONS))
        others = [p for p in around if p not in people]
        looked_in = chance.draw(others, [1.0] * len(others), chance.whole(0, 2))
        held.append(Session(number, day, topic, title, tuple(people), tuple(looked_in)))
    return tuple(held)


GUEST_SESSIONS = frozenset({36, 45})


def _circle(number: int) -> list[Person]:
    """Those who have heard of the series by then: a bit over twice as many as come."""
    ranked = sorted(everybody(), key=lambda p: (p.first, Chance("circle", p.name).share()))
    heard = round(2.3 * max(PARTICIPANTS[: number + 1])) + 1
    early = [p for p in ranked if Chance("curious", p.name).share() < 0.85]
    return early[:heard]


def _pull(person: Person, held: list[Session]) -> float:
    liking: float = 2.0 ** Chance("liking", person.name).normal(0.9)
    last, recent = held[-1:], held[-4:]
    came_last = any(person in s.people for s in last)
    came_lately = any(person in s.people for s in recent)
    return liking * (3.0 if came_last else 1.6 if came_lately else 1.0)


def write_attendance(folder: Path) -> None:
    """The grid for the first sessions, a Teams report for each of the others."""
    _write_grid(folder / "Crafternoons 2024-2025.csv", sessions()[:BY_HAND])
    reports = folder / "attendance"
    reports.mkdir(exist_ok=True)
    for session in sessions()[BY_HAND:]:
        # An English report writes 5/11/26: only days after the 12th say which is the month.
        write = write_report_2022 if session.held_on.day > 12 else write_report_2021
        write(reports / f"{session.held_on} {SERIES}.csv", session.meeting_title, _stays(session))


def _write_grid(path: Path, held: tuple[Session, ...]) -> None:
    """A spreadsheet kept by hand and saved by Excel in French: a row a person, an x each time."""
    people = sorted({p for s in held for p in s.people}, key=lambda p: p.name)
    rows = [
        ["Nom", *(f"{s.held_on:%d/%m/%Y}" for s in held)],
        ["Thème", *(s.topic for s in held)],
        *([p.name, *("x" if p in s.people else "" for s in held)] for p in people),
        ["Total", *(str(len(s.people)) for s in held)],
    ]
    text = csv_text(rows, delimiter=";", ends="\r\n", quoted=False)
    path.write_bytes(text.encode("cp1252"))


def _stays(session: Session) -> list[Stay]:
    """Every presence, a rejoin being another one, by time of arrival; the host comes first."""
    stays = []
    for place, person in enumerate(session.people):
        stays += _presence(session, person.name, person.email, host=place == 0)
    for person in session.passers_by:
        chance = Chance("passing", session.held_on, person.name)
        joined = chance.whole(300, 4000)
        stays.append(
            Stay(person.name, person.email, session.held_on, joined, chance.whole(40, 520))
        )
    if session.number in GUEST_SESSIONS:
        stays.append(Stay(f"{GUEST} (Unverified)", "", session.held_on, 240, 6400))
    return sorted(stays, key=lambda stay: stay.joined)


def _presence(session: Session, name: str, email: str, *, host: bool) -> list[Stay]:
    """Two hours from 14:00, less a late arrival, an early leave, sometimes a cut."""
    chance = Chance("stay", session.held_on, name)
    joined = -chance.whole(120, 300) if host else round(abs(chance.normal(260))) - 60
    left = 7200 + chance.whole(20, 400) if host else 7200 + chance.whole(-300, 120)
    if not host and chance.share() < 0.18:
        left = chance.whole(joined + 900, 6600)
    role = "host" if host else "presenter" if chance.share() < 0.06 else "attendee"
    if chance.share() < 0.12 and left - joined > 2400:
        cut = chance.whole(joined + 700, left - 1200)
        back = cut + chance.whole(25, 420)
        return [
            Stay(name, email, session.held_on, joined, cut - joined, role),
            Stay(name, email, session.held_on, back, left - back, role),
        ]
    return [Stay(name, email, session.held_on, joined, left - joined, role)]
