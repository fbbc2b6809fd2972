"""Every theme in every tribe as a table of shaded cells; what is hidden is named."""

from __future__ import annotations

from typing import Any

from barometer.charts import heatmap
from barometer.charts import theme as looks
from barometer.charts.verdicts import verdict
from barometer.evidence.material import Material
from barometer.evidence.model import Finding, Panels, Shade, Table
from barometer.findings import hidden, maturity, names, pack, questions, tables
from barometer.findings.columns import Column
from barometer.queries import maturity as queries
from barometer.rows import Row, Rows

SHEET = "tribe theme n score verdict"


def chapter(made: Material) -> Finding | None:
    """None where no tribe is shown."""
    cells = made.read(queries.theme_by_tribe, made.chosen.edition, made.chosen.lineage)
    shown = [row for row in cells if row["published"] and row["score"] is not None]
    if not shown:
        return None
    text, name = made.text, made.text("Themes by tribe")
    away = _hidden(made)
    note = text(
        "Scores on the absolute scale; an arrow where the change since the edition before is more "
        "than noise; hidden where too few people answered."
    )
    return Finding(
        key="tribes",
        title=maturity.in_tribes(_named(shown, made), made.questionnaire, text),
        lead=" ".join(filter(None, [pack.by_tribe(shown, text), pack.hidden_groups(away, text)])),
        source=made.source(whole=True),
        notes=(note, *made.definitions("theme_score", "change_verdict", "minimum_group")),
        table=_table(name, cells, made),
        sheets=(made.table(name, shown, SHEET),),
        legend=tuple(questions.levels(made.questionnaire, text)),
        figures=lambda: _figures(made),
    )


def _named(cells: Rows, made: Material) -> Rows:
    """The cells with their tribes as a reader calls them."""
    return [
        row | {"tribe": names.group(row["tribe"], made.questionnaire, made.text)} for row in cells
    ]


def _hidden(made: Material) -> list[tuple[str, str]]:
    """Each tribe of the edition that is not shown, with its reason."""
    column = "tribe" if made.chosen.lineage == "today" else "reported"
    return [
        (
            names.group(row[column], made.questionnaire, made.text),
            hidden.reason(row["reason"], made.text),
        )
        for row in made.groups
        if row[column] and not row["published"] and not row["role"] and not row["seniority"]
    ]


def _table(name: str, cells: Rows, made: Material) -> Table:
    text, tribes = made.text, list(dict.fromkeys(row["tribe"] for row in cells))
    themes = [theme.id for theme in made.questionnaire.themes]
    found = {(row["tribe"], row["theme"]): row for row in cells}
    sizes = {row["slice_id"]: row["n"] for row in made.groups}
    rows: Rows = []
    shades: dict[tuple[int, str], Shade] = {}
    for place, tribe in enumerate(tribes):
        said: dict[str, Any] = {
            "tribe": names.group(tribe, made.questionnaire, text),
            "n": sizes.get(_slice(tribe, made)),
        }
        for theme in themes:
            row = found.get((tribe, theme))
            said[theme] = _cell(row, made)
            if row and row["score"] is not None:
                level = min(int(row["level"]), len(looks.LEVELS)) - 1
                shades[place, theme] = (looks.LEVELS[level], looks.ON_LEVELS[level])
        rows.append(said)
    columns = tables.columns("tribe n", text) | {
        theme.id: Column(text.of(theme.label)) for theme in made.questionnaire.themes
    }
    return Table(name, rows, columns, shades)


def _slice(tribe: str, made: Material) -> str:
    """The id of the tribe's own slice."""
    column = "tribe" if made.chosen.lineage == "today" else "reported"
    its = (
        row["slice_id"]
        for row in made.groups
        if row[column] == tribe and not row["role"] and not row["seniority"]
    )
    return next(its, "")


def _cell(row: Row | None, made: Material) -> str:
    """`58 ↑`: a sign only where a test carries it; a word where it is hidden."""
    if row is None or row["score"] is None:
        return made.text("hidden")
    score = made.text.number(row["score"])
    moved = row["verdict"] in ("up", "down")
    return f"{score} {verdict(row['verdict']).sign}" if moved else score


def _figures(made: Material) -> Panels:
    cells = made.read(queries.theme_by_tribe, made.chosen.edition, made.chosen.lineage)
    named = tables.with_tribes(cells, made.questionnaire, made.text)
    return [("", heatmap.theme_by_tribe(named, made.questionnaire, made.text))]
