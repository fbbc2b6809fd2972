"""Colours and what they mean, on one line of a slide."""

from __future__ import annotations

from typing import Any

from barometer.evidence.palette import INK
from barometer.evidence.slides.fitting import width
from barometer.evidence.slides.frame import Box, rectangle, write

SIZE, KEY, GAP = 11, 0.16, 0.3


def draw(slide: Any, entries: tuple[tuple[str, str], ...], box: Box) -> None:
    """Each colour with its words, from left to right, as far as there is room."""
    left = box.left
    for colour, words in entries:
        wide = width(words, SIZE) + 0.1
        if left + KEY + 0.08 + wide > box.left + box.width:
            return
        rectangle(slide, Box(left, box.top + 0.03, KEY, KEY), words, ground=colour)
        write(slide, words, Box(left + KEY + 0.08, box.top, wide, box.height), (SIZE,), INK)
        left += KEY + 0.08 + wide + GAP
