"""Plain files of every kind, CSV or XLSX: a header of the names in `PLAIN_COLUMNS`, then rows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from barometer.errors import _, message
from barometer.questionnaire import normalise
from pipelines.cells import plain_count, plain_minutes
from pipelines.dates import Translate, date_translator, read_moment
from pipelines.importers._by_hand import days_of_name
from pipelines.importers._period import around, period_in
from pipelines.importers._survey import (
    EMAIL,
    IGNORED,
    PERSONAL,
    Role,
    Survey,
    any_identity,
    assign_roles,
    read_survey,
)
from pipelines.importers._table import (
    Column,
    Convert,
    Table,
    find_record,
    keys,
    reading,
    table_under,
    texts_under,
    unless_total,
)
from pipelines.importers._views import undated
from pipelines.reading import COUNTS, DATES, PLAIN_COLUMNS, Kind, Reading, Recognition
from pipelines.source import Source

# What a file must name to be of a kind: one of these sets of columns.
REQUIRED: dict[Kind, tuple[frozenset[str], ...]] = {
    "population": tuple(frozenset({"tribe", c}) for c in ("invited", "person", "name")),
    "attendance": tuple(frozenset({"held_on", c}) for c in ("person", "name", "participants")),
    "views": tuple(
        frozenset({"resource", c}) for c in ("views", "title", "kind", "theme", "updated_on")
    ),
    "searches": tuple(frozenset({"term", c}) for c in ("searches", "without_result")),
    "initiatives": tuple(frozenset({"initiative", c}) for c in ("title", "pillar", "status")),
    "interviews": (frozenset({"interview", "pain_point"}),),
    "feedback": (frozenset({"subject", "rating"}),),
}
SURVEY = ("tribe", "role", "seniority", "pain_points", *PLAIN_COLUMNS["survey"])
_QUESTION = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*_\d+|comment_[a-z0-9_]+|overall")


def recognise(source: Source) -> Recognition | None:
    """A header that holds the names of a plain file; the kind with the most of them."""
    at = find_record(source.records, lambda headers: _kind(headers) is not None)
    kind = _kind(keys(source.records[at])) if at is not None else None
    if at is None or kind is None or _is_grid(source.records[at].cells):
        return None
    names = _names(keys(source.records[at]))
    known = sum(_is_known(name, kind) for name in names)
    evidence = message(_("The columns are those of a plain file of {kind}."), kind=kind)
    return Recognition(55 + 25 * known // len(names), evidence, kind)


def _is_grid(headers: Sequence[str]) -> bool:
    """Whether people stand against dates: a hand-kept grid, whatever else its header names."""
    return sum(read_moment(header) is not None for header in headers) > 1


def _names(headers: Sequence[str]) -> list[str]:
    """`held on` and `held_on` alike."""
    return [header.replace(" ", "_") for header in headers if header]


def _is_known(name: str, kind: Kind) -> bool:
    if kind == "survey":
        return name in SURVEY or _QUESTION.fullmatch(name) is not None
    return name in PLAIN_COLUMNS[kind]


def _kind(headers: Sequence[str]) -> Kind | None:
    names = set(_names(headers))
    if _is_survey(names):
        return "survey"
    found = [k for k, sets in REQUIRED.items() if any(required <= names for required in sets)]
    return max(found, key=lambda kind: len(names & {*PLAIN_COLUMNS[kind]}), default=None)


def _is_survey(names: set[str]) -> bool:
    """Who answered, and columns of questions, pain points or comments."""
    asked = sum(_QUESTION.fullmatch(name) is not None for name in names)
    about = bool(names & {"tribe", "respondent", "submitted_at"})
    return about and (asked > 0 or ("pain_points" in names and "initiative" not in names))


def read(source: Source, recognition: Recognition, day_first: bool | None) -> Reading:
    """The file as it is, its dates and numbers made plain."""
    kind = recognition.kind
    at = find_record(source.records, lambda headers: _kind(headers) == kind) or 0
    if kind == "survey":
        table = table_under(source.records, at)
        roles = assign_roles(table.header.cells, _survey_role)
        survey = Survey(table, roles, identity=any_identity)
        return read_survey("plain", source, survey, day_first)
    table = table_under(source.records, at, unless_total)
    names = [header.replace(" ", "_") for header in keys(table.header)]
    converts = _converts(source, table, names, day_first)
    columns: list[Column] = []
    ignored: list[str] = []
    for position, (name, header) in enumerate(zip(names, table.header.cells, strict=True)):
        if name in PLAIN_COLUMNS[kind] and name not in [column.name for column in columns]:
            columns.append(Column(position, name, header, converts.get(name, str)))
        elif header.strip():
            ignored.append(header)
    if kind == "searches":
        columns += _named_period(source, [column.name for column in columns])
    return reading("plain", kind, source, table, columns, ignored)


def _named_period(source: Source, named: Sequence[str]) -> list[Column]:
    """The days in the file's name, where none of its columns says which days it counts."""
    if {"period_start", "period_end"} <= {*named}:
        return []
    found = days_of_name(source, "searches", named)
    if not found:
        raise undated(source.name)
    return found


def _survey_role(header: str) -> Role:
    """Plain names as they are; an address is a respondent; the rest are questions."""
    name = "_".join(normalise(header).split())
    if name in PLAIN_COLUMNS["survey"]:
        return name
    if normalise(header) in EMAIL:
        return "respondent"
    return IGNORED if normalise(header) in PERSONAL else None


def _converts(
    source: Source, table: Table, names: Sequence[str], day_first: bool | None
) -> dict[str, Convert]:
    """Name → how its cells are made plain; what cannot be stays as written."""
    positions = [i for i, name in enumerate(names) if name in DATES]
    dates = [text for i in positions for text in texts_under(table, i)]
    period = around(period_in(source.name), 31)
    translate = date_translator(dates, source.name, day_first, period)
    converts: dict[str, Convert] = dict.fromkeys(DATES, lambda text: _date(text, translate))
    converts |= dict.fromkeys(COUNTS, lambda text: plain_count(text) if text else "")
    return converts | {"minutes": lambda text: plain_minutes(text) if text else ""}


def _date(text: str, translate: Translate) -> str:
    return translate(text) or text
