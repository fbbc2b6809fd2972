"""Differences and correlations with their interval, on either side of zero."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from barometer.charts import theme
from barometer.charts.drawing import Drawing, Figure, scatter
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


def differences(rows: list[Estimate], text: Text) -> Figure:
    """In points, as far as the widest interval goes."""
    ends = [end for row in rows for end in (row.value, row.low, row.high) if end is not None]
    far = max(10.0, 1.1 * max(abs(end) for end in ends))
    ticks = [float(tick) for tick in range(-100, 101, 10 if far > 12 else 5) if abs(tick) <= far]
    return _estimates(rows, far, [(tick, text.number(tick, sign=True)) for tick in ticks], text)


def correlations(rows: list[Estimate], text: Text) -> Figure:
    """From −1 to 1, whatever the rows say."""
    ticks = [(tick, text.number(tick, 1, sign=True)) for tick in (-1, -0.5, 0, 0.5, 1)]
    return _estimates(rows, 1, ticks, text)


def _estimates(
    rows: list[Estimate], far: float, ticks: list[tuple[float, str]], text: Text
) -> Figure:
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
    for place in range(len(rows)):  # beside each bar, not through the words above it
        drawn.add_shape(type="line", x0=0, x1=0, y0=place - 0.4, y1=place + 0.16, line=middle)
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
    theme.write(drawn, f"<b>{escape(row.name)}</b>", 0, y + LABEL, xref="paper", xanchor="left")
    theme.write(drawn, escape(row.words), 1, y + LABEL, xref="paper", xanchor="right")
