"""One row per initiative done in some tribes and not in others: change in the exposed ones,
compared with the rest; a description, not a cause.

From the last edition that opened before it started to the first that opened after it ended, as a
pain point is tested again; while it runs without a known end, to the first after it started.
Merged tribes are left out: some of them may have been exposed and others not.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from barometer.questionnaire import OTHER, normalise
from barometer.stats.difference_in_differences import TribeScores, check_initiative
from pipelines.lineage import Lineage
from pipelines.tables import Press

NEEDS = ("initiatives", "theme_scores", "slices", "editions")
INITIATIVES = """
SELECT initiative, theme, tribes, started_on, coalesce(ended_on, started_on) AS ended_on
FROM initiatives
WHERE tribes IS NOT NULL AND theme IS NOT NULL AND started_on IS NOT NULL
  AND status IN ('running', 'done')
ORDER BY initiative
"""
SCORES = """
SELECT s.tribe, t.edition, t.score FROM theme_scores t JOIN slices s USING (edition, slice_id)
WHERE t.theme = $theme AND s.tribe <> $other AND s.role IS NULL AND s.seniority IS NULL
  AND t.edition IN ($edition, $previous)
"""
EDITIONS = """
SELECT edition, opens_on FROM editions WHERE status = 'closed' AND opens_on IS NOT NULL
ORDER BY opens_on
"""


def build(press: Press) -> pd.DataFrame:
    editions = press.records(EDITIONS)
    rows = []
    for initiative in press.records(INITIATIVES):
        before = [e["edition"] for e in editions if e["opens_on"] < initiative["started_on"]]
        after = [e["edition"] for e in editions if e["opens_on"] > initiative["ended_on"]]
        if before and after:
            rows.append(_checked(press, initiative, before[-1], after[0]))
    return pd.DataFrame([row for row in rows if row is not None])


def _checked(
    press: Press, initiative: dict[str, Any], previous: str, edition: str
) -> dict[str, Any] | None:
    exposed = _exposed(initiative["tribes"], initiative["started_on"], press.lineage)
    scores = press.rows(
        SCORES,
        theme=initiative["theme"],
        other=OTHER,
        edition=edition,
        previous=previous,
    ).pivot(index="tribe", columns="edition", values="score")
    if scores.shape[1] < 2:
        return None
    complete = scores.dropna()
    found = check_initiative(
        [
            TribeScores(normalise(str(tribe)) in exposed, row[previous], row[edition])
            for tribe, row in complete.iterrows()
        ]
    )
    if found.difference is None:
        return None
    return {
        "initiative": initiative["initiative"],
        "theme": initiative["theme"],
        "edition": edition,
        "previous": previous,
        "exposed": found.exposed,
        "unexposed": found.unexposed,
        "difference": found.difference,
        "p": found.p,
        "exploratory": found.exploratory,
    }


def _exposed(tribes: str, started_on: date, lineage: Lineage) -> set[str]:
    """Today's tribes, normalised; a tribe that was split since is none of them."""
    return {normalise(lineage.today(tribe.strip(), started_on)) for tribe in tribes.split(";")}
