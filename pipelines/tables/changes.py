"""One row per edition and the one before, slice published in both, and theme; like for like."""

from __future__ import annotations

from typing import Any

import pandas as pd

from barometer.stats.changes import Change, Pairs, compare
from barometer.stats.moments import Moments
from barometer.stats.multiplicity import q_values
from barometer.stats.verdicts import verdict
from pipelines.staging import MATURITY
from pipelines.tables import Press

SUMS = """
SELECT p.edition, p.previous, now.slice_id, now.theme, k.questions,
  now.n, now.total, now.total_squares,
  before.n AS n_before, before.total AS total_before, before.total_squares AS squares_before,
  l.pairs, l.r, d.dimension
FROM edition_pairs p
JOIN moments now ON now.edition = p.edition AND now.scope = p.edition || '<' || p.previous
JOIN moments before ON before.edition = p.previous AND before.scope = now.scope
  AND before.slice_id = now.slice_id AND before.theme = now.theme
JOIN slice_list d ON d.edition = p.edition AND d.slice_id = now.slice_id
LEFT JOIN linked l
  ON l.scope = now.scope AND l.slice_id = now.slice_id AND l.theme = now.theme
LEFT JOIN (
  SELECT scope, edition, theme, count(*) AS questions FROM scopes GROUP BY ALL
) k ON k.scope = now.scope AND k.edition = p.edition AND k.theme = now.theme
WHERE least(now.n, before.n) >= $minimum
AND (p.edition, now.slice_id) NOT IN (SELECT edition, slice_id FROM broken_slices)
AND 4 = (  -- in both editions, by itself and compared
  SELECT count(*) FROM shown_themes t
  WHERE t.edition IN (p.edition, p.previous) AND t.scope IN (t.edition, now.scope)
    AND t.slice_id = now.slice_id AND t.theme = now.theme
)
ORDER BY p.edition, now.slice_id, now.theme
"""


def build(press: Press) -> pd.DataFrame:
    themes = [row for row in compared(press) if row["theme"] != MATURITY]
    return pd.DataFrame([_told(row) for row in judge(themes)])


def compared(press: Press) -> list[dict[str, Any]]:
    """Every pair of editions, slice and theme (the maturity index as MATURITY) with its change."""
    rows = press.records(SUMS, minimum=press.settings.minimum_group)
    return [row | {"change": _change(row)} for row in rows]


def judge(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows with q and verdict; the family is every row of the same pair of editions.

    Tribes as they were reported stand in the place of today's in a family of their own, so that
    a reader of one of the two partitions is not judged by comparisons of the other.
    """
    reported = [row for row in rows if _divides_by(row, "reported")]
    today = [row for row in rows if not _divides_by(row, "reported")]
    others = [row for row in today if not _divides_by(row, "tribe")]
    again = [row for row in _judged(others + reported) if _divides_by(row, "reported")]
    return _judged(today) + again


def _divides_by(row: dict[str, Any], dimension: str) -> bool:
    return dimension in row["dimension"].split("&")


def _judged(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    judged = []
    for edition in sorted({row["edition"] for row in rows}):
        family = [row for row in rows if row["edition"] == edition]
        for row, q in zip(family, q_values([r["change"].p for r in family]), strict=True):
            told = {"q": q, "verdict": verdict(row["change"], q).value, "comparisons": len(family)}
            judged.append(row | told)
    return judged


def _change(row: dict[str, Any]) -> Change:
    before = Moments(row["n_before"], row["total_before"], row["squares_before"])
    now = Moments(row["n"], row["total"], row["total_squares"])
    pairs = Pairs(row["pairs"], row["r"] or 0.0) if row["pairs"] else None
    return compare(before, now, pairs)


def _told(row: dict[str, Any]) -> dict[str, Any]:
    change: Change = row["change"]
    kept = ("edition", "previous", "slice_id", "theme", "q", "verdict", "questions", "comparisons")
    return {key: row[key] for key in kept} | {
        "difference": change.difference,
        "low": change.low,
        "high": change.high,
        "p": change.p,
        "method": change.method.value,
        "n_before": change.n_before,
        "n_now": change.n_now,
    }
