"""Who works there: sixty-five invented people over two years, some coming, some going."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from story.chance import Chance
from story.files import write_csv, write_workbook
from story.plan import EDITIONS, TRIBES, Edition
from story.wording import labels, words

DISCIPLINES = {
    "P": "product_management",
    "D": "product_design",
    "R": "user_research",
    "A": "product_analytics",
    "L": "product_leadership",
}
TRIBE_PATTERN = "PDLPAPRDPPDRPDA"  # the discipline of a tribe's first, second… member
ARRIVALS = (date(2020, 1, 1), date(2025, 9, 1), date(2026, 2, 2), date(2026, 8, 17))
# Places in a tribe that change hands: (tribe, place, index of the first edition of the newcomer).
SUCCESSIONS = {
    ("Search", 3): 1,
    ("Checkout", 5): 2,
    ("Platform", 3): 2,
    ("Search", 8): 3,
    ("Partners", 5): 3,
}


@dataclass(frozen=True)
class Person:
    """Somebody, invited to the editions from `first` until before `end`."""

    name: str
    tribe: str
    role: str
    seniority: str
    first: int
    end: int

    @property
    def email(self) -> str:
        plain = unicodedata.normalize("NFKD", self.name.lower().replace("ø", "o"))
        letters = "".join(c for c in plain if not unicodedata.combining(c))
        given, family = letters.split(" ", 1)
        return f"{given}.{family}@product.example"

    def invited_to(self, edition: Edition) -> bool:
        return self.first <= edition.index < self.end

    def works_on(self, day: date) -> bool:
        gone = self.end < len(EDITIONS) and day >= ARRIVALS[self.end]
        return ARRIVALS[self.first] <= day and not gone


@lru_cache
def everybody() -> tuple[Person, ...]:
    """All people, by tribe and place."""
    names = iter(Chance("names").order(words("people")["names"]))
    people = []
    for tribe_index, tribe in enumerate(TRIBES):
        for place in range(EDITIONS[-1].invited[tribe_index]):
            opened = next(e.index for e in EDITIONS if place < e.invited[tribe_index])
            handed = SUCCESSIONS.get((tribe, place))
            role = DISCIPLINES[TRIBE_PATTERN[place]]
            spans = [(opened, handed or 4)] + ([(handed, 4)] if handed else [])
            for first, end in spans:
                name = next(names)
                people.append(Person(name, tribe, role, _seniority(name, role, first), first, end))
    return tuple(people)


def _seniority(name: str, role: str, first: int) -> str:
    chance = Chance("seniority", name).share() + 0.35 * (role == "product_leadership")
    if first > 0:
        chance -= 0.15
    return "junior" if chance < 0.22 else "mid" if chance < 0.68 else "senior"


def invited(edition: Edition) -> list[Person]:
    return [person for person in everybody() if person.invited_to(edition)]


def write_population(folder: Path) -> None:
    """Counts for the first three editions, a roster of people for the last."""
    role, seniority = labels("roles", "en"), labels("seniorities", "en")
    counts = Counter(
        (e.name, e.tribe_name(p.tribe), role[p.role], seniority[p.seniority])
        for e in EDITIONS[:-1]
        for p in invited(e)
    )
    header = ["edition", "tribe", "role", "seniority", "invited"]
    rows = [[*cell, str(n)] for cell, n in sorted(counts.items())]
    write_csv(folder / "population.csv", [header, *rows])
    last = EDITIONS[-1]
    roster = [
        [last.name, p.email, p.name, p.tribe, role[p.role], seniority[p.seniority]]
        for p in sorted(invited(last), key=lambda p: p.email)
    ]
    header = ["edition", "person", "name", "tribe", "role", "seniority"]
    write_workbook(folder / f"People {last.name}.xlsx", "People", [header, *roster])
