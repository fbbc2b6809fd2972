"""What the silent could change: the score, its band of noise, its bounds of silence."""

from __future__ import annotations

from html import escape

import pandas as pd
import plotly.graph_objects as go

from barometer.charts import theme
from barometer.charts.drawing import Part, scatter
from barometer.charts.records import records
from barometer.questionnaire import Questionnaire
from barometer.text import Text


def silence(rows: pd.DataFrame, questionnaire: Questionnaire, text: Text) -> go.Figure:
    """One row per theme on 0–100; rows as `participation.silence` gives."""
    order = [theme_.id for theme_ in questionnaire.themes]
    themes = sorted(records(rows), key=lambda row: order.index(row["theme"]))
    hues = theme.hues(questionnaire)
    drawn = theme.drawing(text, 54 * len(themes) + 40, margin={"l": 10, "r": 12, "t": 4, "b": 0})
    theme.score_axis(drawn, "x")
    for place, row in enumerate(themes):
        y, hue = len(themes) - 1 - place, hues[row["theme"]]
        for low, high, width in (("silent_low", "silent_high", 3), ("low", "high", 13)):
            if row[low] is not None:
                drawn.add_trace(_span(row[low], row[high], y, hue, width))
        marker = {"color": hue, "size": 12}
        drawn.add_trace(
            scatter(x=[row["score"]], y=[y], mode="markers", marker=marker, hoverinfo="skip")
        )
        label = text.of(questionnaire.theme(row["theme"]).label)
        theme.write(drawn, f"<b>{escape(label)}</b>", 0, y + 0.42, xanchor="left")
        low, high = text.number(row["silent_low"]), text.number(row["silent_high"])
        words = f"<b>{text.number(row['score'])}</b>   {low}–{high}"
        theme.write(drawn, words, 100, y + 0.42, xanchor="right")
    drawn.update_yaxes(visible=False, range=[-0.5, len(themes) - 0.3])
    return drawn.figure()


def _span(low: float, high: float, y: float, hue: str, width: int) -> Part:
    line = {"color": hue, "width": width}
    opacity = 0.28 if width > 5 else 1
    return scatter(
        x=[low, high], y=[y, y], mode="lines", line=line, opacity=opacity, hoverinfo="skip"
    )
