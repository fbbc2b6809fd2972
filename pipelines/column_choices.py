"""Each column of a file at the step where columns are mapped: what it holds, and why."""

from __future__ import annotations

from dataclasses import dataclass

from barometer.errors import _
from pipelines.journey import Understood

# Where a column's meaning comes from.
CHOSEN, REMEMBERED, RECOGNISED = _("your choice"), _("remembered"), _("recognised")
REPEATED, LEFT_OUT, SUGGESTED = _("says the same as an earlier one"), _("left out"), _("suggested")
NOTHING = _("matches nothing")
UNDECIDED = frozenset({NOTHING, SUGGESTED})


@dataclass(frozen=True)
class ColumnChoice:
    """A column as written, what it holds ("" for nothing), why, and what it could hold.

    place: its place in the file. again: an earlier column has the same header.
    """

    place: int
    header: str
    holds: str
    origin: str
    suggestion: str = ""
    samples: tuple[str, ...] = ()
    again: bool = False

    @property
    def undecided(self) -> bool:
        return self.origin in UNDECIDED


def column_choices(known: Understood) -> list[ColumnChoice]:
    """One a column, those nobody decided on first."""
    rows: list[ColumnChoice] = []
    for place, (header, holds) in enumerate(_held(known)):
        suggestion = known.mapping.suggestions.get(header, "") if known.mapping else ""
        origin = _origin(header, holds, suggestion, known)
        again = any(row.header == header for row in rows)
        samples = known.samples.get(header, ())
        rows.append(ColumnChoice(place, header, holds, origin, suggestion, samples, again))
    return sorted(rows, key=lambda row: not row.undecided)


def _held(known: Understood) -> list[tuple[str, str]]:
    """Every header with what its column holds."""
    reading = known.reading
    if reading is None:
        return [(header, known.request.columns.get(header, "")) for header in known.headers]
    targets = known.mapping.targets if known.mapping else reading.columns
    read = [(h, t or "") for h, t in zip(reading.headers, targets, strict=True) if h.strip()]
    if not known.by_hand:
        return read
    said = dict(reversed(read))
    return [(h, known.request.columns.get(h) or said.get(h, "")) for h in known.headers]


def _origin(header: str, holds: str, suggestion: str, known: Understood) -> str:
    said = known.request.columns.get(header)
    if said is not None:
        kept = known.remembered.columns.get(header) if known.remembered else None
        return REMEMBERED if kept == said else (CHOSEN if said else LEFT_OUT)
    if holds:
        return RECOGNISED
    if known.mapping is None:
        return LEFT_OUT
    if header in known.mapping.repeated:
        return REPEATED
    return SUGGESTED if suggestion else NOTHING
