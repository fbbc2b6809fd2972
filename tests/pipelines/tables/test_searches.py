"""Terms people searched for: which are told, what they count, what they speak of."""

from __future__ import annotations

from typing import Any

import pytest

from barometer.settings import Settings
from barometer.store.home import Home
from pipelines.publish import publish
from tests.pipelines.conftest import QUESTIONNAIRE, Load

NOW = {"period_start": "2026-10-24", "period_end": "2026-11-20"}
BEFORE = {"period_start": "2026-09-26", "period_end": "2026-10-23"}
PAGE = {"resource": "/access", "title": "Access to the data", "viewed_on": "2026-11-20", "views": 3}


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """The questionnaire with keywords of a pain point."""
    words = 'label.en = "Getting at the data"\nkeywords.en = ["data", "dashboard"]'
    text = QUESTIONNAIRE.replace('label.en = "Getting at the data"', words)
    Home(settings.home).questionnaire.write_text(text, encoding="utf-8")
    return settings


def _told(settings: Settings) -> dict[str | None, dict[str, Any]]:
    rows = publish(settings).frame("FROM searches ORDER BY searches DESC").astype(object)
    plain = rows.where(rows.notna(), None).to_dict("records")
    return {row["term"]: {str(k): v for k, v in row.items()} for row in plain}


def test_spellings_of_a_term_are_one_with_what_it_speaks_of(load: Load, settings: Settings) -> None:
    load("views", [PAGE])
    spelled = {"Data access": 6, "dátä  accesses": 4, "data-access": 3}
    load("searches", [{"term": t, "searches": n} | NOW for t, n in spelled.items()])
    (row,) = _told(settings).values()
    assert (row["term"], row["searches"]) == ("Data access", 13)
    assert (row["pain_point"], row["resource"]) == ("data_access", "/access")
    assert (str(row["period_start"])[:10], str(row["period_end"])[:10]) == tuple(NOW.values())


def test_words_published_nowhere_else_are_told_from_enough_people_on(
    load: Load, settings: Settings
) -> None:
    rows = [
        {"term": "pricing calculator", "searches": 12, "searchers": 7},
        {"term": "merger with the rival", "searches": 30, "searchers": 4},
        {"term": "vision", "searches": 9, "searchers": 2},
    ]
    load("searches", [row | NOW for row in rows])
    told = _told(settings)
    assert set(told) == {"pricing calculator", None}
    assert told["pricing calculator"]["people_at_least"] == 5  # in steps: never seven
    assert told[None]["searches"] == 39


def test_without_people_only_words_published_elsewhere_are_told(
    load: Load, settings: Settings
) -> None:
    counts = {"the vision": 5, "dashboard of the data": 4, "pricing": 400, "vision 2027": 9}
    load("searches", [{"term": t, "searches": n} | NOW for t, n in counts.items()])
    told = _told(settings)
    assert {term: row["searches"] for term, row in told.items()} == {None: 413, "the vision": 5}


def test_few_searches_for_other_words_are_not_counted(load: Load, settings: Settings) -> None:
    load("searches", [{"term": "pricing", "searches": 4} | NOW])
    assert _told(settings) == {}


@pytest.mark.parametrize("term", ["Ada Byron", "byron, ADA", "for Ada Byron", "data ada byron"])
def test_name_of_somebody_known_is_never_told(term: str, load: Load, settings: Settings) -> None:
    roster = {"edition": "2026-S2", "tribe": "Search", "person": "a@x.example", "name": "Ada Byron"}
    load("population", [roster])
    title = {"title": "What Ada Byron says of the data", "resource": "/b", "views": 1}
    load("views", [title | {"viewed_on": "2026-11-20"}])
    load("searches", [{"term": term, "searches": 90, "searchers": 40} | NOW], name="a.csv")
    load("searches", [{"term": term, "searches": 90} | BEFORE], name="b.csv")
    assert set(_told(settings)) == {None}


def test_address_is_never_told_however_many_searched_for_it(load: Load, settings: Settings) -> None:
    load("searches", [{"term": "ada@x.example", "searches": 90, "searchers": 40} | NOW])
    assert set(_told(settings)) == {None}


def test_window_before_is_told_where_it_covers_as_many_days(load: Load, settings: Settings) -> None:
    load("searches", [{"term": "vision", "searches": 30} | NOW])
    load("searches", [{"term": "vision", "searches": 12} | BEFORE], name="before.csv")
    row = _told(settings)["vision"]
    assert (row["searches_before"], row["trend"]) == (12, "rising")


def test_few_days_before_are_not_compared(load: Load, settings: Settings) -> None:
    load("searches", [{"term": "vision", "searches": 30} | NOW])
    week = {"period_start": "2026-10-17", "period_end": "2026-10-23"}
    load("searches", [{"term": "vision", "searches": 12} | week], name="before.csv")
    row = _told(settings)["vision"]
    assert (row["searches_before"], row["trend"]) == (None, None)


def test_months_are_held_against_each_other(load: Load, settings: Settings) -> None:
    october = {"period_start": "2026-10-01", "period_end": "2026-10-31"}
    september = {"period_start": "2026-09-01", "period_end": "2026-09-30"}
    quarter = {"period_start": "2026-07-01", "period_end": "2026-09-30"}
    counts = ((october, 8), (september, 20), (quarter, 70))
    for i, (period, n) in enumerate(counts):
        load("searches", [{"term": "vision", "searches": n} | period], name=f"{i}.csv")
    row = _told(settings)["vision"]
    assert (row["searches"], row["searches_before"], row["trend"]) == (8, 20, "falling")


def test_few_people_of_before_are_not_told(load: Load, settings: Settings) -> None:
    many = {"term": "pricing", "searches": 30, "searchers": 12}
    load("searches", [many | NOW])
    load("searches", [many | {"searches": 6, "searchers": 3} | BEFORE], name="before.csv")
    assert _told(settings)["pricing"]["searches_before"] is None


def test_list_of_what_led_nowhere_says_so_of_the_others_too(load: Load, settings: Settings) -> None:
    found = [{"term": t, "searches": 9} | NOW for t in ("vision", "data")]
    load("searches", found)
    assert {row["without_result"] for row in _told(settings).values()} == {None}
    load("searches", [{"term": "data", "without_result": 7} | NOW], name="nowhere.csv")
    assert {t: row["without_result"] for t, row in _told(settings).items()} == {
        "vision": 0,
        "data": 7,
    }


def test_everything_undone_leaves_no_row(load: Load, settings: Settings) -> None:
    load("views", [PAGE])
    assert _told(settings) == {}
