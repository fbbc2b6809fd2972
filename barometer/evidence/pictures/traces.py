"""Lines, marks and bars of a figure on the axes they belong to."""

from __future__ import annotations

from typing import Any

from matplotlib.axes import Axes

from barometer.charts.theme import INK
from barometer.evidence.pictures.axes import Scale
from barometer.evidence.pictures.known import Part, UnknownPartError, among, colour, one, only

SCATTER = "fill fillcolor line marker mode name opacity showlegend type x xaxis y yaxis cliponaxis"
MODES = {"lines": (True, False), "markers": (False, True), "lines+markers": (True, True)}
SHAPES = {"linear": "default", "hv": "steps-post"}
DASHES: dict[str, Any] = {"solid": "solid", "dot": (0, (1.2, 1.8)), "dash": (0, (5, 3))}
# By Plotly's name: matplotlib's, how large beside it, and whether it is hollow.
SYMBOLS = {
    "circle": ("o", 1.0, False),
    "circle-open": ("o", 1.0, True),
    "diamond": ("D", 0.92, False),
    "diamond-open": ("D", 0.92, True),
    "square": ("s", 1.0, False),
    "square-open": ("s", 1.0, True),
    "line-ns": ("|", 1.0, False),
    "line-ew": ("_", 1.0, False),
}
LINES = frozenset("|_")  # symbols without an inside


def scatter(axes: Axes, trace: Part, before: Part | None, x: Scale, y: Scale) -> None:
    """Draw one scatter trace; before: the one a filling goes down to."""
    only(trace, SCATTER, "a scatter trace")
    lined, marked = among(trace.get("mode", "lines+markers"), MODES, "mode")
    at = x.places(trace["x"]), y.places(trace["y"])
    if trace.get("fill", "none") != "none":
        one(trace["fill"], "fill", "tonexty")
        _filled(axes, trace, before, at, y)
    if lined:
        _line(axes, trace, at)
    if marked:
        _marks(axes, trace, at)


def _filled(
    axes: Axes, trace: Part, before: Part | None, at: tuple[list[float], list[float]], y: Scale
) -> None:
    if before is None or list(before["x"]) != list(trace["x"]):
        raise UnknownPartError("pictures cannot fill between traces of different x")
    ground = colour(trace["fillcolor"], trace.get("opacity", 1))
    axes.fill_between(at[0], y.places(before["y"]), at[1], color=ground, linewidth=0)


def _line(axes: Axes, trace: Part, at: tuple[list[float], list[float]]) -> None:
    line = only(trace.get("line", {}), "color width shape dash", "a line")
    if line.get("width", 2) == 0:
        return
    axes.plot(
        *at,
        color=colour(line.get("color", ""), trace.get("opacity", 1)),
        linewidth=line.get("width", 2),
        linestyle=among(line.get("dash", "solid"), DASHES, "dash"),
        drawstyle=among(line.get("shape", "linear"), SHAPES, "shape of a line"),
        solid_capstyle="butt",
        dash_capstyle="butt",
        zorder=2,
    )


def _marks(axes: Axes, trace: Part, at: tuple[list[float], list[float]]) -> None:
    marker = only(trace.get("marker", {}), "color line opacity size symbol", "a marker")
    opacity = marker.get("opacity", 1) * trace.get("opacity", 1)
    if not opacity:  # only there to be pointed at
        axes.plot(*at, linestyle="none")
        return
    symbol, beside, hollow = among(marker.get("symbol", "circle"), SYMBOLS, "symbol")
    edge = only(marker.get("line", {}), "color width", "the edge of a marker")
    inks = _each(marker.get("color", trace.get("line", {}).get("color", INK)), len(at[0]))
    for place, ink in enumerate(inks):
        inside = colour(ink, opacity)
        outside = colour(edge["color"], opacity) if "color" in edge else inside
        axes.plot(
            at[0][place],
            at[1][place],
            symbol,
            markersize=marker.get("size", 6) * beside,
            markerfacecolor="none" if hollow else inside,
            markeredgecolor=outside,
            markeredgewidth=edge.get("width", 1 if hollow or symbol in LINES else 0),
            clip_on=False,
            zorder=3,
        )


def _each(value: Any, count: int) -> list[str]:
    """One colour a mark."""
    return [value] * count if isinstance(value, str) else list(value)
