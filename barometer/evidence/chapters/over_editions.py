"""The themes over the editions, one chart a theme, each with its band."""

from __future__ import annotations

import pandas as pd

from barometer.charts import lines
from barometer.charts import theme as looks
from barometer.charts.records import records
from barometer.evidence.material import Material
from barometer.evidence.model import Chart, Finding, Panels, Series, Table
from barometer.findings import maturity, pack, questions, tables
from barometer.findings.columns import Column, spoken
from barometer.queries import maturity as queries


def chapter(made: Material) -> Finding | None:
    """None with fewer than two editions to show."""
    over = _over(made)
    editions = sorted(over["edition"].unique())
    if len(editions) < 2:
        return None
    text, name = made.text, made.text("Themes by edition")
    wide = _table(over, editions, made)
    cut = questions.cut(made.questionnaire, editions[1:], text)
    charts = tuple(
        _chart(over, theme.id, text.of(theme.label), editions, made)
        for theme in made.questionnaire.themes
        if (over["theme"] == theme.id).any()
    )
    return Finding(
        key="editions",
        title=maturity.over_editions(
            over, made.questionnaire, text, together=len(made.chosen.slices) > 1
        ),
        lead=" ".join(filter(None, [pack.over_editions(made.index, text), cut])),
        source=made.source(),
        notes=(*made.definitions("theme_score", "noise_band", "like_for_like"),),
        table=wide,
        charts=charts,
        sheets=(made.table(name, over, "edition theme n score low high"),),
        figures=lambda: _figures(made),
    )


def _over(made: Material) -> pd.DataFrame:
    over = made.read(queries.theme_lines, made.chosen.slices)
    return over[over["edition"] <= made.chosen.edition]


def _chart(
    over: pd.DataFrame, theme: str, label: str, editions: list[str], made: Material
) -> Chart:
    """A theme's scores by edition; an edition it was not asked in has none."""
    its = {row["edition"]: row for row in records(over[over["theme"] == theme])}
    rows = [its.get(edition, {}) for edition in editions]
    line = Series(
        label,
        tuple(row.get("score") for row in rows),
        (looks.hues(made.questionnaire)[theme],),
        tuple(row.get("low") for row in rows),
        tuple(row.get("high") for row in rows),
    )
    columns = tables.columns("edition n score low high", made.text)
    alt = spoken(label, over[over["theme"] == theme], columns, made.text)
    return Chart("lines", tuple(editions), (line,), "score", alt, top=100, name=label)


def _table(over: pd.DataFrame, editions: list[str], made: Material) -> Table:
    """One row an edition: n, and each theme's score with its band."""
    text, rows = made.text, []
    for edition in editions:
        its = records(over[over["edition"] == edition])
        most = max(int(row["n"]) for row in its)
        said = {row["theme"]: _scored(row, made) for row in its}
        rows.append({"edition": edition, "n": most} | said)
    columns = tables.columns("edition n", text) | {
        theme.id: Column(text.of(theme.label))
        for theme in made.questionnaire.themes
        if (over["theme"] == theme.id).any()
    }
    return Table(text("Themes by edition"), pd.DataFrame(rows, columns=list(columns)), columns)


def _scored(row: dict[str, float | None], made: Material) -> str:
    """`58 (54–62)`."""
    score, between = made.text.number(row["score"]), pack.band(row["low"], row["high"], made.text)
    return f"{score} ({between})" if between else score


def _figures(made: Material) -> Panels:
    over = _over(made)
    return [
        (
            made.text.of(theme.label),
            lines.over_editions(over, theme.id, made.questionnaire, made.text),
        )
        for theme in made.questionnaire.themes
        if (over["theme"] == theme.id).any()
    ]
