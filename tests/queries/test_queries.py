"""Reads of a publication: their grain, and what they leave out."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from pathlib import Path

import pytest

import barometer.queries
from barometer.queries import editions, maturity, pain_points, participation, tribes
from barometer.rows import by
from barometer.store.home import Home
from barometer.store.publication import Publication, latest
from tests import stand_in

FILTERS = {
    "edition": "2026-S2",
    "slices": ("t=Search", "t=Checkout"),
    "tribes": ("Search",),
    "tribe": "Search",
    "role": None,
    "seniority": None,
    "theme": None,
    "series": "Product Crafternoon",
    "kind": None,
    "reported": None,
    "lineage": "today",
    "initiative": "i2",
    "point": "data_access",
}
QUERIES = [
    query
    for module in pkgutil.iter_modules(barometer.queries.__path__)
    for _name, query in inspect.getmembers(
        importlib.import_module(f"barometer.queries.{module.name}"), inspect.isfunction
    )
    if query.__module__.startswith("barometer.queries")
    and next(iter(inspect.signature(query).parameters)) == "publication"
]


@pytest.fixture(scope="module")
def full_publication(tmp_path_factory: pytest.TempPathFactory) -> Publication:
    """The stand-in's publication with the tables that most tests want empty."""
    home = Home(tmp_path_factory.mktemp("full"))
    sql = (
        "INSERT INTO interview_problems VALUES (NULL, NULL, 12);"
        "INSERT INTO searches (term, period_start, period_end, searches)"
        " VALUES ('vision', '2026-10-24', '2026-11-20', 9);"
        "INSERT INTO feedback_comments VALUES ('i2', 'One template for everybody.');"
        "INSERT INTO initiative_checks VALUES"
        " ('i2', 'data', '2026-S2', '2026-S1', 2, 4, 3.0, 0.4, TRUE)"
    )
    stand_in.build(home, changed_by=sql)
    publication = latest(home)
    assert publication is not None
    return publication


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: f"{query.__module__}.{query.__name__}")
def test_query_reads_rows(query, full_publication: Publication) -> None:
    names = list(inspect.signature(query).parameters)[1:]
    rows = query(full_publication, *(FILTERS[name] for name in names))
    assert len(rows) > 0
    assert query.__doc__.startswith("Return ")


def test_editions_come_newest_first_with_their_rate(stand_in_publication: Publication) -> None:
    rows = editions.editions(stand_in_publication)
    assert [row["edition"] for row in rows] == ["2026-S2", "2026-S1", "2025-S2", "2025-S1"]
    assert rows[0]["rate"] == pytest.approx(56 / 60)


@pytest.mark.parametrize(("lineage", "name"), [("today", "Loyalty"), ("reported", "CRM")])
def test_tribes_are_read_in_the_lineage_asked_for(
    lineage: str, name: str, stand_in_publication: Publication
) -> None:
    rates = participation.by_tribe(stand_in_publication, "2025-S2", lineage)
    cells = maturity.theme_by_tribe(stand_in_publication, "2025-S2", lineage)
    for rows in (rates, cells):
        told = [(row["tribe"], row.get("theme")) for row in rows]
        assert {tribe for tribe, _theme in told} & {"Loyalty", "CRM"} == {name}
        assert len(told) == len(set(told))


def test_a_renamed_tribe_has_no_rate_before_as_reported(stand_in_publication: Publication) -> None:
    rates = participation.by_tribe(stand_in_publication, "2026-S1", "reported")
    assert [row["tribe"] for row in rates if row["rate_before"] is None] == ["Loyalty"]


def test_changes_name_every_tribe_concerned(tmp_path: Path) -> None:
    home = Home(tmp_path)
    sql = "INSERT INTO tribe_changes SELECT 7, 'merged', f, 'C', '2026-01-15', '2026-S1', ''"
    stand_in.build(home, changed_by=f"{sql} FROM (VALUES ('A'), ('B')) v(f)")
    publication = latest(home)
    assert publication is not None
    rows = tribes.changes(publication)
    told = [(row["former"], row["names"]) for row in rows]
    assert told == [("CRM", "Loyalty"), ("A;B", "C")]


def test_before_is_the_score_of_the_edition_compared_with(
    stand_in_publication: Publication,
) -> None:
    rows = maturity.themes_before_now(stand_in_publication, "2026-S2", ("all",))
    last = maturity.themes_before_now(stand_in_publication, "2026-S1", ("all",))
    assert len(rows) == 5
    assert {row["theme"]: row["before"] for row in rows} == {
        row["theme"]: row["score"] for row in last
    }


def test_shares_of_a_question_add_up_to_one(stand_in_publication: Publication) -> None:
    rows = maturity.answers(stand_in_publication, "2026-S2", ("all",))
    shares = [sum(row["share"] for row in part) for part in by(rows, "question").values()]
    assert shares == pytest.approx([1.0] * 25)


def test_a_theme_keeps_only_its_pain_points(stand_in_publication: Publication) -> None:
    rows = pain_points.ranked(stand_in_publication, "2026-S2", ("all",), "data")
    assert {row["theme"] for row in rows} == {"data"}


def test_tribes_carry_the_rate_they_had_before(stand_in_publication: Publication) -> None:
    rows = participation.by_tribe(stand_in_publication, "2026-S2", "today")
    assert None not in [row["rate_before"] for row in rows]
    shares = [row["share"] for row in rows]
    assert shares == sorted(shares, reverse=True)


def test_persistence_starts_again_where_nobody_named_it(tmp_path: Path) -> None:
    home = Home(tmp_path)
    stand_in.build(
        home,
        changed_by="UPDATE pain_points SET mentions = 0 WHERE edition = '2025-S2' AND rank = 1",
    )
    publication = latest(home)
    assert publication is not None
    first, second = [
        pain_points.ranked(publication, edition, ("all",), None)[0]
        for edition in ("2025-S2", "2026-S2")
    ]
    assert first["persistence"] == 0
    assert second["persistence"] == 2
    assert pain_points.ranked(publication, "2026-S2", ("all",), None)[1]["persistence"] == 4


def test_no_rate_where_more_answered_than_were_invited(tmp_path: Path) -> None:
    home = Home(tmp_path)
    sql = "UPDATE editions SET invited = 53 WHERE edition = '2026-S2';"
    sql += "UPDATE participation SET invited = 5 WHERE edition = '2026-S1' AND tribe = 'Search'"
    stand_in.build(home, changed_by=sql)
    publication = latest(home)
    assert publication is not None
    unknown = [row["rate"] is None for row in editions.editions(publication)]
    assert unknown == [True, False, False, False]
    days = participation.collection(publication)
    assert {row["edition"] for row in days if row["rate"] is None} == {"2026-S2"}
    now = by(participation.by_tribe(publication, "2026-S2", "today"), "tribe")
    assert now["Search"][0]["rate_before"] is None
    before = by(participation.by_tribe(publication, "2026-S1", "today"), "tribe")
    assert before["Search"][0]["share"] is None
