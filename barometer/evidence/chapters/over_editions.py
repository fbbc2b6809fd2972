"""The themes over the editions, one chart a theme, each with its band."""

from __future__ import annotations

from barometer.charts import lines
from barometer.charts import theme as looks
from barometer.evidence.material import Material
from barometer.evidence.model import Chart, Finding, Panels, Series, Table
from barometer.findings import maturity, pack, questions, tables
from barometer.findings.columns import Column, spoken
from barometer.queries import maturity as queries
from barometer.rows import Row, Rows, by


def chapter(made: Material) -> Finding | None:
    """None with fewer than two editions to show."""
    over = _over(made)
    editions = sorted(by(over, "edition"))
    if len(editions) < 2:
        return None
    text, name = made.text, made.text("Themes by edition")
    wide = _table(over, editions, made)
    cut = questions.cut(made.questionnaire, editions[1:], text)
    of_theme = by(over, "theme")
    charts = tuple(
        _chart(of_theme[theme.id], theme.id, text.of(theme.label), editions, made)
        for theme in made.questionnaire.themes
        if theme.id in of_theme
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


def _over(made: Material) -> Rows:
    over = made.read(queries.theme_lines, made.chosen.slices)
    return [row for row in over if row["edition"] <= made.chosen.edition]


def _chart(its: Rows, theme: str, label: str, editions: list[str], made: Material) -> Chart:
    """A theme's scores by edition; an edition it was not asked in has none."""
    found = {row["edition"]: row for row in its}
    rows = [found.get(edition, {}) for edition in editions]
    line = Series(
        label,
        tuple(row.get("score") for row in rows),
        (looks.hues(made.questionnaire)[theme],),
        tuple(row.get("low") for row in rows),
        tuple(row.get("high") for row in rows),
    )
    columns = tables.columns("edition n score low high", made.text)
    alt = spoken(label, its, columns, made.text)
    return Chart("lines", tuple(editions), (line,), "score", alt, top=100, name=label)


def _table(over: Rows, editions: list[str], made: Material) -> Table:
    """One row an edition: n, and each theme's score with its band."""
    text, of_edition, rows = made.text, by(over, "edition"), []
    for edition in editions:
        its = of_edition[edition]
        most = max(row["n"] for row in its)
        said = {row["theme"]: _scored(row, made) for row in its}
        rows.append({"edition": edition, "n": most} | said)
    columns = tables.columns("edition n", text) | {
        theme.id: Column(text.of(theme.label))
        for theme in made.questionnaire.themes
        if theme.id in by(over, "theme")
    }
    return Table(text("Themes by edition"), rows, columns)


def _scored(row: Row, made: Material) -> str:
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
        if theme.id in by(over, "theme")
    ]
