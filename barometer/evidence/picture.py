"""A chart as a picture with its finding above and its source below, drawn without a browser."""

from __future__ import annotations

import io
import math
import re
from collections.abc import Iterable
from typing import Any, Literal

import matplotlib as mpl
import plotly.graph_objects as go
from matplotlib.figure import Figure

from barometer.evidence.pictures import words
from barometer.evidence.pictures.header import Sheet
from barometer.evidence.pictures.panel import Box, Panel

WIDTH = 1100  # pixels of a screen
EDGE, BETWEEN = 24, 28  # around everything, and between panels
NARROWEST = 185  # of a panel
POINTS = re.compile(rb'(width|height)="([\d.]+)pt"')  # a screen would enlarge them
SHARP = 2  # pixels of a PNG for each of a screen's

Panels = list[tuple[str, go.Figure]]
Legend = Iterable[tuple[str, str]]


def picture(
    panels: Panels,
    *,
    title: str,
    source: str = "",
    kind: Literal["png", "svg"] = "png",
    legend: Legend = (),
    width: int = WIDTH,
    edge: int = EDGE,
    columns: int = 0,
) -> bytes:
    """The panels side by side (a name and a figure each) on white, as PNG or SVG.

    legend: colours and their words, below the title. width, edge: in pixels of a screen; a PNG has
    twice as many. columns: panels in a row, as many as there is room for where it is 0. The same
    panels give the same bytes.
    """
    drawn = [(name, figure.to_dict()) for name, figure in panels]
    each = columns or _columns(len(drawn), width - 2 * edge)
    rows = [drawn[start : start + each] for start in range(0, len(drawn), each)]
    sheet = Sheet(width, edge)
    sheet.title(title)
    sheet.legend(legend)
    boxes = [sheet.row(row, each, BETWEEN) for row in rows]
    sheet.source(source)
    figure = sheet.figure()
    for row, places in zip(rows, boxes, strict=True):
        for (_name, part), place in zip(row, places, strict=True):
            Panel(figure, part, _from_below(place, sheet.height))
    said = [word for _name, part in drawn for word in words.said(part)]
    return _saved(figure, title, " · ".join([*said, source]), kind)


def _columns(panels: int, width: float) -> int:
    """How many panels a row, where there is room and the rows are as full as each other."""
    most = max(1, int((width + BETWEEN) // (NARROWEST + BETWEEN)))
    return math.ceil(panels / math.ceil(panels / most))


def _from_below(place: Box, height: float) -> Box:
    """The box counted from the lower edge, as matplotlib counts."""
    return Box(place.left, height - place.bottom - place.height, place.width, place.height)


def _saved(figure: Figure, title: str, said: str, kind: Literal["png", "svg"]) -> bytes:
    """The file. Letters in an SVG are shapes, so that it looks the same where the font is not;
    its title and description hold the words."""
    out = io.BytesIO()
    if kind == "png":
        about: dict[str, Any] = {"Software": None, "Title": title}
        figure.savefig(out, format="png", dpi=figure.dpi * SHARP, metadata=about)
        return out.getvalue()
    mpl.rcParams["svg.hashsalt"] = "barometer"  # the same for all who draw at once
    about = {"Title": title, "Description": said, "Date": None, "Creator": None}
    figure.savefig(out, format="svg", metadata=about)
    return POINTS.sub(rb'\1="\2"', out.getvalue(), count=2)
