"""The Crafternoons page: each series, its topics, what is beside it, what heads cannot say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from barometer.store.home import Home
from barometer.store.publication import latest
from tests.pages.test_pages import changed, charts, html, opened
from tests.shown_tables import shown_tables

BOTH = pytest.mark.parametrize("language", ["en", "fr"])
SERIES = ("Product Crafternoon", "Product talks", "Mentoring evenings", "Product hackathon")
OTHERS = "WHERE series <> 'Product Crafternoon'"
ONLY_ONE = f"DELETE FROM series {OTHERS}; DELETE FROM sessions {OTHERS}"
PANELS = 4
METRICS = {
    "session_growth",
    "new_returning_reactivated",
    "retention",
    "session_reach",
    "topic_difference",
    "session_participants",
}
NO_PEOPLE = (
    'UPDATE sessions SET "new" = NULL, "returning" = NULL, reactivated = NULL, other = NULL;'
    'UPDATE topics SET known = 0, "new" = NULL, reactivated = NULL;'
    "UPDATE series SET people = NULL, concentration = NULL, lapsed = NULL;"
    "DELETE FROM retention; DELETE FROM session_reach;"
)


def headings(app: AppTest) -> list[str]:
    return [str(part.value) for part in app.header]


@BOTH
def test_the_longest_series_comes_first(
    language: str, sample_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened("crafternoons", sample_home, monkeypatch, lang=language)
    assert app.selectbox(key="choose_series").options == list(SERIES)
    assert {"en": "4.5", "fr": "4,5"}[language] in app.title[0].value
    assert len(headings(app)) == 6


@BOTH
@pytest.mark.parametrize("series", SERIES)
def test_a_link_opens_each_series(
    series: str, language: str, sample_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened("crafternoons", sample_home, monkeypatch, lang=language, series=series)
    assert not app.exception
    assert not app.error
    assert app.selectbox(key="choose_series").value == series
    ours = series == SERIES[0]
    assert ("Crafternoon" in app.title[0].value) == ours
    assert ours or series in app.title[0].value
    assert f"{series} · " in html(app)


def test_choosing_a_series_puts_it_in_the_link(
    sample_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened("crafternoons", sample_home, monkeypatch, lang="en")
    app.selectbox(key="choose_series").select("Product talks").run()
    assert app.query_params["series"] in ("Product talks", ["Product talks"])
    assert app.title[0].value.startswith("Product talks: from 15 people to 19.5")


def test_heads_alone_say_nothing_of_people(
    sample_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = {"lang": "en", "series": "Mentoring evenings"}
    app = opened("crafternoons", sample_home, monkeypatch, **link)
    assert "Only heads are counted in this series" in html(app)
    assert "9 sessions known only by a headcount" in html(app)
    assert len(charts(app)) == 2 + PANELS  # every session, topics
    assert not any("came again" in heading or "of us" in heading for heading in headings(app))


@BOTH
def test_a_publication_of_heads_only(
    language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened("crafternoons", changed(tmp_path, NO_PEOPLE), monkeypatch, lang=language)
    assert not app.exception
    assert not app.error
    assert len(charts(app)) == 2 + PANELS


def test_one_series_is_beside_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = opened("crafternoons", changed(tmp_path, ONLY_ONE), monkeypatch, lang="en")
    assert not app.exception
    assert "choose_series" not in {box.key for box in app.selectbox}
    assert len(charts(app)) == 5
    assert not any("held most often" in heading for heading in headings(app))


def test_the_table_beside_holds_what_is_published(
    sample_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened("crafternoons", sample_home, monkeypatch, lang="en")
    shown = shown_tables(app)[-1].set_index("series")
    publication = latest(sample_home)
    assert publication is not None
    told = publication.frame("SELECT series, sessions, median FROM series").set_index("series")
    assert set(shown.index) == set(told.index) == set(SERIES)
    for name in SERIES:
        assert shown.loc[name, "sessions"] == told.loc[name, "sessions"]
        assert shown.loc[name, "median"] == pytest.approx(told.loc[name, "median"], abs=0.05)
    assert shown.loc["Product Crafternoon", ["first_median", "last_median"]].tolist() == [4.5, 22]
    assert shown.loc[["Mentoring evenings"], ["recent", "share"]].isna().all(axis=None)


def test_the_topics_table_names_every_topic_once(
    sample_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened("crafternoons", sample_home, monkeypatch, lang="fr")
    app.toggle(key="table_topics").set_value(True).run()
    table = next(table for table in shown_tables(app) if "difference" in table)
    assert table["topic"].is_unique
    assert table["sessions"].sum() == 50
    assert table["difference"].is_monotonic_decreasing


def test_too_few_sessions_around_leave_a_plain_table(
    sample_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = {"lang": "en", "series": "Product hackathon"}
    app = opened("crafternoons", sample_home, monkeypatch, **link)
    table = next(table for table in shown_tables(app) if "difference" in table)
    assert table["difference"].isna().all()
    assert "table_topics" not in {toggle.key for toggle in app.toggle}


@pytest.mark.parametrize(("shown", "ratings"), [(True, 36), (False, 0)])
def test_ratings_are_said_where_they_are_published(
    shown: bool, ratings: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mean = "4.1" if shown else "NULL"
    home = changed(tmp_path, f"UPDATE series SET ratings = {ratings}, mean_rating = {mean}")
    app = opened("crafternoons", home, monkeypatch, lang="en")
    assert ("4.1 out of 5 on average (36 ratings)" in html(app)) == shown


def test_every_chart_says_where_it_comes_from(
    sample_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened("crafternoons", sample_home, monkeypatch, lang="en")
    said = html(app)
    assert said.count(" · publication 1") == len(METRICS)  # in every footer
    assert set(re.findall(r"method\?metric=(\w+)", said)) == METRICS
