"""A check of an initiative compares tribes that are published alone, and nothing else."""

from __future__ import annotations

from barometer.settings import Settings
from pipelines.publish import publish
from tests.pipelines.conftest import Load, respondents

SIZES = {"A": 12, "B": 12, "C": 12, "D": 12, "Labs": 2, "Tiny": 2}


def test_only_published_tribes_are_compared(settings: Settings, load: Load) -> None:
    for edition, opens, gain in (("2025-S1", "2025-06-02", 0), ("2025-S2", "2025-11-17", 1)):
        rows = [
            row | {"submitted_at": opens}
            for tribe, n in SIZES.items()
            for role in ("pm", "ux")
            for row in respondents(tribe, n, 2 + gain * (tribe == "A"), role)
        ]
        load("survey", rows, name=f"{edition}.csv", edition=edition)
    atlas = {"initiative": "atlas", "title": "Atlas", "theme": "data", "status": "done"}
    load("initiatives", [atlas | {"tribes": "A;Labs", "started_on": "2025-07-01"}])
    publication = publish(settings)
    two_way = publication.rows("FROM slices WHERE published AND tribe = 'A' AND role = 'pm'")
    check = publication.rows("FROM initiative_checks").iloc[0]
    alone = publication.rows(
        "SELECT DISTINCT tribe FROM slices WHERE published AND role IS NULL AND seniority IS NULL"
        " AND reported IS NULL AND tribe NOT IN ('other')"
    )
    assert len(two_way) == 2
    assert "Labs" not in set(alone["tribe"])
    assert (check["exposed"], check["unexposed"]) == (1, len(alone) - 1)
    assert check["difference"] > 0
