"""Axes of a figure as far as they are known before it is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeGuard

from barometer.charts.drawing import Part

WHOLE = (0, 1)


@dataclass(frozen=True)
class Axis:
    """One axis ("x", "y2"…) and its settings."""

    name: str
    settings: Part

    @property
    def key(self) -> str:
        return key(self.name)

    @property
    def whole(self) -> bool:
        """Whether it takes the whole width or height of the plot."""
        return tuple(self.settings.get("domain", WHOLE)) == WHOLE

    @property
    def range(self) -> tuple[float, float] | None:
        """From where to where it runs; None where the browser decides, or where it names things."""
        ends = self.settings.get("range")
        if ends is None or self.settings.get("type", "linear") != "linear":
            return None
        return float(ends[0]), float(ends[1])

    def at(self, share: float) -> float | None:
        """The value at that share of the axis; its ends exactly, so that they are still on it."""
        if self.range is None:
            return None
        low, high = self.range
        return {0.0: low, 1.0: high}.get(share, low + share * (high - low))


def key(name: str) -> str:
    """Where the layout keeps the axis of that name: `x2` is `xaxis2`."""
    return f"{name[0]}axis{name[1:]}"


def axis(layout: Part, name: str) -> Axis:
    return Axis(name, layout.get(key(name), {}))


def axes(layout: Part) -> list[Axis]:
    """Every axis the layout speaks of."""
    keys = [name for name in layout if name.rstrip("123456789") in ("xaxis", "yaxis")]
    return [Axis(name.replace("axis", ""), layout[name]) for name in keys]


def is_number(value: Any) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool)
