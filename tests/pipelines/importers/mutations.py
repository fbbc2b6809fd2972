"""Foreign files made worse: every way a file is damaged, edited or made up on its way to us."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable, Sequence
from dataclasses import replace

from hypothesis import strategies as st

from barometer.errors import BarometerError
from pipelines.source import Source
from tests.pipelines.importers.foreign import Foreign, workbook

Mutation = Callable[[st.DrawFn, Foreign], bytes]
DELIMITERS = (",", ";", "\t")
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "mac-roman")
# What people and tools put into a cell that was meant to hold something else.
CELLS = (
    *("", " ", "\u202f", "n/a", "-", "0", "1", "-1", "5", "11", "1e30", "1e999", "nan", "66,67 %"),
    *("1,234", "1 234,5", "=1+1", "@SUM(A1)", "+33 6 12 34 56 78", "'", '"', '"a', "a\nb", "a\rb"),
    *("03/04/2025", "31/02/2025", "2025-13-01", "0000-00-00", "9999-12-31", "1899-12-31", "25:61"),
    *("2025-03-04T10:00:00Z", "45992.5", "Total", "header", "é" * 300, "x" * 70_000, "\u200e"),
    *("ada@example.org", "<b>4</b>", "&amp;", "🙂", "a;b;c", "A4", "4 - Agree", "true", "\x0b"),
)  # fmt: skip


@st.composite
def mutated(draw: st.DrawFn, foreign: Foreign) -> Source:
    """The file after no, one or two mutations."""
    for _time in range(draw(st.sampled_from((1, 0, 2)))):
        mutation = draw(st.sampled_from(_mutations(foreign)))
        foreign = replace(foreign, data=mutation(draw, foreign))
    return foreign.source


def _mutations(foreign: Foreign) -> tuple[Mutation, ...]:
    """Those that can be done to it: a file that is already broken only breaks further."""
    if not foreign.data:
        return (lambda _draw, foreign: foreign.data,)
    if foreign.data.startswith(b"PK") and zipfile.is_zipfile(io.BytesIO(foreign.data)):
        return flip_bytes, cut, flip_inside, change_cells_of_workbook, save_as_csv
    return flip_bytes, cut, reshape_lines, swap_text, change_cells, encode_again


def flip_bytes(draw: st.DrawFn, foreign: Foreign) -> bytes:
    """Some bytes are others."""
    return _flipped(draw, foreign.data)


def cut(draw: st.DrawFn, foreign: Foreign) -> bytes:
    """The end is missing, or the beginning."""
    lost = draw(st.integers(0, len(foreign.data) * 2 // 3))
    return foreign.data[lost:] if draw(st.booleans()) else foreign.data[: len(foreign.data) - lost]


def flip_inside(draw: st.DrawFn, foreign: Foreign) -> bytes:
    """A workbook whose parts are changed under a checksum that is right again."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(foreign.data)) as before,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        names = before.namelist()
        worse = draw(st.sets(st.sampled_from(names), max_size=2)) if names else set()
        for name in names:
            part = _part(before, name)
            after.writestr(name, _flipped(draw, part) if name in worse and part else part)
    return buffer.getvalue()


def change_cells_of_workbook(draw: st.DrawFn, foreign: Foreign) -> bytes:
    """A workbook with cells, rows or columns changed, and saved again."""
    sheets = _sheets(foreign)
    return workbook(*(_changed(draw, rows) for rows in sheets)) if sheets else foreign.data


def save_as_csv(draw: st.DrawFn, foreign: Foreign) -> bytes:
    """A workbook's first sheet, saved as text."""
    sheets = _sheets(foreign)
    delimiter = draw(st.sampled_from(DELIMITERS))
    text = "\r\n".join(_line(row, delimiter) for row in sheets[0]) if sheets else ""
    return text.encode(draw(st.sampled_from(ENCODINGS)), "replace")


def reshape_lines(draw: st.DrawFn, foreign: Foreign) -> bytes:
    """Lines are dropped, doubled or put in another order."""
    text, encoding = _text(foreign)
    lines = text.splitlines(keepends=True) or [""]
    kept = draw(st.lists(st.sampled_from(lines), max_size=len(lines) + 3))
    order = draw(st.sampled_from([kept, sorted(kept, key=lines.index)]))
    return "".join(order).encode(encoding, "replace")


def swap_text(draw: st.DrawFn, foreign: Foreign) -> bytes:
    """One separator, quote or digit is another one, once or everywhere."""
    text, encoding = _text(foreign)
    old = draw(st.sampled_from([*DELIMITERS, '"', "\n", "1", "/", ":"]))
    new = draw(st.sampled_from([*DELIMITERS, '"', "\n", "\r", "\u202f", "9999", ""]))
    return text.replace(old, new, draw(st.sampled_from([1, 3, -1]))).encode(encoding, "replace")


def change_cells(draw: st.DrawFn, foreign: Foreign) -> bytes:
    """A table with cells, rows or columns changed, and perhaps another delimiter."""
    text, encoding = _text(foreign)
    delimiter = max(DELIMITERS, key=text.count)
    rows = [line.split(delimiter) for line in text.splitlines()]
    after = draw(st.sampled_from([delimiter, *DELIMITERS]))
    return "\n".join(_line(row, after) for row in _changed(draw, rows)).encode(encoding, "replace")


def encode_again(draw: st.DrawFn, foreign: Foreign) -> bytes:
    """The text in another encoding, as a spreadsheet saves it."""
    return _text(foreign)[0].encode(draw(st.sampled_from(ENCODINGS)), "replace")


def _flipped(draw: st.DrawFn, data: bytes) -> bytes:
    changed = bytearray(data)
    places = st.tuples(st.integers(0, len(data) - 1), st.integers(0, 255))
    for place, byte in draw(st.lists(places, min_size=1, max_size=6)):
        changed[place] = byte
    return bytes(changed)


def _changed(draw: st.DrawFn, rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """The rows with some cells hostile, and a row or column lost or doubled."""
    table = [list(row) for row in rows]
    filled = [i for i, row in enumerate(table) if row]
    if not filled:
        return table
    for cell in draw(st.lists(st.sampled_from(CELLS), max_size=4)):
        row = table[draw(st.sampled_from(filled))]
        row[draw(st.integers(0, len(row) - 1))] = cell
    place = draw(st.integers(0, max(len(row) for row in table)))
    match draw(st.sampled_from(["", "lose a column", "double a column", "double a row"])):
        case "lose a column":
            return [row[:place] + row[place + 1 :] for row in table]
        case "double a column":
            return [row[:place] + row[place : place + 1] * 2 + row[place + 1 :] for row in table]
        case "double a row":
            return [*table, table[filled[-1]]]
    return table


def _line(row: Sequence[str], delimiter: str) -> str:
    """The record as a tool writes it that quotes where it must and no more."""
    marks = (delimiter, '"', "\n", "\r")
    escaped = ('"' + c.replace('"', '""') + '"' if any(m in c for m in marks) else c for c in row)
    return delimiter.join(escaped)


def _text(foreign: Foreign) -> tuple[str, str]:
    """The text and an encoding that gives it: any byte is some letter."""
    for encoding in ("utf-8-sig", "utf-16"):
        try:
            return foreign.data.decode(encoding), encoding
        except UnicodeError:
            continue
    return foreign.data.decode("latin-1"), "latin-1"


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    try:
        return archive.read(name)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError):
        return b""


def _sheets(foreign: Foreign) -> list[list[Sequence[str]]]:
    """The cells of every sheet as text; none where the workbook does not open any more."""
    try:
        sheets = Source(foreign.name, foreign.data).sheets
    except BarometerError:
        return []
    return [[record.cells for record in sheet.records] for sheet in sheets]
