"""What is said of the community: pillars, roadmap, one initiative, interviews."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from barometer.findings import initiative_check, interviews, one_initiative, pillars, roadmap
from barometer.queries import initiatives as queries
from barometer.questionnaire import Questionnaire
from barometer.rows import Row
from barometer.store.publication import Publication
from barometer.text import Text

EN = Text("en")


def made(initiative: str = "i", **columns: Any) -> Row:
    names = (
        "title title_fr pillar theme pain_points leader_role kind status started_on due_on"
        " ended_on tribes contributors summary summary_fr mean_rating"
    )
    return dict.fromkeys(names.split()) | {"initiative": initiative, "ratings": 0} | columns


def point(name: str, status: str, theme: str = "data") -> Row:
    return {"pain_point": name, "status": status, "theme": theme}


@pytest.fixture
def words(stand_in_publication: Publication) -> Questionnaire:
    return stand_in_publication.questionnaire


def test_problems_of_a_pillar_are_answered_by_it_or_by_nobody() -> None:
    own = made("a", pillar="learn", theme="data", pain_points="slow;solved")
    other = made("b", pillar="define", theme="data", pain_points="taken")
    points = [
        point("slow", "has_initiative"),
        point("solved", "better"),
        point("taken", "has_initiative"),
        point("alone", "open"),
        point("elsewhere", "open", "culture"),
    ]
    found = pillars.still_open([own], [own, other], points)
    assert [row["pain_point"] for row in found] == ["slow", "alone"]


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ([6, 9], "15 contributors, counted once an initiative"),
        ([6, None], "at least 6 contributors, counted once an initiative"),
        ([None, None], "contributors: fewer than 5 in each initiative"),
        ([], ""),
    ],
)
def test_contributors_are_never_fewer_than_may_be_told(counts: list[int | None], said: str) -> None:
    assert pillars.contributors([made(contributors=n) for n in counts], 5, EN) == said


def test_a_stopped_initiative_is_no_ones_work(words: Questionnaire) -> None:
    stopped = made(pillar="learn", status="stopped", contributors=9)
    cards = pillars.cards([stopped], [], 5, words, EN)
    assert [card.notes[-1] for card in cards] == ["no initiative"] * 4


def test_roadmap_goes_by_pillar_and_start(words: Questionnaire) -> None:
    rows = [
        made("a", title="A", pillar="learn", status="running", started_on=date(2026, 5, 1)),
        made("b", title="B", pillar="organize", status="done", started_on=date(2026, 6, 1)),
        made("c", title="C", pillar="learn", status="done", started_on=date(2026, 1, 1)),
        made("d", title="D", started_on=date(2026, 1, 1)),
        made("e", title="E", pillar="learn"),
    ]
    shown = roadmap.drawn(rows, date(2026, 11, 23), words, EN)
    assert [row["title"] for row in shown] == ["B", "C", "A", "D"]
    assert shown[-1]["pillar"] == "Without a pillar"
    assert shown[2]["until"] == date(2026, 11, 23)  # runs, nobody said until when
    assert [row["initiative"] for row in roadmap.undated(rows)] == ["e"]


def test_roadmap_counts_quick_wins() -> None:
    rows = [made(kind="Quick win", status="done"), made(kind="quick_win", status="running")]
    assert roadmap.finding(rows, EN) == "1 of 2 quick wins are done"
    assert roadmap.finding([made(kind="tooling")], EN) == "1 initiative"
    assert roadmap.statuses(rows, EN) == {"running": "running", "done": "done"}


EDITIONS = [
    {"edition": name, "opens_on": day, "previous": before}
    for name, day, before in (
        ("2025-S1", date(2025, 6, 2), None),
        ("2025-S2", date(2025, 11, 17), "2025-S1"),
        ("2026-S1", date(2026, 6, 1), "2025-S2"),
    )
]


@pytest.mark.parametrize(
    ("row", "before", "after"),
    [
        (made(status="done", started_on=date(2025, 7, 1), ended_on=date(2025, 9, 1)), 0, 2),
        (made(status="done", started_on=date(2025, 7, 1), ended_on=date(2026, 6, 5)), 0, None),
        (made(status="running", started_on=date(2025, 12, 1)), 1, 2),
        (made(status="running", started_on=date(2025, 1, 1)), None, 2),
        (made(status="planned", started_on=date(2025, 7, 1)), 2, None),
        (made(status="idea"), 2, None),
    ],
)
def test_before_is_before_its_start_and_after_is_after_its_end(
    row: Row, before: int | None, after: int | None
) -> None:
    wanted = tuple(None if place is None else EDITIONS[place] for place in (before, after))
    assert one_initiative.before_and_after(row, EDITIONS) == wanted


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (made(status="stopped", started_on=date(2025, 7, 1)), "stopped"),
        (made(status="planned", started_on=date(2025, 7, 1)), "not started"),
        (made(status="done", started_on=date(2025, 7, 1), theme="data"), "tribes it reached"),
        (made(status="done", started_on=date(2026, 7, 1), theme="data", tribes="A"), "No edition"),
        (
            made(status="done", started_on=date(2025, 7, 1), ended_on=date(2026, 7, 1))
            | {"theme": "data", "tribes": "A"},
            "since it ended",
        ),
        (made(status="done", started_on=date(2025, 7, 1), theme="data", tribes="A"), "four tribes"),
    ],
)
def test_a_missing_check_has_its_reason(row: Row, why: str) -> None:
    assert why in initiative_check.why_none(row, EDITIONS, EN)


def test_a_check_of_the_first_edition_has_nothing_to_compare_with() -> None:
    row = made(status="done", started_on=date(2025, 1, 1), theme="data", tribes="A")
    assert "no edition before" in initiative_check.why_none(row, EDITIONS[:1], EN)


def test_a_check_of_many_tribes_is_still_no_proof(words: Questionnaire) -> None:
    found = {
        "previous": "2025-S2", "edition": "2026-S1", "theme": "data", "exposed": 6,
        "unexposed": 6, "difference": 9.1, "p": 0.01, "exploratory": False,
    }  # fmt: skip
    row = made(status="done", started_on=date(2026, 1, 1), ended_on=date(2026, 5, 1))
    said = " ".join(initiative_check.sentences(found, row, words, EN))
    assert "Exploratory" not in said
    assert "something else may lie behind a difference" in said
    assert "first edition after it ended" in said
    assert "still running" not in said
    runs = row | {"status": "running", "ended_on": None}
    said = " ".join(initiative_check.sentences(found, runs, words, EN))
    assert "first edition after it started" in said
    assert "still running" in said
    assert initiative_check.title(found, EN) == "+9.1 points beside the other tribes"


def test_a_check_of_few_tribes_has_its_number_in_the_detail_alone(words: Questionnaire) -> None:
    found = {
        "previous": "2025-S2", "edition": "2026-S1", "theme": "data", "exposed": 2,
        "unexposed": 3, "difference": 9.1, "p": 0.3, "exploratory": True,
    }  # fmt: skip
    row = made(status="done", started_on=date(2026, 1, 1), ended_on=date(2026, 5, 1))
    title = initiative_check.title(found, EN)
    assert "5 tribes" in title
    assert "9.1" not in title
    assert "+9.1" in " ".join(initiative_check.sentences(found, row, words, EN))


def test_facts_hold_nothing_of_a_few(words: Questionnaire) -> None:
    row = made(leader_role="Product leadership", tribes="Search;Labs")
    french = dict(one_initiative.facts(row, 5, words, Text("fr")))
    assert "Direction produit" in french.values()
    facts = dict(one_initiative.facts(row, 5, words, EN))
    assert facts["Contributors"] == "fewer than 5, or not known"
    assert facts["Tribes"] == "Search, Labs"


def test_interviews_say_which_themes_stand_together(words: Questionnaire) -> None:
    rows = [
        {"theme": theme, "pain_point": problem, "interviews": n}
        for theme, problem, n in (
            (None, None, 26),
            ("data", None, 8),
            ("+", None, 9),
            ("data", "data_access", None),
            ("culture", "vision_unclear", None),
            ("community", "onboarding", None),
        )
    ]
    shown = interviews.by_theme(rows, words, EN)
    assert [row["name"] for row in shown] == ["Data", "2 other themes together"]
    assert interviews.together(rows, words, EN) == "Together: Culture & vision and Community"
    answered = [made(pain_points="data_access", status="running")]
    said = interviews.finding(rows, answered, EN)
    assert said == "26 interviews raised 3 problems; 1 of them has an initiative under way or done"
    assert interviews.held([]) == 0


def test_quotes_go_from_theme_to_theme(words: Questionnaire) -> None:
    quotes = [
        {"pain_point": name, "text": name}
        for name in ("data_access", "tracking_gaps", "onboarding")
    ]
    ordered = [row["text"] for row in interviews.one_a_theme_first(quotes, words)]
    assert ordered == ["data_access", "onboarding", "tracking_gaps"]


def test_shares_are_the_whole_organisations(stand_in_publication: Publication) -> None:
    rows = queries.shares(stand_in_publication)
    offered = len(stand_in_publication.questionnaire.pain_points)
    assert len(rows) == 4 * offered
    assert [row["edition"] for row in rows] == sorted(row["edition"] for row in rows)
