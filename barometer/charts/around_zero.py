"""Differences and correlations with their interval, on either side of zero."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

import plotly.graph_objects as go

from barometer.charts import theme
from barometer.charts.drawing import Drawing, scatter
from barometer.text import Text

ROW = 50
LABEL = 0.36


@dataclass(frozen=True)
class Estimate:
    """What is drawn on one row: a name, a value, its interval where there is one, and its words."""

    name: str
    value: float
    low: float | None
    high: float | None
    hue: str
    words: str


def estimates(
    rows: list[Estimate], far: float, ticks: list[tuple[float, str]], text: Text
) -> go.Figure:
    """One row an estimate, first at the top, from −far to far; ticks: places and their words."""
    drawn = theme.drawing(text, ROW * len(rows) + 40, margin={"l": 10, "r": 12, "t": 4, "b": 0})
    drawn.update_xaxes(
        range=[-far, far],
        showgrid=True,
        gridcolor=theme.FAINT,
        tickvals=[place for place, _words in ticks],
        ticktext=[words for _place, words in ticks],
    )
    drawn.update_yaxes(visible=False, range=[-0.5, len(rows) - 0.3])
    middle = {"color": theme.INK, "width": 1}
    drawn.add_shape(type="line", x0=0, x1=0, y0=-0.5, y1=len(rows) - 0.6, line=middle)
    for place, row in enumerate(rows):
        _estimate(drawn, row, len(rows) - 1 - place)
    return drawn.figure()


def _estimate(drawn: Drawing, row: Estimate, y: float) -> None:
    if row.low is not None and row.high is not None:
        line = {"color": row.hue, "width": 12}
        ends = {"x": [row.low, row.high], "y": [y, y], "mode": "lines", "opacity": 0.3}
        drawn.add_trace(scatter(**ends, line=line, hoverinfo="skip"))
    said = escape(f"{row.name}: {row.words}") + "<extra></extra>"
    marker = {"color": row.hue, "size": 12}
    point = {"x": [row.value], "y": [y], "mode": "markers", "marker": marker}
    drawn.add_trace(scatter(**point, hovertemplate=said))
    above = {"y": y + LABEL, "xref": "paper"}
    theme.write(drawn, f"<b>{escape(row.name)}</b>", 0, xanchor="left", **above)
    theme.write(drawn, escape(row.words), 1, xanchor="right", **above)
