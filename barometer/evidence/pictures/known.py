"""What is read of a figure: anything else in it is an error, never left out in silence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from matplotlib.colors import to_rgba

from barometer.charts.theme import GROUND
from barometer.charts.theme import INK as PLACEHOLDER
from barometer.evidence.palette import INK, PAPER

Part = Mapping[str, Any]
Colour = tuple[float, float, float, float]
Found = TypeVar("Found")
# What only a screen has: a pointer, a drag, what a click chooses.
SCREEN = frozenset(
    {
        *("customdata", "dragmode", "fixedrange", "hoverdistance", "hoverinfo", "hoverlabel"),
        *("hovermode", "hovertemplate", "hovertext", "selected", "unselected"),
    }
)


class UnknownPartError(NotImplementedError):
    """A figure holds something that pictures do not draw yet."""


def only(part: Part, known: str, where: str) -> Part:
    """The part, once every key of it is among those named in `known` or belongs to a screen."""
    strange = sorted(set(part) - set(known.split()) - SCREEN)
    if strange:
        raise UnknownPartError(f"pictures cannot draw {', '.join(strange)} of {where}")
    return part


def among(value: Any, known: Mapping[Any, Found], where: str) -> Found:
    """What stands for the value."""
    try:
        return known[value]
    except KeyError:
        raise UnknownPartError(f"pictures cannot draw {where} {value!r}") from None


def one(value: Any, where: str, *known: Any) -> Any:
    """The value, once it is among those known."""
    return among(value, {each: each for each in known}, where)


def colour(value: str, opacity: float = 1) -> Colour:
    """A hex colour or `rgba(…)` on white paper; the page's text and ground are the paper's."""
    said = {PLACEHOLDER: INK, GROUND: PAPER}.get(value, value)
    if not said:
        raise UnknownPartError("pictures give no colour of their own to a mark without one")
    if said.startswith("rgba("):
        red, green, blue, alpha = (float(part) for part in said[5:-1].split(","))
        return (red / 255, green / 255, blue / 255, alpha * opacity)
    red, green, blue, alpha = to_rgba(said)
    return (red, green, blue, alpha * opacity)
