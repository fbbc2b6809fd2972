"""Rectangles and lines of one look joined into one path."""

from __future__ import annotations

from typing import Any

from barometer.charts.drawing import Part
from barometer.charts.on_screen.axes import axis, is_number

PLACE = ("x0", "x1", "y0", "y1")


def joined(shapes: list[Part], layout: Part) -> list[Part]:
    """The same shapes as fewer; those of one look do not care which lies over which."""
    alike: dict[str, list[Part]] = {}
    for shape in shapes:
        alike.setdefault(_look(shape, layout), []).append(shape)
    return [its[0] if len(its) == 1 else _path(its) for its in alike.values()]


def _look(shape: Part, layout: Part) -> str:
    """What shapes that may be joined have in common; all of it where one stays alone."""
    known = all(_numbers(shape.get(f"{way}ref", way), layout) for way in "xy")
    alone = not known or not all(is_number(shape.get(name)) for name in PLACE)
    look = {name: value for name, value in shape.items() if alone or name not in PLACE}
    return repr(sorted(look.items()))


def _numbers(ref: str, layout: Part) -> bool:
    return ref == "paper" or axis(layout, ref).settings.get("type", "linear") == "linear"


def _path(shapes: list[Part]) -> Part:
    look = {name: value for name, value in shapes[0].items() if name not in PLACE}
    drawn = " ".join(_drawn(shape) for shape in shapes)
    return look | {"type": "path", "path": drawn}


def _drawn(shape: dict[str, Any]) -> str:
    x0, x1, y0, y1 = (shape[name] for name in PLACE)
    if shape["type"] == "line":
        return f"M{x0},{y0}L{x1},{y1}"
    return f"M{x0},{y0}L{x1},{y0}L{x1},{y1}L{x0},{y1}Z"
