"""One row per initiative, with the mean of its ratings and its contributors from the minimum on."""

from __future__ import annotations

import pandas as pd

from pipelines.tables import Press
from pipelines.tables._ratings import Ratings, settled_ratings

INITIATIVES = """
WITH ratings AS (
  SELECT subject, count(*) AS n, avg(rating) AS mean FROM vault.current_feedback
  WHERE subject_kind = 'initiative' GROUP BY subject
)
SELECT i.initiative, i.title, i.title_fr, i.pillar, i.theme, i.pain_points, i.leader_role, i.kind,
  i.status, i.started_on::DATE AS started_on, i.due_on::DATE AS due_on,
  i.ended_on::DATE AS ended_on, i.tribes,
  CASE WHEN i.contributors >= $minimum THEN i.contributors END AS contributors,
  i.summary, i.summary_fr,
  coalesce(r.n, 0) AS ratings, r.mean AS mean_rating
FROM vault.current_initiatives i LEFT JOIN ratings r ON r.subject = i.initiative
ORDER BY i.started_on, i.initiative
"""
BEFORE = "SELECT initiative AS subject, ratings, mean_rating FROM initiatives WHERE ratings > 0"


def build(press: Press) -> pd.DataFrame:
    minimum = press.settings.minimum_group
    found = press.records(INITIATIVES, minimum=minimum)
    now = {row["initiative"]: Ratings(row["ratings"], row["mean_rating"]) for row in found}
    rated = settled_ratings(press, now, BEFORE)
    shown = [rated[row["initiative"]] for row in found]
    return pd.DataFrame(
        row | {"ratings": said.n, "mean_rating": said.mean}
        for row, said in zip(found, shown, strict=True)
    )
