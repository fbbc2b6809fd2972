"""The themes before and now, with bands and verdicts."""

from __future__ import annotations

from typing import Any

from barometer.charts import dumbbell
from barometer.charts import theme as looks
from barometer.charts.verdicts import verdict
from barometer.evidence.material import Material
from barometer.evidence.model import Chart, Finding, Panels, Series, Table
from barometer.evidence.palette import PAST
from barometer.findings import maturity, names, pack, tables
from barometer.findings.columns import Column, spoken
from barometer.rows import Rows

SHEET = f"edition {tables.THEMES}"


def chapter(made: Material) -> Finding | None:
    """None where the group has no score."""
    if not made.themes:
        return None
    rows = made.themes
    title = maturity.section(rows, made.questionnaire, made.text)
    table = _table(made)
    alt = spoken(title, table.rows, table.columns, made.text)
    return Finding(
        key="themes",
        title=title,
        lead=maturity.strongest_and_weakest(rows, made.questionnaire, made.text),
        source=made.source(),
        notes=_notes(made),
        table=table,
        charts=(_chart(made, alt),),
        legend=_legend(made),
        sheets=(made.table(made.text("Themes before and now"), made.themes, SHEET),),
        figures=lambda: _figures(made),
    )


def _legend(made: Material) -> tuple[tuple[str, str], ...]:
    """What is grey in the chart; nothing where there is no edition before."""
    previous = next((row["previous"] for row in made.themes if row["previous"]), None)
    if previous is None:
        return ()
    edition = made.chosen.edition
    words = made.text(
        "grey: {previous}; in colour: {edition}, with its band", previous=previous, edition=edition
    )
    return ((PAST, words),)


def _chart(made: Material, alt: str) -> Chart:
    rows = made.themes
    hues = looks.hues(made.questionnaire)
    colours = tuple(hues[row["theme"]] for row in rows)
    edition = made.chosen.edition
    previous = next((row["previous"] for row in rows if row["previous"]), None)
    series = [_values(edition, "score", rows, colours, low="low", high="high")]
    if previous:
        series.insert(0, _values(previous, "before", rows, colours, past=True))
    labels = tuple(names.theme(row["theme"], made.questionnaire, made.text) for row in rows)
    return Chart("dots", labels, tuple(series), "score", alt, top=100)


def _values(
    name: str,
    column: str,
    rows: Rows,
    colours: tuple[str, ...],
    *,
    low: str = "",
    high: str = "",
    past: bool = False,
) -> Series:
    ends: dict[str, Any] = {"past": past}
    if low:
        ends |= {"low": tuple(row[low] for row in rows), "high": tuple(row[high] for row in rows)}
    return Series(name, tuple(row[column] for row in rows), colours, **ends)


def _table(made: Material) -> Table:
    text = made.text
    said = [
        {
            "theme": names.theme(row["theme"], made.questionnaire, text),
            "before": row["before"],
            "score": row["score"],
            "band": pack.band(row["low"], row["high"], text),
            "difference": row["difference"],
            "verdict": verdict(row["verdict"]).say(text),
            "n": row["n"],
        }
        for row in made.themes
    ]
    columns = tables.columns("theme before score", text)
    columns |= {"band": Column(text("Band"))} | tables.columns("difference verdict n", text)
    return Table(text("Themes before and now"), said, columns)


def _notes(made: Material) -> tuple[str, ...]:
    said = tables.band_words(made.themes, made.chosen.edition, made.chosen.n, made.text)
    known = made.definitions("theme_score", "noise_band", "change", "change_verdict")
    return (said, *known, made.where_defined())


def _figures(made: Material) -> Panels:
    return [("", dumbbell.before_now(made.themes, made.questionnaire, made.text))]
