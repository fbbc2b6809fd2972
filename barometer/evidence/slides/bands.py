"""Error bars of a native chart: a band around a value, or the way from one value to another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from barometer.evidence.model import Series, Values
from barometer.evidence.slides.xml import add, element, found


def band(series: Series) -> tuple[Values, Values]:
    """How far the band reaches below and above each value; None where there is none."""
    below, above = [], []
    for value, low, high in zip(series.values, series.low, series.high, strict=True):
        known = value is not None and low is not None and high is not None
        below.append(max(0.0, value - low) if known else None)  # type: ignore[operator]
        above.append(max(0.0, high - value) if known else None)  # type: ignore[operator]
    return tuple(below), tuple(above)


def way(start: Series, end: Series) -> tuple[Values, Values]:
    """How far it is down, or up, from each value of one series to that of the other."""
    below, above = [], []
    for first, last in zip(start.values, end.values, strict=True):
        moved = (last or 0) - (first or 0) if None not in (first, last) else None
        below.append(None if moved is None else max(0.0, -moved))
        above.append(None if moved is None else max(0.0, moved))
    return tuple(below), tuple(above)


def draw(
    series: Any, ends: tuple[Values, Values], colour: str, points: float, *, cap: bool, line: bool
) -> None:
    """Draw them on a series of the chart; line: the chart is one of lines, not of bars."""
    below, above = ends
    bars = element("c:errBars")
    if line:
        add(bars, "c:errDir", val="y")
    add(bars, "c:errBarType", val="both")
    add(bars, "c:errValType", val="cust")
    add(bars, "c:noEndCap", val="0" if cap else "1")
    _add_numbers(add(bars, "c:plus"), above)
    _add_numbers(add(bars, "c:minus"), below)
    _add_line(add(bars, "c:spPr"), colour, points)
    found(series._element, "c:cat").addprevious(bars)


def _add_numbers(parent: Any, values: Sequence[float | None]) -> None:
    numbers = add(parent, "c:numLit")
    add(numbers, "c:formatCode").text = "General"
    add(numbers, "c:ptCount", val=str(len(values)))
    for place, value in enumerate(values):
        if value is not None:
            add(add(numbers, "c:pt", idx=str(place)), "c:v").text = repr(round(value, 6))


def _add_line(parent: Any, colour: str, points: float) -> None:
    line = add(parent, "a:ln", w=str(round(points * 12700)), cap="flat")
    fill = add(line, "a:solidFill")
    add(fill, "a:srgbClr", val=colour.lstrip("#").upper())
    add(line, "a:round")
