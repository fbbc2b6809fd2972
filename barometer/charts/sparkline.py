"""A line the size of a word, as an SVG image: no script, readable on light and on dark."""

from __future__ import annotations

from base64 import b64encode
from html import escape

from barometer.charts.theme import ACCENT

WIDTH, HEIGHT, EDGE = 240, 44, 6


def sparkline(values: list[float], low: float, high: float, says: str) -> str:
    """An <img> of the values from first to last between `low` and `high`; `says` is its alt."""
    drawn = b64encode(_svg(values, low, high).encode()).decode() if len(values) > 1 else ""
    source = f"data:image/svg+xml;base64,{drawn}"
    return (
        f'<img class="bm-spark" alt="{escape(says, quote=True)}" src="{source}"/>' if drawn else ""
    )


def _svg(values: list[float], low: float, high: float) -> str:
    across = (WIDTH - 2 * EDGE) / (len(values) - 1)
    tall = (HEIGHT - 2 * EDGE) / ((high - low) or 1)
    at = [(EDGE + i * across, HEIGHT - EDGE - (v - low) * tall) for i, v in enumerate(values)]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in at)
    area = f"{EDGE},{HEIGHT} {line} {at[-1][0]:.1f},{HEIGHT}"
    x, y = at[-1]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}"'
        f' preserveAspectRatio="none"><g fill="none" stroke="{ACCENT}" stroke-linecap="round">'
        f'<polygon points="{area}" fill="{ACCENT}" stroke="none" opacity="0.12"/>'
        f'<polyline points="{line}" stroke-width="2" vector-effect="non-scaling-stroke"/>'
        f'<line x1="{x:.1f}" y1="{y:.1f}" x2="{x:.1f}" y2="{y:.1f}" stroke-width="9"'
        ' vector-effect="non-scaling-stroke"/></g></svg>'
    )
