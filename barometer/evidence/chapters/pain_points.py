"""What hurts: the pain points with their intervals and the range of their ranks."""

from __future__ import annotations

from barometer.charts import pain_points as charts
from barometer.charts import theme as looks
from barometer.charts.verdicts import STATUSES
from barometer.evidence.material import Material
from barometer.evidence.model import Chart, Finding, Series, Table
from barometer.findings import names, one_pain_point, pack, pain_points, ranks, tables
from barometer.findings.columns import Column, spoken
from barometer.queries import pain_points as queries
from barometer.rows import Row, Rows

SHOWN = 10
DRAWN = 6  # in the document, where the table of them all stands below


def chapter(made: Material) -> Finding | None:
    """None where nobody of the group named one."""
    rows = made.read(queries.ranked, made.chosen.edition, made.chosen.slices, None)
    named = one_pain_point.named(rows)
    if not named:
        return None
    text, questionnaire = made.text, made.questionnaire
    title, table = ranks.first(named, questionnaire, text), _table(named[:SHOWN], made)
    alt = spoken(title, table.rows, table.columns, text)
    known = ("pain_point_frequency", "share_interval", "pain_point_priority", "rank_range")
    return Finding(
        key="pain_points",
        title=title,
        lead=ranks.contenders(named, questionnaire, text),
        source=made.source(),
        notes=(pain_points.how_ordered(named, [], text), *made.definitions(*known)),
        table=table,
        charts=(_chart(named[:SHOWN], alt, made),),
        sheets=(_sheet(rows, made),),
        figures=lambda: [("", charts.ranked(rows[:DRAWN], questionnaire, text))],
    )


def _chart(rows: Rows, alt: str, made: Material) -> Chart:
    hues = looks.hues(made.questionnaire)
    line = Series(
        made.text("Frequency"),
        tuple(row["frequency"] for row in rows),
        tuple(hues.get(row["theme"], looks.ACCENT) for row in rows),
        tuple(row["low"] for row in rows),
        tuple(row["high"] for row in rows),
    )
    labels = tuple(_label(row, made) for row in rows)
    return Chart("bars", labels, (line,), "share", alt, top=1)


def _label(row: Row, made: Material) -> str:
    return names.pain_point(row["pain_point"], made.questionnaire, made.text)


def _table(rows: Rows, made: Material) -> Table:
    """Share, interval and range of ranks; without ranks, how many of those asked."""
    text = made.text
    said = [
        {
            "pain_point": _label(row, made),
            "frequency": row["frequency"],
            "interval": pack.share_band(row["low"], row["high"], text),
            "rank": _ranks(row, made),
            "status": _status(row, made),
        }
        for row in rows
    ]
    columns = tables.columns("pain_point frequency", text)
    ranked = not ranks.together(rows)
    beside = text("Ranks") if ranked else text("Named by")
    columns |= {"interval": Column(text("Interval")), "rank": Column(beside)}
    if ranked:
        columns["status"] = Column(text("What became of it"))
    return Table(text("Pain points"), said, columns)


def _ranks(row: Row, made: Material) -> str:
    """`1–4`; how many of those asked where there are no ranks."""
    if row["rank"] is None:
        return charts.rank_words(row, made.text)
    low, high = row["rank_low"] or row["rank"], row["rank_high"] or row["rank"]
    return made.text.number(low) if low == high else pack.band(low, high, made.text)


def _status(row: Row, made: Material) -> str:
    known = STATUSES.get(row.get("status") or "")
    return known.say(made.text) if known else ""


def _sheet(rows: Rows, made: Material) -> Table:
    wanted = pain_points.columns(rows)
    found = made.table(made.text("Pain points"), rows, wanted)
    if ranks.together(rows):
        return found
    said = [
        shown | {"status": _status(row, made)} for shown, row in zip(found.rows, rows, strict=True)
    ]
    status = {"status": Column(made.text("What became of it"))}
    return Table(found.name, said, found.columns | status)
