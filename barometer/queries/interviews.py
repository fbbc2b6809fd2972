"""What was said in interviews."""

from __future__ import annotations

import pandas as pd

from barometer.store.publication import Publication


def problems(publication: Publication) -> pd.DataFrame:
    """Return one row per theme and problem raised: interviews, NULL where not counted alone."""
    return publication.rows("SELECT theme, pain_point, interviews FROM interview_problems")
