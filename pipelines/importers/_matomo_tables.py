"""Which of a Matomo file's tables counts pages; an e-mailed report stacks dozens of others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from barometer.questionnaire import normalise
from pipelines.importers._period import period_in
from pipelines.importers._table import HEAD, keys, words
from pipelines.importers._views import PageTable, columns_by_header
from pipelines.source import Record

LABEL = words(
    "label|page url|page urls|page title|page titles|page name|nom|libelle|etiquette|"
    "url de la page|url de page|titre de la page|bezeichnung|seiten url|seitentitel|seitenname|"
    "nombre|etiqueta|nombre de pagina|url de la pagina|etichetta|nome|name|rotulo|etykieta|naam"
)
PAGE_LABEL = LABEL - words(
    "label|nom|libelle|etiquette|bezeichnung|nombre|etiqueta|etichetta|nome|name|rotulo|"
    "etykieta|naam"
)
HITS = words(
    "nb hits|pageviews|page views|vues de page|vues de pages|vues de la page|"
    "pages vues|seitenansichten|paginas vistas|numero de paginas vistas|vistas de pagina|"
    "vistas de la pagina|visualizzazioni di pagina|visualizacoes de pagina|paginaweergaven|"
    "odslony|wyswietlenia strony"
)
UNIQUE_PAGEVIEWS = words(
    "unique pageviews|vues de page uniques|vues uniques de page|eindeutige seitenansichten|"
    "einmalige seitenansichten|paginas vistas unicas|vistas unicas de pagina|"
    "visualizzazioni uniche di pagina|visualizacoes de pagina unicas|unieke paginaweergaven"
)
VISITS = UNIQUE_PAGEVIEWS | words(
    "nb visits|visits|visites|besuche|visitas|visite|bezoeken|wizyty|odwiedziny"
)
UNIQUE = words(
    "nb uniq visitors|unique visitors|visiteurs uniques|eindeutige besucher|visitantes unicos|"
    "visitatori unici|unieke bezoekers|unikalni uzytkownicy"
)
ADDED_UNIQUE = words(
    "sum daily nb uniq visitors|sum of daily unique visitors|unique visitors sum of daily|"
    "sum daily unique visitors|daily unique visitors|somme des visiteurs uniques quotidiens|"
    "visiteurs uniques quotidiens|summe der taglichen eindeutigen besucher|"
    "visitantes unicos diarios"
)
DATE = words("date|period|periode|datum|zeitraum|fecha|periodo|data|dzien|okres")
ADDRESS = words(
    "metadata url|url|metadaten url|metadonnees url|metadonnee url|metadatos url|metadati url|"
    "metadados url|meta url"
)
PAGE_METRICS = words(
    "avg time on page|average time on page|temps moyen sur la page|"
    "durchschnittszeit pro seite|durchschnittliche zeit auf der seite|"
    "tiempo promedio en la pagina|tempo medio sulla pagina|exit rate|taux de sortie|"
    "ausstiegsrate|porcentaje de salidas|tasa de salida|tasso di uscita"
)
METRICS = PAGE_METRICS | words(
    "bounce rate|taux de rebond|absprungrate|porcentaje de rebote|tasso di rimbalzo|"
    "taxa de rejeicao|nb actions|nb visits|nb hits|sum time spent|entry nb visits|exit nb visits"
)
# Metrics of visits as a whole: what they stand beside is a country, a browser, a site.
OF_VISITS = words(
    "nb actions|actions|nb actions per visit|actions per visit|actions par visite|"
    "aktionen|aktionen pro besuch|acciones|acciones por visita|azioni|avg time on site|"
    "conversion rate|nb visits percentage|metadata logo"
)
URL_TITLES = words(
    "page urls|page url|pages|urls|url de la page|urls des pages|url des pages|seiten url|"
    "seiten urls|urls de pagina|urls de paginas|url de la pagina|paginas|seiten|url delle pagine|"
    "url della pagina|urls das paginas|pagina urls|adresy url stron"
)
TITLE_TITLES = words(
    "page titles|page title|titres des pages|titres de page|titre de la page|seitentitel|"
    "titulos de pagina|titulos de paginas|titoli delle pagine|titulos das paginas|paginatitels|"
    "tytuly stron"
)
_NAMES = {
    "resource": LABEL,
    "views": HITS,
    "unique_viewers": UNIQUE,
    "period": DATE,
    "address": ADDRESS,
}


@dataclass(frozen=True)
class Block:
    """One table of a file: its title's text, its page columns, its data.

    rank: how surely it counts pages (0 it does not, 4 its title says so).
    """

    title: str
    table: PageTable
    rank: int
    body: tuple[Record, ...]

    @property
    def certain(self) -> bool:
        """Whether its headers are words of Matomo, not just any page, views and visits."""
        headers = {*keys(self.table.header)}
        return self.rank > 1 and bool(headers & (METRICS | UNIQUE_PAGEVIEWS))

    @property
    def counts_visits(self) -> bool:
        return keys(self.table.header)[self.table.columns["views"]] not in HITS


def page_columns(headers: Sequence[str]) -> dict[str, int] | None:
    """Column → position of a table of labels with hits or visits; None for any other record."""
    found = columns_by_header(headers, _NAMES)
    if "views" not in found:
        found |= columns_by_header(headers, {"views": VISITS})
    if not {"resource", "views"} <= found.keys():
        return None
    others = METRICS | VISITS | UNIQUE
    metrics = [i for i, header in enumerate(headers) if header in others and i != found["views"]]
    raw = "label" in headers and bool({"nb hits", "nb visits"} & {*headers})
    return found if metrics or raw else None


def page_blocks(records: Sequence[Record]) -> list[Block]:
    """The table that counts pages, and those like it for other days; empty where there is none.

    Of a report with addresses and titles of the same pages, the addresses are taken.
    """
    blocks = [block for block in _blocks(records) if block.rank]
    best = max(blocks, key=lambda block: block.rank, default=None)
    if best is None:
        return []
    more = [b for b in blocks if b is not best and period_in(b.title) and _alike(b, best)]
    return [best, *more] if period_in(best.title) else [best]


def _alike(one: Block, other: Block) -> bool:
    return one.table.header.cells == other.table.header.cells


def _blocks(records: Sequence[Record]) -> Iterator[Block]:
    for i, record in enumerate(records):
        columns = page_columns(keys(record)) if i < HEAD or _may_head(record) else None
        if columns is not None:
            title, table = _title(records[:i]), PageTable(record, columns)
            body = _body(records, i)
            rank = _rank(keys(record), title, columns)
            # Visits alone may be of anything: what they are of must look like addresses.
            rank = 0 if rank == 1 and not _of_addresses(table, body[:HEAD]) else rank
            yield Block(title, table, rank, body)


def _may_head(record: Record) -> bool:
    """A header has no digits; most rows do, and need not be looked at closer."""
    return not any(c.isdigit() for text in record.cells for c in text)


def _title(above: Sequence[Record]) -> str:
    """The lone cell right above a header; empty where something else stands there."""
    filled = [text for text in above[-1].cells if text.strip()] if above else []
    return filled[0].strip() if len(filled) == 1 else ""


def _rank(headers: Sequence[str], title: str, columns: dict[str, int]) -> int:
    said, metrics = normalise(title), {*headers}
    hits = headers[columns["views"]] in HITS
    if metrics & OF_VISITS and not hits:
        return 0
    if said in URL_TITLES | TITLE_TITLES:
        return 4 if said in URL_TITLES else 3
    of_pages = bool(metrics & PAGE_METRICS) or headers[columns["resource"]] in PAGE_LABEL
    if not title or period_in(title):
        return 2 if hits or of_pages else 1
    return 1 if hits and of_pages else 0


def _of_addresses(table: PageTable, body: Sequence[Record]) -> bool:
    addresses = sum("/" in table.text(record, "resource") for record in body)
    return 2 * addresses >= max(len(body), 1)


def _body(records: Sequence[Record], at: int) -> tuple[Record, ...]:
    """The records under the header, up to the next title or header."""
    header = records[at]
    body: list[Record] = []
    before = header
    for record in records[at + 1 :]:
        if _is_title(record, before, header) or _is_other_header(record, header):
            break
        body.append(record)
        before = record
    return tuple(record for record in body if not record.blank)


def _is_title(record: Record, before: Record, header: Record) -> bool:
    filled = sum(bool(text.strip()) for text in record.cells)
    narrow = len(header.cells) > 2 and len(record.cells) < len(header.cells)
    return filled == 1 and (before.blank or narrow)


def _is_other_header(record: Record, header: Record) -> bool:
    other = record.cells != header.cells and _may_head(record)
    return other and page_columns(keys(record)) is not None
