"""Delimited text without one quotation mark → records, by Arrow's reader: five times as fast.

Only where it can read the very same as the careful way does: UTF-8, no quotes, every line of the
same width and none blank. Anything else is left to the careful way.
"""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa
from pyarrow import csv

from pipelines.records import Coded, Record, Records

_BLOCK = 1024 * 1024


def read_unquoted(data: bytes, start: int, delimiter: str, widest: int) -> Records | None:
    """The records of UTF-8 bytes from `start` on; None where they are not as plain as that."""
    width = data[start : start + _BLOCK].partition(b"\n")[0].count(delimiter.encode()) + 1
    old_mac = data.count(b"\r") != data.count(b"\r\n")
    if not 2 <= width <= widest or b'"' in data or old_mac or data.startswith(b"\n", start):
        return None
    try:
        records = Records.of_coded(_batches(pa.py_buffer(data)[start:], delimiter, width), width)
    except pa.ArrowInvalid:  # lines of other widths, or longer than a block
        return None
    # Arrow takes a blank line for a line of empty cells.
    return None if records.same_as(Record(0, ("",) * width)).any() else records


def _batches(data: pa.Buffer, delimiter: str, width: int) -> Iterator[list[Coded]]:
    names = [str(position) for position in range(width)]
    reader = csv.open_csv(
        pa.BufferReader(data),
        csv.ReadOptions(column_names=names, block_size=_BLOCK),
        csv.ParseOptions(
            delimiter=delimiter, quote_char=False, double_quote=False, ignore_empty_lines=False
        ),
        csv.ConvertOptions(
            column_types=dict.fromkeys(names, pa.dictionary(pa.int32(), pa.string())),
            strings_can_be_null=False,
        ),
    )
    for batch in reader:
        yield [(c.indices.to_numpy(), c.dictionary.to_pylist()) for c in batch.columns]
