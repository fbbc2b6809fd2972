"""A chart's numbers → a chart of the slide program itself, whose numbers can be edited there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Pt

from barometer.evidence.model import Chart, Values
from barometer.evidence.palette import INK
from barometer.evidence.slides import axes, marks
from barometer.evidence.slides.frame import Box, describe, rgb
from barometer.evidence.slides.xml import number_axes
from barometer.export import as_text
from barometer.text import NARROW_NBSP, Text

KINDS = {
    "dots": XL_CHART_TYPE.LINE_MARKERS,
    "lines": XL_CHART_TYPE.LINE_MARKERS,
    "columns": XL_CHART_TYPE.COLUMN_CLUSTERED,
    "bars": XL_CHART_TYPE.BAR_CLUSTERED,
    "stacked": XL_CHART_TYPE.BAR_STACKED,
}
SIZE = 11


def number_format(chart: Chart, text: Text) -> str:
    """The format of the values in the reader's language; the program writes its separators."""
    if chart.unit != "share":
        return "#,##0"
    return f'0"{NARROW_NBSP}"%' if text.language == "fr" else "0%"


def draw(slide: Any, chart: Chart, box: Box, text: Text) -> Any:
    """Draw the chart in the box of the slide."""
    frame = slide.shapes.add_chart(KINDS[chart.kind], *box.emu, _data(chart, text))
    describe(frame, chart.name or text("Chart"), chart.alt)
    drawn = frame.chart
    drawn.has_legend = drawn.has_title = False
    drawn.font.size, drawn.font.color.rgb = Pt(SIZE), rgb(INK)
    axes.set_up(drawn, chart, number_format(chart, text))
    marks.draw(drawn, chart, number_format(chart, text))
    number_axes(drawn)
    return frame


def _data(chart: Chart, text: Text) -> Any:
    series = [*chart.series, *([chart.over] if chart.over else [])]
    return numbers(
        chart.categories, [(one.name, one.values) for one in series], number_format(chart, text)
    )


def numbers(
    categories: Iterable[str], series: Iterable[tuple[str, Values]], number_format: str
) -> Any:
    """What a native chart is made from, as its own workbook holds it."""
    make: Any = CategoryChartData
    data = make(number_format=number_format)
    data.categories = [_safe(name) for name in categories]
    for name, values in series:
        data.add_series(_safe(name), values)
    return data


def _safe(name: str) -> str:
    """The name as the chart's own workbook may hold it: no formula, no control character."""
    return as_text("".join(letter for letter in name if letter.isprintable()))
