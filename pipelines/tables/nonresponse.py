"""One row per closed edition with a population: whether its tribes answered alike, and the maturity
index if each weighed as many as were invited of it.

Made of published tables alone, so it says nothing they do not. Today's tribes.
"""

from __future__ import annotations

from itertools import groupby
from typing import Any

import pandas as pd

from barometer.stats.nonresponse import (
    Group,
    answered_unevenly,
    response_p,
    weighted_as_invited,
)
from pipelines.tables import Press

NEEDS = ("editions", "maturity", "participation", "slices")
TRIBES = """
SELECT p.edition, p.tribe, p.invited, p.responded, m.score, whole.score AS unweighted
FROM participation p JOIN editions e USING (edition)
LEFT JOIN slices s ON s.edition = p.edition AND s.tribe = p.tribe AND s.published
  AND s.role IS NULL AND s.seniority IS NULL AND s.reported IS NULL
LEFT JOIN maturity m ON m.edition = s.edition AND m.slice_id = s.slice_id
LEFT JOIN maturity whole ON whole.edition = p.edition AND whole.slice_id = 'all'
WHERE e.status = 'closed' AND p.lineage = 'today' AND p.tribe IS NOT NULL
ORDER BY p.edition, p.tribe
"""


def build(press: Press) -> pd.DataFrame:
    editions = groupby(press.records(TRIBES), key=lambda row: row["edition"])
    return pd.DataFrame([row for edition, rows in editions for row in _told(edition, [*rows])])


def _told(edition: str, tribes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Nothing of one tribe, or where more answered than were invited: the population is another."""
    if len(tribes) < 2 or any((t["invited"] or 0) < t["responded"] for t in tribes):
        return []
    groups = [Group(t["invited"], t["responded"], t["score"]) for t in tribes]
    p = response_p(groups)
    unweighted = tribes[0]["unweighted"]
    return [
        {
            "edition": edition,
            "tribes": len(tribes),
            "p": p,
            "differs": answered_unevenly(p),
            "score": unweighted,
            "weighted": None if unweighted is None else weighted_as_invited(groups),
        }
    ]
