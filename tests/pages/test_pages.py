"""Every page, in both languages: its title, its charts, its empty and hidden states."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from streamlit.runtime.pages_manager import PagesManager
from streamlit.testing.v1 import AppTest

from barometer.store.home import Home
from tests import stand_in

APP = Path(__file__).parents[2] / "app.py"
CHARTS = {
    "overview": 2,
    "maturity": 8,
    "participation": 4,
    "pain_points": 1,
    "crafternoons": 4,
    "knowledge_center": 2,
    "method": 0,
}
FRENCH = ("en hausse", "maturité", "répondu", "irritant", "personnes", "centre", "chiffre")


@pytest.fixture(autouse=True)
def _navigation_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in server.py: pages/ is not Streamlit's old kind of pages."""
    made = PagesManager.__init__

    def make(self: PagesManager, *given: Any, **named: Any) -> None:
        PagesManager.uses_pages_directory = False
        made(self, *given, **named)

    monkeypatch.setattr(PagesManager, "__init__", make)


@pytest.fixture(scope="module")
def open_home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home whose only edition is still open."""
    home = Home(tmp_path_factory.mktemp("open"))
    stand_in.build(home, open_only=True)
    return home


@pytest.fixture(scope="module")
def bare_home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home with surveys and nothing else."""
    home = Home(tmp_path_factory.mktemp("bare"))
    stand_in.build(home, bare=True)
    return home


def opened(page: str, home: Home, monkeypatch: pytest.MonkeyPatch, **link: str) -> AppTest:
    """The page as a visitor of that home sees it."""
    monkeypatch.setenv("BAROMETER_HOME", str(home.path))
    app = AppTest.from_file(str(APP), default_timeout=60)
    for name, value in link.items():
        app.query_params[name] = value
    app.run()
    app.switch_page(f"pages/{page}.py")
    for name, value in link.items():
        app.query_params[name] = value
    return app.run()


def charts(app: AppTest) -> list[dict[str, Any]]:
    return [json.loads(chart.proto.spec) for chart in app.get("plotly_chart")]


def html(app: AppTest) -> str:
    return " ".join(str(piece.value) for piece in app.html)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("page", CHARTS)
def test_page_has_its_title_and_charts(
    page: str, language: str, sample_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened(page, sample_home, monkeypatch, lang=language)
    assert not app.exception
    assert not app.error
    assert len(app.title) == 1
    assert len(charts(app)) == CHARTS[page]
    assert any(word in app.title[0].value.lower() for word in FRENCH) == (language == "fr")


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("page", CHARTS)
def test_page_of_an_empty_home_says_what_to_do(
    page: str, language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened(page, Home(tmp_path / "empty"), monkeypatch, lang=language)
    assert not app.exception
    assert app.title[0].value.startswith({"en": "Nothing has", "fr": "Rien n’a"}[language])
    assert "python -m pipelines demo" in app.code[0].value


@pytest.mark.parametrize("page", CHARTS)
def test_page_while_the_only_edition_is_open(
    page: str, open_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened(page, open_home, monkeypatch, lang="en")
    assert not app.exception
    assert not app.error
    assert len(app.title) == 1


@pytest.mark.parametrize("page", CHARTS)
def test_page_without_sessions_views_or_initiatives(
    page: str, bare_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened(page, bare_home, monkeypatch, lang="fr")
    assert not app.exception
    assert not app.error
    assert len(app.title) == 1


@pytest.mark.parametrize("page", ["maturity", "pain_points"])
def test_a_hidden_group_says_why_and_shows_the_nearest(
    page: str, stand_in_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = {"tribe": "Labs", "lang": "en"}
    app = opened(page, stand_in_home, monkeypatch, **link)
    assert not app.exception
    assert "too small to be shown alone" in app.info[0].value
    assert "nearest one that is: Other tribes (n = " in app.info[0].value
    assert charts(app)


def test_a_combination_falls_back_on_the_tribe(
    stand_in_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened("maturity", stand_in_home, monkeypatch, tribe="Search", lang="fr")
    assert "Search" in app.title[0].value
    assert not app.info


def test_a_link_with_an_unknown_tribe_shows_all_and_says_so(
    stand_in_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened("pain_points", stand_in_home, monkeypatch, tribe="'; DROP TABLE", lang="en")
    assert not app.exception
    assert any("is not published here" in caption.value for caption in app.caption)


def test_choosing_a_tribe_puts_it_in_the_link(
    stand_in_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened("pain_points", stand_in_home, monkeypatch, lang="en")
    app.selectbox(key="choose_tribe").select("Search").run()
    assert app.query_params["tribe"] in ("Search", ["Search"])
    assert "Search, 2026-S2" in html(app)


def test_comments_are_shown_as_they_were_written(
    stand_in_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened("pain_points", stand_in_home, monkeypatch, lang="fr")
    assert "&lt;b&gt;one&lt;/b&gt;" in html(app)
    app.text_input(key="q").set_value("MODELES").run()
    assert "<mark>modèles</mark>" in html(app)


def test_the_table_of_a_chart_holds_its_numbers(
    stand_in_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened("overview", stand_in_home, monkeypatch, lang="en")
    assert not app.dataframe
    app.toggle(key="table_themes").set_value(True).run()
    table = app.dataframe[0].value
    assert len(table) == 5
    assert table["score"].max() == pytest.approx(69, abs=0.5)


def test_the_overview_reads_its_four_facts_aloud(
    sample_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened("overview", sample_home, monkeypatch, lang="en")
    assert app.title[0].value == "Maturity is up: 58 out of 100, from 54"
    said = html(app)
    for fact in ("<b>93%</b> of us answered", "<b>22</b> people, from <b>4.5</b>", "<b>70%</b>"):
        assert fact in said


def test_two_filters_at_once_show_the_tribe(
    sample_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = {"tribe": "Search", "role": "product_management", "lang": "en"}
    app = opened("maturity", sample_home, monkeypatch, **link)
    assert "two filters at once are not published" in app.info[0].value
    assert app.title[0].value.startswith("Search: ")
