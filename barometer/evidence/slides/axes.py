"""The axes of native charts: from zero, to 100 for scores, to all for shares."""

from __future__ import annotations

from typing import Any

from pptx.enum.chart import XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.util import Pt

from barometer.evidence.model import Chart
from barometer.evidence.palette import INK, QUIET, RULE
from barometer.evidence.slides.fitting import width
from barometer.evidence.slides.frame import rgb
from barometer.evidence.slides.xml import add, element, found

ROOM = 1.12  # above the whole, for the label of a column that reaches it
STEPS = {"score": 20.0, "share": 0.25}
SHOWN = 12  # categories with a label each
SMALL = 10


def set_up(drawn: Any, chart: Chart, number_format: str) -> None:
    """Set up both axes of the drawn chart."""
    _categories(drawn, chart)
    _values(drawn, chart, number_format)


def _categories(drawn: Any, chart: Chart) -> None:
    axis = drawn.category_axis
    axis.has_major_gridlines = False
    axis.major_tick_mark = axis.minor_tick_mark = XL_TICK_MARK.NONE
    axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    axis.format.line.color.rgb, axis.format.line.width = rgb(RULE), Pt(0.75)
    axis.tick_labels.font.size = Pt(SMALL)
    axis.tick_labels.font.color.rgb = rgb(INK)
    if chart.kind in ("bars", "stacked"):
        axis.reverse_order = True  # the first on top; the values stay below
        found(drawn.value_axis._element, "c:crosses").set("val", "max")
        _make_room(drawn, chart)
    if len(chart.categories) > SHOWN:
        _skip(axis, len(chart.categories) // 6)
    elif chart.name and chart.kind == "lines" and len(chart.categories) > 2:
        _skip(axis, len(chart.categories) - 1)


def _make_room(drawn: Any, chart: Chart) -> None:
    """Leave long names the left of the chart, where they fold, and bars the rest."""
    longest = max(width(name, SMALL) for name in chart.categories)
    left = min(0.4, 0.04 + longest / 7)
    area = drawn._chartSpace.chart.plotArea
    layout = found(area, "c:layout")
    if layout is None:
        layout = element("c:layout")
        area.insert(0, layout)
    manual = add(layout, "c:manualLayout")
    add(manual, "c:layoutTarget", val="inner")
    places = {"xMode": "edge", "yMode": "edge", "x": left, "y": 0.02, "w": 0.97 - left, "h": 0.88}
    for name, value in places.items():
        add(manual, f"c:{name}", val=str(value))


def _skip(axis: Any, step: int) -> None:
    """Label every so many categories only."""
    for name in ("c:tickLblSkip", "c:tickMarkSkip"):
        found(axis._element, "c:noMultiLvlLbl").addprevious(element(name, val=str(step)))


def _values(drawn: Any, chart: Chart, number_format: str) -> None:
    axis = drawn.value_axis
    axis.minimum_scale = 0
    if chart.top is not None:
        labelled = chart.unit == "share" and chart.kind == "columns"
        axis.maximum_scale = chart.top * (ROOM if labelled else 1)
    if chart.unit in STEPS:
        axis.major_unit = STEPS[chart.unit]
    axis.major_tick_mark = axis.minor_tick_mark = XL_TICK_MARK.NONE
    axis.format.line.fill.background()
    axis.tick_labels.font.size, axis.tick_labels.font.color.rgb = Pt(SMALL), rgb(QUIET)
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = number_format, False
    axis.has_major_gridlines = chart.kind != "stacked"
    axis.visible = chart.kind != "stacked"
    if axis.has_major_gridlines:
        axis.major_gridlines.format.line.color.rgb = rgb(RULE)
        axis.major_gridlines.format.line.width = Pt(0.5)
