"""One row per series, cohort and later quarter: share of those first seen in it that came again.

A cohort is a quarter, or several in a row where fewer than the minimum group came first in one.
"""

from __future__ import annotations

from dataclasses import asdict

import pandas as pd

from barometer.stats.retention import retention
from pipelines.tables import Press
from pipelines.tables._attendance import held_sessions


def build(press: Press) -> pd.DataFrame:
    rows = []
    for series, held in held_sessions(press).items():
        sessions = [(session.held_on, session.people) for session in held]
        for found in retention(sessions, press.settings.minimum_group):
            rows.append({"series": series} | asdict(found))
    return pd.DataFrame(rows)
