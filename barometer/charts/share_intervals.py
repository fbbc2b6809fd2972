"""Shares of those asked with their interval: a dot on a pale bar, on an axis from zero."""

from __future__ import annotations

import math
from html import escape

from barometer.charts import theme
from barometer.charts.drawing import Drawing, Figure, scatter
from barometer.rows import Row, Rows
from barometer.text import Text

ROOM = 1.34  # beside the intervals, for their numbers
ROW = 50


def share_axis(drawn: Drawing, rows: Rows, text: Text) -> None:
    """From zero to the next fifth above the widest interval, at least three fifths, and ROOM."""
    most = max((row["high"] or row["frequency"] for row in rows), default=0.5)
    end = min(1.0, max(0.6, math.ceil(most * 5) / 5))
    ticks = [place / 5 for place in range(round(end * 5) + 1)]
    drawn.update_xaxes(
        range=[0, end * ROOM],
        tickvals=ticks,
        ticktext=[text.percent(tick) for tick in ticks],
        tickangle=0,
        showgrid=True,
        gridcolor=theme.FAINT,
    )


def interval(drawn: Drawing, row: Row, y: float, hue: str, text: Text) -> None:
    """The dot and its bar at that height; a click on the dot tells which pain point it is."""
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
    dot = {"color": hue, "size": 12}
    drawn.add_trace(
        scatter(x=[row["frequency"]], y=[y], mode="markers", marker=dot)
        | {"customdata": [[row.get("pain_point")]], "hovertemplate": f"{said}<extra></extra>"}
    )


def by_tribe(rows: Rows, hue: str, text: Text) -> Figure:
    """One row per tribe, in their order: its share of those asked, with its interval.

    Rows need tribe (as a reader calls it), mentions, asked, frequency, low and high.
    """
    tribes = rows
    drawn = theme.drawing(text, ROW * len(tribes) + 30, margin={"l": 4, "r": 4, "t": 4, "b": 0})
    for place, row in enumerate(tribes):
        y = ROW * place
        theme.write(
            drawn, f"<b>{escape(row['tribe'])}</b>", 0, y + 11, xref="paper", xanchor="left"
        )
        count = text(
            "{part} of {whole}", part=text.number(row["mentions"]), whole=text.number(row["asked"])
        )
        words = f"<b>{text.percent(row['frequency'])}</b>   {count}"
        theme.write(drawn, words, 1, y + 32, xref="paper", xanchor="right")
        interval(drawn, row, y + 32, hue, text)
    share_axis(drawn, tribes, text)
    drawn.update_yaxes(visible=False, range=[ROW * len(tribes), 0])
    return drawn.figure()
