"""Rows → a file a spreadsheet opens: CSV or XLSX in which no cell of text is ever a formula.

What people wrote comes out as it came in, as text. A spreadsheet takes a cell that begins with
one of FORMULA_STARTS for a formula, which may fetch or send; an apostrophe before it makes it text.
"""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import zip_longest
from typing import Any

# The wide forms are taken for the narrow ones where the keyboard writes them.
FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠")
SHEET_ROWS = 1_048_576
_CELL_CHARACTERS = 32_767
_SHEET_NAME_CHARACTERS = 31
_NOT_IN_SHEET_NAMES = str.maketrans("[]:*?/\\'", "        ")
_BOOK = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "remove_timezone": True,
    "default_date_format": "yyyy-mm-dd hh:mm:ss",
}


def csv_bytes(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """The rows as CSV (RFC 4180) in UTF-8 with a mark, so that a spreadsheet reads its accents."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow([as_text(name) for name in header])
    writer.writerows([_written(_plain(cell)) for cell in row] for row in rows)
    return buffer.getvalue().encode("utf-8-sig", "replace")


@dataclass(frozen=True, eq=False)
class Sheet:
    """A sheet of a workbook: its name, its rows, how each column's numbers are written.

    formats: as spreadsheets write them, "" as they are. widths: in letters; none: as they come.
    """

    name: str
    header: Sequence[str]
    rows: Sequence[Sequence[Any]]
    formats: Sequence[str] = ()
    widths: Sequence[float] = ()


def workbook_bytes(
    sheets: Sequence[Sheet], *, title: str = "", made_at: datetime | None = None
) -> bytes:
    """The sheets as a workbook, their headers in view; two of one name are numbered.

    Numbers and days stay such, everything else is text, cut at the 32,767 characters a cell holds.
    made_at: what the file says of when it was made; the same sheets then give the same bytes.
    """
    if any(len(sheet.rows) >= SHEET_ROWS for sheet in sheets):
        raise ValueError(f"a sheet holds {SHEET_ROWS} rows, the header among them")
    import xlsxwriter  # wanted by few, and in the way of memory

    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, _BOOK) as book:
        book.set_properties({"title": title} | ({"created": made_at} if made_at else {}))
        names: set[str] = set()
        for sheet in sheets:
            _write(book, sheet, _unused(sheet.name, names))
    return buffer.getvalue()


def _write(book: Any, sheet: Sheet, name: str) -> None:
    page = book.add_worksheet(name)
    page.freeze_panes(1, 0)
    page.write_row(0, 0, [as_text(name) for name in sheet.header], _bold(book))
    looks = zip_longest(sheet.header, sheet.formats, sheet.widths)
    for place, (_name, number_format, width) in enumerate(looks):
        look = book.add_format({"num_format": number_format}) if number_format else None
        page.set_column(place, place, width)
        cells = [_fitting(_plain(row[place])) for row in sheet.rows]
        page.write_column(1, place, cells, look)


def _bold(book: Any) -> Any:
    return book.add_format({"bold": True, "text_wrap": True, "valign": "top"})


def _unused(name: str, names: set[str]) -> str:
    """The name as a sheet may have it, with a number where another sheet has it already."""
    plain, number = _sheet_name(name), 2
    found = plain
    while found.casefold() in names:
        ending = f" ({number})"
        found = _sheet_name(plain[: _SHEET_NAME_CHARACTERS - len(ending)]) + ending
        number += 1
    names.add(found.casefold())
    return found


def as_text(cell: str) -> str:
    """The cell, after an apostrophe where a spreadsheet would take it for a formula."""
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell


def _plain(value: Any) -> Any:
    """A number, a day or nothing as it is; whatever else as guarded text."""
    known = value is None or isinstance(value, bool | int | float | date)
    return value if known else as_text(str(value))


def _written(cell: Any) -> Any:
    """How a cell stands in a CSV: days in ISO form without a time of midnight."""
    if isinstance(cell, datetime):
        midnight = not (cell.hour or cell.minute or cell.second or cell.microsecond)
        return cell.date().isoformat() if midnight else cell.isoformat(sep=" ", timespec="seconds")
    return cell.isoformat() if isinstance(cell, date) else cell


def _fitting(cell: Any) -> Any:
    """The cell as a workbook can hold it: text that is not too long, days of its calendar."""
    if isinstance(cell, str):
        return cell.encode("utf-8", "replace").decode()[:_CELL_CHARACTERS]
    beyond = (isinstance(cell, float) and not math.isfinite(cell)) or (
        isinstance(cell, date) and cell.year < 1900
    )
    if beyond:
        return as_text(str(_written(cell)))
    return cell


def _sheet_name(name: str) -> str:
    """The name as a sheet may have it; its length is counted in UTF-16, as spreadsheets do."""
    units = name.translate(_NOT_IN_SHEET_NAMES).encode("utf-16-le")[: 2 * _SHEET_NAME_CHARACTERS]
    return units.decode("utf-16-le", "ignore").strip() or "Sheet1"
