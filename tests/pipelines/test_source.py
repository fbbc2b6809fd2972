"""A file as it came: text or workbook, whatever its name says."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from barometer.errors import FileError
from pipelines.source import Source
from pipelines.workbook import cell_text
from tests.pipelines.importers.foreign import workbook


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="no file"):
        Source.from_path(tmp_path / "none.csv", 1)


def test_a_file_over_the_limit_names_the_setting(tmp_path: Path) -> None:
    path = tmp_path / "big.csv"
    path.write_bytes(b"a" * (1024 * 1024 + 1))
    with pytest.raises(FileError, match="BAROMETER_UPLOAD_LIMIT_MB"):
        Source.from_path(path, 1)


def test_an_empty_file(tmp_path: Path) -> None:
    path = tmp_path / "empty.csv"
    path.write_bytes(b"\xef\xbb\xbf\r\n")
    with pytest.raises(FileError, match="empty"):
        Source.from_path(path, 1)


def test_text_is_one_sheet_numbered_as_a_spreadsheet_does() -> None:
    records = Source("a.csv", b'a,b\n\n"x\ny",2\n').records
    assert [(record.number, record.cells) for record in records] == [
        (1, ("a", "b")),
        (2, ()),
        (3, ("x\ny", "2")),
    ]
    assert records[1].blank


def test_a_workbooks_first_filled_sheet_is_read_with_its_empty_rows() -> None:
    source = Source("a.csv", workbook([], [[], ["", "a"], [3, datetime(2025, 3, 4, 10, 5)]]))
    assert [sheet.name for sheet in source.sheets] == ["Sheet1", "Sheet2"]
    assert [record.cells for record in source.records] == [
        ("", ""),
        ("", "a"),
        ("3", "2025-03-04T10:05:00"),
    ]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "true"),
        (3.0, "3"),
        (3.25, "3.25"),
        ("x ", "x "),
        (datetime(2025, 3, 4), "2025-03-04"),
        (datetime(2025, 3, 4, 10, 5, 6, 999_900), "2025-03-04T10:05:07"),
        (date(2025, 3, 4), "2025-03-04"),
        (time(0, 5, 20), "00:05:20"),
        (timedelta(hours=25, seconds=61), "25:01:01"),
    ],
)
def test_cell_text(value: object, text: str) -> None:
    assert cell_text(value) == text


def test_more_columns_than_an_export_has() -> None:
    with pytest.raises(FileError, match="columns"):
        _ = Source("a.csv", b"," * 2_001).records
