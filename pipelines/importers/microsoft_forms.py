"""Microsoft Forms: the workbook of responses, or that workbook saved again as CSV."""

from __future__ import annotations

from barometer.errors import _, message
from barometer.questionnaire import normalise
from pipelines.importers._survey import (
    EMAIL,
    IGNORED,
    PERSONAL,
    Role,
    Survey,
    assign_roles,
    read_survey,
)
from pipelines.importers._table import find_record, keys, table_under, words
from pipelines.reading import Reading, Recognition
from pipelines.source import Source

START = words(
    "start time|heure de debut|startzeit|hora de inicio|ora di inizio|ora inizio|begintijd|"
    "starttijd|hora de comeco|godzina rozpoczecia"
)
COMPLETION = words(
    "completion time|heure de fin|heure d achevement|fertigstellungszeit|abschlusszeit|"
    "hora de finalizacion|ora di completamento|ora di fine|tijd van voltooien|voltooiingstijd|"
    "eindtijd|hora de conclusao|hora de fim|godzina ukonczenia|godzina zakonczenia"
)
LEFT_OUT = words(
    "last modified time|heure de la derniere modification|total points|total des points|"
    "quiz feedback|commentaires sur le questionnaire|grade posted time|language|langue|"
    "sprache|idioma|lingua|taal|jezyk|zeitpunkt der letzten anderung|"
    "uhrzeit der letzten anderung|hora de la ultima modificacion|hora da ultima modificacao|"
    "ora ultima modifica|tijd van laatste wijziging|godzina ostatniej modyfikacji"
)
MARKS = ("points ", "feedback ", "commentaires ")
IDS = words("id|identifiant|identyfikator|identificador|kennung")


def recognise(source: Source) -> Recognition | None:
    """A file headed ID, start time, completion time."""
    if find_record(source.records, _is_header) is None:
        return None
    evidence = message(_("The columns start with ID, start time, completion time."))
    return Recognition(95, evidence, "survey")


def _is_header(headers: list[str]) -> bool:
    timed = not START.isdisjoint(headers) and not COMPLETION.isdisjoint(headers)
    return timed and not IDS.isdisjoint(headers)


def read(source: Source, _recognition: Recognition, day_first: bool | None) -> Reading:
    """One row a response, known by its ID; `anonymous` is nobody's address."""
    at = find_record(source.records, _is_header) or 0
    table = table_under(source.records, at)
    headers = keys(table.header)
    quiz = "total points" in headers or "total des points" in headers
    starts = tuple(i for i, header in enumerate(headers) if header in START)
    roles = assign_roles(table.header.cells, lambda header: _role(normalise(header), quiz))
    return read_survey("microsoft_forms", source, Survey(table, roles, starts), day_first)


def _role(header: str, quiz: bool) -> Role:
    if header in IDS:
        return "response"
    if header in COMPLETION:
        return "submitted_at"
    if header in EMAIL:
        return "respondent"
    mark = quiz and header.startswith(MARKS)
    return IGNORED if mark or header in START | LEFT_OUT | PERSONAL else None
