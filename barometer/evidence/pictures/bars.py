"""Bars of a figure: beside or upon each other, upright or lying, with their words."""

from __future__ import annotations

from typing import Any

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from barometer.charts.theme import INK, SIZE
from barometer.evidence.pictures.axes import Scale
from barometer.evidence.pictures.known import Part, UnknownPartError, colour, one, only
from barometer.evidence.pictures.words import At, Look, write

BAR = (
    "base cliponaxis constraintext insidetextanchor marker name opacity orientation showlegend "
    "text textangle textfont textposition type width x xaxis y yaxis"
)
GAP = 3  # pixels between a bar and the words outside it
Ends = dict[float, float]  # where the stack has come to, by place


class Bars:
    """The bars of one pair of axes; their words wait until the axes have their size."""

    def __init__(self, axes: Axes, layout: Part, x: Scale, y: Scale) -> None:
        self._axes, self._x, self._y = axes, x, y
        self._mode = one(layout.get("barmode", "group"), "barmode", "group", "overlay", "stack")
        self._thick = 1 - layout.get("bargap", 0.2)
        self._ends: Ends = {}
        self._worded: list[tuple[Part, list[Rectangle]]] = []
        self._drawn = 0

    def add(self, trace: Part) -> None:
        only(trace, BAR, "a bar trace")
        lying = one(trace.get("orientation", "v"), "orientation", "v", "h") == "h"
        values = (self._x if lying else self._y).places(trace["x" if lying else "y"])
        places = (self._y if lying else self._x).places(trace["y" if lying else "x"])
        starts = self._starts(trace, places, values)
        self._drawn += 1
        look = self._look(trace, len(places))
        drawn = self._axes.barh if lying else self._axes.bar
        thick = trace.get("width", self._thick)
        start: Any = {"left" if lying else "bottom": starts}
        bars = drawn(places, values, thick, **start, **look, zorder=2)
        _hatch(list(bars), trace.get("marker", {}))
        if "text" in trace:
            self._worded.append((trace, list(bars)))

    def _starts(self, trace: Part, places: list[float], values: list[float]) -> list[float]:
        if "base" in trace:
            return list(trace["base"])
        if self._mode == "stack":
            starts = [self._ends.get(place, 0.0) for place in places]
            for place, start, value in zip(places, starts, values, strict=True):
                self._ends[place] = start + value
            return starts
        if self._mode == "group" and self._drawn:
            raise UnknownPartError("pictures cannot draw several bars in one place")
        return [0.0] * len(places)

    def _look(self, trace: Part, count: int) -> dict[str, Any]:
        marker = only(trace["marker"], "color line pattern", "the marker of a bar")
        only(marker.get("line", {}), "width color", "the edge of a bar")
        one(marker.get("line", {}).get("width", 0), "edge of a bar", 0)
        inks = [marker["color"]] * count if isinstance(marker["color"], str) else marker["color"]
        return {"color": [colour(ink, trace.get("opacity", 1)) for ink in inks], "linewidth": 0}

    def write(self, front: Axes, renderer: Any) -> None:
        """The words of every bar, those inside only where there is room."""
        for trace, bars in self._worded:
            where = one(trace.get("textposition", "auto"), "textposition", "inside", "outside")
            one(trace.get("textangle", 0), "textangle", 0)
            one(trace.get("insidetextanchor", "middle"), "insidetextanchor", "middle")
            font = {"size": SIZE, "color": INK} | dict(trace.get("textfont", {}))
            look = Look(font["size"], font["color"])
            for words, bar in zip(trace["text"], bars, strict=True):
                if words and where == "inside":
                    self._inside(front, words, bar, look, renderer)
                elif words:
                    self._outside(front, words, bar, look)

    def _inside(self, front: Axes, words: str, bar: Rectangle, look: Look, renderer: Any) -> None:
        x, y = bar.get_x() + bar.get_width() / 2, bar.get_y() + bar.get_height() / 2
        drawn = write(front, words, At(self._axes.transData, x, y), look)
        if drawn.get_window_extent(renderer).width > bar.get_window_extent(renderer).width:
            drawn.remove()

    def _outside(self, front: Axes, words: str, bar: Rectangle, look: Look) -> None:
        if bar.get_height() < 0:
            raise UnknownPartError("pictures cannot write under a bar below zero")
        x, y = bar.get_x() + bar.get_width() / 2, bar.get_y() + bar.get_height()
        write(front, words, At(self._axes.transData, x, y, up=GAP, upward="bottom"), look)


def _hatch(bars: list[Rectangle], marker: Part) -> None:
    """Stripes where the figure has them."""
    pattern = only(marker.get("pattern", {}), "shape", "the pattern of a bar")
    for bar, shape in zip(bars, pattern.get("shape", ()), strict=False):
        if one(shape, "pattern", "", "/"):
            bar.set_hatch("////")
            bar.set_edgecolor("white")
