"""Google Meet attendance: with or without a preamble, in one column of names or in two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from barometer.errors import FileError, Message, _, message
from pipelines.cells import parse_minutes
from pipelines.dates import Translate, date_translator, read_moment
from pipelines.importers._durations import Durations
from pipelines.importers._meeting import (
    COLUMNS,
    Roles,
    address,
    clean_name,
    day_in_name,
    differs_from_declared,
    find_columns,
    headers_of,
    split_title,
    undated,
    unused_headers,
)
from pipelines.importers._period import around, period_in
from pipelines.importers._preamble import read_preamble
from pipelines.importers._table import (
    HEAD,
    Table,
    cell,
    delimiter_of,
    encoding_of,
    is_total,
    keys,
    table_under,
    words,
)
from pipelines.reading import Reading, Recognition
from pipelines.source import Record, Source

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


def recognise(source: Source) -> Recognition | None:
    """Names and durations before times, or a list of durations under a preamble."""
    at = _header_at(source.records)
    if at is None:
        return None
    evidence = message(_("The columns are those of a Google Meet attendance report."))
    return Recognition(_certainty(source.records, at), evidence, "attendance")


def _certainty(records: Sequence[Record], at: int) -> int:
    headers = keys(records[at])
    columns = _columns(headers)
    if "join" in columns:
        return 96 if ONLY_MEET & {*headers} else 93
    return 80 if "title" in read_preamble(records[:at]) else 45


def _header_at(records: Sequence[Record]) -> int | None:
    near = enumerate(records[:HEAD])
    return next((i for i, r in near if _is_header(keys(r)) and _holds_durations(records, i)), None)


def _is_header(headers: Sequence[str]) -> bool:
    columns = _columns(headers)
    named = bool({"name", "first"} & columns.keys())
    if ONLY_MEET & {*headers}:
        return named
    if "join" in columns and "duration" in columns:
        # Teams and Zoom write how long somebody stayed after when.
        return named and columns["duration"] < columns["join"]
    return {"name", "email", "duration"} <= columns.keys() and len(headers) <= 4


def _holds_durations(records: Sequence[Record], at: int) -> bool:
    columns = _columns(keys(records[at]))
    texts = [text for r in records[at + 1 :][:HEAD] if (text := cell(r, columns.get("duration")))]
    return sum(parse_minutes(text) is not None for text in texts) * 2 >= len(texts)


def _columns(headers: Sequence[str]) -> dict[str, int]:
    """Role → position; `Prénom, Nom` and `Nombre, Apellidos` are two halves of a name."""
    columns = find_columns(headers, ROLES)
    name = columns.get("name", -1)
    if "first" in columns and "last" not in columns and headers[name] in _FAMILY:
        columns["last"] = columns.pop("name")
    if "last" in columns and "first" not in columns and headers[name] in _GIVEN:
        columns["first"] = columns.pop("name")
    return columns


def read(source: Source, _recognition: Recognition, day_first: bool | None) -> Reading:
    """One row a record of the table, on the day the preamble, the times or the file's name say."""
    at = _header_at(source.records) or 0
    table = table_under(source.records, at, lambda r: "total" if is_total(r) else None)
    if not table.data:
        raise FileError(
            message(_("{file} lists nobody."), file=source.name),
            message(_("Export the report again after the meeting has ended.")),
        )
    columns = _columns(keys(table.header))
    facts = read_preamble(source.records[:at])
    times = [cell(r, columns.get(role)) for role in ("join", "leave") for r in table.data]
    dates = [*times, *(facts.get(fact, "") for fact in ("date", "start", "end"))]
    period = around(period_in(source.name), 1)
    translate = date_translator(dates, source.name, day_first, period)
    day = _day(facts, times[: len(table.data)], translate) or day_in_name(source.name)
    if not day:
        raise undated(source.name)
    durations = Durations(_stays(table, columns, day, translate), _span(facts, day, translate))
    rows = tuple(_rows(table, columns, facts, day, durations))
    known = _facts(facts, day, translate)
    return Reading(
        format="google_meet",
        kind="attendance",
        columns=COLUMNS,
        headers=headers_of(table.header, columns, "email", "name", "duration"),
        rows=rows,
        non_rows=table.non_rows,
        ignored=unused_headers(table.header, columns),
        facts=known,
        warnings=tuple(_warnings(rows, known, durations, source)),
        encoding=encoding_of(source),
        delimiter=delimiter_of(source),
    )


def _day(facts: dict[str, str], joins: Sequence[str], translate: Translate) -> str:
    """The day stated above, else that of the first to come."""
    stated = translate(facts.get("date", "")) or translate(facts.get("start", ""))
    came = sorted(filter(None, map(translate, joins)))
    return (stated or next(iter(came), ""))[:10]


def _at(text: str, day: str, translate: Translate) -> str:
    """A time of day, or a date with one, as ISO text; empty where it is none."""
    moment = read_moment(f"{day} {text}")
    return translate(text) or (moment.iso(True) if moment and moment.timed else "") or ""


def _stays(
    table: Table, columns: dict[str, int], day: str, translate: Translate
) -> list[tuple[str, str, str]]:
    """Each record's duration as written, and its times as ISO text."""
    return [
        (
            cell(record, columns.get("duration")),
            _at(cell(record, columns.get("join")), day, translate),
            _at(cell(record, columns.get("leave")), day, translate),
        )
        for record in table.data
    ]


def _span(facts: dict[str, str], day: str, translate: Translate) -> tuple[str, str]:
    start, end = (_at(facts.get(fact, ""), day, translate) for fact in ("start", "end"))
    return start, end


def _facts(written: dict[str, str], day: str, translate: Translate) -> dict[str, str]:
    start, end = _span(written, day, translate)
    facts = {fact: written.get(fact, "") for fact in ("title", "participants")}
    return {f: v for f, v in (facts | {"start": start, "end": end}).items() if v}


def _rows(
    table: Table, columns: dict[str, int], facts: dict[str, str], day: str, durations: Durations
) -> Iterator[Record]:
    title = split_title(facts.get("title", ""))
    for record, minutes in zip(table.data, durations.minutes, strict=True):
        parts = (cell(record, columns.get(role)) for role in ("name", "first", "last"))
        who = (address(cell(record, columns.get("email"))), clean_name(" ".join(parts)))
        cells = (title.series, day, title.title, title.topic, *who, minutes)
        yield Record(record.number, cells)


def _warnings(
    rows: Sequence[Record], facts: dict[str, str], durations: Durations, source: Source
) -> Iterator[Message]:
    yield from differs_from_declared(facts.get("participants", ""), rows)
    if durations.unread:
        yield message(
            _("The durations of {file} have no unit and no times beside them; they are left out."),
            file=source.name,
        )
