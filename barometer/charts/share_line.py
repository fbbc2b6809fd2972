"""Shares of people over time: each with its interval and its number, joined by a line."""

from __future__ import annotations

from barometer.charts import theme
from barometer.charts.drawing import Drawing, scatter
from barometer.rows import Row
from barometer.text import Text


def draw(
    drawn: Drawing, places: list[int], rows: list[Row | None], said: list[str], hue: str, text: Text
) -> None:
    """Add them at their places, a gap where there is no row.

    A row needs frequency, low and high; said: what each says when pointed at.
    """
    for x, row in zip(places, rows, strict=True):
        if row is not None:
            _interval(drawn, x, row, hue, text)
    drawn.add_trace(
        scatter(
            x=places,
            y=[row["frequency"] if row else None for row in rows],
            mode="lines+markers",
            line={"color": hue, "width": 2},
            marker={"color": hue, "size": 10},
            customdata=said,
            hovertemplate="%{customdata}<extra></extra>",
        )
    )


def _interval(drawn: Drawing, x: int, row: Row, hue: str, text: Text) -> None:
    if row["low"] is not None:
        band = {"color": hue, "width": 9}
        drawn.add_trace(
            scatter(x=[x, x], y=[row["low"], row["high"]], mode="lines", line=band)
            | {"opacity": 0.3, "hoverinfo": "skip"}
        )
    share = f"<b>{text.percent(row['frequency'])}</b>"
    theme.write(drawn, share, x, row["high"] or row["frequency"], yshift=11)
