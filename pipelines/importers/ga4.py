"""Google Analytics 4: pages and screens, stacked snapshots, explorations; localised preambles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from barometer.errors import FileError, _, message
from pipelines.dates import read_day
from pipelines.importers._table import HEAD, cell, is_total, keys, words
from pipelines.importers._views import Days, Gathered, PageTable, columns_by_header, views_reading
from pipelines.reading import Reading, Recognition
from pipelines.source import Record, Source

VIEWS = words(
    "views|vues|vistas|visualizacoes|aufrufe|visualizzazioni|weergaven|wyswietlenia|odslony|"
    "screen page views|nombre de vues|vues de page|pageviews"
)
USERS = words(
    "active users|utilisateurs actifs|usuarios activos|usuarios ativos|aktive nutzer|"
    "utenti attivi|actieve gebruikers|aktywni uzytkownicy|users|utilisateurs|usuarios|total users|"
    "nombre total d utilisateurs|usuarios totales"
)
DATE = words("date|fecha|datum|data|day|jour|dia")
NTH_DAY = words("nth day|nieme jour|n ieme jour|jour n|dia n|tag n|n ter tag|giorno n|no jour")
PATH = re.compile(
    r"full page url|(?:page|pagina|seiten?)\b.*(?:path|location|url|pfad).*|seitenpfad.*|"
    r"(?:chemin|ruta|percorso|caminho|ubicacion)\b.*(?:page|pagina).*"
)
TITLE = re.compile(
    r"page title.*|titre (?:de )?(?:la )?page.*|titulo de (?:la )?pagina.*|seitentitel.*|"
    r"titolo (?:della )?pagina.*|paginatitel.*|tytul strony.*|(?:unified )?screen (?:class|name).*"
)
NOT_SET = frozenset(("(not set)", "(non défini)", "(no establecido)", "(nicht festgelegt)"))
_DAY = re.compile(r"(?<!\d)(?:19|20)\d{6}(?!\d)")


def recognise(source: Source) -> Recognition | None:
    """A table of pages with views, most often under lines that start with `#`."""
    records = source.records
    commented = any(is_comment(record) for record in records[:HEAD])
    near = records if commented else records[:HEAD]
    if any(page_columns(keys(record)) for record in near):
        evidence = message(_("A table counts the views of pages as GA4 heads it."))
        return Recognition(88 if commented else 65, evidence, "views")
    if commented and any(_DAY.search(cell(record, 0)) for record in records if is_comment(record)):
        return Recognition(40, message(_("The file starts as GA4's exports do.")), "views")
    return None


def is_comment(record: Record) -> bool:
    return cell(record, 0).startswith("#")


def page_columns(headers: Sequence[str]) -> dict[str, int] | None:
    """Column → position of a table of pages with views; None for any other record."""
    names = {"views": VIEWS, "unique_viewers": USERS, "day": DATE, "nth_day": NTH_DAY}
    found = columns_by_header(headers, names)
    paths = [i for i, header in enumerate(headers) if PATH.fullmatch(header)]
    titles = [i for i, header in enumerate(headers) if TITLE.fullmatch(header)]
    if "views" not in found or not (paths or titles):
        return None
    found["resource"] = (paths or titles)[0]
    if paths and titles:
        found["title"] = titles[0]
    return found


def read(source: Source, _recognition: Recognition, _day_first: bool | None) -> Reading:
    """One row a page and day or period, from the table or tables of pages."""
    gathered = Gathered()
    walk = _Walk(gathered)
    for record in source.records:
        walk.step(record)
    if not gathered.tables:
        raise FileError(
            message(_("{file} holds no table of pages with their views."), file=source.name),
            message(_("Export Reports → Engagement → Pages and screens.")),
        )
    if any("" in days for days in walk.undated):
        raise FileError(
            message(_("{file} does not say which days it counts."), file=source.name),
            message(_("Keep the lines that start with # at the top of the export.")),
        )
    first, last = walk.period or ("", "")
    facts = {"start": first, "end": last} if walk.period else {}
    return views_reading("ga4", source, gathered, facts)


class _Walk:
    """Goes through the records: comments carry periods, the record after them is a header."""

    def __init__(self, gathered: Gathered) -> None:
        self.gathered = gathered
        self.period: Days | None = None  # of the whole file: the first one found
        self.undated: list[Days] = []
        self._block: list[str] = []
        self._in_comment = False
        self._own: Days | None = None
        self._expects_header = True
        self._table: PageTable | None = None
        self._seen: set[tuple[str, ...]] = set()

    def step(self, record: Record) -> None:
        if is_comment(record):
            self._comment(record)
        elif record.blank:
            self.gathered.leave(record, "blank")
        elif self._expects_header or page_columns(keys(record)):
            self._header(record)
        elif self._table is None:
            self.gathered.leave(record, "other table")
        else:
            self._page(self._table, record)
        self._in_comment = is_comment(record) or (self._in_comment and record.blank)

    def _comment(self, record: Record) -> None:
        if not self._in_comment:
            self._block = []
        self._block += [d for text in record.cells for d in _DAY.findall(text) if read_day(d)]
        self._expects_header = True
        self._table = None
        self.gathered.leave(record, "preamble")

    def _header(self, record: Record) -> None:
        """A table starts; of tables that count the same once more, the first is taken."""
        columns = page_columns(keys(record))
        days = [f"{d[:4]}-{d[4:6]}-{d[6:]}" for d in self._block]
        self._own = (days[0], days[-1]) if days else self.period
        self.period = self.period or self._own
        self._expects_header = False
        self._table = PageTable(record, columns) if columns else None
        if self._table and not self._is_new(self._table):
            self._table = None
        if self._table:
            self.gathered.tables.append(self._table)
        self.gathered.leave(record, "header")

    def _is_new(self, table: PageTable) -> bool:
        """Whether its pages are named as in the first table, for another period."""
        named = tuple(cell(t.header, t.columns["resource"]) for t in (*self.gathered.tables, table))
        count = (*(self._own or ()), named[-1])
        if count in self._seen or len(set(named)) > 1:
            return False
        self._seen.add(count)
        return True

    def _page(self, table: PageTable, record: Record) -> None:
        resource = table.text(record, "resource")
        if is_total(record) or not resource:
            self.gathered.total(table, record)
        elif resource.casefold() in NOT_SET:
            self.gathered.leave(record, "not set")
            self.gathered.count(table, record)
        elif resource == "(other)":
            self.gathered.leave(record, "other pages together")
            self.gathered.count(table, record)
        else:
            days = self._days(table, record)
            self.undated.append(days)
            self.gathered.add(table, record, resource, days)

    def _days(self, table: PageTable, record: Record) -> Days:
        """The record's own day, else its table's period."""
        start, end = self._own or ("", "")
        written = table.text(record, "day")
        if written:
            day = read_day(written)
            return (day.isoformat(), day.isoformat()) if day else (written, written)
        nth = table.text(record, "nth_day")
        if nth.isdigit() and len(nth) <= 5 and start:
            day = date.fromisoformat(start) + timedelta(days=int(nth))
            return day.isoformat(), day.isoformat()
        return start, end
