"""One row per closed edition and theme, everybody: association with the overall question."""

from __future__ import annotations

import numpy as np
import pandas as pd

from barometer.stats.drivers import spearman
from pipelines.tables import Press

NEEDS = ("theme_scores",)
# One row per edition, theme, score and answer to the overall question: respondents with both.
PAIRS = """
SELECT t.edition, t.theme, round(t.score, 9) AS score, a.answer, count(*) AS n
FROM theme_answers t
JOIN theme_scores s ON s.edition = t.edition AND s.theme = t.theme AND s.slice_id = 'all'
JOIN told_answers a ON a.person = t.person AND a.question = $overall
WHERE t.scope = t.edition AND t.score IS NOT NULL AND a.answer IS NOT NULL
GROUP BY ALL ORDER BY ALL
"""


def build(press: Press) -> pd.DataFrame:
    if press.words.overall is None:
        return pd.DataFrame()
    rows = []
    pairs = press.rows(PAIRS, overall=press.words.overall.id)
    for (edition, theme), part in pairs.groupby(["edition", "theme"], sort=True):
        scores, overall = part["score"].to_numpy(np.float64), part["answer"].to_numpy(np.float64)
        found = spearman(scores, overall, part["n"].to_numpy(np.int64))
        if found is not None:
            ends = found.interval
            rows.append(
                {
                    "edition": edition,
                    "theme": theme,
                    "n": found.n,
                    "rho": found.rho,
                    "low": ends.low if ends else None,
                    "high": ends.high if ends else None,
                }
            )
    return pd.DataFrame(rows)
