"""A table of words as a table of the slide: header, rules between rows, numbers to the right."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Inches

from barometer.evidence.model import Table
from barometer.evidence.palette import INK, QUIET, RULE
from barometer.evidence.slides.fitting import SURE, height, lines, width
from barometer.evidence.slides.frame import Box, describe, dye, rgb
from barometer.evidence.slides.xml import add, element, found
from barometer.findings.columns import Column
from barometer.text import Text

SIZES = (14.0, 13.0, 12.0, 11.0, 10.0)
PAD, ABOVE, ABOVE_SHADED = 0.07, 0.05, 0.12  # beside and above the words of a cell, in inches
LONG = 1.5  # a column of longer words is folded, in inches
NARROWEST = 1.15
_NUMBER = re.compile(r"[+\N{MINUS SIGN}]?\d|–")
NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"


@dataclass(frozen=True)
class Laid:
    """A table as it fits: rows of words (the header first), widths, heights, size.

    told: how many rows of the table are among them; a last one may say how many are not.
    """

    rows: list[list[str]]
    told: int
    widths: list[float]
    heights: list[float]
    size: float


def draw(slide: Any, table: Table, box: Box, text: Text) -> Any:
    """Draw the table in the box, with as many rows as fit, in letters as large as fit."""
    laid = lay_out(table, box, text)
    high = sum(laid.heights)
    place = Box(box.left, box.top, box.width, high)
    frame = slide.shapes.add_table(len(laid.rows), len(laid.widths), *place.emu)
    describe(frame, table.name, table.name)
    drawn = frame.table
    drawn.first_row, drawn.horz_banding = True, False
    found(drawn._tbl.tblPr, "a:tableStyleId").text = NO_STYLE
    for column, wide in zip(drawn.columns, laid.widths, strict=True):
        column.width = Inches(wide)
    for number, (row, tall) in enumerate(zip(drawn.rows, laid.heights, strict=True)):
        row.height = Inches(tall)
        for place_of, cell in enumerate(row.cells):
            _fill_in(cell, laid, table, number, place_of)
    return frame


def lay_out(table: Table, box: Box, text: Text) -> Laid:
    """How the table fits the box: smaller letters first, then fewer rows."""
    rows = [table.header, *table.cells(text)]
    for size, above in _tries(table):
        widths, easy = _widths(rows, box.width, size)
        heights = [_height(row, widths, size, above, bold=not n) for n, row in enumerate(rows)]
        if easy and sum(heights) <= box.height:
            break
    told = len(rows) - 1
    if sum(heights) > box.height:
        rows, heights = _cut(rows, heights, box.height, text)
        told = len(rows) - 2
    return Laid(rows, told, widths, heights, size)


def _tries(table: Table) -> list[tuple[float, float]]:
    """Sizes of letters and the room above and below them, from the best on."""
    tight = [(size, ABOVE) for size in SIZES]
    return [(size, ABOVE_SHADED) for size in SIZES] + tight if table.shades else tight


def _cut(
    rows: list[list[str]], heights: list[float], room: float, text: Text
) -> tuple[list[list[str]], list[float]]:
    """As many rows as fit, and a last one that says how many are left out."""
    last = heights[0]
    kept = len(rows)
    while kept > 1 and sum(heights[:kept]) + last > room:
        kept -= 1
    left = len(rows) - kept
    said = text.plural("{n} more in the workbook", "{n} more in the workbook", left)
    note = [said, *([""] * (len(rows[0]) - 1))]
    return [*rows[:kept], note], [*heights[:kept], last]


def _widths(rows: list[list[str]], room: float, size: float) -> tuple[list[float], bool]:
    """What each column gets, and whether that is enough: numbers and short words what they need,
    long ones the rest."""
    needs = [_need([row[place] for row in rows], size) for place in range(len(rows[0]))]
    spare = room - sum(needs)
    if spare >= 0:
        return [need + spare / len(needs) for need in needs], True
    folded = [place for place, need in enumerate(needs) if need > LONG]
    if not folded:
        return [need * room / sum(needs) for need in needs], False
    left = room - sum(need for place, need in enumerate(needs) if place not in folded)
    least = NARROWEST * len(folded)
    if left < least:
        return [need * room / sum(needs) for need in needs], False
    weight = sum(needs[place] for place in folded)
    shares = {place: left * needs[place] / weight for place in folded}
    return [shares.get(place, need) for place, need in enumerate(needs)], True


def _need(column: list[str], size: float) -> float:
    """The room of its longest cell; its header may fold between words."""
    header, *cells = column
    words = max((width(cell, size) for cell in cells), default=0)
    named = max((width(part, size, bold=True) for part in header.split()), default=0)
    return (max(words, named) + 0.02) / SURE + 2 * PAD


def _height(row: list[str], widths: list[float], size: float, above: float, *, bold: bool) -> float:
    most = max(
        lines(words, size, wide - 2 * PAD, bold=bold)
        for words, wide in zip(row, widths, strict=True)
    )
    return height(most, size) + 2 * above


def _fill_in(cell: Any, laid: Laid, table: Table, row: int, place: int) -> None:
    """One cell: its words, its side, its ground."""
    name, column = list(table.columns.items())[place]
    shade = table.shades.get((row - 1, name)) if row <= laid.told else None
    cell.margin_left = cell.margin_right = Inches(PAD)
    cell.margin_top = cell.margin_bottom = Inches(ABOVE)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE if table.shades else MSO_ANCHOR.TOP
    cell.text_frame.word_wrap = True
    cell.text = laid.rows[row][place]
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.alignment = _side(laid, table, column, place)
    ink = shade[1] if shade else INK if row else QUIET
    dye(paragraph, laid.size, ink, bold=row == 0)
    if shade:
        cell.fill.solid()
        cell.fill.fore_color.rgb = rgb(shade[0])
    else:
        cell.fill.background()
    _rule(cell)


def _side(laid: Laid, table: Table, column: Column, place: int) -> Any:
    """Numbers stand to the right, also those with words beside them; shaded cells in the middle."""
    if place and table.shades:
        return PP_ALIGN.CENTER
    cells = [row[place] for row in laid.rows[1:] if row[place]]
    counted = column.kind != "day" and cells and all(_NUMBER.match(cell) for cell in cells)
    return PP_ALIGN.RIGHT if place and (column.is_number or counted) else PP_ALIGN.LEFT


def _rule(cell: Any) -> None:
    """A thin line under the cell; in its properties, lines stand before the ground."""
    properties = cell._tc.get_or_add_tcPr()
    line = element("a:lnB", w="6350")
    add(add(line, "a:solidFill"), "a:srgbClr", val=RULE.lstrip("#").upper())
    properties.insert(0, line)
