"""Qualtrics: responses as CSV, TSV or XLSX, under three header rows, two (older exports) or one."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import zip_longest

from barometer.errors import _, message
from barometer.questionnaire import normalise
from pipelines.dates import read_moment
from pipelines.importers._qualtrics_headings import Heading, compose, import_id
from pipelines.importers._survey import (
    EMAIL,
    IGNORED,
    Role,
    Survey,
    assign_roles,
    read_survey,
    table_below,
)
from pipelines.importers._table import HEAD, cell, words
from pipelines.reading import Reading, Recognition
from pipelines.source import Record, Source

# Names are compared without blanks: `EndDate`, `End Date` and `end_date` are one.
RESPONSE = words(
    "responseid|recordid|antwortid|idderespuesta|iddelarespuesta|iddelareponse|idreponse"
)
ENDED = words("enddate|enddatum|datedefin|fechadefinalizacion|fechafinal|datadefim|dataditermine")
RECORDED = words(
    "recordeddate|erfassungsdatum|dateenregistree|datedenregistrement|fecharegistrada|"
    "fechaderegistro|datagravada|dataregistrazione"
)
STARTED = words("startdate|anfangsdatum|startdatum|datededebut|fechadeinicio|datadeinicio")
FINISHED = words("finished|beendet|abgeschlossen|termine|finalizado|concluido|completato|voltooid")
STATUS = words("status|responsetype|antworttyp|typedereponse|tipoderespuesta")
CHANNEL = words("distributionchannel|verteilungskanal|canaldedistribution|canaldedistribucion")
RESPONDENT = words("recipientemail|emailaddress|emaildesempfangers|emaildudestinataire")
OTHERS = words(
    "progress|durationinseconds|duration|ipaddress|userlanguage|recipientlastname|"
    "recipientfirstname|externalreference|externaldatareference|locationlatitude|"
    "locationlongitude|locationaccuracy|responseset|name"
)
# One of these beside two of the others is Qualtrics' own heading.
SIGNATURE = RESPONSE | RECORDED | CHANNEL | words("userlanguage|durationinseconds|responseset")
KNOWN = SIGNATURE | ENDED | STARTED | FINISHED | STATUS | RESPONDENT | OTHERS
# `Q_RecaptchaScore` and the like, timings, browsers, the order of choices, topics found in text.
_TECHNICAL = re.compile(
    r"Q_[A-Za-z]\w*|(?:\w+_)?DO(?:_\w+)?"
    r"|.*_(?:First Click|Last Click|Page Submit|Click Count)"
    r"|.*_(?:Browser|Version|Operating System|Resolution)"
    r"|.* - (?:Parent Topics|Topics|Topic Hierarchy.*|.*Sentiment.*)"
)
_LEGACY = re.compile(r"V\d+")
UNFINISHED = words("false|0|faux|falsch|falso|onwaar|no|non|nein|nao|nee|nie|unwahr")
PREVIEWS = words("1|9|17")  # what Status holds where values are numeric: previews, online or not
_PREVIEW = re.compile(
    r"\b(?:survey|response)? ?(?:preview|test)\b|vorschau|apercu|vista previa|anteprima|"
    r"previsualiza|pre visualiza|visualizacao|voorbeeld|podglad"
)
UNSEEN = "-99"  # written for questions seen and left unanswered, where asked for


def recognise(source: Source) -> Recognition | None:
    """A file with import ids under its names, or with Qualtrics' own metadata columns."""
    at = _names_at(source.records)
    if at is None:
        return None
    height = _height(source.records, at)
    evidence = message(_("The columns are Qualtrics’ own; header rows: {rows}."), rows=height)
    marked = _import_ids_at(source.records) is not None
    return Recognition(99 if marked else 94, evidence, "survey")


def _import_ids_at(records: Sequence[Record]) -> int | None:
    near = enumerate(records[:HEAD])
    return next((i for i, r in near if any(import_id(c) for c in r.cells)), None)


def _names_at(records: Sequence[Record]) -> int | None:
    """The index of the row of names: the first of the header rows."""
    marked = _import_ids_at(records)
    if marked is not None:
        above = [i for i in range(max(marked - 2, 0), marked) if not records[i].blank]
        return above[0] if above else None
    near = records[:HEAD]
    named = next((i for i, record in enumerate(near) if _is_metadata(record.cells)), None)
    legacy = named and sum(bool(_LEGACY.fullmatch(c)) for c in records[named - 1].cells) > 2
    return named - 1 if named and legacy else named


def _is_metadata(cells: Sequence[str]) -> bool:
    keys = {_key(c) for c in cells}
    return not keys.isdisjoint(SIGNATURE) and len(keys & KNOWN) > 2 and "lastpage" not in keys


def _height(records: Sequence[Record], at: int) -> int:
    """Header rows from that of the names to the last that is no data."""
    marked = _import_ids_at(records)
    if marked is not None:
        return marked - at + 1
    return 2 if at + 1 < len(records) and _is_texts(records[at], records[at + 1]) else 1


def _is_texts(names: Record, below: Record) -> bool:
    """Whether the row holds words where a response would hold dates, numbers and ids."""
    keyed = STARTED | ENDED | RECORDED | RESPONSE | words("locationlatitude|durationinseconds")
    legacy = _is_metadata(below.cells)
    told = [c for n, c in zip(names.cells, below.cells, strict=False) if _key(n) in keyed and c]
    return legacy or (bool(told) and not any(_is_value(text) for text in told))


def _is_value(text: str) -> bool:
    return read_moment(text) is not None or any(c.isdigit() for c in text)


def read(source: Source, _recognition: Recognition, day_first: bool | None) -> Reading:
    """One row a response; previews, and responses begun and never finished, are no rows."""
    at = _names_at(source.records) or 0
    height = _height(source.records, at)
    headings = _headings(source.records[at : at + height])
    keys = [_role_key(heading) for heading in headings]
    roles = tuple(_roles(headings, keys))
    table = table_below(source.records, at, _headers(headings, roles), height, _why_not(keys))
    dates = tuple(i for i, key in enumerate(keys) if key in STARTED | ENDED | RECORDED)
    answers = {i: _seen for i, role in enumerate(roles) if role is None}
    survey = Survey(table, roles, dates, answers=answers)
    return read_survey("qualtrics", source, survey, day_first)


def _headings(rows: Sequence[Record]) -> list[Heading]:
    """Name, text and import id of each column."""
    ids = [r for r in rows if any(import_id(c) for c in r.cells)]
    texts = [r for r in rows[1:] if r not in ids]
    name, text, marked = (r[0].cells if r else () for r in (rows, texts, ids))
    columns = zip_longest(name, text, marked, fillvalue="")
    return [Heading(n.strip(), " ".join(t.split()), import_id(m)) for n, t, m in columns]


def _role_key(heading: Heading) -> str:
    """What tells a metadata column; empty for a question."""
    if heading.import_id:
        return "" if heading.import_id.startswith("QID") else _key(heading.import_id)
    return _key(heading.text if _LEGACY.fullmatch(heading.name) else heading.name)


def _roles(headings: Sequence[Heading], keys: Sequence[str]) -> tuple[Role, ...]:
    assigned = iter(assign_roles(tuple(keys), _role))
    named = zip(headings, assigned, strict=True)
    return tuple(IGNORED if _TECHNICAL.fullmatch(h.name) else role for h, role in named)


def _role(key: str) -> Role:
    if key in RESPONSE:
        return "response"
    if key in ENDED | RECORDED:
        return "submitted_at"
    if key in RESPONDENT or key in {_key(word) for word in EMAIL}:
        return "respondent"
    return IGNORED if key in KNOWN else None


def _headers(headings: Sequence[Heading], roles: Sequence[Role]) -> list[str]:
    """Names of metadata as they are; questions by code and words."""
    composed = compose(headings)
    return [h.name if r else c for h, r, c in zip(headings, roles, composed, strict=True)]


def _why_not(keys: Sequence[str]) -> Callable[[Record], str | None]:
    """Why a record is no response."""
    finished = _position(keys, FINISHED)
    progress = _position(keys, words("progress"))
    tests = [i for i in (_position(keys, STATUS), _position(keys, CHANNEL)) if i is not None]

    def why_not(record: Record) -> str | None:
        said = [normalise(cell(record, i)) for i in tests]
        if any(_PREVIEW.search(word) or word in PREVIEWS for word in said):
            return "preview"
        if finished is not None and cell(record, finished):
            unfinished = normalise(cell(record, finished)) in UNFINISHED
        else:
            share = cell(record, progress)
            unfinished = share.isdigit() and int(share) < 100
        return "incomplete response" if unfinished else None

    return why_not


def _position(keys: Sequence[str], known: frozenset[str]) -> int | None:
    return next((i for i, key in enumerate(keys) if key in known), None)


def _seen(text: str) -> str:
    return "" if text == UNSEEN else text


def _key(text: str) -> str:
    return normalise(text).replace(" ", "")
