"""One row per closed edition and theme, whole organisation: Cronbach's alpha."""

from __future__ import annotations

from typing import Any

import pandas as pd

from barometer.stats.moments import Moments
from barometer.stats.reliability import cronbach_alpha_from_sums
from pipelines.tables import Press

THEMES = """
SELECT DISTINCT a.edition, a.theme
FROM asked_questions a JOIN slice_list s USING (edition)
WHERE s.slice_id = 'all' AND s.reason IS NULL ORDER BY a.edition, a.theme
"""
# Of those who answered every question of the theme, one row per question (NULL: their totals).
SUMS = """
WITH complete AS (
  SELECT person, score * questions AS total FROM theme_answers
  WHERE scope = $edition AND theme = $theme AND answered = questions
)
SELECT a.question, count(*) AS n, sum(a.score) AS total, sum(a.score * a.score) AS squares
FROM scored_answers a JOIN complete USING (person)
WHERE a.theme = $theme GROUP BY a.question
UNION ALL
SELECT NULL, count(*), sum(total), sum(total * total) FROM complete
ORDER BY question NULLS LAST
"""


def build(press: Press) -> pd.DataFrame:
    rows = []
    for found in press.records(THEMES):
        *questions, totals = press.records(SUMS, **found)
        if totals["n"] < press.settings.minimum_group:
            continue
        result = cronbach_alpha_from_sums([_moments(q) for q in questions], _moments(totals))
        rows.append(found | {"n": result.n, "alpha": result.alpha})
    return pd.DataFrame(rows)


def _moments(sums: dict[str, Any]) -> Moments:
    return Moments(sums["n"], sums["total"], sums["squares"])
