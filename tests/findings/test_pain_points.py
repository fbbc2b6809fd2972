"""What is said of pain points and of one: no more than intervals and ranges carry."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from barometer.charts.verdicts import NOT_TOLD_APART, STATUSES
from barometer.findings import one_pain_point, pain_points, ranks
from barometer.findings import pain_point_story as story
from barometer.store.publication import Publication
from barometer.text import Text

EN = Text("en")
EDITIONS = ["2025-S2", "2026-S1"]


def row(**other: Any) -> dict[str, Any]:
    shares = {"mentions": 12, "asked": 40, "frequency": 0.3, "low": 0.18, "high": 0.45}
    ranks = {"rank": 2, "rank_low": 1, "rank_high": 4}
    change = {"difference": -0.1, "change_low": -0.3, "change_high": 0.1}
    known = {"pain_point": "late", "edition": "2026-S1", "opens_on": datetime(2026, 6, 1)}
    more = {"severity": 52.0, "breadth": 0.8, "persistence": 2, "status": "open", "theme": "data"}
    return known | shares | ranks | change | more | other


@pytest.mark.parametrize(
    ("low", "high", "asked", "moved"),
    [
        (-0.3, 0.1, 40, False),
        (-0.3, 0.0, 40, False),
        (-0.3, -0.01, 40, True),
        (0.02, 0.3, 40, True),
        (0.02, 0.3, 9, False),
        (None, None, 40, False),
    ],
)
def test_a_share_moved_only_where_its_interval_leaves_out_zero(
    low: float | None, high: float | None, asked: int, moved: bool
) -> None:
    told = row(change_low=low, change_high=high, asked=asked)
    assert pain_points.moved(told) == moved
    assert ("points since" in pain_points.history(told, EN)) == moved


@pytest.mark.parametrize(
    ("share", "tribes", "said"),
    [
        (0.8, 5, "in 4 of 5 tribes"),
        (2 / 3, 6, "in 4 of 6 tribes"),
        (0.8, 6, "in 80% of tribes"),
        (0.8, 0, "in 80% of tribes"),
        (None, 5, ""),
    ],
)
def test_breadth_is_told_in_tribes_where_it_is_a_number_of_them(
    share: float | None, tribes: int, said: str
) -> None:
    assert pain_points.breadth(row(breadth=share), tribes, EN) == said


def test_beside_a_row_stand_its_editions_severity_and_breadth() -> None:
    told = [row(edition="2025-S2", rank=12), row()]
    beside = pain_points.beside([row()], told, EDITIONS, 5, EN)
    assert beside.notes == {"late": "□■   severity 52   in 4 of 5 tribes"}
    assert beside.moves == {}
    hidden = pain_points.beside([row(severity=None, breadth=None)], told, EDITIONS, 5, EN)
    assert hidden.notes == {"late": "□■"}


def test_those_that_may_come_first_are_counted_where_they_stand_together() -> None:
    first, second = row(pain_point="a", rank=1), row(pain_point="b", rank=2, rank_low=1)
    third = row(pain_point="c", rank=3, rank_low=3, rank_high=5)
    contenders = [pain_points.beside(rows, [], EDITIONS, 5, EN).contenders for rows in (
        [first, second, third], [first, third, second], [first, third])]  # fmt: skip
    assert contenders == [2, 0, 0]


@pytest.mark.parametrize(("low", "first"), [(5, False), (15, False), (16, True)])
def test_none_comes_first_within_a_theme_where_ranges_meet(
    stand_in_publication: Publication, low: int, first: bool
) -> None:
    best = row(rank=6, rank_low=3, rank_high=15, pain_point="one")
    second = row(rank=17, rank_low=low, rank_high=20, pain_point="two")
    said = ranks.first([best, second], stand_in_publication.questionnaire, EN)
    assert ("comes first" in said) == first


def test_title_says_how_many_or_why_there_is_no_number() -> None:
    assert story.title(row(), "Late", "2026-S1", EN) == "30% name “Late”"
    nobody = story.title(row(mentions=0), "Late", "2026-S1", EN)
    assert nobody == "Nobody named “Late” in 2026-S1"
    assert "not asked" in story.title(None, "Late", "2026-S1", EN)


def test_lead_says_that_a_change_within_noise_is_not_told() -> None:
    before = row(edition="2025-S2", frequency=0.4)
    said = story.lead(row(), [before, row()], "the whole organisation", EN)
    assert "In 2025-S2 it was 40%: a change of −10 points (−30 to +10)." in said
    assert said.endswith(NOT_TOLD_APART)
    firm = row(change_high=-0.01)
    assert NOT_TOLD_APART not in story.lead(firm, [before, firm], "everybody", EN)
    assert "change" not in story.lead(row(), [row()], "everybody", EN)


@pytest.mark.parametrize(("low", "overlap"), [(0.2, True), (0.5, False)])
def test_tribes_are_told_apart_only_where_intervals_do_not_overlap(
    low: float, overlap: bool
) -> None:
    rows = [row(low=low, high=0.8), row(low=0.1, high=0.4)]
    assert ("All intervals overlap." in story.tribes_apart(rows, EN)) == overlap


def initiative(**other: Any) -> dict[str, Any]:
    days = {"started_on": datetime(2026, 2, 1), "due_on": None, "ended_on": datetime(2026, 4, 1)}
    return {"title": "Atlas", "title_fr": None, "status": "done", **days} | other


def test_what_came_of_it_is_told_in_the_order_of_days() -> None:
    own = [row(edition="2025-S2", opens_on=datetime(2025, 11, 1)), row(status="better")]
    idea = initiative(title="Idea", status="idea", started_on=None, ended_on=None)
    lines = story.came_of_it(own, [idea, initiative()], EN)
    assert [line.words.split(":")[0].split(",")[0] for line in lines] == [
        "Named since 2025-S2",
        "Atlas",
        "2026-S1",
        "Idea",
    ]
    assert lines[2].verdict == STATUSES["better"]


def test_what_nobody_answers_is_open() -> None:
    lines = story.came_of_it([row()], [], EN)
    assert lines[-1].verdict == STATUSES["open"]
    assert story.came_of_it([], [], EN)[0].words == "No initiative answers it."


def test_facts_say_what_is_hidden_and_nothing_of_what_nobody_named() -> None:
    told = dict(story.facts(row(severity=None), [row()], EDITIONS, 5, 5, EN))
    assert told["Severity"] == "hidden: fewer than 5 people"
    assert told["In the top ten"] == "–■ 1 of 2"
    assert story.facts(row(mentions=0), [row()], EDITIONS, 5, 5, EN) == []
    assert story.facts(row(rank=None), [row()], EDITIONS, 5, 5, EN) == []


def test_address_keeps_the_filters() -> None:
    address = one_pain_point.address("late", tribe=["A&B", "C"], edition=["2026-S1"])
    assert address == "pain_points?tribe=A%26B&tribe=C&edition=2026-S1&point=late"
