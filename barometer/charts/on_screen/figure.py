"""A figure made quicker to draw: alike marks and shapes joined, words one trace, margins known.

A browser needs as long for one trace, shape or annotation as for the many points of one, and draws
everything a second time where it has to measure the words beside an axis.
"""

from __future__ import annotations

from barometer.charts.drawing import Figure
from barometer.charts.on_screen import margins, shapes, words
from barometer.charts.on_screen.traces import joined


def on_screen(figure: Figure) -> Figure:
    """The figure to give a browser in place of this one."""
    traces, said = figure.parts
    layout = margins.known(said, traces)
    picked = any("selected" in trace for trace in traces)
    written, layout["annotations"] = words.as_traces(layout, picked=picked)
    layout["shapes"] = shapes.joined(layout.get("shapes", ()), layout)
    return Figure([*joined(traces), *written], layout)
