"""A file saved again in another encoding, with other line ends or delimiters, reads alike."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pytest

from barometer.errors import DateOrderError
from barometer.text import Text
from pipelines.importers import read
from pipelines.inspection import inspect
from pipelines.reading import Reading
from pipelines.source import Source
from tests.pipelines.importers.files import FILES
from tests.pipelines.importers.foreign import Foreign

TEXTS = [file for file in FILES if not file.source.is_workbook]


def _encoded(encoding: str, ends: str = "\n") -> Callable[[str], bytes]:
    return lambda text: text.replace("\n", ends).encode(encoding)


ENCODINGS: dict[str, Callable[[str], bytes]] = {
    "utf-8": _encoded("utf-8"),
    "utf-8 with a mark": _encoded("utf-8-sig"),
    "utf-16-le": lambda text: b"\xff\xfe" + text.encode("utf-16-le"),
    "utf-16-be": lambda text: b"\xfe\xff" + text.encode("utf-16-be"),
    "Windows line ends": _encoded("utf-8", "\r\n"),
    "old Mac line ends": _encoded("utf-8", "\r"),
}


def _text(file: Foreign) -> str:
    decoded = file.data.decode(file.source.decoded.encoding).removeprefix("\ufeff")
    return decoded.replace("\r\n", "\n")


def _read(file: Foreign, data: bytes) -> Reading:
    source = Source(file.name, data)
    try:
        return read(source)
    except DateOrderError:
        return read(source, day_first=True)


def _same(one: Reading, other: Reading) -> None:
    assert (one.format, one.kind, one.columns) == (other.format, other.kind, other.columns)
    assert [row.cells for row in one.rows] == [row.cells for row in other.rows]
    assert one.non_rows_by_reason == other.non_rows_by_reason


@pytest.mark.parametrize("encode", ENCODINGS.values(), ids=ENCODINGS.keys())
@pytest.mark.parametrize("file", TEXTS, ids=lambda file: file.id)
def test_other_encodings_and_line_ends(file: Foreign, encode: Callable[[str], bytes]) -> None:
    text = _text(file)
    _same(_read(file, encode(text)), _read(file, text.encode()))


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("file", TEXTS, ids=lambda file: file.id)
def test_other_delimiters(file: Foreign, delimiter: str) -> None:
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=delimiter, lineterminator="\r\n")
    for record in file.source.records:
        writer.writerow(record.cells)
    again, before = _read(file, buffer.getvalue().encode()), _read(file, file.data)
    _same(again, before)
    assert again.delimiter == delimiter


def test_a_file_is_told_alike_by_inspect() -> None:
    for file in TEXTS[:5]:
        found = inspect(file.source, Text("en"))
        again = inspect(Source(file.name, _text(file).encode("utf-16")), Text("en"))
        assert (found.rows, found.people, found.period) == (again.rows, again.people, again.period)
