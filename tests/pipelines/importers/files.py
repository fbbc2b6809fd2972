"""Every small foreign file there is: what the contract and the fuzzing run over."""

from __future__ import annotations

from tests.pipelines.importers import (
    foreign,
    foreign_attendance,
    foreign_searches,
    foreign_surveys,
    foreign_views,
)

FILES = (
    *foreign.FOREIGN,
    *foreign_surveys.FOREIGN,
    *foreign_attendance.FOREIGN,
    *foreign_views.FOREIGN,
    *foreign_searches.FOREIGN,
)
