"""Theme × tribe as a table of coloured cells, on the absolute scale."""

from __future__ import annotations

from html import escape
from itertools import product
from typing import Any

from barometer.charts import theme
from barometer.charts.cells import box
from barometer.charts.drawing import Drawing, Figure, Part, scatter
from barometer.charts.verdicts import VERDICTS
from barometer.questionnaire import Questionnaire
from barometer.rows import Rows
from barometer.text import Text

HIDDEN = "rgba(128, 148, 168, 0.18)"


def theme_by_tribe(rows: Rows, questionnaire: Questionnaire, text: Text) -> Figure:
    """One row per tribe, one column per theme; rows as `maturity.theme_by_tribe` gives.

    Each cell has a mark that cannot be seen until it is clicked: its customdata are the tribe's
    `group` (its id, where the rows have one) and the theme's id.
    """
    groups = {row["tribe"]: str(row.get("group", row["tribe"])) for row in rows}
    tribes = [*groups]
    themes = [part.id for part in questionnaire.themes]
    labels = [theme.folded(text.of(part.label), 14, 3) for part in questionnaire.themes]
    drawn = theme.drawing(text, 46 * len(tribes) + 160)
    levels = len(theme.level_names(questionnaire, text))
    scores = {(row["tribe"], row["theme"]): row for row in rows}
    for y, tribe in enumerate(tribes):
        for x, part in enumerate(themes):
            _cell(drawn, x, y, scores.get((tribe, part)), levels, text)
    drawn.add_trace(_marks(list(groups.values()), tribes, questionnaire, text))
    drawn.update_layout(hovermode="closest", hoverdistance=60)
    drawn.update_xaxes(side="top", tickvals=list(range(len(themes))), ticktext=labels, ticklen=0)
    drawn.update_yaxes(
        tickvals=list(range(len(tribes))),
        ticktext=[theme.named(t, 14) for t in tribes],
        autorange=False,
        range=[len(tribes) - 0.5, -0.5],
        showgrid=False,
        ticklen=0,
    )
    drawn.update_xaxes(
        range=[-0.5, len(themes) - 0.5], tickfont={"size": theme.SMALL, "color": theme.INK}
    )
    return drawn.figure()


def _marks(groups: list[str], tribes: list[str], questionnaire: Questionnaire, text: Text) -> Part:
    """What a pointer finds in each cell; a frame shows round the number of the one clicked."""
    cells = list(product(range(len(tribes)), questionnaire.themes))
    places = {part.id: x for x, part in enumerate(questionnaire.themes)}
    click = text("Click: its questions")
    said = [f"{escape(tribes[y])} · {escape(text.of(part.label))}<br>{click}" for y, part in cells]
    look = {"symbol": "square-open", "size": 34, "color": theme.INK, "line": {"width": 2}}
    return scatter(
        x=[places[part.id] for _y, part in cells],
        y=[y for y, _part in cells],
        mode="markers",
        marker=look | {"opacity": 0},
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 0}},
        customdata=[[groups[y], part.id] for y, part in cells],
        hovertext=said,
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _cell(
    drawn: Drawing, x: int, y: int, row: dict[str, Any] | None, levels: int, text: Text
) -> None:
    score = None if row is None else row["score"]
    if row is None or score is None:
        box(drawn, x, y, HIDDEN)
        theme.write(drawn, text("hidden"), x, y, size=theme.SMALL)
        return
    step = min(len(theme.LEVELS) - 1, (int(row["level"]) - 1) * len(theme.LEVELS) // levels)
    sign = VERDICTS[row["verdict"]].sign if row["verdict"] in ("up", "down") else ""
    box(drawn, x, y, theme.LEVELS[step])
    words = f"<b>{text.number(score)}</b> {sign}".strip()
    theme.write(drawn, words, x, y, font={"color": theme.ON_LEVELS[step]}, size=14)
