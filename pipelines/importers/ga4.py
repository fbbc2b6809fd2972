"""Google Analytics 4: pages, search terms, stacked snapshots, explorations; localised preambles."""

from __future__ import annotations

import re
from functools import lru_cache

from barometer.errors import FileError, MissingDaysError, _, message
from barometer.questionnaire import normalise
from pipelines.importers._ga4_days import DIMENSIONS, days_of, period_of
from pipelines.importers._ga4_searches import NOT_SET, OTHER, TermBlock, find_terms, read_terms
from pipelines.importers._ga4_tables import (
    METRICS,
    Block,
    blocks_of,
    chosen,
    is_comment,
    page_columns,
)
from pipelines.importers._period import period_in
from pipelines.importers._table import HEAD, is_total, keys
from pipelines.importers._views import Days, Gathered, views_reading
from pipelines.reading import Reading, Recognition
from pipelines.source import Record, Source

_GA4_ONLY = re.compile(r".*(?:screen class|classe (?:de l )?ecran|clase de pantalla|classe de tela|"
    r"bildschirmklasse|classe schermata|schermklasse|klasa ekranu).*")  # fmt: skip
_TRANSLATED = " --- "  # what a browser's translator puts between its own title and the page's


def recognise(source: Source) -> Recognition | None:
    """A table of pages with views, most often under lines that start with `#`."""
    records = source.records
    commented = any(is_comment(record) for record in records[:HEAD])
    terms = _only_terms(source)
    if terms is not None:
        evidence = message(_("A table counts the events of search terms as GA4 heads it."))
        return Recognition(88 if terms.commented else 64, evidence, "searches")
    if not commented:
        near = [keys(r) for r in records[:HEAD]]
        known = any(page_columns(headers) and _is_ga4(headers) for headers in near)
        evidence = message(_("A table counts the views of pages as GA4 heads it."))
        return Recognition(65, evidence, "views") if known else None
    if any(page_columns(keys(record), commented) for record in records):
        evidence = message(_("A table counts the views of pages as GA4 heads it."))
        return Recognition(88, evidence, "views")
    if any(period_of([", ".join(record.cells)]) for record in records if is_comment(record)):
        return Recognition(40, message(_("The file starts as GA4's exports do.")), "views")
    return None


def _only_terms(source: Source) -> TermBlock | None:
    """The file's table of search terms; None where another one counts pages."""
    terms = find_terms(source)
    pages = terms and any(page_columns(keys(r), terms.commented) for r in source.records)
    return None if pages else terms


def _is_ga4(headers: list[str]) -> bool:
    return any(header in METRICS or _GA4_ONLY.fullmatch(header) for header in headers)


def read(source: Source, recognition: Recognition, _day_first: bool | None) -> Reading:
    """One row a page, or a search term, and day or period, from the tables that count them."""
    terms = _only_terms(source) if recognition.kind == "searches" else None
    if terms is not None:
        return read_terms(source, terms)
    blocks = blocks_of(source.records)
    taken = chosen(blocks)
    if not taken:
        raise FileError(
            message(_("{file} holds no table of pages with their views."), file=source.name),
            message(_("Export Reports → Engagement → Pages and screens.")),
        )
    gathered = Gathered(tables=[block.table for block in taken])
    readers = {id(block): _Reader(block, _whole(block, source), gathered) for block in taken}
    owner = {r.number: block for block in blocks for r in block.body}
    headers = {block.table.header.number for block in blocks}
    for block in taken:
        for comment in block.comments:
            gathered.declare(block.table.header, comment)
    for record in source.records:
        within = owner.get(record.number)
        reader = readers.get(id(within)) if within else None
        if is_comment(record) or record.number in headers or reader is None:
            gathered.leave(record, _outside(record, headers, within))
        else:
            reader.read(record)
    if any(reader.undated for reader in readers.values()):
        raise MissingDaysError(
            message(_("{file} does not say which days it counts."), file=source.name),
            message(_("Keep the lines that start with # at the top of the export.")),
        )
    first = taken[0].days or _whole(taken[0], source)
    facts = {"start": first[0], "end": first[1]} if first[0] else {}
    return views_reading("ga4", source, gathered, facts)


def _outside(record: Record, headers: set[int], block: Block | None) -> str:
    if record.number in headers:
        return "header"
    return "other table" if block and not is_comment(record) else "preamble"


def _whole(block: Block, source: Source) -> Days:
    """The days of the block: in its comments, else in the file's name."""
    named = period_in(source.name)
    return block.days or ((named[0].isoformat(), named[1].isoformat()) if named else ("", ""))


class _Reader:
    """Reads a table's records one by one."""

    def __init__(self, block: Block, whole: Days, gathered: Gathered) -> None:
        self.gathered = gathered
        self.undated = False
        self._table = block.table
        self._whole = whole
        self._dimension = next((d for d in DIMENSIONS if d in block.table.columns), "")
        self._comparison: str | None = None
        self._names = frozenset(block.table.text(r, "resource") for r in block.body)

    def read(self, record: Record) -> None:
        table, resource = self._table, self._table.text(record, "resource")
        if is_total(record) or not resource:
            self.gathered.total(table, record)
        elif not self._compares(record):
            self.gathered.leave(record, "other table")
        elif reason := _why_not(resource):
            self.gathered.leave(record, reason)
            self.gathered.count(table, record)
        else:
            days = self._days(record)
            self.undated = self.undated or "" in days
            self.gathered.add(table, record, self._original(resource), days)

    def _compares(self, record: Record) -> bool:
        """Whether the record is of the first of several segments, which overlap."""
        said = self._table.text(record, "comparison")
        self._comparison = said if self._comparison is None else self._comparison
        return said == self._comparison

    def _original(self, title: str) -> str:
        """The title before a browser translated it, where the table has that page too."""
        original = title.rpartition(_TRANSLATED)[2]
        return original if original in self._names else title

    def _days(self, record: Record) -> Days:
        text = self._table.text(record, self._dimension) if self._dimension else ""
        return days_of(self._dimension, text, self._whole) if text else self._whole


@lru_cache(maxsize=100_000)
def _why_not(resource: str) -> str:
    """Why a name is of no page; empty when it is."""
    if not resource.startswith("("):
        return ""
    said = normalise(resource)
    if said in NOT_SET:
        return "not set"
    return "other pages together" if said in OTHER else ""
