"""One row per initiative, with the mean of its ratings from the minimum group on.

The mean of a few more ratings, beside the one published before, gives theirs away. So ratings count
once the minimum group of new ones have come; until then the last mean published stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from pipelines.tables import Press
from pipelines.tables._earlier import said_before

INITIATIVES = """
WITH ratings AS (
  SELECT subject, count(*) AS n, avg(rating) AS mean FROM vault.current_feedback
  WHERE subject_kind = 'initiative' GROUP BY subject
)
SELECT i.initiative, i.title, i.title_fr, i.pillar, i.theme, i.pain_points, i.leader_role, i.kind,
  i.status, i.started_on::DATE AS started_on, i.due_on::DATE AS due_on,
  i.ended_on::DATE AS ended_on, i.tribes, i.contributors, i.summary, i.summary_fr,
  coalesce(r.n, 0) AS ratings, r.mean AS mean_rating
FROM vault.current_initiatives i LEFT JOIN ratings r ON r.subject = i.initiative
ORDER BY i.started_on, i.initiative
"""
BEFORE = "SELECT initiative, ratings, mean_rating FROM initiatives WHERE ratings > 0"


@dataclass(frozen=True)
class Ratings:
    """How many ratings, and their mean; none under the minimum."""

    n: int
    mean: float | None


NONE = Ratings(0, None)


def build(press: Press) -> pd.DataFrame:
    said: dict[str, list[Ratings]] = {}
    for earlier in said_before(press, BEFORE):
        for row in earlier:
            told = Ratings(int(row["ratings"]), row["mean_rating"])
            said.setdefault(row["initiative"], []).append(told)
    minimum = press.settings.minimum_group
    rows = []
    for row in press.records(INITIATIVES):
        shown = _shown(_of(row), said.get(row["initiative"], []), minimum)
        rows.append(row | {"ratings": shown.n, "mean_rating": shown.mean})
    return pd.DataFrame(rows)


def _of(row: dict[str, Any]) -> Ratings:
    return Ratings(row["ratings"], row["mean_rating"])


def _shown(now: Ratings, said: Sequence[Ratings], minimum: int) -> Ratings:
    """The ratings of now; those said last where too few were added; none where some were taken.

    said: what earlier publications showed, the last one first.
    """
    if now.n < minimum:
        return NONE
    if all(_apart(now, before, minimum) for before in said):
        return now
    return said[0] if now.n >= said[0].n else NONE


def _apart(now: Ratings, before: Ratings, minimum: int) -> bool:
    """Whether the two differ by nobody or by enough."""
    return now == before or abs(now.n - before.n) >= minimum
