"""What two publications say differently: batches, editions, scores, sessions, views, tables."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

from barometer.queries import totals
from barometer.queries.editions import about
from barometer.rows import Row, Rows
from barometer.store.publication import Publication

Read: TypeAlias = Callable[[Publication], Rows]


@dataclass(frozen=True)
class Comparison:
    """Only what differs; `…_before` beside what is now, `change`: added, removed or changed.

    batches: one row per batch that came or went; None where one of the two does not say them.
    editions: one row per edition: status, invited, responded.
    scores: one row per edition and theme (NULL: the maturity index), whole organisation: n, score.
        `withheld`: fewer people than the minimum group came in between, so that the difference
        would say how they answered; the scores are left out.
    sessions: one row per session: participants. resources: one row per resource: views.
    tables: one row per published table: rows.
    """

    before: Publication
    after: Publication
    batches: Rows | None
    editions: Rows
    scores: Rows
    sessions: Rows
    resources: Rows
    tables: Rows

    @property
    def nothing(self) -> bool:
        """Whether the two say the same."""
        known = (self.batches, self.editions, self.scores, self.sessions, self.resources)
        return not any((*known, self.tables))


def compare(before: Publication, after: Publication) -> Comparison:
    """Return what the two publications say differently."""

    def differing(read: Read, key: str, values: list[str], told: list[str]) -> Rows:
        return _differences(read(before), read(after), [key], values, told)

    return Comparison(
        before,
        after,
        batches=_compared_batches(before, after),
        editions=differing(totals.editions, "edition", ["status", "invited", "responded"], []),
        scores=_compared_scores(before, after),
        sessions=differing(totals.sessions, "session", ["participants"], ["series", "held_on"]),
        resources=differing(totals.resources, "resource", ["views"], ["title"]),
        tables=differing(totals.tables, "table", ["rows"], []),
    )


def _compared_batches(before: Publication, after: Publication) -> Rows | None:
    for publication in (before, after):
        if all(row["table"] != "batches" for row in totals.tables(publication)):
            return None
    told = ["kind", "edition", "format", "loaded", "loaded_at"]
    return _differences(totals.batches(before), totals.batches(after), ["batch"], [], told)


def _compared_scores(before: Publication, after: Publication) -> Rows:
    key = ["edition", "theme"]
    found = _differences(totals.scores(before), totals.scores(after), key, ["n", "score"], [])
    minimum = max(about(publication)[0]["minimum_group"] for publication in (before, after))
    return [row | _withheld(row, minimum) for row in found]


def _withheld(row: Row, minimum: int) -> Row:
    """Whether too few came in between to say the scores, which are then left out."""
    if None in (row["n"], row["n_before"]) or not 0 < abs(row["n"] - row["n_before"]) < minimum:
        return {"withheld": False}
    return {"withheld": True, "score": None, "score_before": None}


def _differences(
    before: Rows, after: Rows, key: list[str], values: list[str], told: list[str]
) -> Rows:
    """One row per key that came, went, or has another value; `told` is as it is now, or was."""
    then, now = ({tuple(row[k] for k in key): row for row in rows} for rows in (before, after))
    found = []
    for place in sorted(then.keys() | now.keys(), key=_in_order):
        was, is_now = then.get(place), now.get(place)
        beside = {
            name: source[column] if source else None
            for column in values
            for name, source in ((column, is_now), (f"{column}_before", was))
        }
        if was and is_now and all(_alike(is_now[v], was[v]) for v in values):
            continue
        said = is_now or was or {}
        change = "changed" if was and is_now else "added" if is_now else "removed"
        row = {"change": change} | {column: said[column] for column in (*key, *told)}
        found.append(row | beside)
    return found


def _in_order(place: tuple[Any, ...]) -> list[tuple[bool, Any]]:
    """Keys by value, missing ones last."""
    return [(part is None, part) for part in place]


def _alike(now: Any, before: Any) -> bool:
    """Whether the values are the same, missing ones too; numbers up to the last bits."""
    if isinstance(now, int | float) and isinstance(before, int | float):
        return abs(now - before) <= 1e-9
    return bool(now == before)
