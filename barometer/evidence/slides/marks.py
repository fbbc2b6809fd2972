"""The marks of native charts: dots with bands, lines, columns, bars; labelled where they stand."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from pptx.enum.chart import XL_LABEL_POSITION, XL_MARKER_STYLE
from pptx.oxml.ns import qn
from pptx.util import Pt

from barometer.evidence.model import Chart, Series
from barometer.evidence.palette import INK, PAPER, PAST, QUIET
from barometer.evidence.slides import bands
from barometer.evidence.slides.frame import rgb
from barometer.evidence.slides.xml import add, element, found

LABEL = 11
SIZE, PAST_SIZE = 13, 9
ROOM = 0.07  # narrower shares of a stacked bar have no room for their number
FOOT = 0.1  # the share of the axis a label at the foot of a bar takes
MANY = 12  # more columns than this carry no label


def draw(drawn: Any, chart: Chart, number_format: str) -> None:
    """Give every series of the drawn chart its look."""
    looks = {"dots": _dots, "lines": _lines, "columns": _bars, "bars": _bars, "stacked": _stacked}
    looks[chart.kind](drawn, chart, number_format)
    if chart.over:
        _over(drawn, chart.over)


def _dots(drawn: Any, chart: Chart, number_format: str) -> None:
    """Grey for what was, in colour and with its band what is, a line from the one to the other."""
    before = chart.series[0] if len(chart.series) > 1 else None
    for its, series in zip(drawn.plots[0].series, chart.series, strict=True):
        its.format.line.fill.background()
        its.smooth = False
        for place, colour in enumerate(_each(series)):
            size = PAST_SIZE if series.past else SIZE
            _marker(its.points[place].marker, PAST if series.past else colour, size)
        if series is before:
            bands.draw(its, bands.way(before, chart.series[-1]), PAST, 3, cap=False, line=True)
        elif series.low:
            bands.draw(its, bands.band(series), QUIET, 1.5, cap=True, line=True)
            _labels(its, number_format, XL_LABEL_POSITION.RIGHT, bold=True)


def _lines(drawn: Any, chart: Chart, number_format: str) -> None:
    for its, series in zip(drawn.plots[0].series, chart.series, strict=True):
        its.smooth = False
        its.format.line.color.rgb, its.format.line.width = rgb(series.colours[0]), Pt(2.5)
        _marker(its.marker, series.colours[0], 7)
        if series.low:
            bands.draw(its, bands.band(series), series.colours[0], 1, cap=True, line=True)
        _labels(its, number_format, XL_LABEL_POSITION.RIGHT, bold=True, only=_last(series))


def _bars(drawn: Any, chart: Chart, number_format: str) -> None:
    plot, series = drawn.plots[0], chart.series[0]
    many = len(series.values) > MANY
    plot.gap_width = 35 if many else 60
    its = plot.series[0]
    its.invert_if_negative = False
    for place, colour in enumerate(_each(series)):
        _fill(its.points[place].format, colour)
    if series.low:
        bands.draw(its, bands.band(series), INK, 1.25, cap=True, line=False)
        _inside(its, series, number_format)
    elif not many:
        position = XL_LABEL_POSITION.OUTSIDE_END
        if chart.kind == "bars":
            _inside(its, series, number_format)
        else:
            _labels(its, number_format, position, bold=True)


def _stacked(drawn: Any, chart: Chart, number_format: str) -> None:
    plot = drawn.plots[0]
    plot.gap_width, plot.overlap = 45, 100
    for its, series in zip(plot.series, chart.series, strict=True):
        its.invert_if_negative = False
        _fill(its.format, series.colours[0])
        _labels(its, number_format, XL_LABEL_POSITION.CENTER, ink=_ink(series.colours[0]))
        for place, value in enumerate(series.values):
            if value is None or value < ROOM:
                _no_label(its, place)


def _inside(its: Any, series: Series, number_format: str) -> None:
    """Labels at the foot of each bar, in letters readable on its colour."""
    _labels(its, number_format, XL_LABEL_POSITION.INSIDE_BASE, bold=True)
    for place, colour in enumerate(_each(series)):
        label = its.points[place].data_label
        label.font.size, label.font.bold = Pt(LABEL), True
        label.font.color.rgb = rgb(_ink(colour))
        label.position = XL_LABEL_POSITION.INSIDE_BASE
        if series.low and (series.low[place] or 0) < FOOT:
            _no_label(its, place)  # its band would cross it; the table says it


def _labels(
    its: Any,
    number_format: str,
    position: Any,
    *,
    bold: bool = False,
    ink: str = INK,
    only: int | None = None,
) -> None:
    """The values beside their marks; only: of one mark alone."""
    labels = its.data_labels
    labels.show_value, labels.position = True, position
    labels.number_format, labels.number_format_is_linked = number_format, False
    labels.font.size, labels.font.bold, labels.font.color.rgb = Pt(LABEL), bold, rgb(ink)
    if only is not None:
        for place in range(len(list(its.values))):
            if place != only:
                _no_label(its, place)


def _no_label(its: Any, place: int) -> None:
    """Take the label of one value away."""
    label = its.points[place].data_label._get_or_add_dLbl()
    for part in list(label):
        if part.tag != qn("c:idx"):
            label.remove(part)
    add(label, "c:delete", val="1")


def _over(drawn: Any, series: Series) -> None:
    """Turn the last series of the columns into a line over them, on the same axes."""
    columns = drawn.plots[0]._element
    its = columns.findall(qn("c:ser"))[-1]
    columns.remove(its)
    invert = found(its, "c:invertIfNegative")
    if invert is not None:
        its.remove(invert)
    line = element("c:lineChart")
    add(line, "c:grouping", val="standard")
    add(line, "c:varyColors", val="0")
    line.append(its)
    add(line, "c:marker", val="1")
    for axis in columns.findall(qn("c:axId")):
        line.append(deepcopy(axis))
    columns.addnext(line)
    drawn_line = drawn.plots[1].series[0]
    drawn_line.format.line.color.rgb, drawn_line.format.line.width = rgb(series.colours[0]), Pt(2.5)
    drawn_line.marker.style, drawn_line.smooth = XL_MARKER_STYLE.NONE, False


def _marker(marker: Any, colour: str, size: int) -> None:
    marker.style, marker.size = XL_MARKER_STYLE.CIRCLE, size
    _fill(marker.format, colour)
    marker.format.line.color.rgb, marker.format.line.width = rgb(colour), Pt(0.75)


def _fill(part: Any, colour: str) -> None:
    part.fill.solid()
    part.fill.fore_color.rgb = rgb(colour)


def _each(series: Series) -> tuple[str, ...]:
    """One colour a value."""
    alone = len(series.colours) == 1
    return series.colours * len(series.values) if alone else series.colours


def _last(series: Series) -> int:
    """The place of the last value there is."""
    return max(place for place, value in enumerate(series.values) if value is not None)


def _ink(ground: str) -> str:
    """Dark or white letters, whichever is readable on the ground."""
    parts = (int(ground[place : place + 2], 16) / 255 for place in (1, 3, 5))
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    light = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return PAPER if 1.05 / (light + 0.05) > (light + 0.05) / 0.058 else INK
