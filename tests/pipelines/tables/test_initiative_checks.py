"""A check of an initiative compares tribes that are published alone, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest

from barometer.settings import Settings
from pipelines.publish import publish
from tests.pipelines.conftest import Load, respondents

OPENED = {"2025-S1": "2025-06-02", "2025-S2": "2025-11-17", "2026-S1": "2026-06-01"}
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
    two_way = publication.frame("FROM slices WHERE published AND tribe = 'A' AND role = 'pm'")
    check = publication.frame("FROM initiative_checks").iloc[0]
    alone = publication.frame(
        "SELECT DISTINCT tribe FROM slices WHERE published AND role IS NULL AND seniority IS NULL"
        " AND reported IS NULL AND tribe NOT IN ('other')"
    )
    assert len(two_way) == 2
    assert "Labs" not in set(alone["tribe"])
    assert (check["exposed"], check["unexposed"]) == (1, len(alone) - 1)
    assert check["difference"] > 0


@pytest.mark.parametrize(
    ("told", "compared"),
    [
        ({"status": "done", "ended_on": "2025-12-15"}, [("2025-S1", "2026-S1")]),
        ({"status": "done", "ended_on": "2025-09-15"}, [("2025-S1", "2025-S2")]),
        ({"status": "done"}, [("2025-S1", "2025-S2")]),
        ({"status": "running"}, [("2025-S1", "2025-S2")]),
        ({"status": "running", "ended_on": "2026-12-01"}, []),
        ({"status": "done", "started_on": "2025-05-01"}, []),
        ({"status": "stopped"}, []),
    ],
)
def test_the_editions_compared_are_those_around_the_whole_initiative(
    told: dict[str, Any], compared: list[tuple[str, str]], settings: Settings, load: Load
) -> None:
    for edition, opens in OPENED.items():
        rows = [
            row | {"submitted_at": opens}
            for tribe, n in SIZES.items()
            if n > 2
            for row in respondents(tribe, n, 2 + (tribe == "A" and edition != "2025-S1"))
        ]
        load("survey", rows, name=f"{edition}.csv", edition=edition)
    atlas = {"initiative": "atlas", "title": "Atlas", "theme": "data", "tribes": "A"}
    load("initiatives", [atlas | {"started_on": "2025-07-01"} | told])
    found = publish(settings).rows("FROM initiative_checks")
    assert [(row["previous"], row["edition"]) for row in found] == compared
