"""How the columns of a table read, and each cell of them in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from barometer.rows import Rows
from barometer.text import Text

Kind = Literal["text", "number", "score", "points", "ratio", "share", "day", "time"]
NUMBERS = frozenset({"number", "score", "points", "ratio", "share"})
_WORDS_SPOKEN = 12  # rows a text alternative reads out


@dataclass(frozen=True)
class Column:
    """How a column of rows reads in a table."""

    label: str
    kind: Kind = "text"

    @property
    def is_number(self) -> bool:
        return self.kind in NUMBERS


def cell(value: Any, column: Column, text: Text) -> str:
    """The cell as it is read: rounded once, here; "–" where there is nothing."""
    if value is None or value == "":
        return "–"
    if column.kind == "number":
        return text.number(value)
    if column.kind in ("score", "points"):
        return text.number(value, 1, sign=column.kind == "points")
    if column.kind == "ratio":
        return text.number(value, 2, sign=True)
    if column.kind == "share":
        return text.percent(value)
    if column.kind == "day" and isinstance(value, date | datetime):
        return text.day(value)
    if column.kind == "time" and isinstance(value, datetime):
        return f"{text.day(value)}, {value:%H:%M}"
    return str(value)


def values(rows: Rows, columns: Iterable[str]) -> list[list[Any]]:
    """Every row's values, in the order of the columns."""
    wanted = [*columns]
    return [[row.get(name) for name in wanted] for row in rows]


def cells(rows: Rows, columns: dict[str, Column], text: Text) -> list[list[str]]:
    """The same as they are read."""
    return [
        [cell(value, column, text) for value, column in zip(row, columns.values(), strict=True)]
        for row in values(rows, columns)
    ]


def spoken(finding: str, rows: Rows, columns: dict[str, Column], text: Text) -> str:
    """What a chart says to those who do not see it: its finding, then its first rows in words."""
    labels = [column.label for column in columns.values()]
    lines = [
        ", ".join(f"{label} {said}" for label, said in zip(labels, row, strict=True) if said != "–")
        for row in cells(rows[:_WORDS_SPOKEN], columns, text)
    ]
    more = len(rows) - len(lines)
    if more > 0:
        lines.append(text.plural("{n} more row in the table", "{n} more rows in the table", more))
    return ". ".join(filter(None, [finding.rstrip("."), *lines])) + "."
