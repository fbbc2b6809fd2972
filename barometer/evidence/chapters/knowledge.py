"""The knowledge center: whom it reaches, and what waits there for someone."""

from __future__ import annotations

from barometer.charts import shares, weeks
from barometer.charts import theme as looks
from barometer.evidence.material import Material
from barometer.evidence.model import Chart, Finding, Panels, Series, Table
from barometer.evidence.palette import PAST
from barometer.findings import adoption, knowledge
from barometer.findings.columns import spoken
from barometer.queries import knowledge_center
from barometer.rows import Row, Rows

REACH = "period_start period_end unique_viewers population share=reach"


def chapter(made: Material) -> Finding | None:
    """None without views."""
    periods = made.read(knowledge_center.reach)
    if not periods:
        return None
    text, resources = made.text, made.read(knowledge_center.resources)
    title, days = adoption.reach_title(periods, text)
    table = made.table(text("Reach, 28 days at a time"), periods, REACH)
    alt = spoken(title, table.rows, table.columns, text)
    return Finding(
        key="knowledge",
        title=title,
        lead=" ".join([days, *_waiting(resources, made)]),
        source=made.source_of(text("Knowledge center")),
        notes=made.definitions(
            "knowledge_reach", "unique_viewers", "at_risk", "unread", "coverage"
        ),
        table=table,
        charts=(_chart(periods, alt, made),),
        sheets=tuple(_sheets(table, resources, made)),
        figures=lambda: _figures(periods, made),
    )


def _waiting(resources: Rows, made: Material) -> list[str]:
    """What is to be looked at, and how many of the top pain points have a fresh page."""
    covered = made.read(knowledge_center.coverage)
    said = [knowledge.finding(resources, made.text)] if resources else []
    said += [knowledge.coverage(covered, made.text)] if covered else []
    return [f"{words}." for words in said]


def _chart(periods: Rows, alt: str, made: Material) -> Chart:
    """Shares of the population; people where it is not known."""
    text = made.text
    known = all(row["share"] is not None for row in periods)
    values = tuple(row["share" if known else "unique_viewers"] for row in periods)
    labels = tuple(_period(row, known, made) for row in periods)
    colours = (PAST,) * (len(periods) - 1) + (looks.ACCENT,)
    line = Series(text("Reach, 28 days at a time"), values, colours)
    if known:
        return Chart("columns", labels, (line,), "share", alt, top=1)
    return Chart("columns", labels, (line,), "people", alt)


def _period(row: Row, known: bool, made: Material) -> str:
    """`to 20 Nov, 42 of 60`."""
    text, end = made.text, made.text.day(row["period_end"], "d MMM")
    if not known:
        return text("to {day}", day=end)
    return text(
        "to {day}, {part} of {whole}",
        day=end,
        part=text.number(row["unique_viewers"]),
        whole=text.number(row["population"]),
    )


def _sheets(reach: Table, resources: Rows, made: Material) -> list[Table]:
    text, found = made.text, [reach]
    weekly = made.read(knowledge_center.weeks, None)
    if weekly:
        found.append(made.table(text("Views by week"), weekly, "week views unique_viewers"))
    if resources:
        rows = [row | {"state": knowledge.states(row, text)} for row in resources]
        wanted = "title=resource kind theme views_28 views_previous_28 trend updated_on state"
        found.append(made.table(text("Resources"), rows, wanted))
    return found


def _figures(periods: Rows, made: Material) -> Panels:
    weekly, found = made.read(knowledge_center.weeks, None), []
    if weekly:
        words = made.text("Views and unique viewers by week")
        found.append((words, weeks.views_by_week(weekly, made.text)))
    if any(row["share"] is not None for row in periods):
        words = made.text("Reach, 28 days at a time")
        found.append((words, shares.reach_over_time(periods, made.text)))
    return found
