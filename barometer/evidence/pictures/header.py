"""The sheet a picture is drawn on: from the top, its title, its legend, its panels, its source."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Any

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from barometer.evidence.palette import INK, PAPER, QUIET
from barometer.evidence.pictures.panel import Box
from barometer.evidence.pictures.words import LEADING, SCALE, At, Look, folded, wide, write

TITLE, NAME, SMALL = 20, 14, 12.5  # sizes of letters
GAP, KEYS = 14, 26  # pixels below each part, and between the keys of a legend
POINTS = 72  # an inch: a point is a pixel of a screen


class Sheet:
    """Gathers words from the top, each part below the one before; `figure()` writes them."""

    def __init__(self, width: float, edge: float) -> None:
        self._figure = Figure(figsize=(width / POINTS, 1), dpi=POINTS, facecolor=PAPER)
        canvas: Any = FigureCanvasAgg(self._figure)
        self._renderer = canvas.get_renderer()
        self._width, self._edge = width, edge
        self._written: list[tuple[str, float, float, Look]] = []
        self._y = edge

    @property
    def height(self) -> float:
        """How high all of it is so far."""
        return self._y + self._edge

    @property
    def _room(self) -> float:
        return self._width - 2 * self._edge

    def title(self, words: str) -> None:
        self._write(words, TITLE, INK, self._edge, self._room, bold=True)

    def source(self, words: str) -> None:
        self._y += 2
        self._write(words, SMALL, QUIET, self._edge, self._room)
        self._y -= GAP if words else 0

    def legend(self, entries: Iterable[tuple[str, str]]) -> None:
        """Each colour as a square with its words, in as few lines as there is room for."""
        x, line = self._edge, SMALL * SCALE * LEADING + 4
        keys = list(entries)
        for colour, words in keys:
            across = wide(f"■ {words}", SMALL, self._renderer)
            if x > self._edge and x + across > self._width - self._edge:
                x, self._y = self._edge, self._y + line
            key = f'<span style="color:{colour}">■</span> {escape(words)}'
            self._written.append((key, x, self._y, Look(SMALL, INK, "left")))
            x += across + KEYS
        self._y += line + GAP - 4 if keys else 0

    def row(
        self, panels: list[tuple[str, dict[str, Any]]], columns: int, between: float
    ) -> list[Box]:
        """The boxes of panels side by side, counted from the top, under their names."""
        each = (self._room - between * (columns - 1)) / columns
        lefts = [self._edge + place * (each + between) for place in range(len(panels))]
        top = lowest = self._y
        for (name, _figure), left in zip(panels, lefts, strict=True):
            self._y = top
            self._write(name, NAME, INK, left, each, bold=True)
            lowest = max(lowest, self._y - (GAP - 6 if name else 0))
        heights = [figure["layout"]["height"] for _name, figure in panels]
        self._y = lowest + max(heights) + GAP
        return [Box(left, lowest, each, high) for left, high in zip(lefts, heights, strict=True)]

    def figure(self) -> Figure:
        """The figure, as high as all of it, with its words."""
        height = self.height
        self._figure.set_size_inches(self._width / POINTS, height / POINTS)
        axes = self._figure.add_axes((0, 0, 1, 1), zorder=3)
        axes.set_axis_off()
        axes.set(xlim=(0, self._width), ylim=(height, 0))
        for words, x, y, look in self._written:
            at = At(axes.transData, x, y, across="left", upward="top")
            write(axes, words, at, look)
        return self._figure

    def _write(
        self, words: str, size: float, ink: str, left: float, room: float, *, bold: bool = False
    ) -> None:
        if not words:
            return
        lines = folded(words, room, size, self._renderer, bold=bold)
        said = "<br>".join(escape(line) for line in lines)
        look = Look(size, ink, "left")
        self._written.append((f"<b>{said}</b>" if bold else said, left, self._y, look))
        self._y += len(lines) * size * SCALE * LEADING + GAP
