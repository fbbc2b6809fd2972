"""What stands above a table of people: facts of the meeting, across (labels, then values) or down.

Labels are known by their words; across, in a language not listed, by what stands under them.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipelines.dates import read_moment
from pipelines.importers._meeting import Roles, find_columns
from pipelines.importers._table import cell, keys, words
from pipelines.source import Record

LABELS: Roles = {
    "title": words(
        "topic|meeting topic|webinar topic|meeting title|event title|title|meeting name|sujet|"
        "theme|rubrique|titre de la reunion|titre|nom de la reunion|tema|topico|titulo|assunto|"
        "titulo de la reunion|titulo da reuniao|thema|titel|argomento|titolo|onderwerp|temat"
    ),
    "date": words("date|meeting date|date de la reunion|fecha|data|datum"),
    "start": words(
        "start time|actual start time|meeting start time|start|heure de debut|debut|"
        "heure de debut reelle|heure de debut effective|hora de inicio|hora de inicio real|"
        "hora de inicio efetivo|inicio|horario de inicio|startzeit|tatsachliche startzeit|beginn|"
        "ora di inizio|ora di inizio effettiva|starttijd|werkelijke starttijd|godzina rozpoczecia"
    ),
    "end": words(
        "end time|actual end time|meeting end time|end|heure de fin|fin|hora de finalizacion|"
        "hora de fin|hora de termino|hora de encerramento|endzeit|ende|ora di fine|eindtijd|"
        "hora final|godzina zakonczenia"
    ),
    "participants": words(
        "participants|number of participants|participant count|unique viewers|total participants|"
        "nombre de participants|spectateurs uniques|participantes|espectadores unicos|"
        "visualizadores unicos|teilnehmer|eindeutige zuschauer|partecipanti|spettatori unici|"
        "deelnemers|unieke kijkers|uczestnicy"
    ),
}


def read_preamble(records: Sequence[Record]) -> dict[str, str]:
    """The facts those records state, as written; an earlier one counts."""
    facts: dict[str, str] = {}
    filled = [record for record in records if not record.blank]
    for at, record in enumerate(filled):
        across = find_columns(keys(record), LABELS)
        if len(across) >= 2 and at + 1 < len(filled):
            below = filled[at + 1]
            found = {fact: cell(below, position) for fact, position in across.items()}
            found = _typed(record, below) | found if "start" not in found else found
        else:
            found = {fact: cell(record, 1) for fact, position in across.items() if position == 0}
        facts = {fact: value for fact, value in found.items() if value} | facts
    return facts or _typed_facts(filled)


def _typed_facts(filled: Sequence[Record]) -> dict[str, str]:
    pairs = pairwise(filled)
    return next((found for labels, values in pairs if (found := _typed(labels, values))), {})


def is_preamble(record: Record) -> bool:
    """Whether the record is made of labels, with their values below."""
    return len(find_columns(keys(record), LABELS)) >= 2


def _typed(labels: Record, values: Record) -> dict[str, str]:
    """Start and end: the times under a record of words; the first words beside them, the title."""
    headed = [text for text in labels.cells if text.strip()]
    if len(headed) < 3 or any(map(read_moment, headed)):
        return {}
    cells = [text.strip() for text in values.cells]
    times = [text for text in cells if is_time(text)]
    worded = [c for c in cells if c not in times and "@" not in c and any(map(str.isalpha, c))]
    found = dict(zip(("start", "end"), times, strict=False))
    return found | {"title": worded[0]} if found and worded else found


def is_time(text: str) -> bool:
    """Whether the cell is a date with a time of day."""
    moment = read_moment(text)
    return moment is not None and moment.timed
