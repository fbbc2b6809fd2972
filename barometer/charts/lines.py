"""A theme over the editions, with its band of noise; the other themes stay behind in grey."""

from __future__ import annotations

from html import escape

import pandas as pd
import plotly.graph_objects as go

from barometer.charts import theme
from barometer.charts.drawing import Drawing, Part, scatter
from barometer.questionnaire import Questionnaire
from barometer.text import Text

ROOM = 15  # points a level needs for its name between the numbers of its cuts


def over_editions(
    rows: pd.DataFrame, shown: str, questionnaire: Questionnaire, text: Text
) -> go.Figure:
    """One theme's scores by edition on 0–100; rows as `maturity.theme_lines` gives, all themes."""
    drawn = theme.drawing(text, 230, margin={"l": 0, "r": 14, "t": 10, "b": 0})
    _levels(drawn, questionnaire, text)
    editions = sorted(rows["edition"].unique())
    drawn.update_xaxes(
        type="category",
        categoryorder="array",
        categoryarray=editions,
        range=[-0.2, len(editions) - 0.8],
        tickvals=[editions[place] for place in sorted({0, len(editions) - 1})],
        tickangle=0,
    )
    for other, its in rows[rows["theme"] != shown].groupby("theme"):
        for stretch in _stretches(its, questionnaire.broken_in(str(other))):
            drawn.add_trace(_line(stretch, theme.FAINT, 1.5, str(other)))
    its = rows[rows["theme"] == shown]
    hue = theme.hues(questionnaire)[shown]
    stretches = _stretches(its, questionnaire.broken_in(shown))
    for stretch in stretches:
        if stretch["low"].notna().any():
            for edge in _band(stretch, hue):
                drawn.add_trace(edge)
    hover = "%{x}: %{y:.0f}<extra></extra>"
    marks = {"mode": "lines+markers", "marker": {"size": 8}, "hovertemplate": hover}
    for stretch in stretches:
        drawn.add_trace(_line(stretch, hue, 3, shown) | marks)
    last = its.iloc[-1]
    score = f"<b>{text.number(last['score'])}</b>"
    theme.write(drawn, score, last["edition"], float(last["score"]), yshift=16, size=14)
    return drawn.figure()


def _levels(drawn: Drawing, questionnaire: Questionnaire, text: Text) -> None:
    """Scores on 0–100 with faint lines at the cuts, and each level's name between its own."""
    edges = [0.0, *questionnaire.levels.cuts, 100.0]
    names = theme.level_names(questionnaire, text)
    ticks = [(edge, text.number(edge)) for edge in edges]
    for low, high, name in zip(edges, edges[1:], names, strict=False):
        if high - low >= ROOM:
            ticks.append(((low + high) / 2, escape(name)))
    ticks.sort()
    theme.score_axis(drawn, "y")
    drawn.update_yaxes(
        showgrid=False,
        tickvals=[place for place, _words in ticks],
        ticktext=[words for _place, words in ticks],
        tickfont={"size": theme.SMALL - 1, "color": theme.INK},
    )
    faint = {"color": theme.FAINT, "width": 1}
    across = {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "line": faint, "layer": "below"}
    for edge in edges:
        drawn.add_shape(y0=edge, y1=edge, **across)


def _stretches(its: pd.DataFrame, broken: frozenset[str]) -> list[pd.DataFrame]:
    """The rows in runs that may be joined by a line: a new one where a question was broken."""
    runs = its["edition"].isin(broken).cumsum()
    return [run for _number, run in its.groupby(runs)]


def _line(its: pd.DataFrame, colour: str, width: float, name: str) -> Part:
    line = {"color": colour, "width": width}
    x, y = its["edition"].tolist(), its["score"].tolist()
    return scatter(x=x, y=y, mode="lines", line=line, name=name, hoverinfo="skip")


def _band(its: pd.DataFrame, hue: str) -> list[Part]:
    red, green, blue = (int(hue[place : place + 2], 16) for place in (1, 3, 5))
    hidden = {"width": 0}
    x = its["edition"].tolist()
    low = scatter(x=x, y=its["low"].clip(lower=0).tolist(), line=hidden, hoverinfo="skip")
    high = scatter(
        x=x,
        y=its["high"].clip(upper=100).tolist(),
        line=hidden,
        hoverinfo="skip",
        fill="tonexty",
        fillcolor=f"rgba({red},{green},{blue},0.22)",
    )
    return [low | {"mode": "lines"}, high | {"mode": "lines"}]
