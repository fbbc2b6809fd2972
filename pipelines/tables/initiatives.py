"""One row per initiative, with the mean of its ratings and its contributors from the minimum on.

The mean of a few more ratings, beside the one published before, gives theirs away. So ratings count
once the minimum group of new ones have come; until then the last mean published stands.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from pipelines.tables import Press
from pipelines.tables._earlier import said_before, settled

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
BEFORE = "SELECT initiative, ratings, mean_rating FROM initiatives WHERE ratings > 0"


@dataclass(frozen=True)
class Ratings:
    """How many ratings, and their mean."""

    n: int
    mean: float | None


def build(press: Press) -> pd.DataFrame:
    said: dict[str, list[Ratings]] = {}
    for earlier in said_before(press, BEFORE):
        for row in earlier:
            told = Ratings(int(row["ratings"]), row["mean_rating"])
            said.setdefault(row["initiative"], []).append(told)
    minimum = press.settings.minimum_group
    rows = []
    for row in press.records(INITIATIVES, minimum=minimum):
        now = Ratings(row["ratings"], row["mean_rating"])
        shown = settled(now, said.get(row["initiative"], []), minimum) or Ratings(0, None)
        rows.append(row | {"ratings": shown.n, "mean_rating": shown.mean})
    return pd.DataFrame(rows)
