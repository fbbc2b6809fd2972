"""Lines and boxes of a figure, and the words written in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.transforms import Transform

from barometer.charts.theme import INK, SIZE
from barometer.evidence.pictures.known import Part, among, colour, one, only
from barometer.evidence.pictures.traces import DASHES
from barometer.evidence.pictures.words import ACROSS, UP, At, Look, write

SHAPE = "fillcolor layer line type x0 x1 xref y0 y1 yref"
WORDS = "align font showarrow text x xanchor xref xshift y yanchor yref yshift"
# A place from two references ("x2", "paper") and two values: its transform and its numbers.
Place = Callable[[str, str, Any, Any], tuple[Transform, float, float]]


def shape(behind: Axes, front: Axes, part: Part, place: Place) -> None:
    """Draw one line or box, behind the marks or before them."""
    only(part, SHAPE, "a shape")
    refs = part.get("xref", "x"), part.get("yref", "y")
    transform, x0, y0 = place(*refs, part["x0"], part["y0"])
    _same, x1, y1 = place(*refs, part["x1"], part["y1"])
    line = only(part.get("line", {}), "color width dash", "the line of a shape")
    axes = among(part.get("layer", "above"), {"above": front, "below": behind}, "layer")
    if one(part["type"], "shape", "line", "rect") == "rect":
        one(line.get("width", 0), "edge of a box", 0)
        box = Rectangle((x0, y0), x1 - x0, y1 - y0, color=colour(part["fillcolor"]), linewidth=0)
        axes.add_patch(_placed(box, transform))
        return
    drawn = Line2D(
        [x0, x1],
        [y0, y1],
        color=colour(line.get("color", INK)),
        linewidth=line.get("width", 2),
        linestyle=among(line.get("dash", "solid"), DASHES, "dash"),
    )
    axes.add_line(_placed(drawn, transform))


def _placed(artist: Any, transform: Transform) -> Any:
    artist.set_transform(transform)
    artist.set_clip_on(False)
    return artist


def words(front: Axes, part: Part, place: Place) -> None:
    """Write one annotation; none of ours has an arrow."""
    only(part, WORDS, "an annotation")
    one(part.get("showarrow", True), "arrow", False)
    refs = part.get("xref", "x"), part.get("yref", "y")
    transform, x, y = place(*refs, part["x"], part["y"])
    across = _side(part.get("xanchor", "auto"), refs[0], x, ("left", "center", "right"))
    upward = _side(part.get("yanchor", "auto"), refs[1], y, ("bottom", "middle", "top"))
    one(across, "xanchor", *ACROSS)
    one(upward, "yanchor", *UP)
    font = {"size": SIZE, "color": INK} | dict(part.get("font", {}))
    shift = part.get("xshift", 0), part.get("yshift", 0)
    look = Look(font["size"], font["color"], part.get("align", "center"))
    write(front, part["text"], At(transform, x, y, *shift, across, upward), look)


def _side(anchor: str, ref: str, at: float, sides: tuple[str, str, str]) -> str:
    """The side that is at the point: the one said, else the nearest edge of the paper."""
    if anchor != "auto":
        return anchor
    if ref != "paper":
        return sides[1]
    return sides[0] if at <= 1 / 3 else sides[2] if at >= 2 / 3 else sides[1]
