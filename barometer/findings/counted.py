"""Which way a counted value went: counts are known, so that no test stands behind it."""

from __future__ import annotations

STEADY = 0.05


def tendency(now: float | None, before: float | None, margin: float = 0.0) -> str:
    """up, down or steady (within `margin`) of two counted values; "first" without a past."""
    if now is None or before is None:
        return "first"
    if abs(now - before) <= margin:
        return "steady"
    return "up" if now > before else "down"
