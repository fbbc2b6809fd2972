"""Matomo's reports of pages and of site search: raw or translated headers, often UTF-16."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from barometer.errors import Message, _, message
from barometer.questionnaire import normalise
from pipelines.dates import Translate, date_translator
from pipelines.importers._matomo_cells import OTHERS, days_in, unguard
from pipelines.importers._matomo_searches import find_terms, read_terms
from pipelines.importers._matomo_tables import ADDED_UNIQUE, Block, page_blocks, page_columns
from pipelines.importers._period import period_in
from pipelines.importers._searches import TermTable
from pipelines.importers._table import HEAD, cell, find_record, is_total, keys
from pipelines.importers._views import (
    Days,
    Gathered,
    PageTable,
    views_reading,
    whole_period,
    without_pages,
)
from pipelines.reading import Reading, Recognition
from pipelines.source import Record, Source

UNDEFINED = re.compile(
    r".*(?:page|url|seite|pagina|strony).*"
    r"(?:not defined|non defini|nicht definiert|no defini|nao defini|niet gedefinieerd"
    r"|nie zdefiniowan).*"
)


def recognise(source: Source) -> Recognition | None:
    """A file with Matomo's labels and metrics, raw or translated; its summaries of visits too."""
    if (terms := _only_terms(source)) is not None:
        raw = "label" in keys(terms.header)
        evidence = message(_("The columns are Matomo's metrics by search keyword."))
        return Recognition(86 if raw else 76, evidence, "searches")
    if find_record(source.records, lambda headers: page_columns(headers) is not None) is not None:
        blocks = page_blocks(source.records)
        evidence = message(_("The columns are Matomo's metrics by page."))
        if blocks:
            raw = "label" in keys(blocks[0].table.header)
            certainty = 85 if blocks[0].certain else 75 if raw else 60
            return Recognition(certainty, evidence, "views")
    if find_record(source.records, lambda headers: "nb visits" in headers) is not None:
        return Recognition(62, message(_("The columns are Matomo's metrics by day.")), "views")
    return None


def _only_terms(source: Source) -> TermTable | None:
    """The file's table of search keywords; None where another one counts pages."""
    terms = find_terms(source)
    if terms is None:
        return None
    pages = page_blocks(source.records)
    same = all(block.table.header.number == terms.header.number for block in pages)
    return terms if same else None


def read(source: Source, recognition: Recognition, day_first: bool | None) -> Reading:
    """One row a page, or a keyword, and period; the period comes from a column, else the name."""
    terms = _only_terms(source) if recognition.kind == "searches" else None
    if terms is not None:
        return read_terms(source, terms, day_first)
    blocks = page_blocks(source.records)
    if not blocks:
        raise without_pages(source.name, message(_("Export Behaviour → Pages instead.")))
    tables = {r.number: b for b in blocks for r in (b.table.header, *b.body)}
    gathered = Gathered(tables=[block.table for block in blocks])
    whole = _whole_period(source, blocks)
    translate = _translate(source, blocks, day_first)
    for record in source.records:
        block = tables.get(record.number)
        if block is None:
            gathered.leave(record, _outside(record))
        elif record.cells == block.table.header.cells:
            gathered.leave(record, "header")
        else:
            _gather(gathered, block, record, translate, whole)
    gathered.notes += _notes(blocks)
    facts = {} if whole is None else {"start": whole[0], "end": whole[1]}
    return views_reading("matomo", source, gathered, facts)


def _outside(record: Record) -> str:
    wide = sum(bool(text.strip()) for text in record.cells) > 1
    return "other table" if wide and record.number > 1 else "preamble"


def _whole_period(source: Source, blocks: Sequence[Block]) -> Days | None:
    """The days of a file whose tables and titles say none."""
    first = blocks[0]
    if "period" in first.table.columns or period_in(first.title):
        return None
    above = source.records[: first.table.header.number - 1][:HEAD]
    filled = [[text for text in r.cells if text.strip()] for r in above]
    return whole_period(source, [" ".join(texts) for texts in filled if 0 < len(texts) <= 2])


def _translate(source: Source, blocks: Sequence[Block], day_first: bool | None) -> Translate:
    texts = [block.table.text(record, "period") for block in blocks for record in block.body]
    return date_translator(texts, source.name, day_first, period_in(source.name))


def _gather(
    gathered: Gathered, block: Block, record: Record, translate: Translate, whole: Days | None
) -> None:
    table = block.table
    label = unguard(table.text(record, "resource"))
    reason = _why_not(label)
    if is_total(record):
        gathered.total(table, record)
    elif reason:
        gathered.leave(record, reason)
        gathered.count(table, record)
    else:
        days = whole or days_in(table.text(record, "period") or block.title, translate)
        resource, title = _resource(label, unguard(table.text(record, "address")))
        gathered.add(table, record, resource, days, title=title)


@lru_cache(maxsize=100_000)
def _why_not(label: str) -> str:
    """Why a label names no page; empty when it does."""
    if UNDEFINED.fullmatch(normalise(label)):
        return "page not defined"
    return "other pages together" if label == "-1" or normalise(label) in OTHERS else ""


def _resource(label: str, address: str) -> tuple[str, str]:
    """The page and its title. A leaf of a folder is known by its address, a whole path by itself.

    A label that is no part of its address is the page's title.
    """
    path = unquote(urlsplit(address).path) if "://" in address[:12] else ""
    leaf = label.strip("/")
    if not path or path.strip("/") == leaf or (leaf == "index" and not path.strip("/")):
        return label, ""
    return address, "" if leaf in path or leaf == "index" else label


def _notes(blocks: Sequence[Block]) -> Iterator[Message]:
    """What the tables count otherwise than it seems."""
    first = blocks[0]
    if first.counts_visits:
        yield message(_("The file has no page views; the visits that saw a page were counted."))
    headers = first.table.header
    for at, header in enumerate(keys(headers)):
        if header in ADDED_UNIQUE:
            note = _("“{column}” adds up the visitors of each day; it was left out.")
            yield message(note, column=cell(headers, at))
    folders = sum(_is_folder(block.table, record) for block in blocks for record in block.body)
    if folders:
        note = _("{rows} rows are folders of pages; export the report flat to count each page.")
        yield message(note, rows=folders)


def _is_folder(table: PageTable, record: Record) -> bool:
    """A label without address where the file gives the addresses of pages."""
    label = table.text(record, "resource")
    if "address" not in table.columns or table.text(record, "address"):
        return False
    return bool(label) and not label.startswith("/") and not _why_not(label)
