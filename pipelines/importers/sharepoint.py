"""SharePoint: pages, files or sites with their views, queries; Microsoft 365's usage report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from barometer.errors import _, message
from pipelines.dates import read_day
from pipelines.importers._knowledge import Tool, find_layout, recognise_pages
from pipelines.importers._knowledge_reading import read_pages
from pipelines.importers._sharepoint_searches import find_terms, read_terms
from pipelines.importers._table import cell, find_record, keys, words
from pipelines.importers._views import Days, without_pages
from pipelines.reading import Reading, Recognition
from pipelines.source import Source

SHAREPOINT = Tool(
    name="SharePoint",
    strong=words(
        "site url|site id|site name|site title|site visits|site visit|site collection|"
        "root web template|report refresh date|report period|visited page count|"
        "url du site|nom du site|titre du site|visites du site|url del sitio|"
        "nombre del sitio|website url|websiteurl|url do site|url del sito|site besuche"
    ),
    likely=words(
        "site|sites|library|document library|bibliotheque|bibliotheque de documents|list item id|"
        "modified by|modifie par|editor|file type|sitio"
    ),
    weak=words(
        "unique viewers|page views|created by|modified|promoted state|spectateurs uniques|"
        "visionneurs uniques|observateurs uniques|cree par|modifie"
    ),
    places=("site url", "url du site", "site id", "site name", "nom du site", "site title", "site"),
    address=re.compile(r"\.sharepoint\.com|/sites/[^/]+/|/SitePages/|\.aspx\b", re.IGNORECASE),
)


def recognise(source: Source) -> Recognition | None:
    """A table of pages or sites that speaks of sites, or links to SharePoint; sums by day too."""
    found = recognise_pages(source, SHAREPOINT)
    if found is None and find_terms(source) is not None:
        evidence = message(_("The columns are those of SharePoint’s report of queries."))
        return Recognition(66, evidence, "searches")
    if found is None and find_record(source.records, _counts_a_whole_site) is not None:
        return Recognition(50, message(_("The columns are SharePoint’s counts by day.")), "views")
    return found


def _counts_a_whole_site(headers: Sequence[str]) -> bool:
    """Days with visits, and nothing that names a page."""
    strong = {*headers} & SHAREPOINT.strong
    return bool(strong & {"site visits", "report refresh date", "visites du site"})


def read(source: Source, recognition: Recognition, day_first: bool | None) -> Reading:
    """One row a page, file, site or query and period."""
    terms = find_terms(source) if recognition.kind == "searches" else None
    if terms is not None:
        return read_terms(source, terms, day_first)
    if find_layout(source, SHAREPOINT) is None:
        way_out = message(
            _("Take the list of pages or files; where it is a later sheet, save it as CSV.")
        )
        raise without_pages(source.name, way_out)
    return read_pages("sharepoint", source, SHAREPOINT, day_first, _report_period(source))


def _report_period(source: Source) -> Days | None:
    """The days of a usage report: as many as it says, up to the day it was made."""
    at = find_record(
        source.records, lambda headers: {"report refresh date", "report period"} <= {*headers}
    )
    if at is None or at + 1 >= len(source.records):
        return None
    headers, first = keys(source.records[at]), source.records[at + 1]
    last = read_day(cell(first, headers.index("report refresh date")))
    days = cell(first, headers.index("report period"))
    if last is None or not days.isascii() or not days.isdigit() or not 1 <= int(days) <= 366:
        return None
    return (last - timedelta(days=int(days) - 1)).isoformat(), last.isoformat()
