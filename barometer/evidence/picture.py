"""A chart as a picture with its finding above and its source below, drawn without a browser."""

from __future__ import annotations

from typing import Literal

import plotly.graph_objects as go


def picture(
    panels: list[tuple[str, go.Figure]],
    *,
    title: str,
    source: str = "",
    kind: Literal["png", "svg"] = "png",
) -> bytes:
    """The panels side by side (a name and a figure each) on white, as PNG or SVG."""
    raise NotImplementedError
