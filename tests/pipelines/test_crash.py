"""A load or publish killed at any moment; `make soak` kills 1,000, a few are killed here."""

from __future__ import annotations

from tests.soak.kills import kill_many


def test_killed_load_or_publish_leaves_everything_whole() -> None:
    found = kill_many(6, seed=7)
    assert found.startswith("kills: 6,")
    assert "intact after 6, broken=0" in found
