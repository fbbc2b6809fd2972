"""What the silent could change, and what change could be seen: a theme a row."""

from __future__ import annotations

from html import escape

from barometer.charts import theme
from barometer.charts.drawing import Figure, Part, scatter
from barometer.questionnaire import Questionnaire
from barometer.rows import Rows
from barometer.text import Text

THIN, WIDE = (3, 1.0), (13, 0.28)  # width and opacity: bounds of silence, noise


def silence(rows: Rows, questionnaire: Questionnaire, text: Text) -> Figure:
    """One row per theme on 0–100; rows as `participation.silence` gives."""
    order = [theme_.id for theme_ in questionnaire.themes]
    themes = sorted(rows, key=lambda row: order.index(row["theme"]))
    hues = theme.hues(questionnaire)
    drawn = theme.drawing(text, 54 * len(themes) + 40, margin={"l": 10, "r": 12, "t": 4, "b": 0})
    theme.score_axis(drawn, "x")
    for place, row in enumerate(themes):
        y, hue = len(themes) - 1 - place, hues[row["theme"]]
        for low, high, look in (("silent_low", "silent_high", THIN), ("low", "high", WIDE)):
            if row[low] is not None:
                drawn.add_trace(_span(row[low], row[high], y, hue, *look))
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


def detectable(rows: Rows, questionnaire: Questionnaire, text: Text) -> Figure:
    """One bar per theme, in points from zero; rows as `participation.silence` gives."""
    points = {row["theme"]: row["detectable"] for row in rows}
    themes = [theme_ for theme_ in questionnaire.themes if theme_.id in points]
    hues = theme.hues(questionnaire)
    drawn = theme.drawing(text, 46 * len(themes) + 40, margin={"l": 10, "r": 12, "t": 4, "b": 0})
    for place, theme_ in enumerate(themes):
        y, hue = len(themes) - 1 - place, hues[theme_.id]
        drawn.add_trace(_span(0, points[theme_.id], y, hue, 9, opacity=0.8))
        name, words = escape(text.of(theme_.label)), text.number(points[theme_.id], 1)
        theme.write(drawn, f"<b>{name}</b>", 0, y + 0.42, xref="paper", xanchor="left")
        theme.write(drawn, f"<b>{words}</b>", 1, y + 0.42, xref="paper", xanchor="right")
    drawn.update_xaxes(range=[0, max(10, 1.1 * max(points.values()))], showgrid=True)
    drawn.update_yaxes(visible=False, range=[-0.5, len(themes) - 0.3])
    return drawn.figure()


def _span(low: float, high: float, y: float, hue: str, width: int, opacity: float = 1) -> Part:
    line = {"color": hue, "width": width}
    return scatter(
        x=[low, high], y=[y, y], mode="lines", line=line, opacity=opacity, hoverinfo="skip"
    )
