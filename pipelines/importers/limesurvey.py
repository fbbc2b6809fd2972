"""LimeSurvey: results as CSV or XLSX, headed by codes, by full texts, or by both."""

from __future__ import annotations

import re
from collections.abc import Sequence

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
from pipelines.importers._table import HEAD, cell, table_under, words
from pipelines.reading import Reading, Recognition
from pipelines.source import Record, Source

RESPONSE = words(
    "id|response id|id de la reponse|antwort id|id de respuesta|id de la respuesta|"
    "id da resposta|id risposta|id della risposta|antwoord id|reactie id|id odpowiedzi"
)
SUBMITTED = words(
    "submitdate|submit date|date submitted|date de soumission|datum abgeschickt|"
    "abgeschickt am|fecha de envio|data de envio|data de submissao|data di invio|data invio|"
    "datum ingestuurd|datum verzonden|inzenddatum|data wysłania|data przesłania"
)
OTHERS = words(
    "ultima pagina visitada|laatste pagina|ostatnia strona|idioma inicial|idioma de inicio|"
    "lingua iniziale|lingua di partenza|begintaal|starttaal|język początkowy|"
    "jezyk poczatkowy|datum gestartet|data de inicio|data di inizio|startdatum|"
    "data rozpoczecia|datum letzte aktivitat|fecha de inicio|fecha de la ultima accion|"
    "ip adresse|direccion ip|endereco ip|indirizzo ip|ip adres|adres ip|"
    "url de referencia|url di riferimento|weiterleitungs url|verweis url|"
    "lastpage|last page|derniere page|letzte seite|ultima pagina|startlanguage|"
    "start language|langue de depart|start sprache|lenguaje inicial|seed|tete de serie|"
    "zufallsstartwert|semilla|startdate|date started|date de lancement|datestamp|"
    "date last action|date de la derniere action|ipaddr|ip address|adresse ip|refurl|"
    "referrer url|url referente|url de reference|token|access code|code d acces|"
    "interviewtime|total time|temps total"
)
DATES = words(
    "startdate|date started|date de lancement|datum gestartet|fecha de inicio|data de inicio|"
    "data di inizio|startdatum|datestamp|date last action|date de la derniere action|"
    "datum letzte aktivitat|fecha de la ultima accion"
)
NAMES = frozenset(("firstname", "lastname")) | PERSONAL
_TIMING = re.compile(
    r"(?:group ?time|q\w*time|question time|temps pour (?:le groupe|la question))\b.*|"
    r"group ?time ?\d+|\d+x\d+x\d+time"
)
# `Ag2[SQ002]. Question [Sub]`: the code before the words, in the third heading mode.
_CODE = re.compile(r"^\s*\w+(?:\[[^\]]*\])*\.\s+(?=\S)")


def recognise(source: Source) -> Recognition | None:
    """A file with LimeSurvey's leading columns in one of its three heading modes."""
    if _header_at(source.records) is None:
        return None
    evidence = message(_("The columns start with a response ID, a date submitted, a last page."))
    return Recognition(95, evidence, "survey")


def _header_at(records: Sequence[Record]) -> int | None:
    near = enumerate(records[:HEAD])
    return next((i for i, record in near if _is_header(record.cells)), None)


def _is_header(cells: Sequence[str]) -> bool:
    roles = [_role_of(header) for header in cells]
    others = {form for header in cells for form in (normalise(header), _bare(header))} & OTHERS
    return "response" in roles and "submitted_at" in roles and bool(others)


def read(source: Source, _recognition: Recognition, day_first: bool | None) -> Reading:
    """One row a response sent; those never sent are no rows."""
    at = _header_at(source.records) or 0
    headers = source.records[at].cells
    roles = assign_roles(headers, _role_of)
    submitted = roles.index("submitted_at")

    def why_not(record: Record) -> str | None:
        return None if cell(record, submitted) else "incomplete response"

    table = table_under(source.records, at, why_not)
    dates = tuple(i for i, header in enumerate(headers) if _bare(header) in DATES)
    return read_survey("limesurvey", source, Survey(table, roles, dates), day_first)


def _bare(header: str) -> str:
    """The normalised header without its code."""
    return normalise(_CODE.sub("", header))


def _role_of(header: str) -> Role:
    return _role(normalise(header)) or _role(_bare(header))


def _role(header: str) -> Role:
    if header in RESPONSE:
        return "response"
    if header in SUBMITTED:
        return "submitted_at"
    if header in EMAIL:
        return "respondent"
    return IGNORED if header in OTHERS | NAMES or _TIMING.fullmatch(header) else None
