"""One figure in a box of the picture: its axes, its traces, its shapes, its words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.transforms import Bbox, Transform, blended_transform_factory

from barometer.evidence.pictures import axes as scales
from barometer.evidence.pictures import shapes, traces
from barometer.evidence.pictures.axes import Scale
from barometer.evidence.pictures.bars import Bars
from barometer.evidence.pictures.known import Part, UnknownPartError, one, only

LAYOUT = (
    "annotations bargap barmode font height margin paper_bgcolor plot_bgcolor separators shapes "
    "showlegend template uniformtext"
)
Share = tuple[float, float]
Pair = tuple[str, str]  # the names of an x axis and a y axis


@dataclass(frozen=True)
class Box:
    """A place in the picture, in pixels from its lower left corner."""

    left: float
    bottom: float
    width: float
    height: float

    def part(self, across: Share = (0, 1), up: Share = (0, 1)) -> Box:
        """The part of it from and to those shares."""
        return Box(
            self.left + across[0] * self.width,
            self.bottom + up[0] * self.height,
            (across[1] - across[0]) * self.width,
            (up[1] - up[0]) * self.height,
        )


class Panel:
    """Draws itself into `box` of `figure` when made."""

    def __init__(self, figure: Figure, drawn: dict[str, Any], box: Box) -> None:
        self._figure, self._layout, self._box = figure, _checked(drawn["layout"]), box
        self._traces: list[Part] = drawn["data"]
        for trace in self._traces:
            one(trace.get("type", "scatter"), "trace", "scatter", "bar")
        self._scales = {name: self._scale(name) for name in self._names()}
        self._behind, self._front = self._frame(0), self._frame(2)
        self._subplots = {pair: self._subplot(pair) for pair in self._pairs()}
        bars = self._draw_traces()
        for (x, y), axes in self._subplots.items():
            self._dress(axes, self._scales[x], self._scales[y])
        self._make_room()
        for part in self._layout.get("shapes", ()):
            shapes.shape(self._behind, self._front, part, self._place)
        renderer = _renderer(figure)
        for its in bars:
            its.write(self._front, renderer)
        for part in self._layout.get("annotations", ()):
            shapes.words(self._front, part, self._place)

    def _pairs(self) -> list[Pair]:
        """The pairs of axes that have a trace, in order; the first pair where nothing has."""
        pairs = [(trace.get("xaxis", "x"), trace.get("yaxis", "y")) for trace in self._traces]
        return list(dict.fromkeys(pairs)) or [("x", "y")]

    def _names(self) -> list[str]:
        named = [name.replace("axis", "") for name in self._layout if name[1:5] == "axis"]
        return list(dict.fromkeys([*named, *(name for pair in self._pairs() for name in pair)]))

    def _scale(self, name: str) -> Scale:
        letter = name[0]
        its = [trace for trace in self._traces if trace.get(f"{letter}axis", letter) == name]
        values = [value for trace in its for value in trace[letter]]
        return scales.scale(self._layout, name, values)

    def _frame(self, order: float) -> Axes:
        """Axes without lines over the whole plot, for what stands behind or before it."""
        axes = self._figure.add_axes((0, 0, 1, 1), zorder=order)
        axes.set_axis_off()
        return axes

    def _subplot(self, pair: Pair) -> Axes:
        axes = self._figure.add_axes((0, 0, 1, 1), zorder=1, label=" ".join(pair))
        axes.patch.set_visible(False)
        axes.set_axisbelow(True)
        axes.spines[:].set_visible(False)
        return axes

    def _draw_traces(self) -> list[Bars]:
        made: dict[Pair, Bars] = {}
        before: Part | None = None
        for trace in self._traces:
            pair = trace.get("xaxis", "x"), trace.get("yaxis", "y")
            axes, x, y = self._subplots[pair], self._scales[pair[0]], self._scales[pair[1]]
            if trace.get("type", "scatter") == "scatter":
                traces.scatter(axes, trace, before, x, y)
            else:
                made.setdefault(pair, Bars(axes, self._layout, x, y)).add(trace)
            before = trace
        return list(made.values())

    def _dress(self, axes: Axes, x: Scale, y: Scale) -> None:
        scales.dress(axes, x, worded=x.anchor == y.name)
        scales.dress(axes, y, worded=y.anchor == x.name)

    def _make_room(self) -> None:
        """Margins as the figure says, larger where the words of the axes need it."""
        margin = {"l": 0, "r": 0, "t": 0, "b": 0} | dict(self._layout.get("margin", {}))
        self._spread(margin)
        renderer = _renderer(self._figure)
        plot = self._behind.get_window_extent(renderer)
        for axes in self._subplots.values():
            for axis in (axes.xaxis, axes.yaxis):
                taken = axis.get_tightbbox(renderer)
                if taken is not None:
                    _enlarge(margin, plot, taken, self._over(plot))
        self._spread(margin)

    def _over(self, plot: Bbox) -> dict[str, float]:
        """How far the plot is from each edge of the box."""
        box = self._box
        return {
            "l": plot.x0 - box.left,
            "r": box.left + box.width - plot.x1,
            "b": plot.y0 - box.bottom,
            "t": box.bottom + box.height - plot.y1,
        }

    def _spread(self, margin: dict[str, float]) -> None:
        """Give every part of the plot its place."""
        box = self._box
        plot = Box(
            box.left + margin["l"],
            box.bottom + margin["b"],
            box.width - margin["l"] - margin["r"],
            box.height - margin["t"] - margin["b"],
        )
        self._set(self._behind, plot)
        self._set(self._front, plot)
        for (x, y), axes in self._subplots.items():
            self._set(axes, plot.part(self._scales[x].domain, self._scales[y].domain))

    def _set(self, axes: Axes, box: Box) -> None:
        wide, high = self._figure.bbox.width, self._figure.bbox.height
        axes.set_position((box.left / wide, box.bottom / high, box.width / wide, box.height / high))

    def _place(self, xref: str, yref: str, x: Any, y: Any) -> tuple[Transform, float, float]:
        """Where a value of each reference is."""
        across, at_x = self._along(xref, x)
        up, at_y = self._along(yref, y)
        return blended_transform_factory(across, up), at_x, at_y

    def _along(self, ref: str, value: Any) -> tuple[Transform, float]:
        if ref == "paper":
            return self._front.transAxes, float(value)
        axes = next((axes for pair, axes in self._subplots.items() if ref in pair), None)
        if axes is None:
            raise UnknownPartError(f"pictures cannot place anything on the axis {ref}")
        return axes.transData, self._scales[ref].place(value)


def _checked(layout: Part) -> Part:
    """The layout, once all of it is known."""
    named = " ".join(name for name in layout if name.rstrip("123456789") in ("xaxis", "yaxis"))
    one(layout.get("showlegend", False), "showlegend", False)
    return only(layout, f"{LAYOUT} {named}", "the layout")


def _enlarge(margin: dict[str, float], plot: Bbox, taken: Bbox, free: dict[str, float]) -> None:
    needs = {
        "l": plot.x0 - taken.x0,
        "r": taken.x1 - plot.x1,
        "b": plot.y0 - taken.y0,
        "t": taken.y1 - plot.y1,
    }
    for side, need in needs.items():
        if need > free[side] + 0.5:
            margin[side] = max(margin[side], need)


def _renderer(figure: Figure) -> Any:
    """What measures words; the sheet's figure is always on such a canvas."""
    canvas: Any = figure.canvas
    return canvas.get_renderer()
