"""One row per closed edition and theme, whole organisation: Cronbach's alpha."""

from __future__ import annotations

import numpy as np
import pandas as pd

from barometer.stats.reliability import cronbach_alpha
from pipelines.tables import Press

ANSWERS = """
SELECT a.respondent, a.question, a.score
FROM scored_answers a JOIN membership m USING (edition, respondent)
WHERE m.slice_id = 'all' AND a.edition = $edition AND a.theme = $theme
"""
THEMES = "SELECT DISTINCT edition, theme FROM asked_questions ORDER BY edition, theme"


def build(press: Press) -> pd.DataFrame:
    rows = []
    for found in press.records(THEMES):
        answers = press.rows(ANSWERS, **found)
        if answers.empty:
            continue
        matrix = answers.pivot(index="respondent", columns="question", values="score")
        result = cronbach_alpha(matrix.to_numpy(dtype=np.float64))
        if result.n >= press.settings.minimum_group:
            rows.append(found | {"n": result.n, "alpha": result.alpha})
    return pd.DataFrame(rows)
