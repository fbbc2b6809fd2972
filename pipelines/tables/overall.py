"""One row per closed edition that asked the 0–10 question: promoters less detractors, its change.

Whole organisation only. As long as fewer than the minimum group answered it anew, what an earlier
publication said of an edition stands: else their answers could be had by subtraction.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from barometer.stats.enps import Enps, change, enps, enps_of
from pipelines.tables import Press
from pipelines.tables._earlier import said_before, settled

NEEDS = ("editions", "slices")
SCALE = 11  # answers 1..11 stand for 0..10
ANSWERS = """
SELECT a.edition, e.previous, a.answer - 1 AS answer, count(*) AS n
FROM told_answers a JOIN editions e USING (edition) JOIN slices s USING (edition)
WHERE a.question = $overall AND a.answer IS NOT NULL AND s.slice_id = 'all' AND s.published
GROUP BY ALL ORDER BY ALL
"""
BEFORE = "SELECT edition, promoters, passives, detractors FROM overall"


def build(press: Press) -> pd.DataFrame:
    asked = press.words.overall
    if asked is None or asked.scale != SCALE:
        return pd.DataFrame()
    rows = press.records(ANSWERS, overall=asked.id)
    said = [row for earlier in said_before(press, BEFORE) for row in earlier]
    shown: dict[str, Enps] = {}
    for edition in {row["edition"]: None for row in rows}:
        now = enps_of({row["answer"]: row["n"] for row in rows if row["edition"] == edition})
        before = [told for row in said if row["edition"] == edition and (told := _told(row))]
        if now and (settled_now := settled(now, before, press.settings.minimum_group)):
            shown[edition] = settled_now
    previous = {row["edition"]: row["previous"] for row in rows}
    return pd.DataFrame(
        [
            {
                "edition": edition,
                **_described(found),
                **_changed(shown.get(previous[edition]), found),
            }
            for edition, found in shown.items()
        ]
    )


def _told(row: dict[str, Any]) -> Enps | None:
    return enps(int(row["promoters"]), int(row["passives"]), int(row["detractors"]))


def _described(found: Enps) -> dict[str, Any]:
    return {
        "n": found.n,
        "promoters": found.promoters,
        "passives": found.passives,
        "detractors": found.detractors,
        "points": found.points,
        "low": found.interval.low if found.interval else None,
        "high": found.interval.high if found.interval else None,
    }


def _changed(before: Enps | None, now: Enps) -> dict[str, Any]:
    """Against the closed edition before, where it is shown too."""
    if before is None:
        return {}
    band = change(before, now)
    return {
        "difference": now.points - before.points,
        "change_low": band.low if band else None,
        "change_high": band.high if band else None,
    }
