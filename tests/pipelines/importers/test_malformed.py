"""Files that are broken, hostile or not what they say: an error a person can act on, each time."""

from __future__ import annotations

import io
import random
import struct
import zipfile

import pytest
import xlsxwriter

from barometer.errors import FileError
from pipelines.importers import read
from pipelines.source import Source
from tests.pipelines.importers.foreign import GOOGLE_DIRECT, MICROSOFT, TEAMS_2022, workbook


def _zip(**members: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/"), data)
    return buffer.getvalue()


def _far_corner() -> bytes:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    sheet = book.add_worksheet()
    sheet.write(0, 0, "Timestamp")
    sheet.write(1_048_575, 16_383, "x")
    book.close()
    return buffer.getvalue()


def _lying_bomb() -> bytes:
    """A member of 200 MB that declares a few bytes in both of its headers."""
    data = _zip(**{"xl__workbook.xml": b" " * 200_000_000})
    size = struct.pack("<I", 200_000_000)
    return data.replace(size, struct.pack("<I", 10))


FILES = {
    "nothing": b"",
    "blanks": b" \n\r\n\t\n",
    "a mark alone": b"\xff\xfe",
    "utf-16 blanks": "\r\n \r\n".encode("utf-16"),
    "words": b"hello",
    "binary": random.Random(7).randbytes(5000),
    "binary without NUL": bytes(b or 1 for b in random.Random(8).randbytes(5000)),
    "NULs": b"\x00" * 1000 + b"a",
    "a picture": b"\x89PNG\r\n\x1a\n" + b"x" * 100,
    "a PDF": b"%PDF-1.7 x,y\n1,2",
    "a web page": b"<!DOCTYPE html><html><body>Sign in, please</body></html>",
    "half a character": TEAMS_2022.encode("utf-16")[:-1],
    "cut in a character": ("Timestamp,Q\n" + "1,é\n" * 100 + "1,é").encode()[:-1],
    "a hundred thousand columns": ",".join(f"c{i}" for i in range(100_000)).encode(),
    "a hundred thousand columns of a form": b"Timestamp" + b",q" * 100_000 + b"\n",
    "an open quote": b'Timestamp,Q\n1/1/2025,"a\n' + b"2/1/2025,b,c\n" * 3,
    "a cut workbook": MICROSOFT[: len(MICROSOFT) // 2],
    "a workbook's first bytes": b"PK\x03\x04",
    "an old workbook": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600,
    "an empty workbook": workbook([]),
    "an archive": _zip(**{"answers.csv": b"a,b"}),
    "a workbook without sheets": _zip(**{"xl__workbook.xml": b"<workbook/>"}),
    "a bomb": _zip(**{"xl__workbook.xml": b" " * 30_000_000}),
    "a bomb that lies": _lying_bomb(),
    "a cell in the far corner": _far_corner(),
    "other columns": b"a,b\n1,2\n",
    "an unpaired quote of bytes": b'"' * 1001,
    "a Teams report of nobody": TEAMS_2022.split("Ada", 1)[0].encode("utf-16"),
    "GA4 without pages": b"# Start date: 20250301\n# End date: 20250302\nCountry,Users\nFR,1\n",
    "Matomo without pages": b"date,nb_visits,nb_actions\n2025-03-01,1,2\n",
    "Matomo without days": b"label,nb_visits,nb_hits\n/a,1,2\n",
    "GA4 without days": b"# x\nPage title,Views\nA,1\n",
}


@pytest.mark.parametrize("data", FILES.values(), ids=FILES.keys())
def test_malformed_file_ends_in_a_clear_error(data: bytes) -> None:
    with pytest.raises(FileError) as raised:
        read(Source("broken.csv", data))
    assert "broken.csv" in str(raised.value.happened)
    assert raised.value.way_out is not None


def test_header_only_survey_has_no_rows() -> None:
    reading = read(Source("a.csv", GOOGLE_DIRECT.splitlines()[0].encode()))
    assert (reading.rows, reading.rows_in) == ((), 1)


def test_wrong_extension_is_no_matter() -> None:
    assert read(Source("answers.csv", MICROSOFT)).format == "microsoft_forms"
    assert read(Source("answers.xlsx", GOOGLE_DIRECT.encode())).format == "google_forms"


def test_bytes_no_encoding_knows_are_refused_by_name() -> None:
    with pytest.raises(FileError, match="encoding"):
        read(Source("a.csv", b"Timestamp,Q\n1/1/2025,\x81\n"))
