"""What a page says of a series of sessions: its topics, and the other series beside it."""

from __future__ import annotations

from barometer.charts import series as panels
from barometer.charts import topics as charts
from barometer.findings import sessions as words
from barometer.findings import tables
from barometer.findings import topics as drawing
from barometer.queries import crafternoons as queries
from barometer.rows import Row, Rows
from barometer.ui import frame
from barometer.ui.block import block
from barometer.ui.table import table
from barometer.ui.visit import Visit

TOPICS = (
    "topic sessions participants=median_participants difference=more_people new reactivated last_on"
)
SERIES = "series sessions median first_median last_median recent share=reach last_on"
PANELS = "series held_on topic participants"


def topics(here: Visit, series: Row, source: str) -> None:
    """Each topic beside the sessions around it; a plain table where too few were held for that."""
    text, rows = here.text, here.read(queries.topics, series["series"])
    if not rows:
        return
    if all(row["difference"] is None for row in rows):
        frame.section(text("Topics"), drawing.drew_whom(rows, text))
        table(rows, tables.columns(TOPICS, text), text, alt=text("Topics"))
        return
    block(
        here,
        drawing.topics(rows, text),
        charts.beside(rows, text),
        rows,
        TOPICS,
        key="topics",
        note=" ".join(
            filter(None, [drawing.drew_whom(rows, text), drawing.how_topics_are_read(text)])
        ),
        legend=[(colour, text(said)) for colour, said in charts.LEGEND],
        source=source,
        metric="topic_difference",
    )


def beside(here: Visit, every: Rows, chosen: Row) -> None:
    """All series on the same days and scale, then their numbers; nothing for only one."""
    if len(every) < 2:
        return
    text, rows = here.text, here.read(queries.every_series)
    names = [one["series"] for one in every]
    block(
        here,
        words.beside(every, text),
        panels.side_by_side(rows, names, chosen["series"], text),
        rows,
        PANELS,
        key="series",
        note=text("Every panel has the same days and the same scale of participants."),
        source=words.source_of_all(every, here.publication.version, text),
        metric="session_participants",
    )
    summary = here.read(queries.series)
    table(summary, tables.columns(SERIES, text), text, alt=text("Series of sessions"))
    frame.note(words.how_series_are_read(text))
