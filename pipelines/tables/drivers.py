"""One row per closed edition and theme, everybody: association with the overall question."""

from __future__ import annotations

import numpy as np
import pandas as pd

from barometer.stats.drivers import spearman
from pipelines.tables import Press

NEEDS = ("theme_scores",)
ANSWERS = """
SELECT t.edition, t.theme, t.score, a.answer
FROM respondent_themes t
JOIN theme_scores s ON s.edition = t.edition AND s.theme = t.theme AND s.slice_id = 'all'
JOIN vault.current_answers a
  ON a.edition = t.edition AND a.respondent = t.respondent AND a.question = $overall
WHERE t.scope = t.edition AND a.answer IS NOT NULL
ORDER BY t.edition, t.theme
"""


def build(press: Press) -> pd.DataFrame:
    if press.words.overall is None:
        return pd.DataFrame()
    rows = []
    answers = press.rows(ANSWERS, overall=press.words.overall.id)
    for (edition, theme), part in answers.groupby(["edition", "theme"], sort=True):
        found = spearman(part["score"].to_numpy(np.float64), part["answer"].to_numpy(np.float64))
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
