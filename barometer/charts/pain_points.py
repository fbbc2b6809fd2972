"""Pain points, ranked: how many name each, with its interval and the range of its rank."""

from __future__ import annotations

import math
from html import escape
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from barometer.charts import theme
from barometer.charts.drawing import Drawing, scatter
from barometer.charts.records import records
from barometer.questionnaire import Questionnaire
from barometer.text import Text

ROW = 54
ROOM = 1.42  # beside the intervals, for their numbers


def rank_words(row: dict[str, Any], text: Text) -> str:
    """`rank 2–5`, `rank 1` where nothing else is likely; `12 of 26` where there is no rank."""
    if row["rank"] is None:
        part, whole = text.number(row["mentions"]), text.number(row["asked"])
        return text("{part} of {whole}", part=part, whole=whole)
    low, high = row["rank_low"] or row["rank"], row["rank_high"] or row["rank"]
    if low == high:
        return text("rank {rank}", rank=text.number(low))
    return text("rank {low}–{high}", low=text.number(low), high=text.number(high))


def ranked(rows: pd.DataFrame, questionnaire: Questionnaire, text: Text) -> go.Figure:
    """One row per pain point in their order; rows as `pain_points.ranked` gives."""
    points = records(rows)
    labels = {point.id: text.of(point.label) for point in questionnaire.pain_points}
    hues = theme.hues(questionnaire)
    drawn = theme.drawing(text, ROW * len(points) + 44, margin={"l": 4, "r": 4, "t": 4, "b": 0})
    for place, row in enumerate(points):
        y = len(points) - 1 - place
        label = theme.folded(labels.get(row["pain_point"], row["pain_point"]), 56, 1)
        theme.write(drawn, f"<b>{label}</b>", 0, y + 0.42, xref="paper", xanchor="left")
        share = f"<b>{text.percent(row['frequency'])}</b>"
        words = f"{share}   {escape(rank_words(row, text))}"
        theme.write(drawn, words, 1, y, xref="paper", xanchor="right")
        _interval(drawn, row, y, hues.get(row["theme"], theme.ACCENT), text)
    _share_axis(drawn, max((row["high"] or row["frequency"] for row in points), default=0.5), text)
    drawn.update_yaxes(visible=False, range=[-0.5, len(points) - 0.3])
    return drawn.figure()


def _share_axis(drawn: Drawing, most: float, text: Text) -> None:
    """From zero to the next fifth above the widest interval, at least three fifths, and ROOM."""
    end = max(0.6, math.ceil(most * 5) / 5)
    ticks = [place / 5 for place in range(round(end * 5) + 1)]
    drawn.update_xaxes(
        range=[0, end * ROOM],
        tickvals=ticks,
        ticktext=[text.percent(tick) for tick in ticks],
        showgrid=True,
        gridcolor=theme.FAINT,
    )


def _interval(drawn: Drawing, row: dict[str, Any], y: float, hue: str, text: Text) -> None:
    low, high = row["low"], row["high"]
    if low is not None:
        line = {"color": hue, "width": 12}
        drawn.add_trace(
            scatter(x=[low, high], y=[y, y], mode="lines", line=line, opacity=0.3, hoverinfo="skip")
        )
    said = text(
        "{mentions} of {asked}, interval {low}–{high}",
        mentions=text.number(row["mentions"]),
        asked=text.number(row["asked"]),
        low=text.percent(low),
        high=text.percent(high),
    )
    drawn.add_trace(
        scatter(
            x=[row["frequency"]],
            y=[y],
            mode="markers",
            marker={"color": hue, "size": 12},
            hovertemplate=f"{said}<extra></extra>",
        )
    )
