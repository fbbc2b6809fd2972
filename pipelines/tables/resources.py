"""One row per resource: what it is, how fresh it is, how much it was read lately.

Days count back from the last day of views. A resource that is read but in no catalogue is its own
title.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from barometer.stats.knowledge import at_risk, is_stale, is_unread, trends
from barometer.store.vault import utc_now
from pipelines.tables import Press

RESOURCES = """
WITH seen AS (
  SELECT resource, max(period_end)::DATE AS last_viewed_on,
    sum(views) FILTER (period_start > $today::DATE - 28) AS views_28,
    sum(views) FILTER (
      period_end <= $today::DATE - 28 AND period_start > $today::DATE - 56
    ) AS views_previous_28
  FROM vault.current_views WHERE views > 0 GROUP BY resource
)
SELECT coalesce(r.resource, s.resource) AS resource,
  coalesce(r.title, r.resource, s.resource) AS title, r.kind, r.theme,
  r.updated_on::DATE AS updated_on, s.last_viewed_on,
  coalesce(s.views_28, 0)::INTEGER AS views_28,
  coalesce(s.views_previous_28, 0)::INTEGER AS views_previous_28
FROM vault.current_resources r FULL JOIN seen s ON s.resource = r.resource
ORDER BY 1
"""


def build(press: Press) -> pd.DataFrame:
    today = press.today or utc_now().date()
    rows = [_judged(row, today, press) for row in press.records(RESOURCES, today=today)]
    risks = at_risk([row["views_28"] for row in rows], [row["stale"] for row in rows])
    went = trends([(row["views_28"], row["views_previous_28"]) for row in rows])
    return pd.DataFrame(
        [
            row | {"at_risk": risk, "trend": trend.value}
            for row, risk, trend in zip(rows, risks, went, strict=True)
        ]
    )


def _judged(row: dict[str, Any], today: date, press: Press) -> dict[str, Any]:
    last_viewed_on = row.pop("last_viewed_on")
    return row | {
        "stale": is_stale(row["updated_on"], today, press.settings.stale_days),
        "unread": is_unread(last_viewed_on, today, press.settings.unread_days),
    }
