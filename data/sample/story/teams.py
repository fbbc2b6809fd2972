"""Attendance as Teams reports it, in two of its generations."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

from story.files import Row, csv_text, write_utf16

BEGINS = time(14)
FRENCH_ROLES = {"host": "Organisateur", "presenter": "Présentateur", "attendee": "Participant"}
ENGLISH_ROLES = {"host": "Organizer", "presenter": "Presenter", "attendee": "Attendee"}
AMERICAN_SINCE = date(2026, 1, 1)  # the host's new computer writes 11/19/26, 1:58:41 PM


@dataclass(frozen=True)
class Stay:
    """Somebody in the meeting: seconds after (before) the hour, and for how long."""

    name: str
    email: str
    day: date
    joined: int
    seconds: int
    role: str = "attendee"

    @property
    def arrival(self) -> datetime:
        return datetime.combine(self.day, BEGINS) + timedelta(seconds=self.joined)

    @property
    def departure(self) -> datetime:
        return self.arrival + timedelta(seconds=self.seconds)


def write_report_2021(path: Path, title: str, stays: list[Stay]) -> None:
    """The French report without numbered sections, a row a stay."""
    moment, lasted = _french_moment, _french_duration
    rows: list[Row] = [
        ["*Résumé de la réunion"],
        ["Nombre total de participants", len({s.name for s in stays})],
        ["Titre de la réunion", title],
        ["Heure de début de la réunion", moment(min(s.arrival for s in stays))],
        ["Heure de fin", moment(max(s.departure for s in stays))],
        [],
        ["Nom complet", "Heure d'arrivée", "Heure de départ", "Durée", "E-mail", "Rôle"],
        *(
            [
                *(s.name, moment(s.arrival), moment(s.departure), lasted(s.seconds)),
                *(s.email, FRENCH_ROLES[s.role]),
            ]
            for s in stays
        ),
    ]
    write_utf16(path, csv_text(rows, delimiter="\t", quoted=False))


def write_report_2022(path: Path, title: str, stays: list[Stay]) -> None:
    """The English report in three numbered sections; rejoins show in the third."""
    american = stays[0].day >= AMERICAN_SINCE
    moment = _american_moment if american else _british_moment
    people = _by_person(stays)
    begin, end = min(s.arrival for s in stays), max(s.departure for s in stays)
    totals = [sum(s.seconds for s in theirs) for theirs in people]
    rows: list[Row] = [
        ["1. Summary"],
        ["Meeting title", title],
        ["Attended participants", len(people)],
        ["Start time", moment(begin)],
        ["End time", moment(end)],
        ["Meeting duration", _english_duration(int((end - begin).total_seconds()))],
        ["Average attendance time", _english_duration(sum(totals) // len(totals))],
        [],
        ["2. Participants"],
        [
            *("Name", "First Join", "Last Leave", "In-Meeting Duration", "Email"),
            *("Participant ID (UPN)", "Role"),
        ],
        *(_participant(theirs, moment) for theirs in people),
        [],
        ["3. In-Meeting Activities"],
        ["Name", "Join Time", "Leave Time", "Duration", "Email", "Role"],
        *(
            [
                *(s.name, moment(s.arrival), moment(s.departure), _english_duration(s.seconds)),
                *(s.email, ENGLISH_ROLES[s.role]),
            ]
            for s in stays
        ),
    ]
    write_utf16(path, csv_text(rows, delimiter="\t", ends="\r\n", quoted=False))


def _by_person(stays: list[Stay]) -> list[list[Stay]]:
    people: dict[str, list[Stay]] = {}
    for stay in stays:
        people.setdefault(stay.name, []).append(stay)
    return list(people.values())


def _participant(theirs: list[Stay], moment: Callable[[datetime], str]) -> Row:
    first, last = theirs[0], theirs[-1]
    return [
        *(first.name, moment(first.arrival), moment(last.departure)),
        _english_duration(sum(s.seconds for s in theirs)),
        *(first.email, first.email, ENGLISH_ROLES[first.role]),
    ]


def _french_moment(moment: datetime) -> str:
    return f"{moment:%d/%m/%Y} à {moment:%H:%M:%S}"


def _british_moment(moment: datetime) -> str:
    return f"{moment:%d/%m/%y, %H:%M:%S}"


def _american_moment(moment: datetime) -> str:
    hour = moment.hour % 12 or 12
    return f"{moment.month}/{moment.day}/{moment:%y}, {hour}:{moment:%M:%S %p}"


def _french_duration(seconds: int) -> str:
    """`2 h 04 m`, `8 m 23 s`, with no-break spaces."""
    hours, minutes = divmod(seconds // 60, 60)
    said = f"{hours} h {minutes:02d} m" if hours else f"{minutes} m {seconds % 60} s"
    return said.replace(" ", "\u00a0")


def _english_duration(seconds: int) -> str:
    """`2h 4m 7s`, `8m 23s`."""
    hours, minutes = divmod(seconds // 60, 60)
    parts = [f"{hours}h"] * (hours > 0) + [f"{minutes}m"] * (seconds >= 60) + [f"{seconds % 60}s"]
    return " ".join(parts)
