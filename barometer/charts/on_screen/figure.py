"""A figure made quicker to draw: alike marks and shapes joined, words one trace, margins known.

A browser needs as long for one trace, shape or annotation as for the many points of one, and draws
everything a second time where it has to measure the words beside an axis.
"""

from __future__ import annotations

from barometer.charts.drawing import Figure
from barometer.charts.on_screen import margins, shapes, words
from barometer.charts.on_screen.traces import joined

# All that our charts need of Streamlit's own template, which is ten times as long as a chart: marks
# of several sizes have no edge.
TEMPLATE = {"data": {"scatter": [{"type": "scatter", "marker": {"line": {"width": 0}}}]}}


def on_screen(figure: Figure) -> Figure:
    """The figure to give a browser in place of this one."""
    traces, said = figure.parts
    layout = margins.known(said, traces) | {"template": TEMPLATE}
    picked = any({"selected", "unselected"} & {*trace} for trace in traces)
    written, notes = words.as_traces(layout, picked=picked)
    others = {"annotations": notes, "shapes": shapes.joined(layout["shapes"], layout)}
    return Figure([*joined(traces), *written], layout | others)
