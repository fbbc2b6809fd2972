"""Headline numbers and named things as cards of a slide."""

from __future__ import annotations

from typing import Any

from pptx.enum.chart import XL_CHART_TYPE, XL_MARKER_STYLE
from pptx.util import Pt

from barometer.charts.theme import ACCENT
from barometer.charts.verdicts import GREY, Verdict
from barometer.evidence.palette import INK, QUIET, RULE
from barometer.evidence.slides.frame import Box, describe, rectangle, rgb, write
from barometer.evidence.slides.native_charts import numbers as numbers_of
from barometer.evidence.slides.xml import element, found, number_axes
from barometer.findings.headlines import Headline
from barometer.findings.items import Item
from barometer.text import Text

PAD = 0.16


def numbers(slide: Any, found: tuple[Headline, ...], box: Box, text: Text) -> None:
    """Headline numbers side by side: label, value, unit, verdict, what stands beside it."""
    for number, place in zip(found, box.columns([1] * len(found), 0.25), strict=True):
        _number(slide, number, place, text)


def _number(slide: Any, number: Headline, box: Box, text: Text) -> None:
    inner = _card(slide, box, number.label)
    label, value, unit, spark, verdict, notes = inner.rows((0.28, 0.66, 0.3, 0.6, 0.28, 0.46), 0.03)
    write(slide, number.label, label, (13, 12, 11, 10), QUIET, bold=True)
    write(slide, number.value, value, (38, 34, 30), INK, bold=True, middle=True)
    write(slide, number.unit, unit, (13, 12, 11, 10, 9), INK)
    if len(number.values) > 1:
        _sparkline(slide, number, spark, text)
    _verdict(slide, number.verdict, verdict, text)
    write(slide, " · ".join(number.notes), notes, (12, 11, 10, 9), QUIET)


def _verdict(slide: Any, verdict: Verdict, box: Box, text: Text) -> None:
    colour = QUIET if verdict.colour == GREY else verdict.colour
    write(slide, verdict.say(text), box, (13, 12, 11, 10), colour, bold=True)


def _sparkline(slide: Any, number: Headline, box: Box, text: Text) -> None:
    """The number over time as a small chart without axes."""
    places = [text.number(place) for place in range(1, len(number.values) + 1)]
    data = numbers_of(places, [(number.label, tuple(number.values))], "General")
    frame = slide.shapes.add_chart(XL_CHART_TYPE.LINE, *box.emu, data)
    describe(frame, number.label, number.says)
    drawn = frame.chart
    drawn.has_legend = drawn.has_title = False
    drawn.font.size = Pt(8)
    for axis in (drawn.category_axis, drawn.value_axis):
        axis.visible = axis.has_major_gridlines = False
    edges = element("c:crossBetween", val="midCat")  # the line runs from edge to edge
    found(drawn.value_axis._element, "c:crosses").addnext(edges)
    drawn.value_axis.minimum_scale, drawn.value_axis.maximum_scale = number.low, number.high
    number_axes(drawn)
    line = drawn.plots[0].series[0]
    line.smooth, line.marker.style = False, XL_MARKER_STYLE.NONE
    line.format.line.color.rgb, line.format.line.width = rgb(ACCENT), Pt(2)


def items(slide: Any, found: tuple[Item, ...], box: Box, text: Text) -> None:
    """Named things one below the other: name, status, notes."""
    for item, place in zip(found, box.rows([1] * len(found), 0.18), strict=True):
        inner = _card(slide, place, item.name)
        name, status, notes = inner.rows((0.34, 0.24, 0.72), 0.04)
        write(slide, item.name, name, (15, 14, 13, 12, 11, 10), INK, bold=True)
        if item.verdict:
            _verdict(slide, item.verdict, status, text)
        write(slide, " · ".join(item.notes), notes, (12, 11, 10, 9), QUIET)


def _card(slide: Any, box: Box, name: str) -> Box:
    """A quiet frame, and the room inside it."""
    rectangle(slide, box, name, edge=RULE)
    return Box(box.left + PAD, box.top + PAD, box.width - 2 * PAD, box.height - 2 * PAD)
