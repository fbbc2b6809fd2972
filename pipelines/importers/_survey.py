"""What survey formats share: one row a respondent, who and when apart from the questions."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from pipelines.dates import date_translator
from pipelines.importers._table import (
    Column,
    Convert,
    Table,
    letter,
    no_reason,
    reading,
    table_under,
    texts_under,
    words,
)
from pipelines.reading import NonRow, Reading
from pipelines.records import Records
from pipelines.source import Record, Source

Role = str | None  # a plain column, IGNORED, or None for a question
IGNORED = "ignored"
_SHORTENED = re.compile(r"\d(?:[.,]\d+)?[Ee]\+\d+")
EMAIL = words(
    "email|e mail|email address|e mail address|mail|adresse e mail|adresse email|courriel|"
    "adresse de messagerie|adresse mail|nom d utilisateur|username|adresse electronique|"
    "e mail adresse|email adresse|mailadresse|correo|correo electronico|"
    "direccion de correo electronico|indirizzo e mail|indirizzo email|posta elettronica|"
    "endereco de e mail|endereco de email|correio eletronico|e mailadres|emailadres|"
    "adres e mail|adres email|recipient email"
)
PERSONAL = words(
    "name|full name|first name|last name|nom|prenom|nom complet|nom de famille|nom et prenom|"
    "prenom et nom|your name|votre nom|phone|phone number|telephone|ip address|adresse ip|"
    "firstname|lastname|numero de telephone|nombre|apellido|apellidos|nombre completo|telefono|"
    "direccion ip|vorname|nachname|vollstandiger name|telefonnummer|ip adresse|nome|sobrenome|"
    "nome completo|telefone|endereco ip|cognome|indirizzo ip|naam|voornaam|achternaam|ip adres|"
    "imie|nazwisko|imie i nazwisko|nazwa|adres ip"
)


def address_only(text: str) -> str:
    """An e-mail address in lower case; nothing for `anonymous` and the like."""
    return text.casefold() if "@" in text else ""


def any_identity(text: str) -> str:
    """A pseudonym as it is, an address in lower case; nothing for `anonymous`."""
    return "" if text.casefold() in ("anonymous", "anonyme") else address_only(text) or text


def tool_id(text: str) -> str:
    """A response's id; nothing for one a spreadsheet shortened to `1.14E+11`, alike for many."""
    return "" if _SHORTENED.fullmatch(text) else text


@dataclass(frozen=True)
class Survey:
    """A survey's table with the role of each of its columns.

    dates: positions of columns, read or not, whose dates help to tell the order of day and month.
    identity: what is kept of a respondent's cell.
    answers: positions of questions whose cells are made plain, and how.
    """

    table: Table
    roles: tuple[Role, ...]
    dates: tuple[int, ...] = ()
    identity: Convert = address_only
    answers: Mapping[int, Convert] = field(default_factory=dict)


def assign_roles(headers: tuple[str, ...], role_of: Callable[[str], Role]) -> tuple[Role, ...]:
    """The role of each header as written; a plain column is given once, its twins left out."""
    roles: list[Role] = []
    for header in headers:
        role = role_of(header)
        roles.append(IGNORED if role is not None and role in roles else role)
    return tuple(roles)


def itemised(stem: str, item: str) -> str:
    """`Question [Item]`, as the mapping takes it apart; the item's own brackets become round."""
    return f"{stem} [{item.replace('[', '(').replace(']', ')')}]"


def table_below(
    records: Sequence[Record],
    at: int,
    headers: Sequence[str],
    height: int = 1,
    why_not: Callable[[Record], str | None] = no_reason,
) -> Table:
    """The table under the header of so many records from that index, headed by these words."""
    table = table_under(records, at + height - 1, why_not)
    above = {record.number for record in records[at : at + height]}
    others = (NonRow(n.number, "header") if n.number in above else n for n in table.non_rows)
    return Table(Record(records[at].number, tuple(headers)), table.data, tuple(others))


def read_survey(name: str, source: Source, survey: Survey, day_first: bool | None) -> Reading:
    """The survey's rows: submitted_at, respondent, response, then the questions as headed."""
    table = survey.table
    when = _when(source, survey, day_first)
    converts: dict[str, Convert] = {"submitted_at": when, "respondent": survey.identity}
    converts["response"] = tool_id
    columns: list[Column] = []
    ignored: list[str] = []
    for position in range(_width(table)):
        header = table.header.cells[position] if position < len(table.header.cells) else ""
        role = survey.roles[position] if position < len(survey.roles) else None
        if role == IGNORED:
            ignored.append(header)
        elif header.strip() or any(texts_under(table, position)):
            header = header or letter(position)
            convert = converts.get(role or "", str) if role else survey.answers.get(position, str)
            columns.append(Column(position, role or header, header, convert))
    return reading(name, "survey", source, table, columns, ignored=tuple(ignored))


def _width(table: Table) -> int:
    """Columns of the table: those with a header, and those beyond it that hold something."""
    columns = Records.keeping(table.data).columns
    filled = (i + 1 for i, texts in enumerate(columns) if any(map(str.strip, texts.used())))
    return max((len(table.header.cells), *filled))


def _when(source: Source, survey: Survey, day_first: bool | None) -> Convert:
    """Cell → ISO text, or the cell as it is; a time of 1980-01-01 means that none was kept."""
    positions = [i for i, role in enumerate(survey.roles) if role == "submitted_at"]
    seen = [t for i in (*positions, *survey.dates) for t in texts_under(survey.table, i)]
    translate = date_translator(seen, source.name, day_first)

    def when(text: str) -> str:
        iso = translate(text)
        return text if iso is None else "" if iso.startswith("1980-01-01") else iso

    return when
