"""Colours of what leaves on white paper, beside those of the charts: opaque, readable there."""

from __future__ import annotations

from barometer.charts import theme

INK = "#16242f"
QUIET = "#51606e"  # small words; 6.3 to 1 on white
PAST = theme.MUTED
RULE = "#d5dce3"
PAPER = "#ffffff"
MEDIAN = theme.MEDIAN
