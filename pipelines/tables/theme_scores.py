"""One row per edition, published slice and theme: its sums, its score and both uncertainties."""

from __future__ import annotations

from typing import Any

import pandas as pd

from barometer.stats.intervals import Interval, finite_population_interval, mean_interval
from barometer.stats.maturity import maturity_level
from barometer.stats.moments import Moments
from barometer.stats.silence import score_bounds
from barometer.stats.verdicts import detectable_change
from pipelines.staging import MATURITY
from pipelines.tables import Press

NEEDS = ("question_scores",)
SUMS = """
SELECT m.edition, m.slice_id, m.theme, m.n, m.total, m.total_squares, p.invited, f.favourable
FROM moments m JOIN shown_themes USING (scope, edition, slice_id, theme)
LEFT JOIN (
  SELECT s.edition, s.slice_id, sum(i.invited) AS invited
  FROM slice_list s JOIN invited i
    ON i.edition = s.edition AND (s.tribe IS NULL OR s.tribe = i.tribe)
    AND (s.role IS NULL OR s.role = i.role) AND (s.seniority IS NULL OR s.seniority = i.seniority)
    AND (s.reported IS NULL OR s.reported = i.reported)
  GROUP BY ALL
) p USING (edition, slice_id)
LEFT JOIN (
  SELECT s.edition, s.slice_id, k.theme, sum(s.n * s.favourable) / sum(s.n) AS favourable
  FROM question_scores s JOIN kept_scopes k
    ON k.scope = s.edition AND k.edition = s.edition AND k.question = s.question
  GROUP BY s.edition, s.slice_id, k.theme
  HAVING count(*) = any_value(k.questions)  -- of fewer questions it would be another share
) f USING (edition, slice_id, theme)
WHERE m.scope = m.edition AND m.theme <> $maturity
ORDER BY m.edition, m.slice_id, m.theme
"""


def build(press: Press) -> pd.DataFrame:
    rows = press.records(SUMS, maturity=MATURITY)
    return pd.DataFrame([_described(row, press.words.levels.cuts) for row in rows])


def _described(row: dict[str, Any], cuts: tuple[float, ...]) -> dict[str, Any]:
    moments = Moments(row["n"], row["total"], row["total_squares"])
    score = row["total"] / row["n"]
    invited = row.pop("invited")
    population = int(invited) if invited else 0
    return row | {
        "score": score,
        "level": maturity_level(score, cuts),
        "detectable": detectable_change(moments.sd, moments.n),
        **_ends("", _clipped(mean_interval(moments))),
        **_ends("silent_", score_bounds(moments.total, moments.n, population)),
        **_ends("finite_", _clipped(finite_population_interval(moments, population))),
    }


def _clipped(interval: Interval | None) -> Interval | None:
    return interval.clipped() if interval else None


def _ends(prefix: str, interval: Interval | None) -> dict[str, float | None]:
    return {
        f"{prefix}low": interval.low if interval else None,
        f"{prefix}high": interval.high if interval else None,
    }
