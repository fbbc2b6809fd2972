"""Every page, in both languages: its title, its charts, its empty and hidden states."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from barometer.metrics import load_metrics
from barometer.store.home import Home
from barometer.store.publication import Publication
from tests import stand_in
from tests.shown_tables import shown_tables

APP = Path(__file__).parents[2] / "app.py"
# The charts of each page of a publication; import_data and history work on the vault.
CHARTS = {
    "overview": 2,
    "maturity": 9,
    "participation": 7,
    "pain_points": 1,
    "community": 2,
    "crafternoons": 9,
    "knowledge_center": 2,
    "method": 0,
}
FRENCH = (
    "en cours",
    "en hausse",
    "maturité",
    "répondu",
    "irritant",
    "personnes",
    "centre",
    "chiffre",
)


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


@pytest.mark.parametrize("page", CHARTS)
def test_page_links_to_methods_there_are(
    page: str, sample_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    linked = re.findall(r"method\?metric=(\w+)", html(opened(page, sample_home, monkeypatch)))
    assert set(linked) <= load_metrics().keys()
    assert bool(linked) == (page != "method")


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
    assert app.info[0].value.startswith("Labs is not shown: ")
    assert "nearest group that is: Other tribes (n = " in app.info[0].value
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
    app.multiselect(key="choose_tribe").select("Search").run()
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
    assert not any("theme" in table for table in shown_tables(app))
    app.toggle(key="table_themes").set_value(True).run()
    table = shown_tables(app)[0]
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


def test_a_combination_that_is_not_published_shows_the_tribe(
    sample_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = {"tribe": "Search", "role": "product_design", "lang": "en"}
    app = opened("maturity", sample_home, monkeypatch, **link)
    assert "Search, Product design is not shown: fewer people" in app.info[0].value
    assert app.title[0].value.startswith("Search: ")


SCORED = ("overview", "maturity", "pain_points", "participation")
SCORES = ("slices", "theme_scores", "maturity", "pain_points", "answers", "question_scores")
NO_EDITION = ("editions", "participation", "collection", *SCORES)
TOO_FEW = "".join(
    f"DELETE FROM {table} WHERE edition = '2026-S2';"
    for table in (*SCORES[1:], "changes", "drivers", "reliability", "comments")
) + (
    "DELETE FROM slices WHERE edition = '2026-S2' AND slice_id <> 'all';"
    "UPDATE slices SET published = false, n = NULL, reason = 'minimum_group'"
    " WHERE edition = '2026-S2';"
)


def changed(folder: Path, sql: str) -> Home:
    """A home with the made-up publication, changed by that SQL."""
    home = Home(folder / "changed")
    stand_in.build(home, changed_by=sql)
    return home


def said(app: AppTest) -> str:
    """Every word of the page that is not in a chart."""
    return " ".join([html(app), *(str(part.value) for part in (*app.title, *app.info, *app.error))])


@pytest.mark.parametrize("page", SCORED)
def test_an_edition_too_few_answered_has_no_scores(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened(page, changed(tmp_path, TOO_FEW), monkeypatch, lang="en")
    assert not app.error
    assert len(app.title) == 1
    if page == "participation":
        assert "93% answered" in app.title[0].value
        assert "Fewer people than the minimum group answered this edition." in app.info[0].value
    elif page != "overview":
        assert "2026-S2" not in app.selectbox(key="choose_edition").options
        assert app.selectbox(key="choose_edition").value == "2026-S1"


@pytest.mark.parametrize("page", SCORED)
def test_the_only_edition_was_answered_by_too_few(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sql = TOO_FEW + "DELETE FROM editions WHERE edition <> '2026-S2'"
    app = opened(page, changed(tmp_path, sql), monkeypatch, lang="en")
    assert not app.error
    assert len(app.title) == 1
    assert "Fewer people than the minimum group answered this edition." in app.info[0].value


@pytest.mark.parametrize("page", CHARTS)
def test_a_home_of_sessions_and_views_only(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = changed(tmp_path, "".join(f"DELETE FROM {table};" for table in NO_EDITION))
    app = opened(page, home, monkeypatch, lang="en")
    assert not app.error
    assert len(app.title) == 1
    if page in SCORED:
        assert app.title[0].value == "No edition has been loaded yet"
        assert "have their own pages" in app.info[0].value
    if page == "overview":
        assert len(charts(app)) == 1
        assert "Product Crafternoon" in html(app)
        assert "Knowledge center reach" in html(app)


INTERVIEWS = (
    "INSERT INTO interview_problems VALUES (NULL, NULL, 26), ('data', NULL, 8), ('+', NULL, 18)"
)


def only_french(words: Any) -> Any:
    """The questionnaire's words without their English."""
    if isinstance(words, dict):
        kept = {key: only_french(value) for key, value in words.items()}
        return {key: value for key, value in kept.items() if key != "en" or "fr" not in kept}
    return [only_french(part) for part in words] if isinstance(words, list) else words


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("page", CHARTS)
def test_a_questionnaire_in_french_only(
    page: str,
    language: str,
    tmp_path: Path,
    stand_in_publication: Publication,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    words = only_french(stand_in_publication.questionnaire.model_dump(mode="json"))
    written = json.dumps(words | {"languages": ["fr"]}).replace("'", "''")
    sql = f"UPDATE publication SET questionnaire = '{written}';{INTERVIEWS}"
    app = opened(page, changed(tmp_path, sql), monkeypatch, lang=language)
    assert not app.error
    assert len(charts(app)) == CHARTS[page]


CHECK = "ore people answered than were invited: check the population"


@pytest.mark.parametrize("page", ["overview", "participation"])
def test_more_answered_than_were_invited(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sql = (
        "UPDATE editions SET invited = 53 WHERE edition = '2026-S2';"
        "UPDATE participation SET invited = 5 WHERE edition = '2026-S2' AND tribe = 'Search'"
    )
    app = opened(page, changed(tmp_path, sql), monkeypatch, lang="en")
    assert not app.error
    assert CHECK in html(app)
    assert "106%" not in said(app)
    assert "56 of 53" not in said(app)
    assert "silent" not in said(app) or page == "participation"
    if page == "participation":
        assert app.title[0].value == "56 people answered"
        assert f"Search: m{CHECK}." in html(app)


@pytest.mark.parametrize("page", ["overview", "pain_points"])
def test_a_pain_point_nobody_named_is_no_card(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sql = "UPDATE pain_points SET mentions = 0, frequency = 0, low = 0"
    home = changed(tmp_path, f"{sql} WHERE rank > 1")
    app = opened(page, home, monkeypatch, lang="en")
    assert not app.error
    assert html(app).count("named by") == 1
    assert "named by 0%" not in html(app)


@pytest.mark.parametrize("page", ["overview", "pain_points"])
def test_no_pain_point_was_named(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sql = "UPDATE pain_points SET mentions = 0, frequency = 0, low = 0"
    app = opened(page, changed(tmp_path, sql), monkeypatch, lang="en")
    assert not app.error
    assert "named by" not in html(app)
    assert len(app.title) == 1
    if page == "pain_points":
        assert "Nobody named one" in app.info[0].value
        assert "one</b> place" in html(app) or "place for interview notes" in html(app)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "made by an earlier version. Publish again: python -m pipelines publish."),
        ("fr", "par une version précédente. Publiez de nouveau"),
    ],
)
@pytest.mark.parametrize(
    "sql", ["DROP TABLE drivers", "ALTER TABLE theme_scores DROP COLUMN total_squares"]
)
def test_a_publication_of_an_earlier_version_is_to_be_made_again(
    sql: str, language: str, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened("maturity", changed(tmp_path, sql), monkeypatch, lang=language)
    assert words in app.error[0].value


BY_TRIBE = ("maturity", "participation", "pain_points")


def tables_of(app: AppTest, key: str) -> set[str]:
    """The tribes in the table under a chart."""
    app.toggle(key=f"table_{key}").set_value(True).run()
    return {str(tribe) for tribe in shown_tables(app)[0]["tribe"]}


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("page", BY_TRIBE)
def test_tribes_as_reported_are_offered_and_explained(
    page: str, language: str, sample_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened(page, sample_home, monkeypatch, lang=language)
    assert app.selectbox(key="choose_tribes").value == "today"
    app.selectbox(key="choose_tribes").select("reported").run()
    assert not app.exception
    assert not app.error
    assert app.query_params["tribes"] in ("reported", ["reported"])
    assert len(charts(app)) == CHARTS[page]
    assert "CRM" in html(app)
    assert "(2026-S1)" in html(app)


@pytest.mark.parametrize("page", ["overview", "crafternoons", "knowledge_center", "method"])
def test_tribes_as_reported_are_not_offered_where_no_figure_is(
    page: str, sample_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened(page, sample_home, monkeypatch, lang="en", tribes="reported")
    assert not app.error
    assert "choose_tribes" not in {box.key for box in app.selectbox}


@pytest.mark.parametrize("page", BY_TRIBE)
def test_tribes_as_reported_are_not_offered_without_changes(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sql = (
        "DELETE FROM tribe_changes; DELETE FROM participation WHERE lineage = 'reported';"
        "DELETE FROM slices WHERE reported IS NOT NULL"
    )
    app = opened(page, changed(tmp_path, sql), monkeypatch, lang="en", tribes="reported")
    assert not app.error
    assert "choose_tribes" not in {box.key for box in app.selectbox}
    assert "today’s tribes" not in html(app)


@pytest.mark.parametrize("page", BY_TRIBE)
def test_a_link_with_unknown_tribes_shows_todays_and_says_so(
    page: str, stand_in_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened(page, stand_in_home, monkeypatch, lang="en", tribes="'; DROP TABLE")
    assert not app.exception
    assert app.selectbox(key="choose_tribes").value == "today"
    assert any("is not published here" in caption.value for caption in app.caption)


@pytest.mark.parametrize(
    ("shown", "there", "gone"), [("today", "Loyalty", "CRM"), ("reported", "CRM", "Loyalty")]
)
def test_tribes_follow_the_choice_and_the_edition(
    shown: str, there: str, gone: str, stand_in_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = {"tribes": shown, "edition": "2025-S2", "lang": "en"}
    for page in ("maturity", "participation"):
        tribes = tables_of(opened(page, stand_in_home, monkeypatch, **link), "tribes")
        assert there in tribes
        assert gone not in tribes
    for page in ("maturity", "pain_points"):
        options = opened(page, stand_in_home, monkeypatch, **link).multiselect(key="choose_tribe")
        assert there in options.options
        assert gone not in options.options


def test_a_tribe_of_then_stands_in_the_title(
    stand_in_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = {"tribes": "reported", "tribe": "CRM", "edition": "2025-S2", "lang": "fr"}
    app = opened("maturity", stand_in_home, monkeypatch, **link)
    assert app.title[0].value.startswith("CRM")
    assert not app.info
    app.selectbox(key="choose_tribes").select("today").run()
    assert not app.exception
    assert "CRM" not in app.title[0].value
    assert any("CRM" in caption.value for caption in app.caption)


def test_a_renamed_tribe_says_that_nothing_is_before_it(
    stand_in_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = {"tribes": "reported", "tribe": "Loyalty", "edition": "2026-S1", "lang": "en"}
    app = opened("maturity", stand_in_home, monkeypatch, **link)
    assert "There is no edition before it to compare Loyalty with." in html(app)
    assert "This is the first edition" not in html(app)
    app.selectbox(key="choose_tribes").select("today").run()
    assert "There is no edition before it" not in html(app)


def test_a_split_is_explained_under_todays_tribes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sql = (
        "INSERT INTO tribe_changes SELECT 9, 'split', 'Search', n, '2026-03-02', '2026-S1', ''"
        " FROM (VALUES ('Search'), ('Data')) v(n);"
        "UPDATE changes SET slice_id = 'gone' WHERE slice_id = 't=Search' AND edition = '2026-S1'"
    )
    link = {"tribe": "Search", "edition": "2026-S1", "lang": "en"}
    app = opened("maturity", changed(tmp_path, sql), monkeypatch, **link)
    assert "A split cannot be followed back" in html(app)
    assert "Search was split into Data and Search (2 Mar 2026)." in html(app)
    assert "There is no edition before it to compare Search with." in html(app)
