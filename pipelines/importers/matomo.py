"""Matomo's report of pages: raw or translated headers, often UTF-16 with commas."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from barometer.errors import FileError, _, message
from barometer.questionnaire import normalise
from pipelines.dates import Translate, date_translator
from pipelines.importers._period import period_in
from pipelines.importers._table import HEAD, find_record, is_total, keys, words
from pipelines.importers._views import Days, Gathered, PageTable, columns_by_header, views_reading
from pipelines.reading import Reading, Recognition
from pipelines.source import Record, Source

LABEL = words(
    "label|page url|page urls|page title|page titles|nom|libelle|url de la page|url de page|"
    "titre de la page|bezeichnung|seiten url|seitentitel|nombre|etiqueta|etichetta|nome|name"
)
HITS = words(
    "nb hits|pageviews|page views|vues de page|vues de pages|pages vues|seitenansichten|"
    "paginas vistas|numero de paginas vistas|visualizzazioni di pagina|visualizacoes de pagina"
)
VISITS = words("nb visits|visits|visites|besuche|visitas|visite")
UNIQUE = words(
    "nb uniq visitors|unique visitors|visiteurs uniques|eindeutige besucher|visitantes unicos|"
    "visitatori unici"
)
DATE = words("date|period|periode|datum|zeitraum|fecha|periodo|data")
METRICS = words(
    "unique pageviews|vues de page uniques|eindeutige seitenansichten|bounce rate|"
    "taux de rebond|absprungrate|avg time on page|temps moyen sur la page|"
    "durchschnittszeit pro seite|exit rate|taux de sortie|ausstiegsrate|nb actions|"
    "nb visits|nb hits|porcentaje de rebote|tasa de salida"
)
NAMES = {"resource": LABEL, "views": HITS, "unique_viewers": UNIQUE, "period": DATE}
UNDEFINED = re.compile(
    r".*(?:page|url|seite|pagina).*(?:not defined|non defini|nicht definiert|no defin).*"
)
OTHERS = words("others|autres|andere|otros|altri|1")


def recognise(source: Source) -> Recognition | None:
    """A file with Matomo's labels and metrics, raw or translated; its summary of visits too."""
    at = find_record(source.records, lambda headers: _columns(headers) is not None)
    evidence = message(_("The columns are Matomo's metrics by page."))
    if at is not None:
        return Recognition(85, evidence, "views")
    if find_record(source.records, _is_summary) is not None:
        return Recognition(62, message(_("The columns are Matomo's metrics by day.")), "views")
    return None


def _columns(headers: Sequence[str]) -> dict[str, int] | None:
    """Column → position of a table of pages; None for any other record."""
    found = columns_by_header(headers, NAMES)
    if "views" not in found:
        found |= columns_by_header(headers, {"views": VISITS})
    if not {"resource", "views"} <= found.keys():
        return None
    others = METRICS | VISITS | UNIQUE
    metrics = [i for i, header in enumerate(headers) if header in others and i != found["views"]]
    raw = "label" in headers and bool({"nb hits", "nb visits"} & {*headers})
    return found if metrics or raw else None


def _is_summary(headers: Sequence[str]) -> bool:
    return "nb visits" in headers and "label" not in headers


def read(source: Source, _recognition: Recognition, day_first: bool | None) -> Reading:
    """One row a page and period; the period comes from a column, else from the file's name."""
    if find_record(source.records, lambda headers: _columns(headers) is not None) is None:
        raise FileError(
            message(
                _("{file} counts the visits of the whole site, not its pages."), file=source.name
            ),
            message(_("Export Behaviour → Pages instead.")),
        )
    tables = _tables(source)
    translate = _translate(source, tables, day_first)
    first = next(iter(tables.values()))
    gathered = Gathered(tables=[first])
    whole = None if "period" in first.columns else _whole_period(source)
    for record in source.records:
        table = tables.get(record.number)
        if table is None or record is table.header:
            gathered.leave(record, "header" if table else _outside(record, gathered))
        else:
            _gather(gathered, table, record, translate, whole)
    facts = {} if whole is None else {"start": whole[0], "end": whole[1]}
    return views_reading("matomo", source, gathered, facts)


def _tables(source: Source) -> dict[int, PageTable]:
    """Record number → the table of pages it stands in (its header included).

    An e-mailed report stacks many tables under titles; its first with page views is taken.
    """
    likely = (r for r in source.records if r.number <= HEAD or _may_head(r))
    heads = [(r, columns) for r in likely if (columns := _columns(keys(r)))]
    counting = [head for head in heads if HITS & {*keys(head[0])}] or heads
    header, columns = counting[0]
    table = PageTable(header, columns)
    inside: dict[int, PageTable] = {}
    for record in source.records[header.number - 1 :]:
        filled = [text for text in record.cells if text.strip()]
        if len(filled) == 1 and len(header.cells) > 2 and len(record.cells) < len(header.cells):
            break  # the title of the next table
        if filled:
            inside[record.number] = table
    return inside


def _may_head(record: Record) -> bool:
    """A header has no digits; most rows do, and need not be looked at closer."""
    return not any(c.isdigit() for text in record.cells for c in text)


def _outside(record: Record, gathered: Gathered) -> str:
    return "other table" if len(record.cells) > 1 and gathered.non_rows else "preamble"


def _gather(
    gathered: Gathered, table: PageTable, record: Record, translate: Translate, whole: Days | None
) -> None:
    label = unguard(table.text(record, "resource"))
    reason = _why_not(label)
    if is_total(record):
        gathered.total(table, record)
    elif reason:
        gathered.leave(record, reason)
        gathered.count(table, record)
    else:
        days = whole or _days(table.text(record, "period"), translate)
        gathered.add(table, record, label, days)


@lru_cache(maxsize=100_000)
def _why_not(label: str) -> str:
    """Why a label names no page; empty when it does."""
    if UNDEFINED.fullmatch(normalise(label)):
        return "page not defined"
    return "other pages together" if normalise(label) in OTHERS else ""


def unguard(text: str) -> str:
    """The cell without the apostrophe Matomo puts before `= + - @`."""
    return re.sub(r"^'(?=[=+\-@])", "", text)


def _translate(source: Source, tables: dict[int, PageTable], day_first: bool | None) -> Translate:
    numbered = ((tables.get(record.number), record) for record in source.records)
    texts = [table.text(record, "period") for table, record in numbered if table]
    return date_translator(texts, source.name, day_first, period_in(source.name))


def _days(text: str, translate: Translate) -> Days:
    """First and last day of a period cell; the cell itself where it is none."""
    parts = [part.strip() for part in re.split(r",(?=\d{4})|\s+(?:to|au|bis)\s+", text)]
    days = [day[:10] for part in parts if (day := translate(re.sub(r"^(?:From|Du)\s+", "", part)))]
    if len(days) == len(parts):
        return days[0], days[-1]
    period = period_in(text)
    return (period[0].isoformat(), period[1].isoformat()) if period else (text, text)


def _whole_period(source: Source) -> Days:
    """The period of a file without a period column: in its name, else in its first words."""
    head = (text for record in source.records[:HEAD] for text in record.cells[:1])
    found = period_in(source.name) or next(filter(None, map(period_in, head)), None)
    if found is None:
        raise FileError(
            message(_("{file} does not say which days it counts."), file=source.name),
            message(_("Put them in its name, such as “Pages 2025-03-01 2025-03-31.csv”.")),
        )
    return found[0].isoformat(), found[1].isoformat()
