"""One row per edition and published slice: the maturity index, its band and its change.

The index is the weighted mean of the slice's theme scores. Its band and the interval of its
change come from the respondents' own indexes, and are centred on the index shown. The whole
organisation's change is the one comparison fixed beforehand, a family of its own; those of the
slices are another.
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

NEEDS = ("theme_scores",)
INDEX = """
SELECT t.edition, t.slice_id, sum(t.score * w.weight) / sum(w.weight) AS score,
  m.n, m.total, m.total_squares
FROM theme_scores t JOIN themes w USING (theme)
JOIN moments m ON m.scope = t.edition AND m.edition = t.edition AND m.slice_id = t.slice_id
  AND m.theme = $maturity
GROUP BY ALL ORDER BY ALL
"""


def build(press: Press) -> pd.DataFrame:
    indexes = [row for row in compared(press) if row["theme"] == MATURITY]
    whole = [row for row in indexes if row["slice_id"] == "all"]
    slices = [row for row in indexes if row["slice_id"] != "all"]
    judged = judge(whole) + judge(slices)
    changes = {(row["edition"], row["slice_id"]): row for row in judged}
    rows = press.records(INDEX, maturity=MATURITY)
    scores = {(row["edition"], row["slice_id"]): row["score"] for row in rows}
    described = []
    for row in rows:
        change = changes.get((row["edition"], row["slice_id"]))
        previous = scores.get((change["previous"], row["slice_id"])) if change else None
        described.append(_described(row, press.words.levels.cuts) | _changed(change, previous))
    return pd.DataFrame(described)


def _described(row: dict[str, Any], cuts: tuple[float, ...]) -> dict[str, Any]:
    band = mean_interval(Moments(row["n"], row["total"], row["total_squares"]))
    half = (band.high - band.low) / 2 if band else None
    return {
        "edition": row["edition"],
        "slice_id": row["slice_id"],
        "n": row["n"],
        "score": row["score"],
        "low": None if half is None else max(0.0, row["score"] - half),
        "high": None if half is None else min(100.0, row["score"] + half),
        "level": maturity_level(row["score"], cuts),
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
