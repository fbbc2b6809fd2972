"""What else gathers people: two hackathons, a talk a month, mentoring evenings counted by heads."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from story.chance import Chance
from story.files import Row, csv_text, write_csv
from story.people import Person, everybody
from story.wording import words

HACKATHONS = {date(2025, 10, 2): 24, date(2026, 10, 1): 37}
CANCELLED = 3  # tickets given back, of each hackathon
# Participants of each talk and evening, in the order of `sessions.toml`. Dips: summer, December.
TALKS = (13, 17, 14, 12, 18, 16, 19, 17, 21, 11, 20, 22, 19)
EVENINGS = (12, 14, 16, 15, 18, 9, 8, 19, 22)


def write_other_series(folder: Path) -> None:
    """An Eventbrite report a hackathon, a hand-kept grid of talks, a plain file of headcounts."""
    for day, size in HACKATHONS.items():
        _write_hackathon(folder / f"Product hackathon {day}.csv", day, size)
    _write_talks(folder / "Product talks.csv")
    _write_evenings(folder / "mentoring-evenings.csv")


def _gathered(series: str, day: date, size: int) -> list[Person]:
    """Who came: some like such things more than others."""
    there = [p for p in sorted(everybody(), key=lambda p: p.name) if p.works_on(day)]
    weights = [2.0 ** Chance(series, "liking", p.name).normal(1.1) for p in there]
    return Chance(series, day).draw(there, weights, size)


def _write_hackathon(path: Path, day: date, size: int) -> None:
    """Eventbrite's report of attendees: a row a ticket, those given back among them."""
    header = "Order #,Order Date,First Name,Last Name,Email,Quantity,Ticket Type,Attendee #"
    rows: list[Row] = [[*header.split(","), "Attendee Status", "Event Name", "Event Date"]]
    for place, person in enumerate(_gathered("hackathon", day, size + CANCELLED)):
        given, family = person.name.split(" ", 1)
        ordered = day - timedelta(days=Chance("ticket", day, person.name).whole(3, 25))
        status = "Refunded" if place % (size // CANCELLED + 1) == 4 else "Checked In"
        ticket = [f"{ordered} 09:{place:02d}:00", given, family, person.email, "1", "Free"]
        event = [str(7001 + place), status, "Product hackathon – Discovery", str(day)]
        rows.append([str(901 + place), *ticket, *event])
    write_csv(path, rows)


def _write_talks(path: Path) -> None:
    """A hand-kept grid, saved by Excel in English: a row a person, an x each time."""
    held = [(date.fromisoformat(day), topic) for day, topic in words("sessions")["talks"]]
    came = [set(_gathered("talks", *at)) for at in zip((d for d, _t in held), TALKS, strict=True)]
    people = sorted({p for talk in came for p in talk}, key=lambda p: p.name)
    rows: list[Row] = [
        ["Name", *(f"{day:%d/%m/%Y}" for day, _topic in held)],
        ["Topic", *(topic for _day, topic in held)],
        *([p.name, *("x" if p in talk else "" for talk in came)] for p in people),
    ]
    path.write_bytes(csv_text(rows, ends="\r\n", quoted=False).encode("utf-8-sig"))


def _write_evenings(path: Path) -> None:
    """A plain file: nobody is named, heads are counted."""
    rows = [
        ["", day, title, topic, str(heads)]
        for (day, topic, title), heads in zip(words("sessions")["evenings"], EVENINGS, strict=True)
    ]
    write_csv(path, [["session", "held_on", "title", "topic", "participants"], *rows])
