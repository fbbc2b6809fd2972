"""Which slices and measures a publication shows: read from the staged people, written beside them.

The rule itself is in `pipelines/disclosure.py` and `pipelines/measures.py`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import duckdb
import numpy as np
import pandas as pd

from barometer.questionnaire import OTHER
from pipelines.disclosure import DIMENSIONS, Atoms, Slice, admit
from pipelines.measures import Measure, Measures
from pipelines.residues import Whole
from pipelines.temporary import put
from pipelines.tribes import holders, together

RESPONDENTS = "respondents"
Shown = dict[Measure, list[Slice]]


@dataclass(frozen=True)
class Told:
    """What one edition shows: its slices with their fate, and the slices of each measure."""

    edition: str
    slices: list[Slice]
    measures: Shown
    guards: Mapping[str, str]

    @property
    def taken_away(self) -> bool:
        """Whether earlier publications keep back a slice of one dimension, or all of them."""
        return any(s.reason == "earlier" and "&" not in s.dimension for s in self.slices)


def tell(connection: duckdb.DuckDBPyConnection, minimum: int) -> list[Told]:
    """Decide every slice and measure of every edition; an open one shows participation only."""
    found = connection.execute("SELECT edition, status FROM edition_list ORDER BY place")
    return [
        _opened(connection, edition) if status == "open" else _closed(connection, edition, minimum)
        for edition, status in found.fetchall()
    ]


def put_told(connection: duckdb.DuckDBPyConnection, told: Sequence[Told]) -> None:
    """Write `slice_list`, `slice_atoms` and `shown` beside the staged people."""
    merged = [s for part in ("tribe", "role", "seniority") for s in _merged(connection, part)]
    today_of = holders(connection)
    rows: list[tuple[Any, ...]] = []
    for each in told:
        aside = [*merged, *together(connection, each.edition)]
        if any(s.reason == "open" for s in each.slices):
            aside = [replace(s, reason="open") for s in aside]
        for s in (*each.slices, *aside):
            today = today_of.get((each.edition, s.reported))
            groups = (s.tribe, s.role, s.seniority, s.reported, today)
            rows.append((each.edition, s.slice_id, *groups, s.n, s.reason, s.dimension))
    columns = ["edition", "slice_id", *DIMENSIONS, "today", "n", "reason", "dimension"]
    texts = dict.fromkeys(
        ("edition", "slice_id", *DIMENSIONS, "today", "reason", "dimension"), "str"
    )
    put(connection, "slice_list", pd.DataFrame(rows, columns=columns).astype(texts))
    shown = [
        (each.edition, m.scope, m.kind, m.item, s.slice_id)
        for each in told
        for m, slices in each.measures.items()
        for s in slices
    ]
    names = ["edition", "scope", "kind", "item", "slice_id"]
    put(connection, "shown", pd.DataFrame(shown, columns=names, dtype="str"))
    connection.execute(SLICE_ATOMS)


# One row per edition, published slice and atom in it.
SLICE_ATOMS = """
CREATE TEMP TABLE slice_atoms AS
SELECT s.edition, s.slice_id, a.atom
FROM slice_list s JOIN atom_places a ON a.edition = s.edition
  AND s.reason IS NULL AND a.release IS NULL
  AND (s.tribe IS NULL OR s.tribe = a.tribe)
  AND (s.role IS NULL OR s.role = a.role)
  AND (s.seniority IS NULL OR s.seniority = a.seniority)
  AND (s.reported IS NULL OR s.reported = a.reported)
"""
ATOMS = """
SELECT a.atom, coalesce(any_value(p.n), 0),
  list([a.release::VARCHAR, a.tribe, a.role, a.seniority, a.reported])
FROM atom_places a LEFT JOIN populations p ON p.atom = a.atom AND p.kind = 'respondents'
WHERE a.edition = $edition GROUP BY a.atom ORDER BY a.atom
"""


def _opened(connection: duckdb.DuckDBPyConnection, edition: str) -> Told:
    """What an open edition shows: nothing, and that it is open."""
    atoms, counts, _places = _atoms(connection, edition, {})
    return Told(edition, [replace(s, reason="open") for s in admit(atoms, counts, 1)], {}, {})


def _closed(connection: duckdb.DuckDBPyConnection, edition: str, minimum: int) -> Told:
    earlier, guards = _earlier(connection, edition)
    atoms, counts, places = _atoms(connection, edition, earlier)
    slices = admit(atoms, counts, minimum)
    measures = Measures(
        edition,
        atoms,
        [s for s in slices if s.reason is None],
        minimum,
        _populations(connection, edition, places),
        list(earlier.values()),
        guards,
    )
    asked = connection.execute(
        "SELECT theme, list(question ORDER BY question) FROM asked_questions"
        " WHERE edition = $edition GROUP BY theme ORDER BY theme",
        {"edition": edition},
    )
    shown = measures.shown(dict(asked.fetchall()))
    return Told(edition, slices, shown, measures.guards)


def _atoms(
    connection: duckdb.DuckDBPyConnection, edition: str, earlier: Mapping[int, Shown]
) -> tuple[Atoms, Whole, dict[int, int]]:
    """The edition's atoms, their people, and the place of each atom among them."""
    found = connection.execute(ATOMS, {"edition": edition}).fetchall()
    stood = [{place[0]: tuple(place[1:]) for place in places} for _atom, _n, places in found]
    whole = Measure(edition, RESPONDENTS)
    atoms = Atoms(
        tuple(places.get(None) for places in stood),
        tuple(tuple(places.get(str(release)) for places in stood) for release in earlier),
        tuple(tuple(shown.get(whole, ())) for shown in earlier.values()),
    )
    counts = np.array([n for _atom, n, _places in found], dtype=np.int64)
    return atoms, counts, {atom: place for place, (atom, _n, _p) in enumerate(found)}


def _populations(
    connection: duckdb.DuckDBPyConnection, edition: str, places: Mapping[int, int]
) -> dict[Measure, Whole]:
    """Each measure's people, atom by atom."""
    found = connection.execute(
        "SELECT scope, kind, item, part, atom, n FROM populations"
        " WHERE edition = $edition AND kind <> 'respondents' ORDER BY ALL",
        {"edition": edition},
    ).fetchall()
    populations: defaultdict[Measure, Whole] = defaultdict(
        lambda: np.zeros(len(places), dtype=np.int64)
    )
    for scope, kind, item, part, atom, n in found:
        populations[Measure(scope, kind, item, part)][places[atom]] = n
    return dict(populations)


def _earlier(
    connection: duckdb.DuckDBPyConnection, edition: str
) -> tuple[dict[int, Shown], dict[str, str]]:
    """What each release of the edition showed, oldest first, and its themes' guards."""
    found = connection.execute(
        "SELECT release, scope, kind, item, tribe, role, seniority, reported"
        " FROM vault.release_slices WHERE edition = $edition ORDER BY release, kind, item",
        {"edition": edition},
    ).fetchall()
    earlier: dict[int, Shown] = {}
    guards = {}
    for release, scope, kind, item, tribe, role, seniority, reported in found:
        shown = earlier.setdefault(release, {})
        if kind == "guard":
            guards[scope] = item
        else:
            slice_ = Slice(tribe, role, seniority, 0, reported=reported)
            shown.setdefault(Measure(scope, kind, item), []).append(slice_)
    return earlier, guards


def _merged(connection: duckdb.DuckDBPyConnection, dimension: str) -> list[Slice]:
    """The groups that count among OTHER, so that whoever looks for theirs is told where it is."""
    found = connection.execute(
        f"SELECT reported FROM {dimension}_shown"  # noqa: S608
        " WHERE shown = $other AND reported <> $other ORDER BY 1",
        {"other": OTHER},
    ).fetchall()
    nobody = Slice(None, None, None, 0, "merged")
    return [replace(nobody, **{dimension: name}) for (name,) in found]
