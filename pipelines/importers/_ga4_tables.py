"""The tables of a GA4 file, each under its own lines that start with `#`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from barometer.questionnaire import normalise
from pipelines.importers._ga4_days import DIMENSIONS, period_of
from pipelines.importers._table import cell, keys, words
from pipelines.importers._views import Days, PageTable, columns_by_header
from pipelines.source import Record

VIEWS = words(
    "views|vues|vistas|visualizacoes|aufrufe|visualizzazioni|weergaven|wyswietlenia|odslony|"
    "screen page views|screenpageviews|screen views|nombre de vues|vues de page|pageviews|"
    "page views|"
    "paginas vistas|seitenaufrufe|visualizaciones"
)
ACTIVE_USERS = words(
    "active users|utilisateurs actifs|usuarios activos|usuarios ativos|aktive nutzer|"
    "utenti attivi|actieve gebruikers|aktywni uzytkownicy|total users|activeusers|totalusers|"
    "nombre total d utilisateurs|total des utilisateurs|usuarios totales|total de usuarios|"
    "nutzer insgesamt|utenti totali|totaal aantal gebruikers|laczna liczba uzytkownikow"
)
USERS = ACTIVE_USERS | words("users|utilisateurs|usuarios|nutzer|utenti|gebruikers|uzytkownicy")
# What else GA4 counts beside views.
METRICS = ACTIVE_USERS | words(
    "screenpageviews|eventcount|event count|key events|conversions|total revenue|new users|"
    "sessions|engaged sessions|"
    "views per active user|views per user|views per session|average engagement time|"
    "average engagement time per active user|average session duration|user engagement|entrances|"
    "exits|engagement rate|unique pageviews|nombre d evenements|evenements cles|revenu total|"
    "nouveaux utilisateurs|vues par utilisateur actif|vues par utilisateur|"
    "duree d engagement moyenne par utilisateur actif|duree d engagement moyenne|"
    "numero de eventos|eventos clave|ingresos totales|total de ingresos|usuarios nuevos|"
    "vistas por usuario activo|ereignisanzahl|schlusselereignisse|gesamtumsatz|neue nutzer|"
    "aufrufe pro aktivem nutzer|contagem de eventos|receita total|conteggio eventi|"
    "entrate totali|aantal gebeurtenissen|liczba zdarzen"
)
COMPARISON = words(
    "segment|segments|comparison|comparaison|comparacion|comparacao|vergleich|confronto|"
    "vergelijking|porownanie|segmento|date range|plage de dates|periodo|zeitraum"
)
PATH = re.compile(
    r"full page url|fullpageurl|pagepath.*|pagelocation|"
    r"(?:page|pagina|seiten?)\b.*(?:path|location|url|pfad|chemin|percorso|pad)\b.*|"
    r"seitenpfad.*|(?:chemin|ruta|percorso|caminho|ubicacion|emplacement|sciezka|url|pad)\b.*"
    r"(?:page|pagina|strony|ecran|pantalla).*|paginapad.*"
)
TITLE = re.compile(
    r"page title.*|pagetitle|titre (?:de )?(?:la )?page.*|titulo de (?:la )?pagina.*|"
    r"titulo da pagina.*|"
    r"seitentitel.*|titolo (?:della |di )?pagina.*|paginatitel.*|tytul strony.*|"
    r"(?:unified )?screen (?:class|name).*"
)
_OLD_PAGE = words("page|pagina|seite|strona")  # before GA4, under the same kind of preamble


@dataclass
class Block:
    """A table, whether or not of pages: its header, its columns of pages, its data.

    comments: the lines above it. days: those they name.
    """

    table: PageTable
    days: Days | None
    comments: tuple[Record, ...] = ()
    body: list[Record] = field(default_factory=list)

    @property
    def of_pages(self) -> bool:
        return bool(self.table.columns)

    @property
    def named(self) -> str:
        """How its pages are named: the header over them."""
        return self.table.text(self.table.header, "resource")

    @property
    def by_path(self) -> bool:
        """Whether its pages are addresses rather than titles."""
        return not TITLE.fullmatch(normalise(self.named))


def is_comment(record: Record) -> bool:
    return cell(record, 0).startswith("#")


def page_columns(headers: Sequence[str], commented: bool = False) -> dict[str, int] | None:
    """Column → position of a table of pages with views; None for any other record."""
    found = columns_by_header(headers, {"views": VIEWS, "unique_viewers": USERS})
    paths = [i for i, header in enumerate(headers) if PATH.fullmatch(header)]
    titles = [i for i, header in enumerate(headers) if TITLE.fullmatch(header)]
    if commented and not paths:
        paths = [i for i, header in enumerate(headers) if header in _OLD_PAGE]
    if "views" not in found or not (paths or titles):
        return None
    found["resource"] = (paths or titles)[0]
    if paths and titles:
        found["title"] = titles[0]
    for name, said in DIMENSIONS.items():
        at = next((i for i, header in enumerate(headers) if said.fullmatch(header)), None)
        if at is not None and at not in found.values():
            found[name] = at
    return found | columns_by_header(headers, {"comparison": COMPARISON})


def blocks_of(records: Sequence[Record]) -> list[Block]:
    """Every table of the file. A header stands below comments, or names pages, or is words
    alone below a blank line."""
    blocks: list[Block] = []
    comments: list[Record] = []
    whole: Days | None = None
    commented = expected = False
    before: Record | None = None
    for record in records:
        if is_comment(record):
            comments = [*(comments if expected else []), record]
            commented = expected = True
        elif not record.blank:
            columns = page_columns(keys(record), commented) if _is_worded(record) else None
            if expected or columns is not None or _is_header(record, before):
                own = period_of([", ".join(comment.cells) for comment in comments])
                whole = whole or own
                table = PageTable(record, columns or {})
                blocks.append(Block(table, own or whole, tuple(comments) if expected else ()))
            elif blocks:
                blocks[-1].body.append(record)
            expected = False
        before = record
    return blocks


def _is_header(record: Record, before: Record | None) -> bool:
    filled = [text for text in record.cells if text.strip()]
    return before is not None and before.blank and len(filled) > 1 and _is_worded(record)


def _is_worded(record: Record) -> bool:
    """Whether no cell has a digit, as in every header of GA4."""
    return not any(c.isdigit() for text in record.cells for c in text)


def chosen(blocks: Sequence[Block]) -> list[Block]:
    """The tables that count the same kind of page, one for each period; paths before titles."""
    of_pages = [block for block in blocks if block.of_pages]
    filled = [block for block in of_pages if block.body] or of_pages
    best = next((block for block in filled if block.by_path), next(iter(filled), None))
    taken: dict[Days | None, Block] = {}
    for block in filled:
        if best and block.named == best.named:
            taken.setdefault(block.days, block)
    return list(taken.values())
