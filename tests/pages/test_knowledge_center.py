"""The knowledge center page: its filters, what waits for someone, where people are not known."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from barometer.store.home import Home
from barometer.store.publication import latest
from tests.pages.test_pages import changed, charts, html, opened
from tests.shown_tables import shown_tables

BOTH = pytest.mark.parametrize("language", ["en", "fr"])
NO_PEOPLE = "UPDATE knowledge_weeks SET unique_viewers = NULL; DELETE FROM knowledge_reach"
CALM = "UPDATE resources SET at_risk = FALSE, unread = FALSE, stale = FALSE"


def listed(app: AppTest) -> pd.DataFrame:
    return next(table for table in shown_tables(app) if "views_28" in table)


def published(home: Home, where: str = "TRUE") -> pd.DataFrame:
    publication = latest(home)
    assert publication is not None
    return publication.frame(f"FROM resources WHERE {where}")


def headings(app: AppTest) -> list[str]:
    return [str(part.value) for part in app.header]


@BOTH
@pytest.mark.parametrize(
    ("link", "where"),
    [
        ({}, "TRUE"),
        ({"kind": "dashboard"}, "kind = 'dashboard'"),
        ({"theme": "data"}, "theme = 'data'"),
        ({"show": "at_risk"}, "at_risk"),
        ({"show": "unread"}, "unread"),
        ({"show": "stale"}, "stale"),
        ({"show": "falling"}, "trend = 'falling'"),
        ({"kind": "page", "theme": "community", "show": "unread"}, "kind = 'page' AND unread"),
    ],
)
def test_a_link_lists_what_it_asks_for(
    link: dict[str, str],
    where: str,
    language: str,
    sample_home: Home,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    theme = f"{where} AND theme = '{link['theme']}'" if "theme" in link else where
    app = opened("knowledge_center", sample_home, monkeypatch, lang=language, **link)
    assert not app.exception
    assert not app.error
    assert set(listed(app)["title"]) == set(published(sample_home, theme)["title"])


@pytest.mark.parametrize(
    ("order", "expression"),
    [
        ("read", "views_28 DESC"),
        ("gained", "views_28 - views_previous_28 DESC, views_28 DESC"),
        ("lost", "views_28 - views_previous_28, views_28 DESC"),
        ("oldest", "updated_on, views_28 DESC"),
    ],
)
def test_a_link_sorts_the_list(
    order: str, expression: str, sample_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened("knowledge_center", sample_home, monkeypatch, lang="en", sort=order)
    first = published(sample_home, f"TRUE ORDER BY {expression}")["title"].iloc[0]
    assert listed(app)["title"].iloc[0] == first


@pytest.mark.parametrize(
    ("key", "value"),
    [("kind", "insight"), ("theme", "culture"), ("show", "unread"), ("sort", "oldest")],
)
def test_a_choice_is_put_in_the_link(
    key: str, value: str, sample_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened("knowledge_center", sample_home, monkeypatch, lang="en")
    app.selectbox(key=f"choose_{key}").select(value).run()
    assert app.query_params[key] in (value, [value])


@BOTH
def test_nothing_is_of_that_kind_and_state(
    language: str, sample_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = {"kind": "dashboard", "show": "unread", "lang": language}
    app = opened("knowledge_center", sample_home, monkeypatch, **link)
    assert not app.exception
    assert len(app.info) == 1
    assert not any("views_28" in table for table in shown_tables(app))


def test_a_trend_says_the_views_gained(sample_home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    app = opened("knowledge_center", sample_home, monkeypatch, lang="en")
    table = listed(app)
    for _place, row in table[table["views_28"] + table["views_previous_28"] > 20].iterrows():
        gained = int(row["views_28"] - row["views_previous_28"])
        assert row["trend"].endswith(f",\u00a0{gained:+d}".replace("-", "\N{MINUS SIGN}"))


@BOTH
def test_what_waits_for_someone_is_listed(
    language: str, sample_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened("knowledge_center", sample_home, monkeypatch, lang=language)
    waiting = published(sample_home, "at_risk OR unread")["title"]
    cards = html(app).split("<section")[1:]
    assert len(waiting) == 7
    assert all(any(title in card for card in cards) for title in waiting)
    # All pain points have a fresh page: the few with fewest; and two terms that led nowhere.
    assert len(cards) == len(waiting) + 3 + 2


def test_pain_points_without_a_fresh_page_come_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened("knowledge_center", changed(tmp_path, CALM), monkeypatch, lang="en")
    assert "Those without one:" in html(app)
    cards = html(app).split("<section")[1:]
    assert len(cards) == 3  # ranks 3, 6 and 9 of the made-up ten
    assert all("no fresh page" in card for card in cards)
    assert "No resource is much read and stale" in headings(app)
    assert "Every resource was opened in the last 90 days" in headings(app)


@BOTH
def test_views_without_anyone_known(
    language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened("knowledge_center", changed(tmp_path, NO_PEOPLE), monkeypatch, lang=language)
    assert not app.exception
    assert not app.error
    assert len(charts(app)) == 1
    if language == "en":
        assert "no tool says who viewed" in html(app)


SEARCHED = (
    "INSERT INTO searches BY NAME SELECT DATE '2026-10-24' AS period_start,"
    " DATE '2026-11-20' AS period_end, "
)


def searched(app: AppTest) -> pd.DataFrame | None:
    return next((table for table in shown_tables(app) if "term" in table), None)


@BOTH
def test_terms_searched_for_stand_with_what_led_nowhere_first(
    language: str, sample_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened("knowledge_center", sample_home, monkeypatch, lang=language)
    table = searched(app)
    assert table is not None
    publication = latest(sample_home)
    assert publication is not None
    told = publication.frame("FROM searches WHERE term IS NOT NULL ORDER BY searches DESC, term")
    assert sorted(table["term"]) == sorted(told["term"])
    lost = told[told["without_result"].gt(0) & told["resource"].isna()]
    assert table["term"].iloc[: len(lost)].tolist() == lost["term"].tolist()
    assert table["term"].iloc[len(lost)] == told["term"][~told["term"].isin(lost["term"])].iloc[0]
    (title,) = [heading for heading in headings(app) if told["term"].iloc[0] in heading]
    assert str(told["searches"].iloc[0]) in title
    assert str(told["without_result"].sum()) in title
    assert "method?metric=searches" in html(app)
    assert "camille" not in (html(app) + str(table.to_dict())).lower()


def test_a_lost_term_leads_to_its_pain_point(
    sample_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened("knowledge_center", sample_home, monkeypatch, lang="en")
    (card,) = [card for card in html(app).split("<section")[1:] if "arbitration" in card]
    assert "point=decisions_unclear" in card
    assert "9 searches · 9 led nowhere" in card


@BOTH
def test_searches_of_which_no_term_is_told_are_one_number(
    language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = changed(tmp_path, f"{SEARCHED} NULL AS term, 41 AS searches")
    app = opened("knowledge_center", home, monkeypatch, lang=language)
    assert not app.error
    assert searched(app) is None
    assert len([heading for heading in headings(app) if heading.startswith("41")]) == 1


def test_what_no_tool_says_of_terms_is_no_column(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = changed(tmp_path, f"{SEARCHED} 'a_b <i>' AS term, 41 AS searches")
    app = opened("knowledge_center", home, monkeypatch, lang="en")
    table = searched(app)
    assert table is not None
    assert list(table) == ["term", "searches", "trend"] or list(table) == ["term", "searches"]
    assert "led nowhere" not in " ".join(headings(app))
    assert "<i>" not in html(app)


@BOTH
def test_no_section_where_no_source_has_searches(
    language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened("knowledge_center", changed(tmp_path, "SELECT 1"), monkeypatch, lang=language)
    assert not app.error
    assert searched(app) is None
    assert "metric=searches" not in html(app)


def test_searches_stand_where_no_view_is_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sql = f"DELETE FROM resources; {SEARCHED} 'vision' AS term, 41 AS searches"
    app = opened("knowledge_center", changed(tmp_path, sql), monkeypatch, lang="en")
    assert not app.exception
    assert app.title[0].value == "No view has been loaded yet"
    assert searched(app) is not None


def test_pain_points_without_a_fresh_page_say_how_often_they_are_searched_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    point = "(SELECT pain_point FROM coverage WHERE fresh_resources = 0 ORDER BY rank LIMIT 1)"
    term = f"{SEARCHED} 'x' AS term, 17 AS searches, {point} AS pain_point"
    app = opened("knowledge_center", changed(tmp_path, f"{CALM}; {term}"), monkeypatch, lang="en")
    cards = [card for card in html(app).split("<section")[1:] if "17 searches with" in card]
    assert len(cards) == 1
    assert "no fresh page" in cards[0]
