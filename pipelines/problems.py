"""What is wrong with a file, told by row, column, value, rule and way out."""

from __future__ import annotations

from dataclasses import dataclass

from barometer.errors import Message


@dataclass(frozen=True)
class Problem:
    """One thing wrong. An error rejects its file row; a warning loads it and says so.

    row: the file's row as a spreadsheet numbers it; None when the whole file is meant.
    """

    row: int | None
    column: str
    value: str
    rule: Message
    way_out: Message | None = None
    error: bool = True
