"""Rows → bytes, the way each tool puts them: encoding, delimiter, quoting, line ends."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import xlsxwriter

Row = Sequence[object]
SAVED_AT = datetime(2026, 11, 16, 9, 0)  # a workbook's own dates, so that its bytes never vary


def csv_text(rows: Sequence[Row], *, delimiter: str = ",", ends: str = "\n", quoted: bool) -> str:
    """The rows as delimited text; `quoted` puts every field between quotes."""
    text = io.StringIO()
    csv.writer(
        text,
        delimiter=delimiter,
        lineterminator=ends,
        quoting=csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL,
    ).writerows(rows)
    return text.getvalue()


def write_csv(path: Path, rows: Sequence[Row], *, ends: str = "\n", quoted: bool = False) -> None:
    """A plain UTF-8 CSV."""
    path.write_bytes(csv_text(rows, ends=ends, quoted=quoted).encode())


def write_utf16(path: Path, text: str) -> None:
    """UTF-16, little endian, with its byte order mark: Teams and Matomo."""
    path.write_bytes(codecs.BOM_UTF16_LE + text.encode("utf-16-le"))


def write_workbook(path: Path, sheet_name: str, rows: Sequence[Row], time_format: str = "") -> None:
    """One sheet holding one Excel table; the first row is its header."""
    with xlsxwriter.Workbook(path, {"strings_to_urls": False}) as workbook:
        workbook.set_properties({"created": SAVED_AT})
        sheet = workbook.add_worksheet(sheet_name)
        times = workbook.add_format({"num_format": time_format or "yyyy-mm-dd"})
        header, *body = rows
        sheet.add_table(
            *(0, 0, len(body), len(header) - 1),
            {"name": "Table1", "columns": [{"header": name} for name in header]},
        )
        for i, row in enumerate(body, start=1):
            for j, cell in enumerate(row):
                match cell:
                    case datetime():
                        sheet.write_datetime(i, j, cell, times)
                    case int() | float():
                        sheet.write_number(i, j, cell)
                    case _ if cell:
                        sheet.write_string(i, j, str(cell))
