"""Cells of a table drawn as a figure."""

from __future__ import annotations

from barometer.charts.drawing import Drawing, Part, scatter


def under(columns: int, rows: int) -> Part:
    """An unseen trace, so that the axes are drawn."""
    unseen = {"opacity": 0}
    return scatter(x=[columns - 1], y=[rows - 1], marker=unseen, mode="markers", hoverinfo="skip")


def box(drawn: Drawing, x: float, y: float, colour: str) -> None:
    """A cell around that point, under what is written there."""
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
