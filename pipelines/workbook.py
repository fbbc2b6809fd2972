"""XLSX bytes → sheets of text, looked through first: a small archive can ask for all memory.

The reader lays a sheet out whole, so that one stray cell in the last corner would take half a
terabyte and end the process; a bomb unpacks to gigabytes. Both are refused before it sees them.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from barometer.errors import FileError, _, message

MAXIMUM_UNPACKED = 300 * 1024 * 1024
MAXIMUM_CELLS = 20_000_000
_CHUNK = 1024 * 1024
_PLACE = re.compile(rb"""<(?:\w+:)?(?:c|row)\s[^<>]*?\br\s*=\s*["']([A-Za-z]*)(\d+)["']""")
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError)


def read_workbook(data: bytes, name: str) -> Iterator[tuple[str, list[tuple[str, ...]]]]:
    """Each sheet's name and rows of text, empty rows and columns kept; a FileError otherwise."""
    _look_through(data, name)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for sheet_name in workbook.sheet_names:
            yield sheet_name, _rows(workbook.get_sheet_by_name(sheet_name))
    except (CalamineError, *_BROKEN) as error:
        raise unreadable(name) from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":  # the reader's own bug, on broken XML
            raise unreadable(name) from error
        raise


def _rows(sheet: CalamineSheet) -> list[tuple[str, ...]]:
    rows = sheet.to_python(skip_empty_area=False)
    return [tuple(map(cell_text, row)) for row in rows]


def cell_text(value: object) -> str:
    """A workbook's cell as text: dates in ISO form, durations as h:mm:ss, `3.0` as `3`."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case datetime() if value.time() == time(0):
            return value.date().isoformat()
        case datetime():
            # A spreadsheet counts in fractions of days: half a second makes the second whole again.
            whole = value.replace(tzinfo=None) + timedelta(milliseconds=500)
            return whole.isoformat(timespec="seconds")
        case date() | time():
            return value.isoformat()
        case timedelta():
            seconds = int(value.total_seconds())
            return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"
        case float() if value.is_integer():
            return str(int(value))
        case _:
            return str(value)


def _look_through(data: bytes, name: str) -> None:
    """Unpack every member once, in pieces: what it really holds, not what it declares."""
    if not data.startswith(b"PK"):
        raise FileError(
            message(_("{file} is an old Excel workbook, or has a password."), file=name),
            message(_("Open it in a spreadsheet and save it as XLSX without a password.")),
        )
    limit = min(MAXIMUM_UNPACKED, 1_000_000 + 250 * len(data))
    unpacked = 0
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _refuse_other_archives(archive, name)
            for member in archive.infolist():
                rows = columns = 1
                for piece in _pieces(archive, member):
                    unpacked += len(piece)
                    if unpacked > limit:
                        raise _bomb(name)
                    rows, columns = _extent(piece, rows, columns)
                    if rows * columns > MAXIMUM_CELLS:
                        raise _too_spread(name, rows, columns)
    except (*_BROKEN, RuntimeError) as error:
        raise unreadable(name) from error


def _refuse_other_archives(archive: zipfile.ZipFile, name: str) -> None:
    members = archive.namelist()
    if not any(m.startswith("xl/") and m.endswith(".xml") for m in members):
        raise FileError(
            message(_("{file} is an archive or another kind of workbook."), file=name),
            message(_("Unpack it, or open it in a spreadsheet and save it as XLSX or CSV.")),
        )


def _pieces(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[bytes]:
    """The member's content; a piece starts again at the last `<`, so that no tag is cut."""
    rest = b""
    with archive.open(member) as content:
        while piece := content.read(_CHUNK):
            whole = rest + piece
            at = whole.rfind(b"<")
            cut = at if at > 0 and len(whole) - at < _CHUNK else len(whole)
            rest = whole[cut:]
            yield whole[:cut]
    yield rest


def _extent(piece: bytes, rows: int, columns: int) -> tuple[int, int]:
    """The greatest row and column named in the piece or before it."""
    places = set(_PLACE.findall(piece))
    rows = max((rows, *(int(row[:9]) for _column, row in places)))
    return rows, max((columns, *(_column_number(letters) for letters, _row in places)))


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters[:6].upper():
        number = number * 26 + letter - 64
    return number


def _bomb(name: str) -> FileError:
    return FileError(
        message(_("{file} unpacks to far more than a survey export holds."), file=name),
        message(_("Open it in a spreadsheet, keep the sheet of answers, save it as CSV.")),
    )


def _too_spread(name: str, rows: int, columns: int) -> FileError:
    return FileError(
        message(
            _("{file} has cells as far out as row {row}, column {column}."),
            file=name,
            row=rows,
            column=columns,
        ),
        message(_("Delete what stands beyond the table, or save the sheet as CSV.")),
    )


def unreadable(name: str) -> FileError:
    """The error for a workbook that does not open."""
    return FileError(
        message(_("{file} looks like a workbook but cannot be opened."), file=name),
        message(_("Export it again, or open it in a spreadsheet and save it as XLSX or CSV.")),
    )
