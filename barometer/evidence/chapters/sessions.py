"""Every session of the longest series, with the medians of its first and last six."""

from __future__ import annotations

from statistics import median

from barometer.charts import sessions as charts
from barometer.charts import theme as looks
from barometer.evidence.material import Material
from barometer.evidence.model import Chart, Finding, Series, Table
from barometer.evidence.palette import MEDIAN, PAST
from barometer.findings import adoption, tables
from barometer.findings.columns import spoken
from barometer.queries import crafternoons
from barometer.rows import Rows

ENDS = charts.ENDS
SHEET = "held_on topic title participants new returning reactivated"


def chapter(made: Material) -> Finding | None:
    """None without sessions."""
    every = made.read(crafternoons.series)
    if not every:
        return None
    series, text = every[0], made.text
    sessions = made.read(crafternoons.sessions, series["series"])
    title = adoption.sessions(series, text)
    medians = text("Medians of the first six sessions and of the last six.")
    said = [adoption.span(series, text), medians, adoption.concentration(series, text)]
    alt = spoken(title, sessions, tables.columns("held_on participants", text), text)
    known = ("session_participants", "session_growth", "new_returning_reactivated")
    return Finding(
        key="sessions",
        title=title,
        lead=" ".join(filter(None, said)),
        source=made.source_of(str(series["series"])),
        notes=made.definitions(*known),
        table=_last(sessions, made),
        charts=(_chart(sessions, str(series["series"]), alt, made),),
        sheets=tuple(_sheets(sessions, str(series["series"]), made)),
        figures=lambda: [("", charts.every_session(sessions, text))],
    )


def _chart(held: Rows, name: str, alt: str, made: Material) -> Chart:
    text, people = made.text, tuple(float(row["participants"]) for row in held)
    late = len(held) - ENDS
    colours = tuple(looks.ACCENT if place >= late else PAST for place in range(len(held)))
    days = tuple(text.day(row["held_on"]) for row in held)
    line = None
    if len(held) >= 2 * ENDS:
        first, last = median(people[:ENDS]), median(people[late:])
        ends = (first,) * ENDS + (None,) * (late - ENDS) + (last,) * ENDS
        line = Series(text("Median of six"), ends, (MEDIAN,))
    shown = Series(text("Participants"), people, colours)
    return Chart("columns", days, (shown,), "people", alt, name=name, over=line)


def _last(sessions: Rows, made: Material) -> Table:
    """The last six, the newest first."""
    newest = sessions[-ENDS:][::-1]
    rows = [row | {"topic": row["topic"] or row["title"]} for row in newest]
    columns = tables.columns("held_on topic participants", made.text)
    return Table(made.text("The last six sessions"), rows, columns)


def _sheets(sessions: Rows, series: str, made: Material) -> list[Table]:
    text, reach = made.text, made.read(crafternoons.reach, series)
    found = [made.table(text("Sessions"), sessions, SHEET)]
    tribes = [row for row in reach if None not in (row["tribe"], row["share"])]
    if tribes:
        shown = "tribe part whole=population share=reach"
        found.append(made.table(text("Reach of sessions by tribe"), tribes, shown))
    return found
