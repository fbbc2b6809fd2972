"""Headline numbers side by side, and named things below each other."""

from __future__ import annotations

from barometer.evidence.document.sheet import EDGE, WIDTH, Sheets, ink_of
from barometer.evidence.palette import INK, QUIET
from barometer.findings.headlines import Headline
from barometer.findings.items import Item

BETWEEN = 5


def numbers(sheets: Sheets, found: tuple[Headline, ...]) -> None:
    """Label, value, unit, verdict and what stands beside it, a column each."""
    wide = (WIDTH - BETWEEN * (len(found) - 1)) / len(found)
    top = lowest = sheets.y
    for place, number in enumerate(found):
        sheets.set_xy(EDGE + place * (wide + BETWEEN), top)
        sheets.line(sheets.x, top - 2, sheets.x + wide, top - 2)
        sheets.paragraph(number.label, 9, QUIET, bold=True, width=wide)
        sheets.paragraph(number.value, 24, INK, bold=True, width=wide, after=1)
        sheets.paragraph(number.unit, 9, INK, width=wide)
        sheets.paragraph(
            number.verdict.say(sheets.words), 9, ink_of(number.verdict), bold=True, width=wide
        )
        sheets.paragraph(" · ".join(number.notes), 8, QUIET, width=wide)
        lowest = max(lowest, sheets.y)
    sheets.set_xy(EDGE, lowest + 3)


def items(sheets: Sheets, found: tuple[Item, ...]) -> None:
    """Name, status and notes of each, kept together on a page."""
    for item in found:
        sheets.room(22)
        sheets.line(EDGE, sheets.y, EDGE + WIDTH, sheets.y)
        sheets.set_xy(EDGE, sheets.y + 2)
        sheets.paragraph(item.name, 10, INK, bold=True, after=1)
        if item.verdict:
            said = item.verdict.say(sheets.words)
            sheets.paragraph(said, 9, ink_of(item.verdict), bold=True, after=1)
        sheets.paragraph(" · ".join(item.notes), 8.5, QUIET, after=3)
