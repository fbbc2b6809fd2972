"""One row per series, quarter of first coming and later quarter: share seen again.

A cohort under the minimum group is not shown.
"""

from __future__ import annotations

import pandas as pd

from barometer.stats.retention import retention
from pipelines.tables import Press
from pipelines.tables._attendance import held_sessions


def build(press: Press) -> pd.DataFrame:
    rows = []
    for series, held in held_sessions(press).items():
        for found in retention([(session.held_on, session.people) for session in held]):
            if found.people >= press.settings.minimum_group:
                rows.append(
                    {
                        "series": series,
                        "cohort": found.cohort,
                        "quarter": found.quarter,
                        "share": found.share,
                        "people": found.people,
                    }
                )
    return pd.DataFrame(rows)
