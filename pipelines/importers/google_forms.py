"""Google Forms: the sheet of responses saved as CSV or XLSX, and the form's own CSV download."""

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
from pipelines.importers._table import find_record, table_under, words
from pipelines.reading import Reading, Recognition
from pipelines.source import Source

TIMESTAMP = words(
    "timestamp|horodateur|horodatage|zeitstempel|marca temporal|informazioni cronologiche|"
    "carimbo de data hora|tijdstempel|sygnatura czasowa"
)


def recognise(source: Source) -> Recognition | None:
    """A file whose first column is Google's timestamp."""
    at = find_record(source.records, _is_header)
    if at is None:
        return None
    header = source.records[at].cells[0]
    evidence = message(_("The first column is “{header}”."), header=header)
    return Recognition(85, evidence, "survey")


def _is_header(headers: list[str]) -> bool:
    return (
        headers[0] in TIMESTAMP and len(headers) > 1 and not {"user action", "action"} & {*headers}
    )


def read(source: Source, _recognition: Recognition, day_first: bool | None) -> Reading:
    """One row a response; the e-mail address is its respondent."""
    at = find_record(source.records, _is_header) or 0
    table = table_under(source.records, at)
    survey = Survey(table, assign_roles(table.header.cells, _role))
    return read_survey("google_forms", source, survey, day_first)


def _role(written: str) -> Role:
    header = normalise(written)
    if header in TIMESTAMP:
        return "submitted_at"
    if header in EMAIL:
        return "respondent"
    return IGNORED if header in PERSONAL or header == "score" else None
