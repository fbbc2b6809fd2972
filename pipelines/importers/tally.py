"""Tally: submissions as CSV or XLSX; a multi-select gives a joined column and one an option."""

from __future__ import annotations

import re
from collections import Counter
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
    itemised,
    read_survey,
    table_below,
)
from pipelines.importers._table import cell, find_record, words
from pipelines.reading import Reading, Recognition
from pipelines.source import Record, Source

RESPONSE = words("submission id|id de soumission|id de envio|einsendungs id|id invio")
RESPONDENT = words("respondent id|id du repondant|id de repondant|id del encuestado|befragten id")
SUBMITTED = words("submitted at|soumis le|envoye le|enviado el|eingereicht am|inviato il")
STARTED = words("started at|first started at|created at")
# `Question (Option)`, the option being the last pair of brackets that is whole.
_OPTION = re.compile(r"^(?P<stem>\S.*?)\s*\((?P<option>(?:[^()]|\([^()]*\))*)\)$", re.DOTALL)


def recognise(source: Source) -> Recognition | None:
    """A file with a submission ID beside a respondent ID or the time of submission."""
    if find_record(source.records, _is_header) is None:
        return None
    evidence = message(_("The columns hold a submission ID and a respondent ID."))
    return Recognition(95, evidence, "survey")


def _is_header(headers: list[str]) -> bool:
    other = not (RESPONDENT | SUBMITTED).isdisjoint(headers)
    return other and not RESPONSE.isdisjoint(headers)


def read(source: Source, _recognition: Recognition, day_first: bool | None) -> Reading:
    """One row a submission; an option's own column is headed `Question [Option]`."""
    at = find_record(source.records, _is_header) or 0
    headers = _headers(source.records[at].cells)
    roles = assign_roles(headers, _role)
    submitted = roles.index("submitted_at") if "submitted_at" in roles else None

    def why_not(record: Record) -> str | None:
        unsent = submitted is not None and not cell(record, submitted)
        return "incomplete response" if unsent else None

    table = table_below(source.records, at, headers, why_not=why_not)
    dates = tuple(i for i, header in enumerate(headers) if normalise(header) in STARTED)
    return read_survey("tally", source, Survey(table, roles, dates), day_first)


def _headers(written: Sequence[str]) -> tuple[str, ...]:
    """The headers, those of options taken apart.

    `(Option)` is known by a question of these words before it, or by twins that share the words;
    a question that merely ends in brackets stays as it is.
    """
    stems = Counter(normalise(m["stem"]) for h in written if (m := _OPTION.match(h.strip())))
    seen: set[str] = set()
    headers: list[str] = []
    for header in map(str.strip, written):
        match = _OPTION.match(header)
        if question := _question(header, seen):
            headers.append(itemised(question, header[len(question) + 2 : -1]))
        elif match and stems[normalise(match["stem"])] > 1:
            headers.append(itemised(match["stem"], match["option"]))
        else:
            headers.append(header)
            seen.add(header)
    return tuple(headers)


def _question(header: str, seen: set[str]) -> str:
    """The longest header seen before that this one repeats, with an option in brackets."""
    if not header.endswith(")"):
        return ""
    starts = [m.start() for m in re.finditer(r" \(", header)]
    return next((header[:at] for at in reversed(starts) if header[:at] in seen), "")


def _role(written: str) -> Role:
    header = normalise(written)
    if header in RESPONSE:
        return "response"
    if header in SUBMITTED:
        return "submitted_at"
    if header in EMAIL:
        return "respondent"
    return IGNORED if header in RESPONDENT | STARTED | PERSONAL else None
