"""The columns of Google Meet's attendance, in the languages its sheets are seen in or may be."""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.cells import parse_minutes
from pipelines.importers._meeting import Roles, find_columns
from pipelines.importers._table import HEAD, cell, keys, words
from pipelines.source import Record

ROLES: Roles = {
    "first": words("first name|given name|prenom|vorname|primeiro nome|voornaam"),
    "last": words(
        "last name|family name|surname|nom de famille|nachname|apellido|apellidos|sobrenome|"
        "cognome|achternaam"
    ),
    "name": words(
        "name|full name|participant|participant name|attendee|nom|nom complet|nombre|"
        "nombre completo|nome|nome completo|naam"
    ),
    "email": words(
        "email|e mail|email address|adresse e mail|e mail adresse|correo|correo electronico|"
        "courriel|endereco de e mail|indirizzo email|e mailadres"
    ),
    "duration": words("duration|duree|dauer|duracion|duracao|durata|duur|czas trwania"),
    "join": words(
        "time joined|joined|joined at|join time|heure d arrivee|heure de connexion|"
        "heure d entree|heure de participation|beigetreten um|beitrittszeit|teilnahme ab|"
        "hora de entrada|hora de union|hora a la que se unio|ora di ingresso|ora di accesso"
    ),
    "leave": words(
        "time exited|exited|left|left at|leave time|heure de sortie|heure de depart|"
        "heure de deconnexion|verlassen um|austrittszeit|hora de salida|hora de saida|"
        "hora a la que salio|ora di uscita"
    ),
}
ONLY_MEET = words("time joined|time exited")
# What heads the given name where another column has the family name, and the other way round.
_GIVEN = words("nombre|nome")
_FAMILY = words("nom")


def header_at(records: Sequence[Record]) -> int | None:
    near = enumerate(records[:HEAD])
    return next((i for i, r in near if _is_header(keys(r)) and _holds_durations(records, i)), None)


def _is_header(headers: Sequence[str]) -> bool:
    columns = meet_columns(headers)
    named = bool({"name", "first"} & columns.keys())
    if ONLY_MEET & {*headers}:
        return named
    if "join" in columns and "duration" in columns:
        # Teams and Zoom write how long somebody stayed after when.
        return named and columns["duration"] < columns["join"]
    return {"name", "email", "duration"} <= columns.keys() and len(headers) <= 4


def _holds_durations(records: Sequence[Record], at: int) -> bool:
    columns = meet_columns(keys(records[at]))
    texts = [text for r in records[at + 1 :][:HEAD] if (text := cell(r, columns.get("duration")))]
    return sum(parse_minutes(text) is not None for text in texts) * 2 >= len(texts)


def meet_columns(headers: Sequence[str]) -> dict[str, int]:
    """Role → position; `Prénom, Nom` and `Nombre, Apellidos` are two halves of a name."""
    columns = find_columns(headers, ROLES)
    name = columns.get("name", -1)
    if "first" in columns and "last" not in columns and headers[name] in _FAMILY:
        columns["last"] = columns.pop("name")
    if "last" in columns and "first" not in columns and headers[name] in _GIVEN:
        columns["first"] = columns.pop("name")
    return columns
