"""SurveyMonkey: individual responses under two header rows, or one in the condensed form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from barometer.errors import _, message
from barometer.questionnaire import normalise
from pipelines.importers._survey import (
    EMAIL,
    IGNORED,
    PERSONAL,
    Role,
    Survey,
    assign_roles,
    itemised,
    read_survey,
    table_below,
)
from pipelines.importers._table import cell, find_record, words
from pipelines.reading import Reading, Recognition
from pipelines.source import Record, Source

RESPONDENT = words(
    "respondent id|respondentid|id du repondant|id de repondant|id repondant|"
    "identifiant du repondant|id du participant|id del encuestado|id de encuestado|"
    "id del participante|id do respondente|id respondente|id do entrevistado|"
    "id del rispondente|id rispondente|id intervistato|befragten id|id des befragten|"
    "teilnehmer id|respondent nr|id van respondent|id respondent|id respondenta"
)
COLLECTOR = words(
    "collector id|collectorid|id du collecteur|id de collecteur|id collecteur|"
    "id del recopilador|id de recopilador|id do coletor|id coletor|id del collettore|"
    "id collettore|id raccoglitore|collector nr|kollektor id|id van collector|id kolektora"
)
STARTED = words(
    "start date|startdate|date created|created date|date de debut|date de creation|"
    "fecha de inicio|fecha de creacion|startdatum|anfangsdatum|erstellungsdatum|data de inicio|"
    "data de criacao|data inizio|data di inizio|begindatum|data rozpoczecia"
)
ENDED = words(
    "end date|enddate|date modified|modified date|date de fin|date de modification|"
    "fecha de finalizacion|fecha de fin|fecha final|fecha de modificacion|enddatum|"
    "anderungsdatum|data de termino|data final|data de modificacao|data fine|data di fine|"
    "einddatum|data zakonczenia"
)
CUSTOM = re.compile(
    r"(?:custom ?(?:data|value|variable)|donnees personnalisees|datos personalizados|"
    r"benutzerdefinierte daten|dados personalizados|dati personalizzati|aangepaste gegevens)"
    r"(?: ?\d+)?"
)
# What the second row says under a question with one column.
SINGLE = words(
    "response|open ended response|text response|reponse|reponse ouverte|reponse libre|"
    "reponses|respuesta|respuesta abierta|respuesta de respuesta abierta|antwort|"
    "offene antwort|freitextantwort|antwort mit offenem ende|resposta|resposta aberta|"
    "resposta dissertativa|risposta|risposta aperta|antwoord|open antwoord|reactie|"
    "odpowiedz|odpowiedz otwarta|open eindantwoord"
)
# Columns of other tools that call their own respondents the same.
FOREIGN = words("submission id|submitted at|submit date utc")


def recognise(source: Source) -> Recognition | None:
    """A file with a respondent ID, and a collector ID, dates or a second row of headers."""
    at = find_record(source.records, _is_header)
    if at is None:
        return None
    headers = {normalise(header) for header in source.records[at].cells}
    below = _below(source.records, at)
    sure = not COLLECTOR.isdisjoint(headers)
    dated = not STARTED.isdisjoint(headers) and not ENDED.isdisjoint(headers)
    if not (sure or dated or (below and _names_answers(below))):
        return None
    rows = _height(below)
    evidence = message(_("The columns hold a respondent ID; header rows: {rows}."), rows=rows)
    return Recognition(96 if sure else 88, evidence, "survey")


def _is_header(headers: list[str]) -> bool:
    return not RESPONDENT.isdisjoint(headers) and FOREIGN.isdisjoint(headers)


def _below(records: Sequence[Record], at: int) -> Record | None:
    """The second header row: it names answers and leaves the respondent blank."""
    respondent = next(
        i for i, header in enumerate(records[at].cells) if normalise(header) in RESPONDENT
    )
    if at + 1 >= len(records):
        return None
    below = records[at + 1]
    return None if below.blank or cell(below, respondent) else below


def _height(below: Record | None) -> int:
    return 1 if below is None else 2


def _names_answers(below: Record) -> bool:
    return any(normalise(word) in SINGLE for word in below.cells)


def read(source: Source, _recognition: Recognition, day_first: bool | None) -> Reading:
    """One row a respondent; a question of several columns is headed `Question [Item]`."""
    at = find_record(source.records, _is_header) or 0
    below = _below(source.records, at)
    headers = tuple(_headers(source.records[at], below))
    table = table_below(source.records, at, headers, _height(below))
    unused = {
        i
        for i, header in enumerate(headers)
        if CUSTOM.fullmatch(normalise(header)) and not any(cell(r, i) for r in table.data)
    }
    named = assign_roles(headers, _role)
    roles = tuple(IGNORED if i in unused else role for i, role in enumerate(named))
    dates = tuple(i for i, header in enumerate(headers) if normalise(header) in STARTED)
    return read_survey("surveymonkey", source, Survey(table, roles, dates), day_first)


def _headers(above: Record, below: Record | None) -> Iterator[str]:
    """The question with its item; the words of a question reach over the blanks after them."""
    if below is None:
        yield from above.cells
        return
    question = ""
    for i in range(max(len(above.cells), len(below.cells))):
        written, item = cell(above, i), cell(below, i)
        question = written or (question if item else "")
        yield itemised(question, item) if _is_item(item) and question else question or item


def _is_item(item: str) -> bool:
    return bool(item) and normalise(item) not in SINGLE


def _role(written: str) -> Role:
    header = normalise(written)
    if header in RESPONDENT:
        return "response"
    if header in ENDED:
        return "submitted_at"
    if header in EMAIL:
        return "respondent"
    return IGNORED if header in COLLECTOR | STARTED | PERSONAL else None
