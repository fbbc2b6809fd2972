"""Matomo's reports of site search: the keywords people searched for, and those without result."""

from __future__ import annotations

from collections.abc import Sequence

from barometer.questionnaire import normalise
from pipelines.dates import Translate, date_translator
from pipelines.importers._matomo_cells import OTHERS, days_in, unguard
from pipelines.importers._period import period_in
from pipelines.importers._searches import Terms, TermTable, says, searches_reading
from pipelines.importers._table import find_record, is_total, keys, words
from pipelines.importers._views import Days, columns_by_header, whole_period
from pipelines.reading import Reading
from pipelines.source import Record, Source

KEYWORD = words(
    "keyword|keyword site search|keywords site search|search keyword|site search keyword|"
    "mot cle|mot cle recherche du site|mots cles recherche du site|mot cle recherche|"
    "suchbegriff|palabra clave|palabra clave busqueda en el sitio|palabra clave de busqueda|"
    "parola chiave|palavra chave|zoekwoord|zoekterm"
)
NOTHING_FOUND = words(
    "keyword with no search result|keywords with no search result|keyword with no result|"
    "mots cles sans resultats de recherche|mot cle sans resultat de recherche|"
    "suchbegriff ohne ergebnisse|palabra clave sin resultados de busqueda"
)
LABEL = words("label|nom|libelle|etiquette|bezeichnung|etiqueta|nombre|etichetta|rotulo|naam")
# A keyword's hits are its searches; the visits that made them stand under the translated header.
HITS = words("nb hits|hits")
SEARCHES = words(
    "searches|number of searches|recherches|nombre de recherches|suchen|suchanfragen|"
    "busquedas|ricerche|pesquisas|buscas|zoekopdrachten"
)
VISITS = words("nb visits|visits|visites|besuche|visitas|visite|bezoeken")
SEARCHERS = words(
    "nb uniq visitors|unique visitors|visiteurs uniques|eindeutige besucher|visitantes unicos|"
    "visitatori unici|unieke bezoekers"
)
# Only a report of site search counts these.
SIGNS = words(
    "nb pages per search|search results pages|search exits|"
    "pages des resultats de la recherche|pages de resultats de recherche|"
    "taux de rebond apres recherche|sorties apres recherche|besuchte ergebnisseiten|"
    "suchausstiege|paginas de resultados de busqueda|salidas de busqueda"
)
PERIOD = words("date|period|periode|datum|zeitraum|fecha|periodo|data")
NAMED = words(
    "site search keywords|search keywords|mot cles recherches sur le site|"
    "mots cles recherches sur le site|getsitesearchkeywords|getsitesearchnoresultkeywords"
)
NAMED_NOTHING = words(
    "search keywords with no results|keywords with no results|no result keywords|"
    "mots cles sans resultats|suchbegriffe ohne ergebnisse|getsitesearchnoresultkeywords"
)


def find_terms(source: Source) -> TermTable | None:
    """The file's table of keywords; None where it has none, or pages stand under its labels."""
    near = source.records
    at = find_record(near, lambda headers: _columns(headers, _above(source)) is not None)
    if at is None:
        return None
    headers = keys(near[at])
    columns = _columns(headers, _above(source)) or {}
    nowhere = headers[columns["term"]] in NOTHING_FOUND or says(_above(source), NAMED_NOTHING)
    return TermTable(near[at], columns, nowhere)


def _above(source: Source) -> list[str]:
    """What a file says of itself: its name, its sheet, the lone cells of its first lines."""
    lone = [c for r in source.records[:10] if len(c := [t for t in r.cells if t.strip()]) == 1]
    sheet = "" if source.place is None else source.sheets[source.place].name
    return [source.name, sheet, *(cells[0] for cells in lone)]


def _columns(headers: Sequence[str], said: Sequence[str]) -> dict[str, int] | None:
    """Column → position of a table of keywords; None for any other record."""
    found = columns_by_header(headers, {"term": KEYWORD | NOTHING_FOUND})
    named = bool({*headers} & (SIGNS | NOTHING_FOUND)) or says(said, NAMED | NAMED_NOTHING)
    if "term" not in found and named:
        found = columns_by_header(headers, {"term": LABEL})
    if "term" not in found:
        return None
    for counted in (HITS, SEARCHES, VISITS):
        if "searches" not in found:
            found |= columns_by_header(headers, {"searches": counted})
    if "searches" not in found or not (named or headers[found["searches"]] in SEARCHES):
        return None
    return found | columns_by_header(headers, {"searchers": SEARCHERS, "period": PERIOD})


def read_terms(source: Source, table: TermTable, day_first: bool | None) -> Reading:
    """One row a keyword and period; the period comes from a column, else from the file's words."""
    terms = Terms(table)
    body = source.records[table.header.number :]
    texts = [table.text(record, "period") for record in body]
    translate = date_translator(texts, source.name, day_first, period_in(source.name))
    whole = None if "period" in table.columns else whole_period(source, _above(source)[1:])
    for record in source.records:
        if record.number < table.header.number:
            terms.leave(record, "preamble")
        elif record.blank or record.cells == table.header.cells:
            terms.leave(record, "header")
        else:
            _gather(terms, record, translate, whole)
    facts = {} if whole is None else {"start": whole[0], "end": whole[1]}
    return searches_reading("matomo", source, terms, facts)


def _gather(terms: Terms, record: Record, translate: Translate, whole: Days | None) -> None:
    term = unguard(terms.table.text(record, "term"))
    if is_total(record):
        terms.leave(record, "total")
    elif not term or normalise(term) in OTHERS or term == "-1":
        terms.leave(record, "not set" if not term else "other pages together")
    else:
        days = whole or days_in(terms.table.text(record, "period"), translate)
        terms.add(record, term, days)
