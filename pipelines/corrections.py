"""Corrections applied to a reading: what a file writes becomes what it was decided to mean."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from barometer.questionnaire import normalise
from pipelines.decisions import Correction
from pipelines.reading import Reading
from pipelines.source import Record

ANSWERS = "answers"
JOINED = frozenset({"pain_points"})  # fields whose cells hold several values


@dataclass(frozen=True)
class Applied:
    """A correction that changed cells of a file, and the file rows it changed."""

    correction: Correction
    rows: tuple[int, ...]


def apply_corrections(
    reading: Reading, fields: Sequence[frozenset[str]], decided: Sequence[Correction]
) -> tuple[Reading, tuple[Applied, ...]]:
    """The reading with every correction made, and which were.

    fields: for each column, the names under which a correction may mean it.
    """
    changed: dict[Correction, list[int]] = {}
    by_column = [[c for c in decided if c.field in names] for names in fields]
    concerned = [i for i, listed in enumerate(by_column) if listed]
    if not concerned:
        return reading, ()
    rows = []
    for row in reading.rows:
        cells = list(row.cells)
        for i in concerned:
            for correction in by_column[i]:
                cell = _corrected(cells[i], correction)
                if cell != cells[i]:
                    changed.setdefault(correction, []).append(row.number)
                    cells[i] = cell
        rows.append(Record(row.number, tuple(cells)))
    applied = tuple(Applied(c, tuple(dict.fromkeys(numbers))) for c, numbers in changed.items())
    return replace(reading, rows=tuple(rows)), applied


def _corrected(cell: str, correction: Correction) -> str:
    if normalise(cell) == normalise(correction.written):
        return correction.means
    if correction.field in JOINED:
        return _replace_part(cell, correction)
    return cell


def _replace_part(cell: str, correction: Correction) -> str:
    """The joined cell with the one value changed."""
    parts = re.split(r"([;\n])", cell)
    said = [
        correction.means if normalise(part) == normalise(correction.written) else part
        for part in parts
    ]
    return "".join(said)
