"""The rows of a knowledge base's export: which page, which days, how often, by whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from barometer.errors import _, message
from barometer.questionnaire import normalise
from pipelines.cells import plain_count
from pipelines.dates import Translate
from pipelines.importers._knowledge import Layout, Tool, find_layout, header_words, layout
from pipelines.importers._knowledge_days import (
    DayColumns,
    day_columns,
    length,
    snapshot,
    update_days,
)
from pipelines.importers._knowledge_page import named_page
from pipelines.importers._knowledge_words import VIEW_EVENT, Counting, span_in
from pipelines.importers._period import stated_period
from pipelines.importers._table import cell, is_total
from pipelines.importers._views import Days, Gathered, PageTable, views_reading, without_pages
from pipelines.reading import Reading
from pipelines.source import Record, Source


@dataclass(frozen=True)
class _Pages:
    """The table of pages as it is read: its layout, its counts, its days."""

    layout: Layout
    table: PageTable
    days: DayColumns
    updated: Translate
    page: str  # of a file of one page

    def text(self, record: Record, column: str) -> str:
        return cell(record, self.layout.columns.get(column))


def read_pages(
    name: str, source: Source, tool: Tool, day_first: bool | None, whole: Days | None = None
) -> Reading:
    """One row a page and period, or a page, day and reader; an event is one view.

    whole: the days of a file that says them in a way of its own.
    """
    found = find_layout(source, tool)
    if found is None:
        raise without_pages(source.name, message(_("Export the report of pages instead.")))
    gathered = Gathered()
    pages = _pages(source, found, gathered, day_first, whole)
    gathered.tables.append(pages.table)
    outside = {record.number for record in _outside(source, found, tool)}
    for record in source.records:
        if record.number <= found.header.number:
            gathered.leave(record, "header" if record == found.header else "preamble")
        elif record.number in outside:
            gathered.leave(record, "other table")
        else:
            _gather(gathered, pages, record)
    _note_namesakes(gathered, pages, source, tool)
    facts = pages.days.whole and {"start": pages.days.whole[0], "end": pages.days.whole[1]}
    return views_reading(name, source, gathered, facts or {})


def _outside(source: Source, found: Layout, tool: Tool) -> Iterator[Record]:
    """The records of further tables: those after another header, or after words below a blank."""
    after_blank = ended = False
    for record in source.records[found.header.number :]:
        filled = [text for text in record.cells if text.strip()]
        worded = bool(filled) and not any(c.isdigit() for text in filled for c in text)
        if worded and record.cells != found.header.cells and not is_total(record):
            ended = ended or after_blank or layout(record, tool) is not None
        after_blank = not filled
        if ended:
            yield record


def _pages(
    source: Source, found: Layout, gathered: Gathered, day_first: bool | None, whole: Days | None
) -> _Pages:
    above = source.records[: found.header.number - 1]
    preamble = [*(" ".join(r.cells) for r in above), *(text for r in above for text in r.cells)]
    stated = stated_period(source.name, preamble)
    views = _chosen(found.views, length(stated))
    if len(found.views) > 1 and views:
        note = _("The file counts views in several columns; “{column}” was taken.")
        gathered.notes.append(message(note, column=cell(found.header, views.position)))
    days = day_columns(source, found, day_first, stated)
    if not days.columns:
        spans = (span_in(normalise(text)) for text in preamble)
        span = views.days if views and views.days else next(filter(None, spans), None)
        whole = whole or snapshot(source.name, stated, span, gathered.notes)
        days = replace(days, whole=whole)
    page = "" if found.resources else named_page(source, gathered.notes)
    updated = update_days(source, found, day_first, days)
    for record in above:
        gathered.declare(found.header, record)
    return _Pages(found, _table(found, views, days), days, updated, page)


def _chosen(views: tuple[Counting, ...], said: int | None) -> Counting | None:
    """The column that counts as many days as the file is said to; else the one of all days."""
    near = [c for c in views if c.days and said and abs(c.days - said) <= 2]
    unbound = [c for c in views if c.days is None]
    return next(iter([*near, *unbound, *views]), None)


def _table(found: Layout, views: Counting | None, days: DayColumns) -> PageTable:
    columns = {"resource": found.resources[0]} if found.resources else {}
    if views:
        columns["views"] = views.position
        same = [c for c in found.unique if c.days == views.days] or [*found.unique]
        if same:
            columns["unique_viewers"] = same[0].position
    kept = ("title", "updated_on")
    columns |= {c: found.columns[c] for c in kept if c in found.columns}
    if found.readers:
        columns["viewer"] = found.readers[0]
    event = {found.columns["event"]} if "event" in found.columns else set()
    also = {*found.resources, *found.readers, *days.columns.values(), *event}
    return PageTable(found.header, columns, frozenset(also))


def _gather(gathered: Gathered, pages: _Pages, record: Record) -> None:
    found = pages.layout
    resource = _first_filled(record, found.resources) or pages.page
    reader = _first_filled(record, found.readers)
    views = plain_count(pages.table.text(record, "views")) if found.views else "1"
    days = pages.days.of(record)
    event = "event" in found.columns and not found.views
    if record.blank or record.cells == found.header.cells:
        gathered.leave(record, "header")
    elif is_total(record) and not event:
        gathered.total(pages.table, record)
    elif event and not _is_view(pages.text(record, "event")):
        gathered.leave(record, "other event")
    elif reader and (views == "0" or days == ("", "")):
        gathered.leave(record, "no views")
    else:
        title = pages.text(record, "title")
        gathered.add(
            pages.table,
            record,
            resource,
            days,
            views=views,
            viewer=reader,
            title="" if title == resource else title,
            updated_on=(pages.updated(pages.text(record, "updated_on")) or "")[:10],
        )


@lru_cache(maxsize=1_000)
def _is_view(event: str) -> bool:
    return VIEW_EVENT.fullmatch(normalise(event)) is not None


def _first_filled(record: Record, positions: tuple[int, ...]) -> str:
    return next((text for i in positions if (text := cell(record, i))), "")


def _note_namesakes(gathered: Gathered, pages: _Pages, source: Source, tool: Tool) -> None:
    """Say so where pages known by their title alone bear the same one in several places."""
    headers = header_words(pages.layout.header)
    place = next((headers.index(p) for p in tool.places if p in headers), None)
    if place is None or pages.layout.resources != (pages.layout.columns.get("title"),):
        return
    rows = {row.number for row in gathered.rows}
    places = defaultdict(set)
    for record in source.records:
        if record.number in rows:
            places[cell(record, pages.layout.resources[0])].add(cell(record, place))
    shared = sum(len(found) > 1 for found in places.values())
    if shared:
        note = _("{titles} titles stand in several places; the views of each were added up.")
        gathered.notes.append(message(note, titles=shared))
