"""The maturity page: from a tribe's cell to its questions, by link and by click."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from barometer.store.home import Home
from barometer.ui import questions
from tests.pages.test_pages import changed, charts, html, opened
from tests.shown_tables import shown_tables

FEW_OF_SEARCH = (
    "UPDATE slices SET published = FALSE, n = NULL, reason = 'minimum_group'"
    " WHERE slice_id = 't=Search' AND edition = '2026-S2';"
    "DELETE FROM theme_scores WHERE slice_id = 't=Search' AND edition = '2026-S2';"
    "DELETE FROM answers WHERE slice_id = 't=Search' AND edition = '2026-S2'"
)


def headings(app: AppTest) -> list[str]:
    return [part.value for part in app.header]


def heatmap(app: AppTest) -> dict[str, Any]:
    """The chart whose marks say a tribe and a theme."""
    return next(
        chart
        for chart in charts(app)
        if any("customdata" in trace for trace in chart["data"][:1])
        and isinstance(chart["data"][0]["customdata"][0], list)
    )


def test_every_mark_of_the_themes_knows_its_theme(
    sample_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened("maturity", sample_home, monkeypatch, lang="en")
    marks = [trace for trace in charts(app)[0]["data"] if trace["mode"] == "markers"]
    assert Counter(theme for trace in marks for [theme] in trace["customdata"]) == {
        "culture": 2, "organization": 2, "practices": 2, "data": 2, "community": 2,
    }  # fmt: skip
    link: dict[str, str] = {}
    monkeypatch.setattr(st, "query_params", link)
    questions.pick_theme(["data"])
    questions.pick_theme([])
    assert link == {"theme": "data"}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_link_opens_the_questions_of_a_tribe_and_a_theme(
    language: str, sample_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = {"tribe": "Search", "theme": "data", "lang": language}
    app = opened("maturity", sample_home, monkeypatch, **link)
    assert not app.exception
    assert not app.error
    data = {"en": "Data", "fr": "Données"}[language]
    assert any(said.startswith(f"Search · {data}") for said in headings(app))
    assert app.selectbox(key="choose_theme").value == "data"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_an_unknown_theme_shows_the_first_and_says_so(
    language: str, stand_in_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = {"theme": "'; DROP TABLE", "tribe": "nobody", "lang": language}
    app = opened("maturity", stand_in_home, monkeypatch, **link)
    assert not app.exception
    assert app.selectbox(key="choose_theme").value == "culture"
    assert sum("DROP TABLE" in caption.value for caption in app.caption) == 1
    assert sum("nobody" in caption.value for caption in app.caption) == 1


def test_choosing_a_theme_changes_its_questions_and_the_link(
    stand_in_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened("maturity", stand_in_home, monkeypatch, lang="en")
    app.selectbox(key="choose_theme").select("community").run()
    assert not app.exception
    assert app.query_params["theme"] in ("community", ["community"])
    assert any(said.startswith("Community: from") for said in headings(app))


def test_each_cell_knows_its_tribe_and_theme(
    stand_in_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    for language in ("en", "fr"):
        drawn = heatmap(opened("maturity", stand_in_home, monkeypatch, lang=language))
        cells = [tuple(cell) for cell in drawn["data"][0]["customdata"]]
        assert len(set(cells)) == len(cells) > 20
        assert ("other", "data") in cells or ("Search", "data") in cells
        assert drawn["data"][0]["marker"]["opacity"] == 0


def test_a_click_is_the_link_and_a_second_one_takes_it_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Link(dict[str, str]):
        def get_all(self, key: str) -> list[str]:
            return [self[key]] if key in self else []

    link, kept = Link(), dict[str, Any]()
    monkeypatch.setattr(st, "query_params", link)
    monkeypatch.setattr(st, "session_state", kept)
    questions.pick([])
    assert link == {}
    questions.pick(["Search", "data"])
    assert link == {"tribe": "Search", "theme": "data"}
    questions.pick([])
    assert link == {"theme": "data"}
    questions.pick([])
    assert link == {"tribe": "Search", "theme": "data"}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_hidden_tribe_says_why_in_the_note_and_the_table(
    language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened("maturity", changed(tmp_path, FEW_OF_SEARCH), monkeypatch, lang=language)
    assert not app.exception
    app.toggle(key="table_tribes").set_value(True).run()
    table = shown_tables(app)[0]
    hidden = table[table["tribe"] == "Search"]
    assert len(hidden) == 1
    assert hidden["score"].isna().all()
    if language == "en":
        assert "fewer people than the minimum" in hidden["hidden"].iloc[0]
        assert "Not shown: " in html(app)
    assert {"en": "hidden", "fr": "masqué"}[language] in str(heatmap(app)["data"])


def test_tribes_in_other_tribes_are_named(
    stand_in_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened("maturity", stand_in_home, monkeypatch, lang="en")
    assert "Not shown: Labs. The reason: it is too small to be shown alone" in html(app)


def test_every_footer_says_editions_n_and_unit(
    sample_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened("maturity", sample_home, monkeypatch, lang="en")
    footers = [str(part.value) for part in app.html if "How it is made" in str(part.value)]
    assert len(footers) == 5
    assert all("n = " in said for said in footers)
    assert sum("band: 95%" in said for said in footers) == 2
    assert sum("false discovery 10%" in said for said in footers) == 2


def test_levels_are_named_in_each_line_chart(
    sample_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened("maturity", sample_home, monkeypatch, lang="fr")
    named = [chart for chart in charts(app) if "Maîtrisé" in str(chart["layout"].get("yaxis"))]
    assert len(named) == 5
    assert all(chart["layout"]["yaxis"]["range"] == [0, 100] for chart in named)


def test_the_first_edition_has_no_bars_of_another(
    stand_in_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened("maturity", stand_in_home, monkeypatch, lang="en", edition="2025-S1")
    assert not app.exception
    assert "Thick:" not in html(app)
    assert "Every theme over the editions" in headings(app)


def test_everything_hidden_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = changed(tmp_path, "DELETE FROM answers WHERE edition = '2026-S2'")
    for language in ("en", "fr"):
        app = opened("maturity", home, monkeypatch, lang=language)
        assert not app.exception
        assert len(app.info) == 1
