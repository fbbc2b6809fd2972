"""The community page: pillars, roadmap, one initiative, interviews, and what is missing of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from barometer.store.home import Home
from tests import stand_in
from tests.pages.test_pages import changed, charts, html, opened
from tests.shown_tables import shown_tables

NO_INITIATIVES = "DELETE FROM initiatives"
INTERVIEWS = (
    "INSERT INTO interview_problems VALUES (NULL, NULL, 26), ('data', NULL, 8), ('+', NULL, 18),"
    " ('data', 'data_access', NULL), ('culture', 'vision_unclear', NULL)"
)
COMMENTED = (
    "INSERT INTO feedback_comments SELECT 'i2', 'Said <b>number</b> ' || range FROM range(10)"
)
CHECKED = (
    "INSERT INTO initiative_checks VALUES"
    " ('i2', 'data', '2026-S2', '2026-S1', 2, 3, 4.3, 0.4, TRUE)"
)


def headings(app: AppTest) -> list[str]:
    return [str(header.value) for header in app.header]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_page_shows_pillars_roadmap_and_interviews(
    language: str, sample_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened("community", sample_home, monkeypatch, lang=language)
    assert not app.exception
    assert not app.error
    assert len(app.title) == 1
    assert len(charts(app)) == 2
    named = {"en": ("Organize", "Define", "Learn", "Develop"), "fr": ("Organiser", "Apprendre")}
    assert all(f"<h3>{pillar}</h3>" in html(app) for pillar in named[language])
    leader = {"en": "User research", "fr": "Recherche utilisateur"}
    assert leader[language] in html(app)
    roadmap = json.dumps(charts(app)[0], ensure_ascii=False)
    assert {"en": "Self-service dashboards", "fr": "Tableaux de bord en libre accès"}[
        language
    ] in roadmap
    assert "<blockquote" in html(app)


def test_pillars_name_their_open_problems_and_only_enough_contributors(
    sample_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened("community", sample_home, monkeypatch, lang="en")
    shown = html(app)
    organize = shown[shown.index("<h3>Organize</h3>") : shown.index("<h3>Define</h3>")]
    assert "Roadmap changes reach us last" in organize
    assert "has an initiative" in organize
    assert "at least 6 contributors" in organize  # 3 and 2 others are too few to be told
    assert "Getting at the data without an analyst" not in organize


def test_filters_of_the_link_choose_what_the_roadmap_shows(
    sample_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = {"lang": "en", "pillar": "organize", "kind": "quick win"}
    app = opened("community", sample_home, monkeypatch, **link)
    app.toggle(key="table_roadmap").set_value(True).run()
    [table] = shown_tables(app)
    assert set(table["pillar"]) == {"Organize"}
    assert set(table["kind"]) == {"quick win"}
    assert set(table["progress"]) == {"running", "done"}
    none = opened("community", sample_home, monkeypatch, **link, status="planned")
    assert "No initiative fits this choice." in none.info[0].value


def test_initiatives_without_dates_are_listed_below(
    sample_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened("community", sample_home, monkeypatch, lang="en", status="idea")
    assert "Without dates yet" in headings(app)
    assert "A protected discovery day" in html(app)
    assert len(charts(app)) == 1  # of the interviews: nothing has a place on the roadmap


def test_one_initiative_says_what_came_of_it(
    sample_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened(
        "community", sample_home, monkeypatch, lang="en", initiative="self-service-dashboards"
    )
    assert not app.exception
    assert app.title[0].value == "Self-service dashboards"
    assert len(charts(app)) == 1
    assert "retested: better" in html(app)
    assert "before: 59% of 44 in 2025-S2; after: 29% of 56 in 2026-S2" in html(app)
    assert "13 people rated it: 3.9 of 5 on average." in html(app)
    assert html(app).count("<blockquote") == 12
    assert "Exploratory: with 4 tribes" in html(app)
    assert "drawn by lot" in html(app)


def test_one_initiative_in_french_says_its_own_summary(
    sample_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened("community", sample_home, monkeypatch, lang="fr", initiative="who-decides")
    assert app.title[0].value.startswith("Qui décide de quoi")
    assert "Dix décisions récurrentes" in html(app)


@pytest.mark.parametrize(
    ("initiative", "why"),
    [
        ("protected-discovery", "It has not started."),
        ("dependency-walk", "It has not started."),
        ("metric-definitions", "at least four tribes with a score in both editions"),
    ],
)
def test_an_initiative_without_a_check_says_why(
    initiative: str, why: str, sample_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened("community", sample_home, monkeypatch, lang="en", initiative=initiative)
    assert "There is no check before and after" in headings(app)
    assert why in html(app)


def test_comments_and_the_check_are_shown_as_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = changed(tmp_path, f"{COMMENTED};{CHECKED}")
    app = opened("community", home, monkeypatch, lang="en", initiative="i2")
    assert any("shows nothing either way" in heading for heading in headings(app))
    assert html(app).count("<blockquote") == 10
    assert "Said &lt;b&gt;number" in html(app)


def test_an_unknown_initiative_is_named(sample_home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    app = opened("community", sample_home, monkeypatch, lang="en", initiative="nothing")
    assert not app.exception
    assert "“nothing” is not published here." in [caption.value for caption in app.caption]
    assert "4 initiatives are running" in app.title[0].value


def test_a_home_without_initiatives_says_what_to_load(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = changed(tmp_path, f"{NO_INITIATIVES};{INTERVIEWS}")
    app = opened("community", home, monkeypatch, lang="en")
    assert app.title[0].value == "No initiative has been loaded yet"
    assert "Load it under Import data" in app.info[0].value
    assert "26 interviews raised 2 problems" in headings(app)[0]


def test_a_home_without_interviews_says_from_how_many_on(
    stand_in_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened("community", stand_in_home, monkeypatch, lang="en")
    assert "They are shown from 5 interviews on." in app.info[0].value
    assert headings(app)[-1] == "Interviews"


def test_interviews_counted_together_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened("community", changed(tmp_path, INTERVIEWS), monkeypatch, lang="en")
    drawn = json.dumps(charts(app)[-1], ensure_ascii=False)
    assert "8 of 26" in drawn
    assert "Together: Culture &amp; vision" in html(app)


@pytest.mark.parametrize("state", ["open_only", "bare"])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_page_without_closed_editions_or_community(
    language: str, state: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = Home(tmp_path / state)
    stand_in.build(home, **{state: True})
    app = opened("community", home, monkeypatch, lang=language)
    assert not app.exception
    assert not app.error
    assert len(app.info) == 2


def test_initiatives_without_any_edition_have_no_problems_to_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = changed(tmp_path, "DELETE FROM pain_points")
    app = opened("community", home, monkeypatch, lang="en")
    assert not app.exception
    assert "not solved yet" not in html(app)
    one = opened("community", home, monkeypatch, lang="en", initiative="i2")
    assert not one.exception
    assert "Nobody was asked about it." in html(one)
