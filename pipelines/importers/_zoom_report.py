"""A Zoom report as sections: the meeting's facts and its tables of people, with their columns.

A meeting's report has one table, an account's has the facts in columns of it, a webinar's has
several of unlike width. Columns are known by their headers, in a language not listed by content.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from pipelines.cells import parse_number
from pipelines.importers._meeting import Roles, find_columns
from pipelines.importers._preamble import LABELS, is_preamble, is_time, read_preamble
from pipelines.importers._table import cell, keys, words
from pipelines.source import Record

# `Name (Original Name)`, `Nom (nom d'origine)`, `Name (ursprünglicher Name)`
_ORIGINAL = re.compile(r"\(.*(?:or[iy]g|urspr|oorspr|元|原|원|исход)", re.IGNORECASE)
_ADDRESS = re.compile(r"\be? ?mail\b|\bcorreo\b|\bcourriel\b")
_WAITING = re.compile(
    r"waiting room|salle d attente|sala de espera|warteraum|sala d attesa|wachtkamer|wachtruimte|"
    r"poczekaln"
)
ROLES: Roles = {
    "attended": words(
        "attended|participation|a participe|present|participe|participou|compareceu|asistio|"
        "teilgenommen|ha partecipato|bijgewoond|deelgenomen"
    ),
    "user": words(
        "user name|username|name|nom d utilisateur|nom de l utilisateur|nom|nombre de usuario|"
        "nombre|nome de usuario|nome do usuario|nome|benutzername|nome utente|gebruikersnaam|naam"
    ),
    "first": words("first name|prenom|vorname|nombre de pila|primeiro nome|voornaam"),
    "last": words("last name|nom de famille|nachname|apellido|apellidos|sobrenome|cognome"),
    "join": words(
        "join time|heure d arrivee|heure de connexion|heure d entree|heure de participation|"
        "heure d acces|rejoindre a|hora de entrada|hora para unirse|hora de ingreso|"
        "hora de ingresso|ingressar na hora|hora de union|beitrittszeit|beitrittszeitpunkt|"
        "teilnahmezeit|ora di ingresso|ora di accesso|ora di partecipazione|deelnametijd|"
        "tijd van deelname|czas dolaczenia|godzina dolaczenia"
    ),
    "leave": words(
        "leave time|heure de depart|heure de deconnexion|heure de sortie|hora de salida|"
        "hora para salir|hora de saida|austrittszeit|verlassen um|uhrzeit des verlassens|"
        "ora di uscita|vertrektijd|czas opuszczenia|godzina opuszczenia"
    ),
}


@dataclass(frozen=True)
class Section:
    """One table of people and the facts that stand above it."""

    facts: dict[str, str]
    header: Record
    body: tuple[Record, ...]
    columns: dict[str, int]


def parse_sections(records: Sequence[Record]) -> tuple[Section, ...]:
    """Every table of people, in the order of the file."""
    sections: list[Section] = []
    above: list[Record] = []
    facts: dict[str, str] = {}
    at = 0
    while at < len(records):
        columns = table_columns(records[at])
        if not columns:
            above.append(records[at])
            at += 1
            continue
        facts = read_preamble(above) or facts
        body = tuple(_body(records, at + 1))
        filled = tuple(record for record in body if not record.blank)
        typed = _typed(records[at], filled, columns)
        sections.append(Section(facts, records[at], filled, typed | columns))
        above = []
        at += 1 + len(body)
    return tuple(sections)


def table_columns(record: Record) -> dict[str, int]:
    """Role → position where the record is the header of a table of people; else empty."""
    headers = keys(record)
    original = next((i for i, text in enumerate(record.cells) if _ORIGINAL.search(text)), None)
    roles = find_columns(headers, ROLES)
    name = roles.get("user") if original is None else original
    columns = {role: i for role, i in roles.items() if role != "user"}
    # An account's report repeats the host's address and the meeting's length before the names.
    after = range(0 if name is None else name + 1, len(headers))
    columns |= _first("email", after, headers, _ADDRESS)
    columns |= _first("minutes", after, headers, re.compile("minut|分"))
    columns |= _first("waiting", after, headers, _WAITING)
    columns |= {} if name is None else {"name": name}
    known = original is not None and bool({"join", "minutes"} & columns.keys())
    told = {"join", "leave", "minutes"} <= columns.keys() and bool(
        {"name", "first", "email"} & columns.keys()
    )
    if not known and not told:
        return {}
    before = find_columns(headers[: name or 0], LABELS)
    return columns | {fact: before[fact] for fact in ("title", "start") if fact in before}


def _first(
    role: str, places: range, headers: Sequence[str], pattern: re.Pattern[str]
) -> dict[str, int]:
    found = next((i for i in places if pattern.search(headers[i])), None)
    return {} if found is None else {role: found}


def is_surely_zoom(record: Record) -> bool:
    """Whether a header names people as only Zoom does, by their original name too."""
    return any(_ORIGINAL.search(text) for text in record.cells)


def _body(records: Sequence[Record], start: int) -> Iterator[Record]:
    """The records under a header, up to another one, or to what stands above another one."""
    for at in range(start, len(records)):
        record = records[at]
        if table_columns(record) or is_preamble(record) or _is_title(records, at):
            return
        yield record


def _is_title(records: Sequence[Record], at: int) -> bool:
    """Whether the record's one cell is the title of the section that begins below it."""
    if len([text for text in records[at].cells if text.strip()]) != 1:
        return False
    below = next((record for record in records[at + 1 :] if not record.blank), None)
    return below is not None and bool(table_columns(below) or is_preamble(below))


def _typed(header: Record, body: Sequence[Record], known: dict[str, int]) -> dict[str, int]:
    """Join, leave and minutes by what stands under headers in a language not listed."""
    if "join" in known or "name" not in known:
        return {}
    free = [i for i in range(known["name"] + 1, len(header.cells)) if i not in known.values()]
    times = [i for i in free if _mostly([cell(record, i) for record in body], is_time)]
    return dict(zip(("join", "leave"), times, strict=False)) | _typed_minutes(free, body)


def _typed_minutes(free: Sequence[int], body: Sequence[Record]) -> dict[str, int]:
    counts = (i for i in free if _mostly([cell(record, i) for record in body], _is_count))
    found = next(counts, None)
    return {} if found is None else {"minutes": found}


def _mostly(texts: Sequence[str], test: Callable[[str], bool]) -> bool:
    filled = [text for text in texts if text]
    return sum(map(test, filled)) * 2 > len(filled)


def _is_count(text: str) -> bool:
    return parse_number(text) is not None
