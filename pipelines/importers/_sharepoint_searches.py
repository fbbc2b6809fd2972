"""SharePoint's search reports: top queries, and those that found nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from barometer.errors import FileError, _, message
from pipelines.dates import Translate, date_translator
from pipelines.importers._period import month_end, period_in
from pipelines.importers._searches import Terms, TermTable, says, searches_reading
from pipelines.importers._table import HEAD, find_record, is_total, keys, words
from pipelines.importers._views import Days, columns_by_header, whole_period
from pipelines.reading import Reading
from pipelines.source import Record, Source

QUERY = words(
    "query|queries|query text|search query|search queries|top query|top queries|"
    "requete|requetes|texte de la requete|requete de recherche|principales requetes|"
    "abfrage|suchabfrage|consulta|consulta de busqueda|query di ricerca|zoekopdracht"
)
COUNTS = words(
    "count|query count|total queries|total query count|number of queries|queries|total count|"
    "total|times searched|searches|number of searches|"
    "nombre|nombre de requetes|total des requetes|nombre total de requetes|nombre de recherches|"
    "anzahl|anzahl der abfragen|recuento|numero de consultas|conteggio|aantal"
)
WITHOUT = words(
    "no results|no result|no results count|no result count|no result queries|"
    "no results queries|queries with no results|sans resultat|sans resultats|"
    "requetes sans resultat|aucun resultat|keine ergebnisse|sin resultados"
)
PERIOD = words("date|day|month|week|jour|mois|semaine|datum|tag|monat|fecha|dia|mes|data")
TITLES = words(
    "top queries|no result queries|no results queries|queries with no results|"
    "principales requetes|requetes principales|requetes les plus frequentes|"
    "requetes sans resultat|requetes sans resultats|search report|rapport de recherche"
)
NOTHING = words(
    "no result queries|no results queries|no result query|queries with no results|"
    "requetes sans resultat|requetes sans resultats|requetes n ayant renvoye aucun resultat"
)
ABANDONED = words(
    "abandoned queries|abandoned query|abandoned|requetes abandonnees|percentage abandoned"
)


def find_terms(source: Source) -> TermTable | None:
    """The file's table of queries; None where it has none, or nothing says whose it is."""
    said = _around(source)
    at = find_record(source.records, lambda headers: _columns(headers) is not None)
    if at is None:
        return None
    headers = keys(source.records[at])
    signed = bool({*headers} & (WITHOUT | {"query text", "texte de la requete"}))
    if not (signed or says(said, TITLES | NOTHING | ABANDONED)):
        return None
    columns = _columns(headers) or {}
    nowhere = "without_result" not in columns and says(said, NOTHING)
    return TermTable(source.records[at], columns, nowhere)


def _around(source: Source) -> list[str]:
    """What a report is called: its file, its sheet, the lone cells above its table."""
    lone = [c for r in source.records[:HEAD] if len(c := [t for t in r.cells if t.strip()]) == 1]
    sheet = "" if source.place is None else source.sheets[source.place].name
    return [source.name, sheet, *(cells[0] for cells in lone)]


def _columns(headers: Sequence[str]) -> dict[str, int] | None:
    """Column → position of a table of queries with their counts; None for any other record."""
    term = next((i for i, header in enumerate(headers) if header in QUERY), None)
    if term is None:
        return None
    found = {"term": term}
    for name, known in (("searches", COUNTS), ("without_result", WITHOUT)):
        at = (i for i, header in enumerate(headers) if header in known and i != term)
        if (place := next(at, None)) is not None:
            found[name] = place
    if len(found) == 1:
        return None
    return found | columns_by_header(headers, {"period": PERIOD})


def read_terms(source: Source, table: TermTable, day_first: bool | None) -> Reading:
    """One row a query and day or period; a report of abandoned queries alone is refused."""
    said = _around(source)
    if says(said, ABANDONED) and not says(said, TITLES):
        raise FileError(
            message(_("{file} counts only searches after which nothing was opened."),
                    file=source.name),
            message(_("Take the reports of top queries and of queries without a result.")),
        )  # fmt: skip
    terms = Terms(table)
    texts = [table.text(r, "period") for r in source.records[table.header.number :]]
    translate = date_translator(texts, source.name, day_first, period_in(source.name))
    whole = None if "period" in table.columns else whole_period(source, said[1:])
    for record in source.records:
        if record.number < table.header.number:
            terms.leave(record, "preamble")
        elif record.blank or record.cells == table.header.cells:
            terms.leave(record, "header")
        elif is_total(record):
            terms.leave(record, "total")
        elif not table.text(record, "term"):
            terms.leave(record, "not set")
        else:
            terms.add(record, table.text(record, "term"), whole or _days(table, record, translate))
    facts = {} if whole is None else {"start": whole[0], "end": whole[1]}
    return searches_reading("sharepoint", source, terms, facts)


def _days(table: TermTable, record: Record, translate: Translate) -> Days:
    """First and last day of a period cell: a month where it names one, else a day."""
    text = table.text(record, "period")
    day = translate(text)
    monthly = table.text(table.header, "period").casefold() in ("month", "mois", "monat", "mes")
    if day and monthly:  # a month is written as its first day
        start = date.fromisoformat(day[:10]).replace(day=1)
        return start.isoformat(), month_end(start).isoformat()
    if day:
        return day[:10], day[:10]
    period = period_in(text)
    return (period[0].isoformat(), period[1].isoformat()) if period else (text, text)
