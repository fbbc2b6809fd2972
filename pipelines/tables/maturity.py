"""One row per edition and published slice: the maturity index, its band and its change.

The whole organisation's change is the one comparison fixed beforehand, a family of its own; those
of the slices are another. A slice with a theme that is not published has no index either, since
the other themes would give the hidden one away.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from barometer.stats.intervals import mean_interval
from barometer.stats.maturity import maturity_level
from barometer.stats.moments import Moments
from pipelines.staging import MATURITY
from pipelines.tables import Press
from pipelines.tables.changes import compared, judge

INDEX = """
SELECT m.edition, m.slice_id, m.n, m.total, m.total_squares
FROM moments m JOIN shown_themes USING (scope, edition, slice_id, theme)
WHERE m.scope = m.edition AND m.theme = $maturity
ORDER BY m.edition, m.slice_id
"""


def build(press: Press) -> pd.DataFrame:
    rows = press.records(INDEX, maturity=MATURITY)
    scores = {(row["edition"], row["slice_id"]): row["total"] / row["n"] for row in rows}
    changes = {(row["edition"], row["slice_id"]): row for row in _judged(press, set(scores))}
    described = []
    for row in rows:
        change = changes.get((row["edition"], row["slice_id"]))
        previous = scores[change["previous"], row["slice_id"]] if change else None
        described.append(_described(row, press.words.levels.cuts) | _changed(change, previous))
    return pd.DataFrame(described)


def _judged(press: Press, shown: set[tuple[str, str]]) -> list[dict[str, Any]]:
    """The changes of every index shown in both editions, judged in their two families."""
    indexes = [
        row
        for row in compared(press)
        if row["theme"] == MATURITY
        and {(row[edition], row["slice_id"]) for edition in ("edition", "previous")} <= shown
    ]
    whole = [row for row in indexes if row["slice_id"] == "all"]
    return judge(whole) + judge([row for row in indexes if row["slice_id"] != "all"])


def _described(row: dict[str, Any], cuts: tuple[float, ...]) -> dict[str, Any]:
    moments = Moments(row["n"], row["total"], row["total_squares"])
    band = mean_interval(moments)
    score = row["total"] / row["n"]
    return {
        "edition": row["edition"],
        "slice_id": row["slice_id"],
        "n": row["n"],
        "score": score,
        "low": band.clipped().low if band else None,
        "high": band.clipped().high if band else None,
        "level": maturity_level(score, cuts),
    }


def _changed(row: dict[str, Any] | None, previous_score: float | None) -> dict[str, Any]:
    if row is None:
        return {}
    change = row["change"]
    return {
        "previous": row["previous"],
        "previous_score": previous_score,
        "difference": change.difference,
        "change_low": change.low,
        "change_high": change.high,
        "p": change.p,
        "q": row["q"],
        "verdict": row["verdict"],
    }
