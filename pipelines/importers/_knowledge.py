"""Exports of knowledge bases: whose they are, and which column holds what."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from barometer.errors import _, message
from barometer.questionnaire import normalise
from pipelines.cells import parse_number
from pipelines.dates import read_moment
from pipelines.importers import _knowledge_words as means
from pipelines.importers._knowledge_words import Counting, counting
from pipelines.importers._table import HEAD, cell
from pipelines.reading import Recognition
from pipelines.source import Record, Source

_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
SAMPLE = 200  # rows looked at to tell numbers and links


@dataclass(frozen=True)
class Tool:
    """A knowledge base, and the words only it uses.

    strong, likely, weak: headers no other tool uses, those few others use, those many use.
    places: headers of what holds pages (a space, a site): what is counted where no page is named.
    of_one_page: headers of a file that counts one page alone, which only its name says.
    address: what its links look like. name: what a file's name calls it.
    """

    name: str
    strong: frozenset[str]
    likely: frozenset[str]
    weak: frozenset[str]
    places: tuple[str, ...]
    address: re.Pattern[str]
    of_one_page: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Layout:
    """The header of a table of pages, or of events, and what its columns hold.

    resources: positions of what names a page, best first; a row's first filled one is taken.
        None in a file of one page.
    views, unique: counting columns, best first; without views a row is one view.
    readers: who viewed, best first.
    """

    header: Record
    columns: Mapping[str, int]
    resources: tuple[int, ...]
    views: tuple[Counting, ...]
    unique: tuple[Counting, ...]
    readers: tuple[int, ...]


_ONE_OF: dict[str, frozenset[str]] = {
    "title": means.TITLE,
    "start": means.START,
    "end": means.END,
    "day": means.DAY,
    "week": means.WEEK,
    "month": means.MONTH,
    "updated_on": means.UPDATED,
}


def header_words(record: Record) -> list[str]:
    """The record's cells as normalised words; `spaceKey` as `space key`."""
    return [normalise(_HUMP.sub(" ", text)) for text in record.cells]


def layout(record: Record, tool: Tool) -> Layout | None:
    """What the record's columns hold as a header of pages with views; None for any other."""
    headers = header_words(record)
    columns = {
        name: at for name, known in _ONE_OF.items() if (at := _first(headers, known)) is not None
    }
    views = _views(headers)
    if not views and not _add_event(headers, columns):
        return None
    mails = [i for i, header in enumerate(headers) if header in means.MAIL]
    readers = [*mails, *(i for i, header in enumerate(headers) if header in means.READER)]
    if "title" not in columns and not readers:
        named = _first(headers, means.NAME)
        columns |= {} if named is None else {"title": named}
    resources = _resources(headers, columns, tool if views else None)
    if not resources and not tool.of_one_page & {*headers}:
        return None
    unique = tuple(c for c in counting(headers, means.UNIQUE))
    return Layout(record, columns, resources, tuple(views), unique, tuple(readers))


def _first(headers: Sequence[str], known: frozenset[str]) -> int | None:
    return next((i for i, header in enumerate(headers) if header in known), None)


def _views(headers: Sequence[str]) -> list[Counting]:
    """Columns of views; of visits, then of a page's whole life, where there is nothing better."""
    for names in (means.VIEWS, means.VISITS, means.EVER):
        if found := counting(headers, names):
            return found
    return []


def _add_event(headers: Sequence[str], columns: dict[str, int]) -> bool:
    """Whether the columns are those of events: what happened, and when."""
    event, moment = _first(headers, means.EVENT), _first(headers, means.MOMENT)
    if event is None or (moment is None and "day" not in columns):
        return False
    columns["event"] = event
    if moment is not None:
        columns["day"] = moment
    return True


def _resources(
    headers: Sequence[str], columns: Mapping[str, int], tool: Tool | None
) -> tuple[int, ...]:
    """What names a page; else the tool's places, which events do not count."""
    pages = [
        i
        for known in (means.ADDRESS, means.IDENTIFIER)
        if (i := _first(headers, known)) is not None
    ]
    pages += [columns["title"]] if "title" in columns else []
    named = tool.places if tool else ()
    places = [headers.index(place) for place in named if place in headers]
    return tuple(pages or places)


def find_layout(source: Source, tool: Tool) -> Layout | None:
    """The first header of the file under which pages are counted."""
    near = (layout(record, tool) for record in source.records[:HEAD] if not record.blank)
    found = next(filter(None, near), None)
    if found is None:
        return None
    below = source.records[found.header.number : found.header.number + SAMPLE]
    named = tuple(c.position for c in found.unique if not _numbers(below, c.position))
    unique = tuple(c for c in found.unique if c.position not in named)
    found = replace(found, unique=unique, readers=(*found.readers, *named))
    return _dated_by_views(found, below)


def _dated_by_views(found: Layout, below: Sequence[Record]) -> Layout:
    """The layout where `viewed` says when a reader did, not how often: a row is one view."""
    if not found.views or not found.readers:
        return found
    at = found.views[0].position
    texts = [text for record in below if (text := cell(record, at))]
    if sum(read_moment(text) is not None for text in texts) < 0.8 * max(len(texts), 1):
        return found
    return replace(found, views=(), columns={**found.columns, "day": at})


def recognise_pages(source: Source, tool: Tool) -> Recognition | None:
    """How sure the file is of this tool: its own words among the headers, its links, its name."""
    found = find_layout(source, tool)
    if found is None:
        return None
    below = source.records[found.header.number : found.header.number + SAMPLE]
    if not _counts(found, below):
        return None
    score = _own_words(header_words(found.header), tool) + _own_links(below, tool)
    score += 14 * (normalise(tool.name) in normalise(source.name).split())
    if score < 8:
        return None
    template = (
        _("The columns are those of {tool}’s counts of views.")
        if score >= 14
        else _("The file counts the views of pages; it may be {tool}’s.")
    )
    return Recognition(min(92, 40 + score), message(template, tool=tool.name), "views")


def _counts(found: Layout, below: Sequence[Record]) -> bool:
    """Whether what stands under the views are numbers; events need none."""
    return not found.views or _numbers(below, found.views[0].position)


def _numbers(below: Sequence[Record], position: int) -> bool:
    """Whether the column's filled cells are mostly numbers."""
    texts = [text for record in below if (text := cell(record, position))]
    numbers = sum(parse_number(text, whole=True) is not None for text in texts)
    return numbers >= 0.8 * len(texts)


def _own_words(headers: Sequence[str], tool: Tool) -> int:
    weights = ((tool.strong, 28), (tool.likely, 14), (tool.weak, 4))
    return sum(weight for header in headers for known, weight in weights if header in known)


def _own_links(below: Sequence[Record], tool: Tool) -> int:
    """A sign as good as two words: links that lead to the tool."""
    links = [text for record in below for text in record.cells if "/" in text]
    return 40 if sum(bool(tool.address.search(link)) for link in links) > len(links) / 4 else 0
