"""The rows of a table, kept by column: each distinct text once, and a small number a row.

A million rows as tuples of strings take half a gigabyte; kept so they take a few bytes a cell, and
whatever is done to a column is done to its distinct texts. They read like a sequence of records.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import count, islice, zip_longest
from typing import Any, overload

import numpy as np
from numpy.typing import NDArray

Cells = tuple[str, ...]
Numbers = NDArray[Any]
Mask = NDArray[np.bool_]
Coded = tuple[Numbers, Sequence[str]]  # for each row the place of its text, and the texts
WIDEST = 2**15 - 1  # cells of a row that can be counted here
_AT_A_TIME = 8_192


@dataclass(frozen=True)
class Record:
    """One row of a file: its number as a spreadsheet shows it (from 1), and its cells."""

    number: int
    cells: Cells

    @property
    def blank(self) -> bool:
        return not any(cell.strip() for cell in self.cells)


class TooWideError(ValueError):
    """Raised where a row has more cells than is allowed."""


@dataclass(frozen=True, eq=False)
class Texts:
    """A column: for each row the place of its text in `distinct`, which may hold unused ones.

    The first of `distinct` is the empty text.
    """

    places: Numbers
    distinct: tuple[str, ...]

    def where(self, rows: Mask | slice) -> Texts:
        return Texts(self.places[rows], self.distinct)

    def used(self) -> list[str]:
        """Each text that stands in a row, once, mostly in the order of the file."""
        return [self.distinct[place] for place in self.places_used()]

    def places_used(self) -> list[int]:
        """The places of those texts."""
        counted = np.bincount(self.places, minlength=len(self.distinct))
        return [int(place) for place in np.flatnonzero(counted)]

    def holds(self, test: Callable[[str], bool]) -> Mask:
        """For each row whether its text passes; each distinct text is tried once."""
        return np.fromiter(map(test, self.distinct), bool, len(self.distinct))[self.places]

    def mapped(self, convert: Callable[[str], str]) -> Texts:
        """The column with each text converted; texts that stand in no row are left alone."""
        used = self.places_used()
        before = [self.distinct[place] for place in used]
        converted = [convert(text) for text in before]
        if converted == before:
            return self
        index = _index()
        after = np.zeros(len(self.distinct), _smallest(len(used) + 1))
        after[used] = [index[text] for text in converted]
        return Texts(after[self.places], tuple(index))

    def texts(self) -> list[str]:
        """The text of every row."""
        return [self.distinct[place] for place in self.places.tolist()]


class Records(Sequence[Record]):
    """Rows with their numbers and widths; beyond its width a row's cells are empty."""

    def __init__(self, numbers: Numbers, widths: Numbers, columns: Sequence[Texts]) -> None:
        self.numbers = numbers
        self.widths = widths
        self.columns = tuple(columns)

    @classmethod
    def of(cls, rows: Iterable[Sequence[str]], widest: int = WIDEST) -> Records:
        """The rows of a whole table, numbered from 1; a TooWideError for a row over `widest`."""
        columns = _Columns(widest)
        columns.add(rows)
        return cls(np.arange(1, columns.rows + 1, dtype=np.int32), *columns.finished())

    @classmethod
    def of_coded(cls, parts: Iterable[Sequence[Coded]], width: int) -> Records:
        """The rows of a whole table as wide everywhere, given by column and part after part."""
        columns = _Columns()
        for part in parts:
            columns.add_coded(part)
        widths, texts = columns.finished()
        return cls(np.arange(1, columns.rows + 1, dtype=np.int32), widths + width, texts)

    @classmethod
    def keeping(cls, records: Sequence[Record]) -> Records:
        """The same records, by column; as they are where they are so already."""
        if isinstance(records, Records):
            return records
        columns = _Columns()
        columns.add(record.cells for record in records)
        numbers = np.fromiter((record.number for record in records), np.int32, len(records))
        return cls(numbers, *columns.finished())

    def __len__(self) -> int:
        return len(self.numbers)

    @overload
    def __getitem__(self, at: int) -> Record: ...
    @overload
    def __getitem__(self, at: slice) -> Records: ...
    def __getitem__(self, at: int | slice) -> Record | Records:
        if isinstance(at, slice):
            return self.where(at)
        cells = (c.distinct[c.places[at]] for c in self.columns[: self.widths[at]])
        return Record(int(self.numbers[at]), tuple(cells))

    def __iter__(self) -> Iterator[Record]:
        for start in range(0, len(self), _AT_A_TIME):
            part = slice(start, start + _AT_A_TIME)
            columns = [column.where(part).texts() for column in self.columns]
            rows = zip(*columns, strict=True) if columns else [()] * len(self.numbers[part])
            widths, numbers = self.widths[part].tolist(), self.numbers[part].tolist()
            for number, width, cells in zip(numbers, widths, rows, strict=True):
                yield Record(number, cells[:width])

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence) or len(self) != len(other):
            return NotImplemented if not isinstance(other, Sequence) else False
        return all(mine == theirs for mine, theirs in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment]

    def where(self, rows: Mask | slice) -> Records:
        """Those of the rows."""
        columns = [column.where(rows) for column in self.columns]
        return Records(self.numbers[rows], self.widths[rows], columns)

    def column(self, position: int) -> Texts:
        """The texts in the column, as written; empty where no row is so wide."""
        if position < len(self.columns):
            return self.columns[position]
        return Texts(np.zeros(len(self), np.uint8), ("",))

    def any_cell(self, test: Callable[[str], bool], start: int = 0) -> Mask:
        """For each row whether a cell passes, from the column `start` on."""
        found = np.zeros(len(self), bool)
        for column in self.columns[start:]:
            found |= column.holds(test)
        return found

    @cached_property
    def blank(self) -> Mask:
        """For each row whether all its cells are."""
        return ~self.any_cell(_filled)

    def same_as(self, record: Record) -> Mask:
        """For each row whether its cells are those of the record."""
        same: Mask = np.equal(self.widths, len(record.cells))
        for column, cell in zip(self.columns, record.cells, strict=False):
            if not same.any():
                break
            same &= column.holds(cell.__eq__)
        return same


class _Columns:
    """Columns while rows are added to them, a few thousand at a time."""

    def __init__(self, widest: int = WIDEST) -> None:
        self.rows = 0
        self._widest = widest
        self._widths: list[Numbers] = []
        self._indexes: list[defaultdict[str, int]] = []
        self._places: list[list[Numbers]] = []

    def add(self, rows: Iterable[Sequence[str]]) -> None:
        left = iter(rows)
        while part := list(islice(left, _AT_A_TIME)):
            self._add_part(part)

    def _add_part(self, part: Sequence[Sequence[str]]) -> None:
        widest = max(map(len, part))
        if widest > self._widest:
            raise TooWideError
        widths = np.fromiter(map(len, part), np.int16, len(part))
        self._widen(widest)
        columns = zip_longest(*part, fillvalue="")
        for index, places, cells in zip_longest(self._indexes, self._places, columns):
            found = map(index.__getitem__, cells or ("",) * len(part))
            numbers = np.fromiter(found, np.int32, len(part))
            places.append(numbers.astype(_smallest(len(index))))
        self._widths.append(widths)
        self.rows += len(part)

    def add_coded(self, part: Sequence[Coded]) -> None:
        """Add rows whose columns are coded already; the widths are left at nothing."""
        self._widen(len(part))
        for (found, texts), index, places in zip(part, self._indexes, self._places, strict=True):
            known = np.fromiter(map(index.__getitem__, texts), np.int32, len(texts))
            places.append(known[found].astype(_smallest(len(index))))
        self._widths.append(np.zeros(len(part[0][0]), np.int16))
        self.rows += len(part[0][0])

    def _widen(self, width: int) -> None:
        while len(self._places) < width:
            self._indexes.append(_index())
            self._places.append([np.zeros(self.rows, np.uint8)])

    def finished(self) -> tuple[Numbers, list[Texts]]:
        """The rows' widths, and the columns."""
        pairs = zip(self._places, self._indexes, strict=True)
        columns = [Texts(np.concatenate(places), tuple(index)) for places, index in pairs]
        return np.concatenate([np.zeros(0, np.int16), *self._widths]), columns


def _index() -> defaultdict[str, int]:
    """Text → its place, in the order they are asked for; nothing comes first."""
    index: defaultdict[str, int] = defaultdict(count().__next__)
    _ = index[""]
    return index


def _smallest(size: int) -> np.dtype[Any]:
    """The smallest whole number that counts so far."""
    return np.min_scalar_type(max(size - 1, 0))


def _filled(text: str) -> bool:
    return bool(text.strip())
