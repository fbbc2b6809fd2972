"""Several groups at once: chosen, linked, shown together, or the nearest and why."""

from __future__ import annotations

from pathlib import Path

import pytest

from barometer.store.home import Home
from tests.pages.test_pages import changed, html, opened
from tests.shown_tables import shown_tables

BOTH = {"en": "Search and Checkout", "fr": "Search et Checkout"}


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("asked", [["Search", "Checkout"], "Search;Checkout"])
def test_two_tribes_together_have_scores_and_no_verdict(
    asked: str, language: str, sample_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened("maturity", sample_home, monkeypatch, lang=language, tribe=asked)
    assert not app.exception
    assert not app.info
    assert app.title[0].value.startswith(BOTH[language])
    app.toggle(key="table_themes").set_value(True).run()
    table = shown_tables(app)[0]
    assert set(table["n"]) == {26}
    assert table["difference"].isna().all()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_two_tribes_together_have_frequencies_and_no_rank(
    language: str, sample_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    tribes = ["Search", "Checkout"]
    app = opened("pain_points", sample_home, monkeypatch, lang=language, tribe=tribes)
    assert not app.exception
    assert BOTH[language] in html(app)
    assert 'class="bm-verdict' not in html(app)
    app.toggle(key="table_ranked").set_value(True).run()
    assert "rank" not in shown_tables(app)[0]


def test_choosing_a_second_tribe_puts_both_in_the_link(
    sample_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened("maturity", sample_home, monkeypatch, lang="en", tribe="Search")
    app.multiselect(key="choose_tribe").select("Checkout").run()
    assert app.query_params["tribe"] == ["Search", "Checkout"]
    assert app.title[0].value.startswith("Search and Checkout: ")
    app.multiselect(key="choose_tribe").set_value([]).run()
    assert "tribe" not in app.query_params
    assert app.title[0].value.startswith("Maturity")


def test_a_name_with_a_semicolon_is_one(sample_home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    app = opened("maturity", sample_home, monkeypatch, lang="en", tribe="Search;Nowhere")
    assert app.title[0].value.startswith("Search: ")
    assert [caption.value for caption in app.caption] == ["“Nowhere” is not published here."]


def test_two_filters_at_once_are_shown_where_they_are_published(
    sample_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = {"tribe": "Search", "role": "product_management", "lang": "en"}
    app = opened("maturity", sample_home, monkeypatch, **link)
    assert not app.info
    assert app.title[0].value.startswith("Search, Product management: ")


@pytest.mark.parametrize(
    ("link", "said"),
    [
        (
            {"tribe": ["Search", "Checkout"], "role": "product_design"},
            "Search, Product design is not shown: fewer people than the minimum answered there."
            " You are looking at the nearest group that is: Search and Checkout (n = 26).",
        ),
        (
            {"tribe": "Search", "role": "product_management", "seniority": "senior"},
            "Search, Product management, Senior is not shown: no more than two filters at once",
        ),
    ],
)
def test_what_is_hidden_says_why_and_what_is_shown(
    link: dict[str, str], said: str, sample_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened("maturity", sample_home, monkeypatch, lang="en", **link)
    assert said in app.info[0].value


def test_a_question_hidden_in_a_group_is_said_to_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sql = "DELETE FROM answers WHERE slice_id = 't=Search' AND question = 'culture_1'"
    home = changed(tmp_path, sql)
    app = opened("maturity", home, monkeypatch, lang="en", tribe=["Search", "Checkout"])
    assert "A question without a thick bar is not shown here" in html(app)
    app = opened("maturity", home, monkeypatch, lang="en", tribe="Checkout")
    assert "A question without a thick bar" not in html(app)


@pytest.mark.parametrize(
    ("mentions", "said"),
    [
        ("rank = 1", "Named most: “"),
        ("rank IN (1, 2)", "2 pain points are named most, each by 100%"),
    ],
)
def test_the_most_named_are_said_with_their_share(
    mentions: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = changed(tmp_path, f"UPDATE pain_points SET mentions = asked WHERE {mentions}")
    app = opened("pain_points", home, monkeypatch, lang="en", tribe=["Search", "Checkout"])
    assert app.title[0].value.startswith(said)
