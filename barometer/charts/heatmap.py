"""Tables of coloured cells: theme × tribe on the absolute scale, retention by cohort."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from barometer.charts import theme
from barometer.charts.drawing import Drawing, Part, scatter
from barometer.charts.records import records
from barometer.charts.verdicts import VERDICTS
from barometer.questionnaire import Questionnaire
from barometer.stats.retention import TO
from barometer.text import Text

HIDDEN = "rgba(128, 148, 168, 0.18)"


def theme_by_tribe(rows: pd.DataFrame, questionnaire: Questionnaire, text: Text) -> go.Figure:
    """One row per tribe, one column per theme; rows as `maturity.theme_by_tribe` gives."""
    tribes = list(dict.fromkeys(rows["tribe"]))
    themes = [part.id for part in questionnaire.themes]
    labels = [theme.folded(text.of(part.label), 14, 3) for part in questionnaire.themes]
    drawn = theme.drawing(text, 46 * len(tribes) + 160)
    levels = len(theme.level_names(questionnaire, text))
    scores = {(row["tribe"], row["theme"]): row for row in records(rows)}
    for y, tribe in enumerate(tribes):
        for x, part in enumerate(themes):
            _cell(drawn, x, y, scores.get((tribe, part)), levels, text)
    drawn.add_trace(_under(len(themes), len(tribes)))
    drawn.update_xaxes(side="top", tickvals=list(range(len(themes))), ticktext=labels, ticklen=0)
    drawn.update_yaxes(
        tickvals=list(range(len(tribes))),
        ticktext=[theme.folded(t, 14) for t in tribes],
        autorange=False,
        range=[len(tribes) - 0.5, -0.5],
        showgrid=False,
        ticklen=0,
    )
    drawn.update_xaxes(
        range=[-0.5, len(themes) - 0.5], tickfont={"size": theme.SMALL, "color": theme.INK}
    )
    return drawn.figure()


def _under(columns: int, rows: int) -> Part:
    """An unseen trace, so that the axes are drawn."""
    unseen = {"opacity": 0}
    return scatter(x=[columns - 1], y=[rows - 1], marker=unseen, mode="markers", hoverinfo="skip")


def _cell(
    drawn: Drawing, x: int, y: int, row: dict[str, Any] | None, levels: int, text: Text
) -> None:
    score = None if row is None else row["score"]
    if row is None or score is None:
        _box(drawn, x, y, HIDDEN)
        theme.write(drawn, text("hidden"), x, y, size=theme.SMALL)
        return
    step = min(len(theme.LEVELS) - 1, (int(row["level"]) - 1) * len(theme.LEVELS) // levels)
    sign = VERDICTS[row["verdict"]].sign if row["verdict"] in ("up", "down") else ""
    _box(drawn, x, y, theme.LEVELS[step])
    words = f"<b>{text.number(score)}</b> {sign}".strip()
    theme.write(drawn, words, x, y, font={"color": theme.ON_LEVELS[step]}, size=14)


def _box(drawn: Drawing, x: float, y: float, colour: str) -> None:
    drawn.add_shape(
        type="rect",
        x0=x - 0.47,
        x1=x + 0.47,
        y0=y - 0.45,
        y1=y + 0.45,
        fillcolor=colour,
        line={"width": 0},
        layer="below",
    )


def retention(rows: pd.DataFrame, text: Text) -> go.Figure:
    """One row per quarter of first coming, one column per quarter since; share seen again."""
    cohorts = sorted(rows["cohort"].unique())
    last = {cohort: cohort.split(TO)[-1] for cohort in cohorts}
    quarters = sorted(set(rows["quarter"]) | set(last.values()))
    people = rows.drop_duplicates("cohort").set_index("cohort")["people"]
    drawn = theme.drawing(text, 36 * len(cohorts) + 60)
    farthest = 1
    for row in records(rows):
        since = quarters.index(row["quarter"]) - quarters.index(last[row["cohort"]])
        y = cohorts.index(row["cohort"])
        farthest = max(farthest, since)
        step = min(4, int(row["share"] * 5))
        _box(drawn, since, y, theme.LEVELS[step])
        font = {"color": theme.ON_LEVELS[step]}
        theme.write(drawn, text.percent(row["share"]), since, y, size=theme.SMALL, font=font)
    drawn.add_trace(_under(farthest, len(cohorts)))
    drawn.update_xaxes(
        side="top",
        tickvals=list(range(1, farthest + 1)),
        range=[0.5, farthest + 0.5],
        ticktext=[f"+{place}" for place in range(1, farthest + 1)],
        ticklen=0,
    )
    drawn.update_yaxes(
        tickvals=list(range(len(cohorts))),
        range=[len(cohorts) - 0.5, -0.5],
        showgrid=False,
        ticklen=0,
        ticktext=[f"{cohort} ({text.number(people[cohort])})" for cohort in cohorts],
    )
    return drawn.figure()
