"""A line the size of a word, as SVG: it takes the page's own colours and needs no script."""

from __future__ import annotations

from html import escape

WIDTH, HEIGHT, EDGE = 240, 44, 5


def sparkline(values: list[float], low: float, high: float, says: str) -> str:
    """The values from first to last between `low` and `high`; `says` is read aloud instead."""
    if len(values) < 2:
        return f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" class="bm-spark" aria-hidden="true"></svg>'
    across = (WIDTH - 2 * EDGE) / (len(values) - 1)
    tall = (HEIGHT - 2 * EDGE) / ((high - low) or 1)
    at = [(EDGE + i * across, HEIGHT - EDGE - (v - low) * tall) for i, v in enumerate(values)]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in at)
    area = f"{EDGE},{HEIGHT} {line} {at[-1][0]:.1f},{HEIGHT}"
    x, y = at[-1]
    return (
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" preserveAspectRatio="none" class="bm-spark"'
        f' role="img" aria-label="{escape(says, quote=True)}">'
        f'<polygon points="{area}" fill="currentColor" opacity="0.1"/>'
        f'<polyline points="{line}" fill="none" stroke="currentColor" stroke-width="2"'
        ' vector-effect="non-scaling-stroke" stroke-linejoin="round" stroke-linecap="round"/>'
        f'<line x1="{x:.1f}" y1="{y:.1f}" x2="{x:.1f}" y2="{y:.1f}" stroke="currentColor"'
        ' stroke-width="8" stroke-linecap="round" vector-effect="non-scaling-stroke"/>'
        "</svg>"
    )
