"""Bytes → text → records: encoding, line ends and delimiter, decided from the bytes alone."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Literal

from barometer.errors import FileError, Message, _, message
from pipelines.records import WIDEST, Records
from pipelines.unquoted import read_unquoted

# What a tie falls to: a comma is common inside text, a tab is not.
DELIMITERS = ("\t", ";", ",")
HEAD_CHARACTERS = 256 * 1024
HEAD_RECORDS = 500
_PIECE = 1024 * 1024
_FILLED = re.compile(rb"[^\x00\xff\xfe\xef\xbb\xbf \t\r\n]")
_NOT_TEXT = {
    b"%PDF": "PDF", b"\x89PNG": "PNG", b"\xff\xd8\xff": "JPEG", b"GIF8": "GIF",
    b"\x1f\x8b": "GZIP", b"7z\xbc\xaf": "7-Zip", b"Rar!": "RAR", b"PK\x03\x04": "ZIP",
}  # fmt: skip
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f]")
_FRENCH = re.compile(r"[éèêëàâçîïôûùœÉÈÀÇ’«»–…€\u00a0]")


@dataclass(frozen=True)
class Decoded:
    """A delimited file as text: which encoding and delimiter were found, and its records.

    records: in order and with blank lines, so that a record's place is its spreadsheet row;
        a line break inside quotes does not start a new one.
    """

    encoding: str
    delimiter: str
    records: Records


@dataclass(frozen=True)
class _Text:
    """Bytes known to be text, decoded anew, piece by piece, whenever they are read."""

    data: bytes
    encoding: str

    @property
    def start(self) -> int:
        """Where the text begins, after its byte order mark; re-saving may have added one."""
        codec = self.encoding.removesuffix("-sig")
        mark = "\ufeff".encode(codec) if codec.startswith("utf") else b""
        start = 0
        while mark and self.data.startswith(mark, start):
            start += len(mark)
        return start

    def lines(self) -> io.TextIOWrapper:
        """Its lines, with one kind of line end: a file saved again elsewhere stays the same."""
        buffer = io.BytesIO(self.data)
        buffer.seek(self.start)
        return io.TextIOWrapper(buffer, self.encoding.removesuffix("-sig"))

    def pieces(self) -> Iterator[str]:
        """The whole text, in pieces."""
        decoder = codecs.getincrementaldecoder(self.encoding.removesuffix("-sig"))()
        for at in range(self.start, len(self.data), _PIECE):
            yield decoder.decode(self.data[at : at + _PIECE])
        yield decoder.decode(b"", final=True)

    def head(self) -> str:
        """Its first characters."""
        return self.lines().read(HEAD_CHARACTERS)


def is_filled(data: bytes) -> bool:
    """Whether the bytes hold anything but marks, NULs and white space."""
    return _FILLED.search(data) is not None


def decode(data: bytes, name: str, widest: int = WIDEST) -> Decoded:
    """The records of a delimited file; a FileError where it is not text."""
    text = _as_text(data, name)
    # The limit is the process's own and only ever rises: a long comment is no error.
    csv.field_size_limit(max(csv.field_size_limit(), len(data) + 1))
    delimiter = find_delimiter(text.head())
    return Decoded(text.encoding, delimiter, _records(text, delimiter, name, widest))


def _as_text(data: bytes, name: str) -> _Text:
    """The bytes with the encoding found; a FileError for what is no text or is damaged."""
    if not is_filled(data):
        raise _error(_("{file} is empty."), name)
    for start, what in _NOT_TEXT.items():
        if data.startswith(start):
            raise _error(_("{file} is a {what} file, not a table."), name, what=what)
    encoding = _encoding(data, name)
    if encoding.startswith("utf-16") and len(data) % 2:
        raise _error(_("{file} is cut short: its last character is incomplete."), name)
    text = _Text(data, encoding)
    try:
        _refuse_what_is_no_table(text, name)
    except UnicodeDecodeError:
        raise _error(_("{file} is damaged: some of its characters cannot be read."), name) from None
    return text


def _encoding(data: bytes, name: str) -> str:
    if data.startswith(b"\xef\xbb\xbf"):
        return "utf-8-sig"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16-le" if data.startswith(b"\xff\xfe") else "utf-16-be"
    if b"\x00" in data:
        return _utf_16_without_mark(data, name)
    try:
        for _piece in _Text(data, "utf-8").pieces():
            pass
    except UnicodeDecodeError:
        return _legacy(data, name)
    return "utf-8"


def _utf_16_without_mark(data: bytes, name: str) -> str:
    """Latin letters in UTF-16 have a NUL in every second byte: which half tells the order."""
    head = data[:8192]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if odd > len(head) / 4 and even < odd / 10:
        return "utf-16-le"
    if even > len(head) / 4 and odd < even / 10:
        return "utf-16-be"
    raise _error(_("{file} is not a table but a binary file."), name)


def _legacy(data: bytes, name: str) -> str:
    """`cp1252`, or `mac-roman` where that gives more French; mostly UTF-8 is a damaged file."""
    loose = data.decode("utf-8", "replace")
    broken = loose.count("\ufffd")
    error = _first_error(data)
    if sum(c > "\x7f" for c in loose) - broken >= broken or error.end == len(data) > 200:
        row = data.count(b"\n", 0, error.start) + 1
        raise _error(_("{file} is damaged: line {row} holds a broken character."), name, row=row)
    windows = len(_FRENCH.findall(data.decode("cp1252", "replace")))
    if len(_FRENCH.findall(data.decode("mac-roman"))) > windows:
        return "mac-roman"
    try:
        data.decode("cp1252")
    except UnicodeDecodeError:
        raise _error(_("The encoding of {file} is not known."), name) from None
    return "cp1252"


def _first_error(data: bytes) -> UnicodeDecodeError:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return error
    raise ValueError("the bytes are UTF-8")


def _refuse_what_is_no_table(text: _Text, name: str) -> None:
    """A FileError for what decodes but is none; a UnicodeDecodeError for what does not."""
    letters = controls = 0
    for piece in text.pieces():
        letters += len(piece)
        controls += len(_CONTROLS.findall(piece))
    if controls > letters // 1000:
        raise _error(_("{file} is not a table but a binary file."), name)
    if re.match(r"\s*<(?:!doctype\s+html|html)\b", text.head()[:200], re.IGNORECASE):
        raise _error(_("{file} is a web page, not an export."), name)


def find_delimiter(head: str) -> str:
    """The delimiter that gives the head of the file the most regular table; comma for none."""
    scores = {delimiter: _regularity(head, delimiter) for delimiter in DELIMITERS}
    best = max(DELIMITERS, key=lambda delimiter: scores[delimiter])
    return best if scores[best] > (0.0, 0) else ","


def _regularity(head: str, delimiter: str) -> tuple[float, int]:
    """How regular the records are, then how wide.

    A record counts whole when its neighbour has as many fields, a quarter when it stands alone:
    a preamble, a section of another width or a decimal comma then weigh little. A table whose
    longest part starts with words, as a header does, gets a bonus.
    """
    rows = _filled(head, delimiter)
    if not rows:
        return 0.0, 0
    widths = [len(row) for row in rows]
    regular = 0.0
    for before, width, after in zip([0, *widths], widths, [*widths[1:], 0], strict=False):
        if width > 1:
            regular += 1.0 if width in (before, after) else 0.25
    if not regular:
        return 0.0, 0
    widest = max(set(widths) - {1}, key=lambda width: (widths.count(width), width))
    header = rows[widths.index(widest)]
    bonus = 0.2 if all(re.search(r"[^\W\d_]|^$", cell) for cell in header) else 0.0
    return regular / len(rows) + bonus, widest


def _filled(head: str, delimiter: str) -> list[list[str]]:
    """The first filled records; quotes are taken as letters where they do not fit."""
    rows: list[list[str]] = []
    try:
        for row in _parse(io.StringIO(head, newline=""), delimiter, strict=True):
            rows += [row] if any(cell.strip() for cell in row) else []
            if len(rows) >= HEAD_RECORDS:
                break
    except csv.Error:
        if len(head) < HEAD_CHARACTERS or not rows:  # else the head merely ends inside quotes
            unquoted = _parse(io.StringIO(head, newline=""), delimiter, quoting=csv.QUOTE_NONE)
            rows = [row for row in unquoted if any(cell.strip() for cell in row)][:HEAD_RECORDS]
    return rows


def _records(text: _Text, delimiter: str, name: str, widest: int) -> Records:
    """All records; where quotes do not fit, quotes are taken as letters if that gives a table."""
    if text.encoding.startswith("utf-8"):
        plain = read_unquoted(text.data, text.start, delimiter, widest)
        if plain is not None:
            return plain
    try:
        return Records.of(_parse(text.lines(), delimiter, strict=True), widest)
    except csv.Error:
        unquoted = Records.of(_parse(text.lines(), delimiter, quoting=csv.QUOTE_NONE), widest)
    if delimiter == "\t" or _even(unquoted):
        return unquoted
    loose = Records.of(_parse(text.lines(), delimiter), widest)
    if _even(loose) and not _ends_inside_quotes(text, delimiter):
        return loose
    raise _error(
        _("A quotation mark in {file} does not fit, from row {row} on."),
        name,
        _("Export it again, or open it in a spreadsheet and save it as XLSX."),
        row=_misquoted(text, delimiter),
    )


def _even(records: Records) -> bool:
    """Whether all records of more than one field are equally wide."""
    return len({*records.widths.tolist()} - {0, 1}) == 1


def _ends_inside_quotes(text: _Text, delimiter: str) -> bool:
    """Whether a quote is left open: then a line put after the text is swallowed by it."""
    *_before, last = _parse(chain(text.lines(), ["\n", "end"]), delimiter)
    return last != ["end"]


def _misquoted(text: _Text, delimiter: str) -> int:
    """The row at which strict reading stops."""
    row = 1
    try:
        for _row in _parse(text.lines(), delimiter, strict=True):
            row += 1
    except csv.Error:
        pass
    return row


def _parse(
    lines: Iterable[str],
    delimiter: str,
    *,
    strict: bool = False,
    quoting: Literal[0, 3] = csv.QUOTE_MINIMAL,
) -> Iterator[list[str]]:
    return csv.reader(lines, delimiter=delimiter, strict=strict, quoting=quoting)


def _error(template: str, name: str, way_out: str = "", **values: object) -> FileError:
    out: Message = message(way_out or _("Export it again from the tool, as CSV or XLSX."))
    return FileError(message(template, file=name, **values), out)
