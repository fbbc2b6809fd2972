"""What was said in interviews."""

from __future__ import annotations

from barometer.rows import Rows
from barometer.store.publication import Publication


def problems(publication: Publication) -> Rows:
    """Return one row per theme and problem raised: interviews, NULL where not counted alone."""
    return publication.rows("SELECT theme, pain_point, interviews FROM interview_problems")
