"""What colleagues know: who sits in which tribe, role and seniority, and which groups those are in
as published."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Any

import numpy as np
from numpy.typing import NDArray

from barometer.questionnaire import OTHER

DIMENSIONS = ("tribe", "role", "seniority", "reported")
ASIDE = {"merged", "together"}
MANY = 1_000_000
Record = dict[str, Any]
Mask = NDArray[np.bool_]
Columns = dict[str, NDArray[np.object_]]


@dataclass(frozen=True)
class Cell:
    """People who share all three; None: not said. invited: how many there are at most."""

    tribe: str | None
    role: str | None
    seniority: str | None
    invited: int = MANY

    @property
    def name(self) -> str:
        said = ((dimension, getattr(self, dimension)) for dimension in DIMENSIONS[:3])
        return "&".join(f"{dimension}={value}" for dimension, value in said if value is not None)


@dataclass
class Names:
    """How one publication calls the groups of an edition, read from its list of slices."""

    rows: Sequence[Record]
    listed: dict[str, set[str]] = field(init=False)
    merged: dict[str, set[str]] = field(init=False)
    _today: dict[str | None, str] = field(init=False, default_factory=dict)
    _kept_apart: dict[str | None, list[Record]] = field(init=False, default_factory=dict)
    _part: dict[str | None, str] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.listed = {dimension: set() for dimension in DIMENSIONS}
        self.merged = {dimension: set() for dimension in DIMENSIONS}
        for row in self.rows:
            said = [dimension for dimension in DIMENSIONS if row[dimension] is not None]
            if len(said) == 1:
                [dimension] = said
                kept = self.merged if row["reason"] in ASIDE else self.listed
                kept[dimension].add(row[dimension])
            self._remember(row)

    def _remember(self, row: Record) -> None:
        """The first that says what a tribe of then is today, and today's part that is shown."""
        if row["today"] is not None:
            self._today.setdefault(row["reported"], row["today"])
        if row["reason"] in ASIDE:
            self._kept_apart.setdefault(row["reported"], []).append(row)
        elif row["reported"]:
            self._part.setdefault(row["today"], row["reported"])

    def of(self, cell: Cell) -> Mapping[str, str]:
        """Dimension → the published group of the cell."""
        today = self.today(cell.tribe)
        named = {
            "tribe": self._shown("tribe", today),
            "role": self._shown("role", cell.role),
            "seniority": self._shown("seniority", cell.seniority),
        }
        if self.listed["reported"]:
            named["reported"] = self._reported(cell.tribe, named["tribe"])
        return named

    def empty(self, cell: Cell) -> bool:
        """Whether nobody of the cell answered: every group of somebody who did is listed."""
        named = self.of(cell)
        return any(
            self.listed[dimension] and group not in self.listed[dimension]
            for dimension, group in named.items()
        )

    def missing(self, dimension: str, groups: set[str | None]) -> bool:
        """Whether somebody must have said nothing: others are listed, and nobody known is one."""
        return OTHER in self.listed[dimension] and not groups & self.merged[dimension]

    def _shown(self, dimension: str, group: str | None) -> str:
        return OTHER if group is None or group in self.merged[dimension] else group

    def today(self, tribe: str | None) -> str | None:
        """The tribe as it is called now; one and the same where nothing was renamed."""
        return self._today.get(tribe, tribe)

    def _reported(self, tribe: str | None, today: str) -> str:
        aside = self._kept_apart.get(tribe, [])
        if tribe is None or any(r["reason"] == "merged" for r in aside):
            return OTHER
        if not aside:
            return tribe
        return self._part.get(today, tribe)

    def raw(self, dimension: str) -> list[str | None]:
        """Every group there may be, merged ones by their own names, and who did not say."""
        named = self.listed[dimension] - {OTHER}
        whole = [
            row["reported"]
            for row in self.rows
            if row["reason"] not in ASIDE and row["reported"] and " + " in row["reported"]
        ]
        known: list[str | None] = [*sorted((named | self.merged[dimension]) - set(whole))]
        return [*known, None] if OTHER in self.listed[dimension] or not known else known


def known_cells(population: Sequence[Record], names: Names) -> list[Cell]:
    """The cells of an edition's population; groups the file does not give are any published."""
    roles = {row["role"] for row in population}
    seniorities = {row["seniority"] for row in population}
    found: dict[tuple[str | None, str | None, str | None], int] = {}
    for row in population:
        if not row["invited"]:
            continue
        for role, seniority in product(
            _possible(row["role"], "role", names, roles),
            _possible(row["seniority"], "seniority", names, seniorities),
        ):
            key = row["tribe"], role, seniority
            found[key] = found.get(key, 0) + int(row["invited"])
    if names.missing("tribe", {names.today(row["tribe"]) for row in population}):
        found |= {(None, role, seniority): MANY for _t, role, seniority in list(found)}
    return [Cell(*key, invited) for key, invited in found.items()]


def _possible(
    said: str | None, dimension: str, names: Names, known: set[str | None]
) -> list[str | None]:
    if said is None:
        return names.raw(dimension)
    return [said, None] if names.missing(dimension, known) else [said]


def possible_cells(names: Names) -> list[Cell]:
    """The weakest knowledge: every combination of groups there may be."""
    tribes = names.raw("reported" if names.listed["reported"] else "tribe")
    groups = product(tribes, names.raw("role"), names.raw("seniority"))
    return [Cell(*each) for each in groups]


def columns(cells: Sequence[Mapping[str, str]]) -> Columns:
    """The cells' names, dimension by dimension."""
    dimensions = {dimension for cell in cells for dimension in cell}
    return {d: np.array([cell.get(d) for cell in cells], dtype=object) for d in dimensions}


def mask(columns: Columns, groups: Mapping[str, str], count: int) -> Mask:
    """Which of so many cells, as named, are in the slice of these groups."""
    inside = np.ones(count, dtype=bool)
    for dimension, group in groups.items():
        inside &= columns[dimension] == group if dimension in columns else False
    return inside
