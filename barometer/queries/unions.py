"""Several published groups together, and which ones stand for a choice that is not published.

A choice names groups of some dimensions: tribes Search and Checkout, role designer. It is the union
of the groups that name one of each; they share nobody, so their counts and sums add up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from barometer.questionnaire import OTHER
from barometer.rows import Row

DIMENSIONS = ("tribe", "reported", "role", "seniority")  # the first are kept when one must go
HELD = ("merged", "together")  # reasons of groups that are shown within another
Choice = Mapping[str, Sequence[str]]  # dimension → groups; a dimension not named is all of it
Cell = tuple[str | None, ...]  # in the order of DIMENSIONS


@dataclass(frozen=True)
class Union:
    """Published groups that share nobody.

    hidden: a group of the choice that is not published, and reason: why not, where it was asked for
    (None: no such combination is published, or nobody knows it).
    """

    rows: tuple[Row, ...]
    hidden: Choice | None = None
    reason: str | None = None

    @property
    def slices(self) -> tuple[str, ...]:
        return tuple(row["slice_id"] for row in self.rows)

    @property
    def n(self) -> int:
        return sum(int(row["n"]) for row in self.rows)

    @property
    def choice(self) -> dict[str, list[str]]:
        """The dimensions that are named, and the groups of each."""
        named = {d: dict.fromkeys(row[d] for row in self.rows) for d in DIMENSIONS}
        return {d: [*groups] for d, groups in named.items() if None not in groups}


def nearest(rows: Iterable[Row], asked: Choice) -> Union:
    """The union asked for, or the narrowest published one that holds it, and why it is another.

    rows: as `slices.of_edition` gives; the whole organisation is published. A merged group is held
    by the others together, a tribe of then by those it is not told apart from. Of unions as narrow,
    the tribe is kept before the role, the role before the seniority.
    """
    known = {_cell(row): row for row in rows}
    wanted = [*_cells(asked)]
    if missing := next((cell for cell in wanted if not _published(known, cell)), None):
        hidden = {d: [g] for d, g in zip(DIMENSIONS, missing, strict=True) if g is not None}
        found = next(_holding(known, asked))
        return Union(found, hidden, _reason(known, hidden))
    return Union(tuple(known[cell] for cell in wanted))


def groups(rows: Iterable[Row], dimension: str) -> list[str]:
    """Return every group of one dimension, published or not; those published first, by name."""
    alone = [row for row in rows if row[dimension] is not None and _is_alone(row)]
    ordered = sorted(alone, key=lambda row: (not row["published"], row[dimension]))
    return [*dict.fromkeys(row[dimension] for row in ordered)]


def _cell(row: Row) -> Cell:
    return tuple(row[dimension] for dimension in DIMENSIONS)


def _cells(choice: Choice) -> Iterator[Cell]:
    return product(*(choice.get(dimension) or (None,) for dimension in DIMENSIONS))


def _published(known: Mapping[Cell, Row], cell: Cell) -> bool:
    return cell in known and bool(known[cell]["published"])


def _holding(known: Mapping[Cell, Row], asked: Choice) -> Iterator[tuple[Row, ...]]:
    """The published unions that hold the choice, the narrowest first, the whole at last."""
    named = [dimension for dimension in DIMENSIONS if asked.get(dimension)]
    for size in range(len(named), -1, -1):
        for kept in combinations(named, size):
            held = {d: [_holder(known, d, group) for group in asked[d]] for d in kept}
            if any(None in groups for groups in held.values()):
                continue
            cells = [*_cells({d: [*dict.fromkeys(filter(None, g))] for d, g in held.items()})]
            if all(_published(known, cell) for cell in cells):
                yield tuple(known[cell] for cell in cells)


def _holder(known: Mapping[Cell, Row], dimension: str, group: str) -> str | None:
    """The group of one dimension that is, or holds, the one named; None where none is published."""
    row = known.get(_alone(dimension, group))
    if row is None or row["published"]:
        return None if row is None else group
    if row["reason"] not in HELD:
        return None
    if dimension != "reported":
        return OTHER if _published(known, _alone(dimension, OTHER)) else None
    with_it = (r for r in known.values() if r["published"] and r["today"] == row["today"])
    return next((str(r["reported"]) for r in with_it if r["reported"] and _is_alone(r)), None)


def _alone(dimension: str, group: str) -> Cell:
    return tuple(group if part == dimension else None for part in DIMENSIONS)


def _is_alone(row: Row) -> bool:
    return sum(part is not None for part in _cell(row)) == 1


def _reason(known: Mapping[Cell, Row], hidden: Choice) -> str | None:
    """Why the group is not published: its own reason, else that of one of its parts."""
    parts = [_alone(dimension, group) for dimension, (group,) in hidden.items()]
    for cell in (next(_cells(hidden)), *parts):
        if cell in known and not known[cell]["published"]:
            return str(known[cell]["reason"])
    return None
