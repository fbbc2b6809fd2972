"""What can be erased: a person, an edition, or the people of a time gone by; which rows that is.

Every table that knows people is named here once. Conditions are ours, values are parameters.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TypeAlias

from barometer.errors import HistoryError, HomeError, Message, _, message
from barometer.questionnaire import normalise
from barometer.settings import Settings
from barometer.store.home import Home
from barometer.store.vault import Vault
from pipelines.ledger import What
from pipelines.pseudonyms import known_identity, open_pseudonyms, response_identity

OLD_SESSIONS = Path(__file__).with_name("old_sessions.sql")
OLD_VIEWS = Path(__file__).with_name("old_views.sql")
PSEUDONYM = re.compile(r"[0-9a-f]{32}")
OF_A_SURVEY = ("responses", "answers", "mentions", "comments", "codings", "release_people")
# What publications told: it goes too, and is no row anybody loaded.
MEMORY = ("release_people", "release_slices")

# Table → the condition of the rows that are the people's. A roster's row counts its person among
# the invited: both came from one row of the file.
OF_PEOPLE = dict.fromkeys(OF_A_SURVEY, "list_contains($people, respondent)") | {
    "population": "(batch, file_row) IN"
    " (SELECT batch, file_row FROM roster WHERE list_contains($people, person))",
    "roster": "list_contains($people, person)",
    "attendance": "list_contains($people, person)",
    "views": "list_contains($people, viewer)",
    # Nobody says who searched; a term may name the person, in any order of the words.
    "searches": "len(list_filter($names, lambda name: list_has_all("
    "string_split(regexp_replace(strip_accents(lower(term)), '[^\\p{L}\\p{N}]+', ' ', 'g'), ' '),"
    " string_split(name, ' ')))) > 0",
}
OF_AN_EDITION = dict.fromkeys(
    (*OF_A_SURVEY, "release_slices", "population", "roster"), "edition = $edition"
) | {
    "wordings": "batch IN (SELECT batch FROM batches WHERE kind = 'survey' AND edition = $edition)"
}
OF_BEFORE = {
    "attendance": "(batch, session) IN"
    " (SELECT batch, session FROM sessions WHERE held_on < $before)",
    "views": "viewer IS NOT NULL AND period_end < $before",
}


@dataclass(frozen=True)
class Person:
    """Someone by whatever files know them by: addresses, names, pseudonyms.

    edition: in which a response's number, given by the survey's tool, is theirs.
    """

    identifiers: tuple[str, ...] = field(repr=False)
    edition: str | None = None


@dataclass(frozen=True)
class Edition:
    """All that was answered in an edition, and who was invited."""

    edition: str


@dataclass(frozen=True)
class OlderThan:
    """Who came to sessions and who viewed, so many months ago and longer; the numbers stay."""

    months: int


Subject: TypeAlias = Person | Edition | OlderThan


@dataclass(frozen=True)
class Plan:
    """What goes of the vault.

    gone: table → the condition of its rows that go, or whose person goes.
    left: table → SELECT of all it holds afterwards, where rows change.
    notes: what whoever asks should know.
    """

    what: What
    gone: Mapping[str, str]
    parameters: Mapping[str, object]
    left: Mapping[str, str] = field(default_factory=dict)
    about: str = ""
    notes: tuple[Message, ...] = ()


def plan(subject: Subject, vault: Vault, settings: Settings, today: date) -> Plan:
    """What goes of this vault when the subject is erased."""
    if isinstance(subject, Person):
        return _person(subject, vault, Home(settings.home))
    if isinstance(subject, Edition):
        about = subject.edition
        return Plan("erased_edition", OF_AN_EDITION, {"edition": about}, about=about)
    before = months_before(today, subject.months)
    return Plan(
        "erased_period",
        OF_BEFORE,
        {"before": before, "minimum": settings.minimum_minutes},
        left={
            "sessions": OLD_SESSIONS.read_text(encoding="utf-8"),
            "views": OLD_VIEWS.read_text(encoding="utf-8"),
        },
        about=before.isoformat(),
    )


def months_before(day: date, months: int) -> date:
    """The first day of the month so many months ago: a month is kept or let go whole."""
    if months < 1:
        raise HistoryError(
            message(_("What is younger than a month is not erased by age.")),
            message(_("Name one month or more.")),
        )
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(max(year, 1), month + 1, 1)


def _person(person: Person, vault: Vault, home: Home) -> Plan:
    named = {name.strip() for name in person.identifiers} - {""}
    known = {p for name in named for p in _pseudonyms(name, person.edition, vault, home)}
    people, shared = _with_namesakes(known, vault)
    about = {"people": sorted(people), "names": _in_words(named)}
    return Plan("erased_person", OF_PEOPLE, about, notes=shared)


def _in_words(named: set[str]) -> list[str]:
    """The names among the identifiers, as a term that was searched for would spell them."""
    words = {normalise(name) for name in named if "@" not in name and not PSEUDONYM.fullmatch(name)}
    return sorted(name for name in words if any(c.isalpha() for c in name))


def _pseudonyms(name: str, edition: str | None, vault: Vault, home: Home) -> set[str]:
    """All that the identifier may be kept as; itself too where it looks like a pseudonym."""
    if not home.key.exists():
        raise HomeError(
            message(_("The key {file} is missing: nobody can be known again."), file=home.key),
            message(_("Put your copy of it back.")),
        )
    of = open_pseudonyms(home).of
    found = {of("person", name), of("respondent", known_identity(name))}
    if edition is not None:
        formats = vault.rows("SELECT DISTINCT format FROM batches WHERE kind = 'survey'")["format"]
        found |= {of("respondent", response_identity(edition, f, name)) for f in formats}
    return found | ({name} if PSEUDONYM.fullmatch(name) else set())


def _with_namesakes(known: set[str], vault: Vault) -> tuple[set[str], tuple[Message, ...]]:
    """The pseudonyms with those that a roster says are the same person's, address and name.

    A name that several addresses have is nobody's alone: it does not lead to them, nor they to it.
    """
    pairs = vault.rows(
        "SELECT DISTINCT alias, person FROM roster WHERE alias IS NOT NULL AND alias <> person"
    )
    holders = pairs.groupby("alias")["person"].agg(set)
    own = {alias: next(iter(people)) for alias, people in holders.items() if len(people) == 1}
    people = known | {own[alias] for alias in known & own.keys()}
    people |= {alias for alias, person in own.items() if person in people}
    several = [alias for alias, its in holders.items() if len(its) > 1 and its | {alias} & known]
    if not several:
        return people, ()
    note = message(
        _(
            "Several people of the population have this name. Rows kept under an address go only "
            "with that address, rows kept under the name alone only with the name."
        )
    )
    return people, (note,)
