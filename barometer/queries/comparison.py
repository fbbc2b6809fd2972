"""What two publications say differently: batches, editions, scores, sessions, views, tables."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

import pandas as pd

from barometer.queries import totals
from barometer.queries.editions import about
from barometer.store.publication import Publication

Read: TypeAlias = Callable[[Publication], pd.DataFrame]


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
    batches: pd.DataFrame | None
    editions: pd.DataFrame
    scores: pd.DataFrame
    sessions: pd.DataFrame
    resources: pd.DataFrame
    tables: pd.DataFrame

    @property
    def nothing(self) -> bool:
        """Whether the two say the same."""
        known = (self.batches, self.editions, self.scores, self.sessions, self.resources)
        return all(part is None or part.empty for part in (*known, self.tables))


def compare(before: Publication, after: Publication) -> Comparison:
    """Return what the two publications say differently."""

    def differing(read: Read, key: str, values: list[str], told: list[str]) -> pd.DataFrame:
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


def _compared_batches(before: Publication, after: Publication) -> pd.DataFrame | None:
    if any("batches" not in set(totals.tables(p)["table"]) for p in (before, after)):
        return None
    told = ["kind", "edition", "format", "loaded", "loaded_at"]
    return _differences(totals.batches(before), totals.batches(after), ["batch"], [], told)


def _compared_scores(before: Publication, after: Publication) -> pd.DataFrame:
    key = ["edition", "theme"]
    found = _differences(totals.scores(before), totals.scores(after), key, ["n", "score"], [])
    minimum = max(int(about(p)["minimum_group"].iloc[0]) for p in (before, after))
    between = (found["n"] - found["n_before"]).abs()
    withheld = between.gt(0) & between.lt(minimum)
    hidden = found[["score", "score_before"]].mask(withheld)
    return found.assign(score=hidden["score"], score_before=hidden["score_before"]).assign(
        withheld=withheld
    )


def _differences(
    before: pd.DataFrame,
    after: pd.DataFrame,
    key: list[str],
    values: list[str],
    told: list[str],
) -> pd.DataFrame:
    """One row per key that came, went, or has another value; `told` is as it is now, or was."""
    texts = [column for column in key if column != "batch"]
    frames = [frame.astype(dict.fromkeys(texts, "str")) for frame in (before, after)]
    both = frames[0].merge(frames[1], "outer", key, suffixes=("_before", ""), indicator="change")
    names = {"left_only": "removed", "right_only": "added", "both": "changed"}
    both["change"] = both["change"].astype("str").map(names)
    for column in told:
        both[column] = both[column].where(both["change"] != "removed", both[f"{column}_before"])
    differs = both["change"].ne("changed")
    for column in values:
        differs |= ~_alike(both[column], both[f"{column}_before"])
    beside = [name for column in values for name in (column, f"{column}_before")]
    columns = ["change", *key, *told, *beside]
    return both.loc[differs, columns].sort_values(key).reset_index(drop=True)


def _alike(now: pd.Series[Any], before: pd.Series[Any]) -> pd.Series[bool]:
    """Whether the values are the same, missing ones too; numbers up to the last bits."""
    if pd.api.types.is_numeric_dtype(now) and pd.api.types.is_numeric_dtype(before):
        close = (now - before).abs().le(1e-9)
    else:
        close = now.eq(before)
    return close.fillna(False).astype(bool) | (now.isna() & before.isna())
