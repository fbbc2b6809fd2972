"""A figure made quicker to draw: alike marks and shapes joined, words one trace, margins known.

A browser needs as long for one trace, shape or annotation as for the many points of one, and draws
everything a second time where it has to measure the words beside an axis.
"""

from __future__ import annotations

import plotly.graph_objects as go

from barometer.charts import drawing
from barometer.charts.drawing import Part
from barometer.charts.on_screen import margins, shapes, words
from barometer.charts.on_screen.traces import joined


def on_screen(figure: go.Figure) -> go.Figure:
    """The figure to give a browser in place of this one."""
    drawn = figure.to_dict()
    traces: list[Part] = drawn["data"]
    layout: Part = margins.known(drawn["layout"], traces)
    picked = any("selected" in trace for trace in traces)
    written, layout["annotations"] = words.as_traces(layout, picked=picked)
    layout["shapes"] = shapes.joined(layout.get("shapes", ()), layout)
    made = {"data": [*joined(traces), *written], "layout": layout}
    return go.Figure(made, _validate=drawing.CHECKED)
