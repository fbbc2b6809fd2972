"""GA4's tables of search terms: how often each was searched for, and by how many users."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from barometer.questionnaire import normalise
from pipelines.importers._ga4_days import DIMENSIONS, days_of, period_of
from pipelines.importers._ga4_tables import ACTIVE_USERS, USERS, is_comment
from pipelines.importers._period import period_in
from pipelines.importers._searches import Terms, TermTable, searches_reading
from pipelines.importers._table import HEAD, is_total, keys, words
from pipelines.importers._views import Days, columns_by_header, undated
from pipelines.reading import Reading
from pipelines.source import Record, Source

TERM = words(
    "search term|searchterm|terme de recherche|termes de recherche|termino de busqueda|"
    "suchbegriff|termine di ricerca|termo de pesquisa|termo de busca|zoekterm|"
    "wyszukiwane haslo|wyszukiwany termin"
)
EVENTS = words(
    "event count|eventcount|nombre d evenements|nombre total d evenements|numero de eventos|"
    "recuento de eventos|ereignisanzahl|contagem de eventos|conteggio eventi|numero di eventi|"
    "aantal gebeurtenissen|liczba zdarzen|total unique searches|searches|recherches"
)
EVENT_NAME = words(
    "event name|eventname|nom de l evenement|nombre del evento|nombre de evento|ereignisname|"
    "nome do evento|nome evento|naam van gebeurtenis|nazwa zdarzenia"
)
NOT_SET = words(
    "not set|non defini|no establecido|nicht festgelegt|nao definido|non impostato|"
    "niet ingesteld|nie ustawiono|no definido|nao definida|not provided"
)
OTHER = words("other|autre|autres|otros|otro|andere|outros|outro|altri|altro|overige|inne")
SEARCHED = "view search results"


@dataclass(frozen=True)
class TermBlock:
    """The first table of search terms of a file: its days, its data."""

    table: TermTable
    whole: Days | None
    body: tuple[Record, ...]
    commented: bool


def find_terms(source: Source) -> TermBlock | None:
    """The file's first table of search terms; None where it has none."""
    comments: list[Record] = []
    expected = False  # a header stands right below comments
    for i, record in enumerate(source.records):
        if is_comment(record):
            comments.append(record)
            expected = True
        elif not record.blank:
            columns = _columns(keys(record)) if expected or i < HEAD else None
            if columns is not None:
                return _block(source, i, columns, comments)
            expected = False
    return None


def _columns(headers: Sequence[str]) -> dict[str, int] | None:
    """Column → position of a table of terms with their events; None for any other record."""
    found = columns_by_header(headers, {"term": TERM, "searches": EVENTS})
    if not {"term", "searches"} <= found.keys():
        return None
    found |= columns_by_header(headers, {"searchers": ACTIVE_USERS, "event": EVENT_NAME})
    if "searchers" not in found:
        found |= columns_by_header(headers, {"searchers": USERS})
    for name, said in DIMENSIONS.items():
        at = next((i for i, header in enumerate(headers) if said.fullmatch(header)), None)
        if at is not None and at not in found.values():
            found[name] = at
    return found


def _block(
    source: Source, at: int, columns: dict[str, int], comments: Sequence[Record]
) -> TermBlock:
    below = source.records[at + 1 :]
    end = next((i for i, record in enumerate(below) if is_comment(record)), len(below))
    stated = period_of([", ".join(comment.cells) for comment in comments])
    named = period_in(source.name)
    whole = stated or ((named[0].isoformat(), named[1].isoformat()) if named else None)
    table = TermTable(source.records[at], columns)
    return TermBlock(table, whole, tuple(below[:end]), bool(comments))


def read_terms(source: Source, block: TermBlock) -> Reading:
    """One row a term and day or period."""
    terms = Terms(block.table)
    body = {record.number for record in block.body}
    counted = _counted_events(block)
    for record in source.records:
        if record.number == block.table.header.number:
            terms.leave(record, "header")
        elif record.number not in body:
            after = record.number > block.table.header.number
            terms.leave(record, "other table" if after and not is_comment(record) else "preamble")
        else:
            _gather(terms, block, record, counted, source.name)
    facts = {"start": block.whole[0], "end": block.whole[1]} if block.whole else {}
    return searches_reading("ga4", source, terms, facts)


def _counted_events(block: TermBlock) -> frozenset[str]:
    """The events that are searches: GA4's own one, else those named so."""
    names = {normalise(block.table.text(record, "event")) for record in block.body} - {""}
    own = {name for name in names if name == SEARCHED}
    return frozenset(own or {name for name in names if "search" in name.split()})


def _gather(
    terms: Terms, block: TermBlock, record: Record, counted: frozenset[str], name: str
) -> None:
    term = terms.table.text(record, "term")
    event = normalise(terms.table.text(record, "event"))
    if is_total(record):
        terms.leave(record, "total")
    elif not term or (term.startswith("(") and normalise(term) in NOT_SET):
        terms.leave(record, "not set")
    elif term.startswith("(") and normalise(term) in OTHER:
        terms.leave(record, "other pages together")
    elif "event" in terms.table.columns and event not in counted:
        terms.leave(record, "other event")
    else:
        terms.add(record, term, _days(block, record, name))


def _days(block: TermBlock, record: Record, name: str) -> Days:
    """The days of a row: in its own column, else those of the whole file."""
    dimension = next((d for d in DIMENSIONS if d in block.table.columns), "")
    text = block.table.text(record, dimension) if dimension else ""
    days = days_of(dimension, text, block.whole or ("", "")) if text else block.whole
    if days is None or "" in days:
        raise undated(name)
    return days
