"""What hurts: the ranking, the page of one pain point, the search, and what is missing of them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from barometer.queries import pain_points as queries
from barometer.store.home import Home
from barometer.store.publication import Publication, latest
from barometer.ui import one_pain_point
from tests import stand_in
from tests.pages.test_pages import changed, charts, html, opened
from tests.shown_tables import shown_tables

LANGUAGES = pytest.mark.parametrize("language", ["en", "fr"])
POINT = "data_access"


def publication(home: Home) -> Publication:
    found = latest(home)
    assert found is not None
    return found


def drawn(figure: dict[str, object]) -> str:
    return json.dumps(figure, ensure_ascii=False)


@LANGUAGES
def test_ranking_shows_ranges_severity_breadth_and_editions(
    language: str, sample_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened("pain_points", sample_home, monkeypatch, lang=language)
    assert not app.exception
    [figure] = charts(app)
    first = queries.ranked(publication(sample_home), "2026-S2", ("all",), None)[0]
    said = drawn(figure)
    assert f"{first['rank_low']}–{first['rank_high']}" in said
    assert f" {first['severity']:.0f} " in said
    assert "■■■■" in said
    assert "■" in html(app)  # and what the squares mean


def test_ranking_says_a_change_only_where_its_interval_leaves_out_zero(
    sample_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened("pain_points", sample_home, monkeypatch, lang="en")
    rows = queries.ranked(publication(sample_home), "2026-S2", ("all",), None)[:10]
    told = [row for row in rows if row["change_low"] > 0 or row["change_high"] < 0]
    said = drawn(charts(app)[0])
    assert 0 < len(told) < len(rows)
    assert said.count("points since the edition before") == len(told)


def test_ranking_draws_no_mark_at_a_single_rank(
    sample_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened("pain_points", sample_home, monkeypatch, lang="en")
    drawn = [trace for trace in charts(app)[0]["data"] if trace.get("xaxis") == "x2"]
    ends = sorted((y, x) for its in drawn for y, x in zip(its["y"], its["x"], strict=True) if y)
    ranges = [[low, high] for (_y, low), (_same, high) in zip(ends[::2], ends[1::2], strict=True)]
    rows = queries.ranked(publication(sample_home), "2026-S2", ("all",), None)[:10]
    assert ranges == [[row["rank_low"], row["rank_high"]] for row in rows]


def test_table_names_the_editions_in_the_top_ten(
    sample_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened("pain_points", sample_home, monkeypatch, lang="en")
    app.toggle(key="table_ranked").set_value(True).run()
    [table] = shown_tables(app)
    assert table["top_ten"].iloc[0] == "2025-S1, 2025-S2, 2026-S1 and 2026-S2"


def test_an_earlier_edition_is_told_without_those_after_it(
    sample_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = {"lang": "en", "edition": "2025-S2"}
    app = opened("pain_points", sample_home, monkeypatch, **link, point=POINT)
    assert not app.exception
    assert app.title[0].value.startswith("59% name")
    said = drawn(charts(app)[0]) + html(app)
    assert "2026-S2" not in said.split("</p>", 1)[1].replace("2026-S2 ", "", 1)
    assert "retested" not in html(app)


@LANGUAGES
def test_one_pain_point_tells_its_history_and_what_came_of_it(
    language: str, sample_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened("pain_points", sample_home, monkeypatch, lang=language, point=POINT)
    assert not app.exception
    assert not app.error
    assert len(app.title) == 1
    assert "29" in app.title[0].value
    history, tribes = charts(app)
    assert history["layout"]["yaxis"]["range"][0] == 0
    assert history["layout"]["yaxis"]["range"][1] >= 1
    assert all(share in drawn(history) for share in ("58", "59", "56", "29"))
    assert all(tribe in drawn(tribes) for tribe in ("Checkout", "Platform", "Search", "Partners"))
    said = html(app)
    assert {"en": "retested: better", "fr": "retesté"}[language] in said
    assert {"en": "Self-service dashboards", "fr": "Tableaux de bord en libre accès"}[
        language
    ] in said
    assert "Give me the table and I will learn the query." in said


def test_one_pain_point_says_which_tribes_are_hidden(
    sample_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened("pain_points", sample_home, monkeypatch, lang="en", point=POINT)
    said = html(app)
    assert "Labs" in said
    assert "Loyalty" in said
    assert "too small" in said


def test_one_pain_point_of_a_hidden_tribe_shows_the_nearest_group(
    stand_in_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = {"lang": "en", "point": POINT, "tribe": "Labs"}
    app = opened("pain_points", stand_in_home, monkeypatch, **link)
    assert not app.exception
    assert "Labs is not shown" in app.info[0].value
    assert "Other tribes, 2026-S2: named by" in html(app)


@LANGUAGES
def test_one_pain_point_of_two_tribes_has_shares_and_no_rank(
    language: str, sample_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = {"lang": language, "point": POINT, "tribe": "Search;Checkout"}
    app = opened("pain_points", sample_home, monkeypatch, **link)
    assert not app.exception
    assert len(charts(app)) == 2
    assert {"en": "Severity", "fr": "Gravité"}[language] not in html(app)
    assert "26" in html(app)  # 14 and 12 were asked


def test_an_unknown_pain_point_shows_all_and_says_so(
    stand_in_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = {"lang": "en", "point": "<b>'; DROP TABLE"}
    app = opened("pain_points", stand_in_home, monkeypatch, **link)
    assert not app.exception
    assert any("is not published here" in caption.value for caption in app.caption)
    assert len(charts(app)) == 1


NOBODY = "UPDATE pain_points SET mentions = 0, frequency = 0, low = 0 WHERE pain_point ="


@LANGUAGES
@pytest.mark.parametrize(
    ("sql", "said", "drawn_then"),
    [
        (NOBODY, "Nobody named", 2),
        ("DELETE FROM pain_points WHERE pain_point =", "not asked in", 0),
    ],
)
def test_a_pain_point_never_named_or_never_asked(
    sql: str,
    said: str,
    drawn_then: int,
    language: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    home = changed(tmp_path, f"{sql} '{POINT}'")
    app = opened("pain_points", home, monkeypatch, lang=language, point=POINT)
    assert not app.exception
    assert not app.error
    assert len(charts(app)) == drawn_then
    assert 'class="bm-facts"' not in html(app)  # a rank of nobody says nothing
    if language == "en":
        assert said in app.title[0].value
        assert "Named since" not in html(app)


def test_a_pain_point_asked_in_some_editions_has_a_gap(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sql = f"DELETE FROM pain_points WHERE pain_point = '{POINT}' AND edition = '2025-S2'"
    home = changed(tmp_path, sql)
    app = opened("pain_points", home, monkeypatch, lang="en", point=POINT)
    [line] = [part for part in charts(app)[0]["data"] if part["mode"] == "lines+markers"]
    assert line["y"][1] is None
    assert all(share is not None for place, share in enumerate(line["y"]) if place != 1)
    assert "–■" in html(app) or "–□" in html(app)


@LANGUAGES
@pytest.mark.parametrize("kind", ["open_only", "bare"])
def test_one_pain_point_of_a_home_with_little(
    kind: str, language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = Home(tmp_path / "home")
    stand_in.build(home, open_only=kind == "open_only", bare=kind == "bare")
    app = opened("pain_points", home, monkeypatch, lang=language, point=POINT)
    assert not app.exception
    assert not app.error
    assert len(app.title) == 1
    assert len(charts(app)) == (0 if kind == "open_only" else 2)


def test_links_lead_to_one_and_back_with_the_filters(
    sample_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = {"lang": "en", "tribe": "Search", "edition": "2026-S1"}
    app = opened("pain_points", sample_home, monkeypatch, **link)
    addresses = re.findall(r'href="(pain_points[^"]*)"', html(app).replace("&amp;", "&"))
    assert len(addresses) == 5
    for address in addresses:
        asked = parse_qs(urlsplit(address).query)
        assert asked["tribe"] == ["Search"]
        assert asked["edition"] == ["2026-S1"]
        assert asked["point"]
    one = opened("pain_points", sample_home, monkeypatch, **link, point=POINT)
    [back] = re.findall(r'href="(pain_points[^"]*)"', html(one).replace("&amp;", "&"))
    assert "point=" not in back
    assert parse_qs(urlsplit(back).query)["tribe"] == ["Search"]


def test_a_click_on_a_mark_opens_the_page_of_its_pain_point(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    link: dict[str, str] = {}
    monkeypatch.setattr(one_pain_point.st, "query_params", link)
    one_pain_point.pick([])
    one_pain_point.pick([None])
    assert link == {}
    one_pain_point.pick([POINT])
    assert link == {"point": POINT}


def test_a_mark_knows_its_pain_point(sample_home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    app = opened("pain_points", sample_home, monkeypatch, lang="en")
    [marks] = [t for t in charts(app)[0]["data"] if t["mode"] == "markers"]
    rows = queries.ranked(publication(sample_home), "2026-S2", ("all",), None)[:10]
    assert [point for [point] in marks["customdata"]] == [row["pain_point"] for row in rows]


@pytest.mark.parametrize(
    ("sought", "found"),
    [("MODELES", True), ("l’apprenons", True), ("<b>one</b>", True), ("[x](y) `z`", False)],
)
def test_search_ignores_accents_and_keeps_markup_as_it_is(
    sought: str, found: bool, stand_in_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened("pain_points", stand_in_home, monkeypatch, lang="en")
    app.text_input(key="q").set_value(sought).run()
    assert ("<mark>" in html(app)) == found
    assert "<b>one</b>" not in html(app)
    assert any("No comment contains" in info.value for info in app.info) != found


def test_comments_of_one_use_its_words_and_can_be_searched(
    sample_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened("pain_points", sample_home, monkeypatch, lang="en", point=POINT)
    assert any("that use its words" in str(header.value) for header in app.header)
    assert "3 comments" in html(app)
    app.text_input(key="q").set_value("autonomie").run()
    assert "1 comment ·" in html(app)


def test_one_whose_words_no_comment_uses_says_so(
    stand_in_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened("pain_points", stand_in_home, monkeypatch, lang="en", point="failure_hidden")
    assert "None of those that may be shown does." in html(app)
