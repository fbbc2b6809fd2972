"""A series of sessions: who came, who is new, who is back, and how it grows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import TypeVar

Person = TypeVar("Person", bound=Hashable)

MINIMUM_MINUTES = 10.0
MISSED = 3  # sessions in a row
GROWTH_WINDOW = 6  # sessions
AROUND = 6  # sessions
MOST_FREQUENT = 5  # people


@dataclass(frozen=True)
class SessionPeople:
    """One session's participants; other: came back after missing one or two.

    new + returning + reactivated + other = participants; lapsed are not there.
    """

    participants: int
    new: int
    returning: int
    reactivated: int
    other: int
    lapsed: int


@dataclass(frozen=True)
class Growth:
    """Median participants of the first six sessions and of the last six."""

    first: float
    last: float


def attendees(
    stays: Iterable[tuple[Person, float | None]], minimum_minutes: float = MINIMUM_MINUTES
) -> frozenset[Person]:
    """Return the distinct people whose stays add up to the minimum, rejoins summed.

    A stay without minutes (a hand-kept list) is a presence and counts whatever the minimum.
    """
    minutes: defaultdict[Person, float] = defaultdict(float)
    for person, stay in stays:
        minutes[person] += minimum_minutes if stay is None else stay
    return frozenset(person for person, total in minutes.items() if total >= minimum_minutes)


def classify_sessions(
    sessions: Sequence[Collection[Person] | None],
) -> list[SessionPeople | None]:
    """Return one classification a session, oldest first; None where only a headcount is known.

    A headcount-only session is left out: it is neither attended nor missed by anyone.
    """
    last_seen: dict[Person, int] = {}
    result: list[SessionPeople | None] = []
    place = 0
    for people in sessions:
        result.append(None if people is None else _classify(set(people), place, last_seen))
        place += people is not None
    return result


def _classify(people: set[Person], place: int, last_seen: dict[Person, int]) -> SessionPeople:
    """Classify the session at this place and note who was there."""
    missed = [place - last_seen[person] - 1 for person in people if person in last_seen]
    last_seen.update(dict.fromkeys(people, place))
    return SessionPeople(
        participants=len(people),
        new=len(people) - len(missed),
        returning=sum(gap == 0 for gap in missed),
        reactivated=sum(gap >= MISSED for gap in missed),
        other=sum(0 < gap < MISSED for gap in missed),
        lapsed=sum(place - seen >= MISSED for seen in last_seen.values()),
    )


def growth(participants: Sequence[int]) -> Growth | None:
    """Return the two medians of a series in order; None under twelve sessions (they would overlap).

    Headcount-only sessions count.
    """
    if len(participants) < 2 * GROWTH_WINDOW:
        return None
    first, last = participants[:GROWTH_WINDOW], participants[-GROWTH_WINDOW:]
    return Growth(float(median(first)), float(median(last)))


def around(participants: Sequence[int]) -> list[float | None]:
    """Return, a session in order, the median of the six around it, itself left out.

    Three before and three after; at either end, the six nearest. None where fewer than six others
    were held.
    """
    return [_around(participants, place) for place in range(len(participants))]


def _around(participants: Sequence[int], place: int) -> float | None:
    if len(participants) <= AROUND:
        return None
    start = min(max(place - AROUND // 2, 0), len(participants) - AROUND - 1)
    near = range(start, start + AROUND + 1)
    return float(median(participants[other] for other in near if other != place))


def reach(people: int, population: int | None) -> float | None:
    """Return distinct people/population, 0 to 1; None without a population or beyond it."""
    if not population or people > population:
        return None
    return people / population


def concentration(attendances: Sequence[int], most_frequent: int = MOST_FREQUENT) -> float | None:
    """Return the share, 0 to 1, of all attendances that the five most frequent people make up.

    attendances: one count a person. None when nobody came.
    """
    whole = sum(attendances)
    if whole == 0:
        return None
    return sum(sorted(attendances, reverse=True)[:most_frequent]) / whole
