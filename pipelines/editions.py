"""Which edition an answer belongs to, where one file holds several: its date decides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from barometer.errors import Message, _, message
from pipelines.reading import NonRow, Reading
from pipelines.source import Record

BY_DATE = "by-date"
Answered = tuple[date, date]


def editions_in(reading: Reading, known: Mapping[str, Answered]) -> dict[str, int]:
    """Edition → how many rows of the survey were sent in it, oldest first.

    known: when each edition already loaded was open; other days belong to their half of the year.
    """
    days = (sent_on(reading, row) for row in reading.rows)
    counted = Counter(edition_of(day, known) for day in days if day is not None)
    return dict(sorted(counted.items()))


def edition_of(day: date, known: Mapping[str, Answered]) -> str:
    """The edition open on that day, else `2025-S1` for January to June, `2025-S2` after."""
    half = f"{day.year}-S{1 if day.month <= 6 else 2}"
    return next((e for e, (first, last) in known.items() if first <= day <= last), half)


def keep_edition(reading: Reading, edition: str, known: Mapping[str, Answered]) -> Reading:
    """The reading with the rows of one edition; its other rows are no rows of it.

    A row without a date belongs to none, and whoever loads the file is told.
    """

    def why_not(row: Record) -> str | None:
        day = sent_on(reading, row)
        if day is None:
            return "no date"
        return None if edition_of(day, known) == edition else "other edition"

    reasons = {row.number: why_not(row) for row in reading.rows}
    others = tuple(NonRow(number, reason) for number, reason in reasons.items() if reason)
    rows = tuple(row for row in reading.rows if reasons[row.number] is None)
    undated = [number for number, reason in reasons.items() if reason == "no date"]
    told = (_undated(undated),) if undated else ()
    return replace(
        reading,
        rows=rows,
        non_rows=(*reading.non_rows, *others),
        warnings=(*reading.warnings, *told),
    )


def _undated(rows: list[int]) -> Message:
    return message(
        _("{rows} rows have no date and belong to no edition, first row {row}; they are left out."),
        rows=len(rows),
        row=rows[0],
    )


def sent_on(reading: Reading, row: Record) -> date | None:
    """The day the row's answers were sent, where the file says it."""
    if "submitted_at" not in reading.columns:
        return None
    try:
        return date.fromisoformat(row.cells[reading.columns.index("submitted_at")][:10])
    except ValueError:
        return None
