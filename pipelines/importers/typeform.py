"""Typeform: the responses as CSV or XLSX, and the sheet its Google Sheets connection fills."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

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
    table_below,
)
from pipelines.importers._table import Table, cell, find_record, words
from pipelines.reading import Reading, Recognition
from pipelines.source import Record, Source

RESPONSE = words("#|token|response id")
SUBMITTED = words("submit date utc|submit date|submitted at")
STARTED = words("start date utc|start date")
STAGED = words("stage date utc|stage date")
TYPE = words("response type")
OTHERS = words("network id|tags|ending") | STARTED | STAGED | TYPE
OTHER = words("other|autre|otro|otra|andere|anderes|outro|outra|altro|anders|inne")
# What `Response Type` says of a response nobody sent.
UNSENT = words("partial|partially completed|started|start|incomplete|partiel|parcial|teilweise")
SENT = words("completed|complete|finished|submitted|termine|completado|abgeschlossen")
YES_NO = {"1": "Yes (1)", "0": "No (0)"}


def recognise(source: Source) -> Recognition | None:
    """A file with a column of tokens and one of the dates on which responses were sent."""
    if find_record(source.records, _is_header) is None:
        return None
    evidence = message(_("The columns hold a response token and a submit date."))
    return Recognition(96, evidence, "survey")


def _is_header(headers: list[str]) -> bool:
    found = {*headers}
    if "submit date utc" in found:
        return bool(found & {"#", "token", *OTHERS})
    network = "#" in found and "network id" in found
    return network or {"submitted at", "token"} <= found


def read(source: Source, _recognition: Recognition, day_first: bool | None) -> Reading:
    """One row a response sent; `#` is its token, an option chosen stands under its own label."""
    at = find_record(source.records, _is_header) or 0
    written = source.records[at].cells
    roles = assign_roles(written, _role)
    table = table_below(source.records, at, written, why_not=_sent_or_not(written, roles))
    table = replace(table, header=Record(table.header.number, _headers(table, roles)))
    dates = tuple(i for i, header in enumerate(written) if normalise(header) in STARTED | STAGED)
    yes_no = {i: _in_words for i, role in enumerate(roles) if role is None and _is_flag(table, i)}
    survey = Survey(table, roles, dates, answers=yes_no)
    return read_survey("typeform", source, survey, day_first)


def _role(written: str) -> Role:
    header = normalise(written)
    if header in RESPONSE:
        return "response"
    if header in SUBMITTED:
        return "submitted_at"
    if header in EMAIL:
        return "respondent"
    return IGNORED if header in OTHERS | PERSONAL else None


def _sent_or_not(headers: Sequence[str], roles: Sequence[Role]) -> Callable[[Record], str | None]:
    """Why a record is no response: it is only part of one, or has no date of sending."""
    kind = next((i for i, header in enumerate(headers) if normalise(header) in TYPE), None)
    submitted = roles.index("submitted_at") if "submitted_at" in roles else None

    def why_not(record: Record) -> str | None:
        said = normalise(cell(record, kind))
        unsent = said in UNSENT or (submitted is not None and not cell(record, submitted))
        return "incomplete response" if unsent and said not in SENT else None

    return why_not


def _headers(table: Table, roles: Sequence[Role]) -> tuple[str, ...]:
    """The headers, each `Other` after the question it belongs to; among options it stays."""
    headers = list(table.header.cells)
    question = ""
    for i, header in enumerate(table.header.cells):
        if normalise(header) in OTHER and question:
            headers[i] = f"{question} ({header.strip()})"
        elif normalise(header) not in OTHER:
            question = "" if roles[i] is not None or _is_option(table, i) else header.strip()
    return tuple(headers)


def _is_option(table: Table, position: int) -> bool:
    """Whether every filled cell repeats the header: the column of one option of several."""
    label = normalise(table.header.cells[position])
    filled = [c for record in table.data if (c := cell(record, position))]
    return all(normalise(c) == label for c in filled)


def _is_flag(table: Table, position: int) -> bool:
    """Whether the column holds nothing but 1 and 0: Typeform's yes and no."""
    filled = {c for record in table.data if (c := cell(record, position))}
    return bool(filled) and filled <= YES_NO.keys()


def _in_words(text: str) -> str:
    """`Yes (1)`: a question of two answers knows the word, a scale the number."""
    return YES_NO.get(text, text)
