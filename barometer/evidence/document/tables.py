"""A table of the document: as wide as the page, numbers to the right, shades where it has them."""

from __future__ import annotations

import re

from fpdf.enums import TableBordersLayout
from fpdf.fonts import FontFace

from barometer.evidence.document.sheet import LEADING, WIDTH, Sheets, rgb
from barometer.evidence.model import Table
from barometer.evidence.palette import INK, QUIET
from barometer.findings.columns import Column

SIZE, PAD = 8, 1.0
LONGEST = 75  # millimetres that a column asks for at most
_NUMBER = re.compile(r"[+\N{MINUS SIGN}]?\d|–")


def draw(sheets: Sheets, table: Table) -> None:
    """Draw all of the table, over as many pages as it takes."""
    rows = table.cells(sheets.words)
    sheets.look(SIZE)
    sides = tuple(_side(column, place, rows) for place, column in enumerate(table.columns.values()))
    with sheets.table(
        col_widths=_widths(sheets, [table.header, *rows]),
        width=WIDTH,
        text_align=sides,
        line_height=SIZE * LEADING,
        padding=PAD,
        borders_layout=TableBordersLayout.HORIZONTAL_LINES,
        headings_style=FontFace(emphasis="B", color=rgb(QUIET)),
    ) as drawn:
        drawn.row(table.header)
        for number, cells in enumerate(rows):
            row = drawn.row()
            for name, words in zip(table.columns, cells, strict=True):
                row.cell(words, style=_shade(table, number, name))
    sheets.ln(3)


def _shade(table: Table, number: int, name: str) -> FontFace:
    shade = table.shades.get((number, name))
    if shade is None:
        return FontFace(color=rgb(INK))
    return FontFace(fill_color=rgb(shade[0]), color=rgb(shade[1]))


def _side(column: Column, place: int, rows: list[list[str]]) -> str:
    """Numbers stand to the right, also those with words beside them."""
    cells = [row[place] for row in rows if row[place]]
    counted = column.kind != "day" and cells and all(_NUMBER.match(cell) for cell in cells)
    return "RIGHT" if place and (column.is_number or counted) else "LEFT"


def _widths(sheets: Sheets, rows: list[list[str]]) -> tuple[float, ...]:
    """What each column asks for, scaled to the page: its longest word at least."""
    needs = []
    for column in zip(*rows, strict=True):
        sheets.look(SIZE, bold=True)
        words = max(sheets.get_string_width(word) for cell in column for word in cell.split(" "))
        sheets.look(SIZE)
        whole = max(sheets.get_string_width(cell) for cell in column[1:] or ("",))
        needs.append(max(words, min(whole, LONGEST)) + 2 * PAD + 1)
    return tuple(need * WIDTH / sum(needs) for need in needs)
