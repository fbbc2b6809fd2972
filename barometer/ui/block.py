"""A block of a page: a finding, how to read it, its chart and the table of the same rows."""

from __future__ import annotations

from barometer.findings import tables
from barometer.rows import Rows
from barometer.ui import frame
from barometer.ui.figure import Figures, Picked, chart
from barometer.ui.visit import Visit


def block(
    here: Visit,
    finding: str,
    figures: Figures,
    rows: Rows,
    columns: str,
    *,
    key: str,
    note: str = "",
    legend: list[tuple[str, str]] | None = None,
    source: str = "",
    metric: str = "",
    picked: Picked | None = None,
    narrowest: int = 150,
) -> None:
    """Draw it all; `columns` names those of the table, as `tables.columns` reads them.

    source: editions, n, units; metric: the one whose method the footer links to; picked: what a
    click on a mark does; narrowest: pixels that one of several figures needs.
    """
    if finding:
        frame.section(finding, note)
    if legend:
        frame.legend(legend)
    named = tables.readable(rows, here.questionnaire, here.text)
    shown = tables.columns(columns, here.text)
    chart(
        figures,
        named,
        shown,
        here.text,
        key=key,
        alt=finding or note,
        source=source,
        metric=metric,
        legend=legend,
        picked=picked,
        narrowest=narrowest,
    )
