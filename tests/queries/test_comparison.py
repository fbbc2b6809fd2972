"""Two publications compared: only what differs, and nothing that says how a few answered."""

from __future__ import annotations

from pathlib import Path

import pytest

from barometer.errors import HomeError
from barometer.queries.comparison import Comparison, compare
from barometer.rows import Row, Rows
from barometer.settings import Settings
from barometer.store.home import Home
from barometer.store.publication import Publication, publication_of, versions
from pipelines.publish import publish
from pipelines.undo import undo
from tests import stand_in
from tests.pipelines.conftest import Load, load, respondents, settings, write

__all__ = ["load", "settings", "write"]


def stood_in(home: Home, version: int, sql: str = "") -> Publication:
    stand_in.build(home, version=version, changed_by=sql)
    return publication_of(home, version)


def compared(folder: Path, sql: str) -> Comparison:
    """The made-up publication and the same one changed."""
    home = Home(folder)
    return compare(stood_in(home, 1), stood_in(home, 2, sql))


def only(rows: Rows) -> Row:
    """The one row there is."""
    [row] = rows
    return row


def test_the_same_publication_twice_differs_in_nothing(
    stand_in_publication: Publication, tmp_path: Path
) -> None:
    assert compare(stand_in_publication, stand_in_publication).nothing
    assert compared(tmp_path, "").nothing


def test_an_edition_that_came_and_one_that_changed(tmp_path: Path) -> None:
    found = compared(
        tmp_path,
        "DELETE FROM editions WHERE edition = '2025-S1';"
        "UPDATE editions SET responded = 57, invited = NULL WHERE edition = '2026-S2'",
    )
    told = ("edition", "change", "responded", "responded_before", "invited")
    assert [tuple(row[name] for name in told) for row in found.editions] == [
        ("2025-S1", "removed", None, 41, None),
        ("2026-S2", "changed", 57, 56, None),
    ]
    assert only(found.tables) == {
        "change": "changed",
        "table": "editions",
        "rows": 3,
        "rows_before": 4,
    }
    assert not found.nothing


@pytest.mark.parametrize(("more", "withheld"), [(0, False), (1, True), (4, True), (5, False)])
def test_a_score_that_moved_with_a_few_people_is_left_out(
    more: int, withheld: bool, tmp_path: Path
) -> None:
    sql = f"UPDATE theme_scores SET score = score + 1, n = n + {more}"
    found = compared(
        tmp_path, f"{sql} WHERE edition = '2026-S2' AND slice_id = 'all' AND theme = 'data'"
    )
    row = only(found.scores)
    assert (row["edition"], row["theme"], row["change"]) == ("2026-S2", "data", "changed")
    assert row["withheld"] == withheld
    assert (row["score"] is None) == (row["score_before"] is None) == withheld
    if not withheld:
        assert row["score"] == pytest.approx(row["score_before"] + 1)


def test_slices_are_not_compared_and_last_bits_do_not_count(tmp_path: Path) -> None:
    sql = (
        "UPDATE theme_scores SET score = score + 1 WHERE slice_id <> 'all';"
        "UPDATE maturity SET score = score + 1e-12"
    )
    assert compared(tmp_path, sql).nothing


def test_the_index_has_no_theme(tmp_path: Path) -> None:
    sql = "UPDATE maturity SET score = score - 2 WHERE edition = '2026-S1' AND slice_id = 'all'"
    row = only(compared(tmp_path, sql).scores)
    assert row["theme"] is None
    assert row["edition"] == "2026-S1"


def test_sessions_and_views(tmp_path: Path) -> None:
    home = Home(tmp_path)
    first = stood_in(home, 1)
    session = first.rows("SELECT session, participants FROM sessions ORDER BY held_on")[0]
    resource = first.rows("SELECT resource FROM resources ORDER BY 1")[0]["resource"]
    second = stood_in(
        home,
        2,
        f"UPDATE sessions SET participants = 99 WHERE session = '{session['session']}';"
        "INSERT INTO resource_views BY NAME SELECT DATE '2026-11-02' AS period_start,"
        f" DATE '2026-11-08' AS period_end, '{resource}' AS resource, 7 AS views",
    )
    found = compare(first, second)
    row = only(found.sessions)
    assert (row["participants_before"], row["participants"]) == (session["participants"], 99)
    row = only(found.resources)
    assert (row["resource"], row["views_before"], row["views"]) == (resource, 0, 7)
    assert only(found.tables)["table"] == "resource_views"


def test_batches_that_came_and_went(settings: Settings, load: Load) -> None:
    load("survey", respondents("Search", 9), name="a.csv", edition="2025-S1")
    first = publish(settings)
    load("survey", respondents("Growth", 9), name="b.csv", edition="2025-S1")
    undone = undo(settings, 1)
    assert undone is not None
    found = compare(first, undone)
    assert found.batches is not None
    told = [(row["batch"], row["change"], row["loaded"]) for row in found.batches]
    assert told == [(1, "removed", 9), (2, "added", 9)]
    assert "file_name" not in first.rows("FROM batches")[0]


def test_a_publication_from_before_batches_were_named(tmp_path: Path) -> None:
    found = compared(tmp_path, "DROP TABLE batches")
    assert found.batches is None
    assert only(found.tables)["table"] == "batches"


def test_an_empty_publication_compares(tmp_path: Path) -> None:
    found = compared(tmp_path, "DELETE FROM sessions; DELETE FROM editions; DELETE FROM resources")
    assert {row["change"] for row in found.editions} == {"removed"}
    assert {row["change"] for row in found.sessions} == {"removed"}
    assert None not in [row["series"] for row in found.sessions]


def test_a_publication_that_is_not_kept_is_said(tmp_path: Path) -> None:
    home = Home(tmp_path)
    stood_in(home, 3)
    with pytest.raises(HomeError, match=r"no publication 2.*kept are: 3"):
        publication_of(home, 2)
    assert [publication.version for publication in versions(home)] == [3]
