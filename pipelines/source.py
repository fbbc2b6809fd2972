"""A file as it came: its bytes, what they decode to, its sheets. Read once, kept as it is."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from barometer.errors import FileError, _, message
from pipelines.decoding import Decoded, decode, is_filled
from pipelines.records import Cells, Record, Records, TooWideError
from pipelines.workbook import read_workbook

__all__ = ["Cells", "Record", "Records", "Sheet", "Source", "too_large"]
MAXIMUM_COLUMNS = 2_000


@dataclass(frozen=True)
class Sheet:
    """A named table of records; a text file is one sheet."""

    name: str
    records: Records


@dataclass(frozen=True)
class Source:
    """A foreign file. The extension is never trusted: the first bytes decide what it is."""

    name: str
    data: bytes
    sheet: int | None = None  # which sheet of a workbook is meant; else the first that is filled

    @classmethod
    def from_path(cls, path: Path, limit_mb: int) -> Source:
        """The file at `path`; a FileError when it is missing, empty or over the limit."""
        if not path.is_file():
            raise FileError(message(_("There is no file {file}."), file=path))
        if path.stat().st_size > limit_mb * 1024 * 1024:
            raise too_large(path.name, limit_mb)
        return cls(path.name, path.read_bytes()).opened()

    def opened(self) -> Source:
        """The source itself, once it is known to hold something."""
        if not is_filled(self.data):
            raise FileError(
                message(_("{file} is empty."), file=self.name),
                message(_("Export it again from the tool and take that file.")),
            )
        return self

    def dated(self, first: date, last: date) -> Source:
        """The same bytes under a name that says their days, where a person had to."""
        stem, dot, suffix = self.name.rpartition(".")
        days = " ".join(dict.fromkeys((first.isoformat(), last.isoformat())))
        return replace(self, name=f"{stem or suffix} {days}{dot and f'.{suffix}' if stem else ''}")

    @cached_property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()

    @property
    def is_workbook(self) -> bool:
        return self.data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0"))

    @cached_property
    def decoded(self) -> Decoded:
        """The text of a delimited file: its encoding, delimiter and records."""
        if self.is_workbook:
            raise FileError(message(_("{file} is a workbook, not text."), file=self.name))
        try:
            return decode(self.data, self.name, MAXIMUM_COLUMNS)
        except TooWideError:
            raise _too_wide(self.name) from None

    @cached_property
    def sheets(self) -> tuple[Sheet, ...]:
        """The sheets of a workbook, or the one table of a text file."""
        if not self.is_workbook:
            return (Sheet("", self.decoded.records),)
        try:
            sheets = read_workbook(self.data, self.name)
            return tuple(Sheet(name, Records.of(rows, MAXIMUM_COLUMNS)) for name, rows in sheets)
        except TooWideError:
            raise _too_wide(self.name) from None

    @cached_property
    def filled_sheets(self) -> tuple[int, ...]:
        """The places of the sheets that hold any record."""
        held = (i for i, sheet in enumerate(self.sheets) if not sheet.records.blank.all())
        return tuple(held)

    @property
    def place(self) -> int | None:
        """The place of the sheet that is read; None where none holds anything."""
        return self.sheet if self.sheet is not None else next(iter(self.filled_sheets), None)

    @property
    def records(self) -> Records:
        """The records of the sheet that is read."""
        return Records.of(()) if self.place is None else self.sheets[self.place].records

    def at_sheet(self, place: int) -> Source:
        """The same workbook, open at another sheet; what was unpacked is not unpacked again."""
        other = replace(self, sheet=place)
        other.__dict__["sheets"] = self.sheets
        return other


def too_large(name: str, limit_mb: int) -> FileError:
    """The error for a file over the upload limit."""
    return FileError(
        message(_("{file} is larger than {limit} MB."), file=name, limit=limit_mb),
        message(_("Raise BAROMETER_UPLOAD_LIMIT_MB if it is really what you mean to load.")),
    )


def _too_wide(name: str) -> FileError:
    return FileError(
        message(
            _("{file} has more than {limit} columns."), file=name, limit=f"{MAXIMUM_COLUMNS:,}"
        ),
        message(_("Check that it is the export you meant to take.")),
    )
