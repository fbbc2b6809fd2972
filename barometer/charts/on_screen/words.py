"""Words written in a figure as the points of one trace, where their place is known in numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from barometer.charts.drawing import Part
from barometer.charts.on_screen.axes import WHOLE, axes, axis, key

SPACE = "\N{NO-BREAK SPACE}"
WIDE = 0.25  # of its size: how wide a space is
OVER = "9"  # the number of the axis that runs over the whole width beside narrower ones
# Which side of its point a text stands on is the opposite of which of its edges is there.
ACROSS = {"left": "right", "center": "center", "right": "left"}
UP = {"bottom": "top", "middle": "middle", "top": "bottom"}


@dataclass(frozen=True)
class Word:
    """Words at a point of two axes."""

    text: str
    axes: tuple[str, str]
    x: Any
    y: Any
    side: str
    size: float
    colour: str


def as_traces(layout: Part, *, picked: bool) -> tuple[list[Part], list[Part]]:
    """Traces of the layout's annotations, and those annotations that must stay what they are.

    picked: whether a click chooses marks, so that the browser would pale what is not chosen.
    """
    words: dict[tuple[Any, ...], list[Word]] = {}
    kept: list[Part] = []
    for note in layout.get("annotations", ()):
        word = _word(note, layout)
        if word is None:
            kept.append(note)
        else:
            words.setdefault((word.axes, word.colour if picked else ""), []).append(word)
    if any(axes[0] == f"x{OVER}" for axes, _colour in words):
        over = {"anchor": "y", "domain": [*WHOLE], "range": [*WHOLE]}
        layout[key(f"x{OVER}")] = over | {"visible": False, "fixedrange": True}
    return [_trace(its, picked=picked) for its in words.values()], kept


def _word(note: Part, layout: Part) -> Word | None:
    across, up = _x(note, layout), _y(note, layout)
    if across is None or up is None:
        return None
    font = note["font"]
    blank = SPACE * round(abs(note.get("xshift", 0)) / (WIDE * font["size"]))
    text = note["text"]
    text = blank + text if note.get("xshift", 0) > 0 else text + blank
    side = f"{UP[note.get('yanchor', 'middle')]} {ACROSS[note.get('xanchor', 'center')]}"
    return Word(text, (across[0], up[0]), across[1], up[1], side, font["size"], font["color"])


def _x(note: Part, layout: Part) -> tuple[str, Any] | None:
    """The axis and the value on it."""
    name, value = note.get("xref", "x"), note["x"]
    if name != "paper":
        return (name, value) if axis(layout, name).settings.get("range") else None
    first = axis(layout, "x")
    if not first.whole:
        return f"x{OVER}", value
    place = first.at(value)
    return None if place is None else ("x", place)


def _y(note: Part, layout: Part) -> tuple[str, Any] | None:
    name, value, shift = note.get("yref", "y"), note["y"], note.get("yshift", 0)
    its = axis(layout, name)
    if name == "paper" or its.range is None or not its.whole:
        return None
    if not shift:
        return name, value
    if any(across.settings.get("automargin") for across in axes(layout)):
        return None  # how high the plot is, only the browser knows
    margin = layout["margin"]
    low, high = its.range
    pixels = layout["height"] - margin["t"] - margin["b"]
    shifted = value + shift * (high - low) / pixels
    return name, min(max(shifted, min(its.range)), max(its.range))  # beyond it nothing is seen


def _trace(words: list[Word], *, picked: bool) -> Part:
    across, up = words[0].axes
    made: Part = {
        "type": "scatter",
        "mode": "text",
        "x": [word.x for word in words],
        "y": [word.y for word in words],
        "xaxis": across,
        "yaxis": up,
        "text": [word.text for word in words],
        "textposition": _each([word.side for word in words]),
        "textfont": {
            "size": _each([word.size for word in words]),
            "color": _each([word.colour for word in words]),
        },
        "cliponaxis": False,
        "hoverinfo": "skip",
    }
    if picked:
        made["unselected"] = {"textfont": {"color": words[0].colour}}
    return made


def _each(values: list[Any]) -> Any:
    """One value for all where they are the same."""
    return values[0] if len(set(values)) == 1 else values
