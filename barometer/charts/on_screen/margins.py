"""Room beside the axes, told from their words instead of measured in the browser."""

from __future__ import annotations

import re
from dataclasses import dataclass

from barometer.charts.drawing import Part
from barometer.charts.on_screen.axes import Axis, axes, is_number

# Of its size: how wide a letter is, a little more than any is.
WIDE = {
    **dict.fromkeys("iljtfrI.,:;'’|!() \N{NO-BREAK SPACE}", 0.32),
    **dict.fromkeys("mwMW%@—", 0.9),
}
USUAL, CAPITAL = 0.53, 0.68
LINE = 1.25  # sizes from one line of words to the next
GAP = 8  # pixels between an axis and its words
TITLE = 24  # pixels for the words that say what an axis counts
NARROWEST = 250  # pixels: the plot on a phone
TAG = re.compile(r"<(?!br)[^>]*>")


@dataclass(frozen=True)
class Tick:
    """Words at an axis, and at which share of it they stand."""

    words: str
    share: float


def known(layout: Part, traces: list[Part]) -> Part:
    """The layout with margins as wide as its axes need.

    An axis whose words only the browser knows, or may have to turn, is measured there as before.
    """
    margin = {"l": 0, "r": 0, "t": 0, "b": 0} | layout["margin"]
    settled: Part = {}
    for axis in axes(layout):
        ticks = _ticks(axis, traces) if axis.settings.get("visible", True) else []
        room = None if ticks is None else _room(axis, ticks, layout["font"]["size"])
        if room is not None:
            settled[axis.key] = axis.settings | {"automargin": False}
            margin |= {side: max(margin[side], wide) for side, wide in room.items()}
    return layout | settled | {"margin": margin}


def _ticks(axis: Axis, traces: list[Part]) -> list[Tick] | None:
    """The words at the axis; None where only the browser knows."""
    its = axis.settings
    if not its.get("showticklabels", True):
        return []
    places = its.get("tickvals")
    if places is None:
        most = _most(axis, traces)
        return None if most is None else [Tick(_number(most), 1)]
    words = its.get("ticktext") or [_number(p) if is_number(p) else str(p) for p in places]
    return [Tick(said, _share(axis, p)) for said, p in zip(words, places, strict=True)]


def _most(axis: Axis, traces: list[Part]) -> float | None:
    """The largest number on the axis; None where it names things."""
    if axis.settings.get("type", "linear") != "linear":
        return None
    if axis.range is not None:
        return max(axis.range)
    letter = axis.name[0]
    its = [trace[letter] for trace in traces if trace.get(f"{letter}axis", letter) == axis.name]
    values = [value for each in its for value in each if value is not None]
    if not values or not all(map(is_number, values)):
        return None
    return sum(max(filter(None, each), default=0) for each in its)  # bars may be stacked


def _number(value: float) -> str:
    """About as wide as the browser writes it; small ones have a decimal."""
    return f"{value:.0f}" if value == int(value) or abs(value) >= 10 else f"{value:.1f}"


def _share(axis: Axis, place: object) -> float:
    """At which share of the axis a tick stands; its end where that is not known."""
    if axis.range is None or not is_number(place):
        return 1
    low, high = axis.range
    return (place - low) / (high - low)


def _room(axis: Axis, ticks: list[Tick], usual: float) -> dict[str, float] | None:
    """Pixels needed at each side of the plot; None where words may have to be turned to fit."""
    if not ticks:
        return {}
    size = axis.settings.get("tickfont", {}).get("size", usual)
    widths = {tick: max(map(_width, _lines(tick))) * size for tick in ticks}
    if axis.name[0] == "y":
        return {"l": max(widths.values()) + GAP}
    if "tickangle" not in axis.settings and sum(widths.values()) > NARROWEST:
        return None
    return _beside(axis, widths) | {_side(axis): _high(axis, ticks, size)}


def _beside(axis: Axis, widths: dict[Tick, float]) -> dict[str, float]:
    """How far the words stand out to the left and to the right of the plot."""
    to_right = axis.settings.get("ticklabelposition") == "outside right"
    ends = [(0.0, wide) if to_right else (wide / 2, wide / 2) for wide in widths.values()]
    free = [(tick.share * NARROWEST, (1 - tick.share) * NARROWEST) for tick in widths]
    return {
        "l": max(end[0] - room[0] for end, room in zip(ends, free, strict=True)),
        "r": max(end[1] - room[1] for end, room in zip(ends, free, strict=True)),
    }


def _side(axis: Axis) -> str:
    return {"bottom": "b", "top": "t"}[axis.settings.get("side", "bottom")]


def _high(axis: Axis, ticks: list[Tick], size: float) -> float:
    """How high the words below or above the plot are, with their marks and what they count."""
    title = TITLE if axis.settings.get("title") else 0
    marks = axis.settings.get("ticklen", 0) if axis.settings.get("ticks") else 0
    return max(len(_lines(tick)) for tick in ticks) * LINE * size + GAP + marks + title


def _lines(tick: Tick) -> list[str]:
    return TAG.sub("", tick.words).split("<br>")


def _width(line: str) -> float:
    """How wide the words are, in sizes."""
    return sum(WIDE.get(letter, CAPITAL if letter.isupper() else USUAL) for letter in line)
