"""A workbook is data: no formula is computed, no link followed, no entity expanded."""

from __future__ import annotations

import io
import socket
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from barometer.errors import FileError
from pipelines.source import Source
from tests.pipelines.importers.foreign import workbook

SECRET = "what only this file on the disk says"


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    """A port of this machine that a followed link would knock at."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        yield server


def written(fill: Callable[[Worksheet], object]) -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        fill(book.add_worksheet())
    return buffer.getvalue()


def with_parts(data: bytes, **changed: Callable[[bytes], bytes]) -> bytes:
    """The workbook with some parts changed or added; `__` in a name is a slash, `_x` a dot."""
    buffer = io.BytesIO()
    parts = {name.replace("__", "/").replace("_x", "."): edit for name, edit in changed.items()}
    with (
        zipfile.ZipFile(io.BytesIO(data)) as before,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for name in dict.fromkeys([*before.namelist(), *parts]):
            part = before.read(name) if name in before.namelist() else b""
            after.writestr(name, parts[name](part) if name in parts else part)
    return buffer.getvalue()


def cells(data: bytes) -> list[tuple[str, ...]]:
    return [record.cells for record in Source("a.xlsx", data).records]


def nobody_knocked(listener: socket.socket) -> bool:
    try:
        listener.accept()
    except BlockingIOError:
        return True
    return False


@pytest.mark.parametrize(
    ("formula", "cached", "text"),
    [
        ("=1+1", 2, "2"),
        ("=1+1", 3, "3"),  # what the tool kept, not what it would be
        ('=CONCATENATE("a","b")', "ab", "ab"),
        ("=NOW()", 0, "0"),
        ("=cmd|' /C calc'!A0", "kept", "kept"),
    ],
)
def test_formula_gives_what_the_tool_kept_of_it(formula: str, cached: object, text: str) -> None:
    data = written(lambda sheet: sheet.write_formula(0, 1, formula, None, cached))
    rows = cells(with_parts(data, xl__worksheets__sheet1_xxml=_with_word))
    assert rows == [("word", text)]


def _with_word(sheet: bytes) -> bytes:
    """A cell of text before the formula's, so that the sheet is never empty."""
    row = b'<c r="A1" t="inlineStr"><is><t>word</t></is></c><c r="B1"'
    return sheet.replace(b'<c r="B1"', row)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1+2", "@SUM(A1)", "=HYPERLINK(A1)"])
def test_text_that_looks_like_a_formula_comes_in_as_written(text: str) -> None:
    data = written(lambda sheet: sheet.write_string(0, 0, text))
    assert cells(data) == [(text,)]
    assert Source("a.csv", f'"{text}",b\n'.encode()).records[0].cells == (text, "b")


def test_links_and_formulas_to_elsewhere_are_not_followed(listener: socket.socket) -> None:
    address = f"http://127.0.0.1:{listener.getsockname()[1]}/x"

    def fill(sheet: Worksheet) -> None:
        sheet.write_url(0, 0, address, string="a link")
        sheet.write_formula(0, 1, f'=WEBSERVICE("{address}")', None, "kept")
        sheet.write_formula(0, 2, f"='[{address}]Sheet1'!A1", None, 7)

    link = (
        f'<Relationship Id="r1" Type="externalLinkPath" Target="{address}" TargetMode="External"/>'
    )
    data = with_parts(
        written(fill),
        xl__externalLinks___rels__externalLink1_xxml_xrels=lambda _part: (
            f"<Relationships>{link}</Relationships>".encode()
        ),
    )
    assert cells(data) == [("a link", "kept", "7")]
    assert nobody_knocked(listener)


def test_entities_are_not_expanded(listener: socket.socket, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text(SECRET, encoding="utf-8")
    address = f"http://127.0.0.1:{listener.getsockname()[1]}/x"
    entities = (
        f'<!ENTITY file SYSTEM "file://{tmp_path}/secret.txt"><!ENTITY net SYSTEM "{address}">'
        f'<!ENTITY a "{"lol" * 100}"><!ENTITY b "{"&a;" * 100}"><!ENTITY c "{"&b;" * 100}">'
    )

    def declare(strings: bytes) -> bytes:
        head, mark, rest = strings.partition(b"<sst")
        return (
            head
            + f"<!DOCTYPE sst [{entities}]>".encode()
            + mark
            + rest.replace(b"word", b"word &file; &net; &c;")
        )

    data = with_parts(workbook([["word", "b"]]), xl__sharedStrings_xxml=declare)
    try:
        text = "".join(cell for row in cells(data) for cell in row)
    except FileError:
        text = ""
    assert SECRET not in text
    assert len(text) < 100
    assert nobody_knocked(listener)
