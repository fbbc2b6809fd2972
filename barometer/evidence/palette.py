"""Colours of what leaves on white paper, beside those of the charts: opaque, readable there."""

from __future__ import annotations

INK = "#16242f"
QUIET = "#51606e"  # small words; 6.3 to 1 on white
PAST = "#a3b0bd"  # what came before
RULE = "#d5dce3"
PAPER = "#ffffff"
EMPTY = "#eef1f4"  # a cell that is hidden
MEDIAN = "#c8540a"
