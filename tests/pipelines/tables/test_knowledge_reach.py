"""Reach says whether it counts everybody, or the least there can be."""

from __future__ import annotations

import pytest

from barometer.settings import Settings
from pipelines.publish import publish
from tests.pipelines.conftest import Load

DAYS = ("2026-01-01", "2026-01-28", "2026-02-25")  # two windows of 28 days


@pytest.mark.parametrize(("nameless", "known"), [(None, [True, True]), (0, [False, True])])
def test_reach_is_the_least_where_a_view_names_nobody(
    nameless: int | None, known: list[bool], settings: Settings, load: Load
) -> None:
    view = {"resource": "/a", "views": 2}
    rows = [
        view | {"viewed_on": day, "viewer": f"p{place}@p.example"}
        for day in DAYS
        for place in range(6)
    ]
    if nameless is not None:
        rows.append(view | {"viewed_on": DAYS[nameless]})
    load("views", rows)
    found = publish(settings).rows("FROM knowledge_reach ORDER BY period_start")
    assert [row["unique_viewers"] for row in found] == [6, 6]
    assert [row["all_known"] for row in found] == known
