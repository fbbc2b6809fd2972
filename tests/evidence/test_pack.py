"""The pack says what the publication says, of the group it speaks of, and nothing more."""

from __future__ import annotations

from pathlib import Path

import pytest

from barometer.charts.verdicts import VERDICTS
from barometer.store.home import Home
from barometer.store.publication import Publication, latest
from barometer.text import Text
from tests import stand_in
from tests.evidence.packs import KEYS, finding, group, made, whole

LANGUAGES = ("en", "fr")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sample_tells_ten_findings_in_order(sample: Publication, language: str) -> None:
    found = made(sample, whole(sample), language)
    assert tuple(one.key for one in found.findings) == KEYS
    assert all(one.title and one.source and one.notes for one in found.findings)


def test_theme_scores_are_those_published(sample: Publication) -> None:
    chosen = whole(sample)
    rows = sample.rows(
        """
        SELECT score, low, high, n FROM theme_scores
        WHERE edition = $edition AND slice_id = $slice_id ORDER BY score
        """,
        {"edition": chosen.edition, "slice_id": chosen.slices[0]},
    )
    chart = finding(made(sample, chosen), "themes").charts[0]
    now = chart.series[-1]
    told = sorted(zip(now.values, now.low, now.high, strict=True))
    assert len(told) == len(rows) == 5
    for said, row in zip(told, rows, strict=True):
        assert said == pytest.approx((row["score"], row["low"], row["high"]))
    table = finding(made(sample, chosen), "themes").table
    assert table is not None
    assert {row["n"] for row in table.rows} == {row["n"] for row in rows}


@pytest.mark.parametrize("language", LANGUAGES)
def test_verdicts_are_those_published_in_their_own_words(
    sample: Publication, language: str
) -> None:
    chosen, text = whole(sample), Text(language)
    rows = sample.rows(
        "SELECT verdict FROM changes WHERE edition = $edition AND slice_id = $slice_id",
        {"edition": chosen.edition, "slice_id": chosen.slices[0]},
    )
    table = finding(made(sample, chosen, language), "themes").table
    assert table is not None
    said = sorted(VERDICTS[row["verdict"]].say(text) for row in rows)
    assert sorted(row["verdict"] for row in table.rows) == said


def test_response_rates_are_those_published(sample: Publication) -> None:
    rows = sample.rows(
        """
        SELECT responded / invited AS rate FROM editions WHERE status = 'closed' ORDER BY edition
        """
    )
    by_edition, by_tribe = finding(made(sample, whole(sample)), "participation").charts
    assert list(by_edition.series[0].values) == pytest.approx([row["rate"] for row in rows])
    tribes = sample.rows(
        """
        SELECT responded / invited AS rate FROM participation
        WHERE edition = $edition AND lineage = 'today' AND tribe IS NOT NULL ORDER BY rate DESC
        """,
        {"edition": whole(sample).edition},
    )
    assert list(by_tribe.series[0].values) == pytest.approx([row["rate"] for row in tribes])


def test_answers_are_turned_round_where_the_statement_is_reversed(sample: Publication) -> None:
    chosen = whole(sample)
    chart = finding(made(sample, chosen), "questions").charts[0]
    asked = {q.text["en"]: q for q in sample.questionnaire.questions}
    rows = sample.rows(
        """
        SELECT question, answer, n / sum(n) OVER (PARTITION BY question) AS share FROM answers
        WHERE edition = $edition AND slice_id = $slice_id
        """,
        {"edition": chosen.edition, "slice_id": chosen.slices[0]},
    )
    shares = {(row["question"], row["answer"]): row["share"] for row in rows}
    assert any(asked[name].reversed for name in chart.categories)
    for place, name in enumerate(chart.categories):
        question = asked[name]
        told = [series.values[place] or 0 for series in chart.series]
        given = [shares.get((question.id, answer), 0) for answer in range(1, question.scale + 1)]
        assert told == pytest.approx(given[::-1] if question.reversed else given)


def test_pain_points_keep_their_order_and_intervals(sample: Publication) -> None:
    chosen = whole(sample)
    rows = sample.rows(
        """
        SELECT frequency, low, high, rank_low, rank_high FROM pain_points
        WHERE edition = $edition AND slice_id = $slice_id AND mentions > 0 ORDER BY rank LIMIT 10
        """,
        {"edition": chosen.edition, "slice_id": chosen.slices[0]},
    )
    told = finding(made(sample, chosen), "pain_points")
    series = told.charts[0].series[0]
    assert list(series.values) == pytest.approx([row["frequency"] for row in rows])
    assert list(series.low) == pytest.approx([row["low"] for row in rows])
    assert list(series.high) == pytest.approx([row["high"] for row in rows])
    assert told.table is not None
    first = rows[0]
    assert told.table.rows[0]["rank"] == f"{first['rank_low']:.0f}–{first['rank_high']:.0f}"


def test_a_group_speaks_of_itself_and_names_what_is_of_everybody(sample: Publication) -> None:
    found = made(sample, group(sample, tribe="Search"))
    assert (found.about.group, found.about.n, found.about.invited) == ("Search", 14, 15)
    sources = {one.key: one.source for one in found.findings}
    for key in ("verdict", "themes", "editions", "questions", "pain_points"):
        assert "Search · n = 14 of 15 invited" in sources[key]
    for key in ("tribes", "participation", "sessions", "knowledge"):
        assert "the whole organisation" in sources[key]
        assert "Search" not in sources[key]
    assert "n = 56 of 60 invited" in sources["participation"]
    beside = [number.notes[-1] for number in finding(found, "verdict").numbers]
    assert beside[1:] == ["the whole organisation"] * 3


def test_how_many_of_a_role_were_invited_is_not_known(sample: Publication) -> None:
    found = made(sample, group(sample, role="product_design"))
    assert found.about.invited is None
    assert f"n = {found.about.n} · " in finding(found, "themes").source


@pytest.mark.parametrize("language", LANGUAGES)
def test_groups_together_get_no_verdict(sample: Publication, language: str) -> None:
    chosen, text = group(sample, tribe="Search;Checkout"), Text(language)
    assert len(chosen.slices) == 2
    found = made(sample, chosen, language)
    assert found.about.n == 26
    assert finding(found, "verdict").numbers[0].verdict == VERDICTS["together"]
    table = finding(found, "themes").table
    assert table is not None
    assert {row["verdict"] for row in table.rows} == {VERDICTS["together"].say(text)}
    ranked = finding(found, "pain_points").table
    assert ranked is not None
    assert "status" not in ranked.columns


def test_a_hidden_group_is_named_with_its_reason(stand_in_publication: Publication) -> None:
    chosen = group(stand_in_publication, tribe="other")
    hidden = {"hidden": "Labs", "why_not": "it is too small to be shown alone"}
    given = {name: getattr(chosen, name) for name in ("edition", "slices", "n", "label")}
    found = made(stand_in_publication, type(chosen)(**given, **hidden))
    assert found.about.hidden.startswith("Labs is not shown: it is too small to be shown alone.")
    assert found.about.hidden.endswith(f"other (n = {chosen.n}).")


def test_hidden_tribes_have_a_reason_and_no_number(stand_in_publication: Publication) -> None:
    found = made(stand_in_publication, whole(stand_in_publication))
    assert "Not shown: Labs." in finding(found, "tribes").lead
    [labs] = [row for row in found.groups.rows if row["group"] == "Labs"]
    assert labs["n"] is None
    assert "too small" in labs["why_not"]
    for row in found.groups.rows:
        assert (row["n"] is None) == bool(row["why_not"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_sessions_and_views_they_are_left_out(bare: Publication, language: str) -> None:
    found = made(bare, whole(bare), language)
    keys = [one.key for one in found.findings]
    assert keys == list(KEYS[:8])
    assert len(finding(found, "verdict").numbers) == 2


def test_the_first_edition_has_nothing_before_it(sample: Publication) -> None:
    first = sample.rows("SELECT min(edition) AS edition FROM editions")[0]["edition"]
    found = made(sample, whole(sample, str(first)))
    assert "editions" not in [one.key for one in found.findings]
    assert len(finding(found, "themes").charts[0].series) == 1
    assert finding(found, "themes").legend == ()


def test_an_earlier_edition_knows_nothing_of_later_ones(sample: Publication) -> None:
    found = made(sample, whole(sample, "2026-S1"))
    for key in ("editions", "participation"):
        assert "2026-S2" not in " ".join(finding(found, key).charts[0].categories)
    assert "2026-S2" not in {row["edition"] for row in finding(found, "verdict").sheets[0].rows}


def test_more_answered_than_were_invited(tmp_path: Path) -> None:
    home = Home(tmp_path / "many")
    sql = (
        "UPDATE editions SET invited = 53 WHERE edition = '2026-S2';"
        "UPDATE participation SET invited = 5 WHERE edition = '2026-S2' AND tribe = 'Search'"
    )
    stand_in.build(home, changed_by=sql)
    publication = latest(home)
    assert publication is not None
    found = made(publication, whole(publication))
    assert "n = 56 · " in finding(found, "participation").source
    told = finding(found, "participation")
    assert len(told.charts[0].categories) == 3
    assert not any("Search" in name for name in told.charts[1].categories)
    assert "Search: more people answered than were invited" in told.lead


@pytest.mark.parametrize("language", LANGUAGES)
def test_figures_of_the_page_are_drawn_when_asked_for(sample: Publication, language: str) -> None:
    found = made(sample, whole(sample), language)
    drawn = {one.key: one.figures() for one in found.findings}
    for key in ("themes", "editions", "tribes", "questions", "pain_points", "sessions"):
        assert drawn[key]
        assert all(figure.data for _name, figure in drawn[key])


def test_of_many_tribes_the_lowest_rates_are_drawn_and_all_are_listed(tmp_path: Path) -> None:
    home = Home(tmp_path / "wide")
    sql = "".join(
        "INSERT INTO participation (edition, tribe, invited, responded)"
        f" VALUES ('2026-S2', 'Tribe {place}', 20, {5 + place});"
        for place in range(12)
    )
    stand_in.build(home, changed_by=sql)
    publication = latest(home)
    assert publication is not None
    told = finding(made(publication, whole(publication)), "participation")
    drawn, listed = told.charts[1].series[0].values, [row["share"] for row in told.sheets[1].rows]
    assert len(drawn) < len(listed) == 18
    assert list(drawn) == sorted(listed, reverse=True)[-len(drawn) :]
