"""Words of a figure: bold and coloured parts, lines, a place and the side they stand on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any, Literal

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.font_manager import FontProperties
from matplotlib.offsetbox import AnnotationBbox, HPacker, TextArea, VPacker
from matplotlib.transforms import Transform

from barometer.evidence.pictures.known import UnknownPartError, colour

SCALE = 0.9  # DejaVu Sans is wider than the screen's font
LEADING = 1.25
# Where the base of a line is from the point it stands at, in sizes, so that words with and without
# tails keep one line; and how deep a tail hangs.
BASE = {"bottom": 0.25, "middle": -0.36, "top": -0.95}
TAIL = 0.236
ACROSS = {"left": 0.0, "center": 0.5, "right": 1.0}
UP = {"bottom": 0.0, "middle": 0.5, "top": 1.0}


@dataclass(frozen=True)
class Run:
    """Words in one look; colour: empty for the one around them."""

    words: str
    bold: bool = False
    colour: str = ""


@dataclass(frozen=True)
class At:
    """Where words stand: a point, shifted by pixels, and which of their corners is there."""

    transform: Transform
    x: float
    y: float
    right: float = 0
    up: float = 0
    across: str = "center"
    upward: str = "middle"


@dataclass(frozen=True)
class Look:
    """Size in the figure's pixels, the colour, and how lines stand below each other."""

    size: float
    ink: str
    align: Literal["left", "center", "right"] = "center"
    style: dict[str, Any] = field(default_factory=dict)


class _Reading(HTMLParser):
    """Gathers the runs of each line."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[list[Run]] = [[]]
        self._bold, self._colours = 0, [""]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self.lines.append([])
        elif tag == "b":
            self._bold += 1
        elif tag == "span":
            self._colours.append((dict(attrs)["style"] or "").removeprefix("color:"))
        else:
            raise UnknownPartError(f"pictures cannot draw <{tag}>")

    def handle_endtag(self, tag: str) -> None:
        if tag == "b":
            self._bold -= 1
        elif tag == "span":
            self._colours.pop()

    def handle_data(self, data: str) -> None:
        self.lines[-1].append(Run(data, self._bold > 0, self._colours[-1]))


def runs(words: str) -> list[list[Run]]:
    """The lines of the words, each as runs of one look."""
    reading = _Reading()
    reading.feed(words)
    reading.close()
    return reading.lines


def plain(words: str) -> str:
    """The words without their looks, a line each."""
    return "\n".join("".join(run.words for run in line) for line in runs(words))


def write(axes: Axes, words: str, at: At, look: Look) -> Artist:
    """Put the words on the axes and give back what was put."""
    lines = runs(words)
    looks = {(run.bold, run.colour) for line in lines for run in line}
    if len(looks) > 1:
        return axes.add_artist(_packed(lines, at, look))
    ((bold, own),) = looks or {(False, "")}
    base, side = _base(lines, at, look), {"middle": "center"}.get(at.upward, at.upward)
    return axes.annotate(
        plain(words),
        (at.x, at.y),
        xycoords=at.transform,
        xytext=(at.right, at.up + base),
        textcoords="offset points",
        ha=at.across,
        va="baseline" if base else side,
        multialignment=look.align,
        linespacing=LEADING,
        annotation_clip=False,
        **_style(look, bold=bold, own=own),
    )


def _packed(lines: list[list[Run]], at: At, look: Look) -> AnnotationBbox:
    """Runs beside each other, lines below each other."""
    rows: list[Artist] = [
        HPacker(children=[_area(run, look) for run in line], align="baseline", pad=0, sep=0)
        for line in lines
    ]
    base = _base(lines, at, look)
    below = base - TAIL * look.size * SCALE if base else 0
    return AnnotationBbox(
        VPacker(children=rows, align=look.align, pad=0, sep=2),
        (at.x, at.y),
        xybox=(at.right, at.up + below),
        xycoords=at.transform,
        boxcoords="offset points",
        box_alignment=(ACROSS[at.across], 0 if base else UP[at.upward]),
        frameon=False,
        pad=0,
        annotation_clip=False,
    )


def _base(lines: list[list[Run]], at: At, look: Look) -> float:
    """How far above the point a single line has its base; zero for several, placed as a block."""
    return BASE[at.upward] * look.size * SCALE if len(lines) == 1 else 0


def _area(run: Run, look: Look) -> TextArea:
    return TextArea(run.words, textprops=_style(look, bold=run.bold, own=run.colour))


def _style(look: Look, *, bold: bool, own: str) -> dict[str, Any]:
    return {
        "size": look.size * SCALE,
        "weight": "bold" if bold else "normal",
        "color": colour(own or look.ink),
        "parse_math": False,  # a dollar is a dollar
    } | look.style


def wide(words: str, size: float, renderer: Any, *, bold: bool = False) -> float:
    """How wide the words are on one line, in pixels."""
    font = FontProperties(size=size * SCALE, weight="bold" if bold else "normal")
    width, _high, _below = renderer.get_text_width_height_descent(words, font, ismath=False)
    return float(width)


def folded(
    words: str, width: float, size: float, renderer: Any, *, bold: bool = False
) -> list[str]:
    """The words in lines no wider than `width` pixels."""
    lines: list[str] = []
    for word in words.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and wide(longer, size, renderer, bold=bold) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def said(figure: dict[str, Any]) -> Iterator[str]:
    """Everything a figure says in words, plainly."""
    for note in figure["layout"].get("annotations", ()):
        yield plain(note["text"]).replace("\n", " ")
