"""Figures from rows: their traces, their axes, what they say in words."""

from __future__ import annotations

import itertools

import plotly.graph_objects as go
import pytest

from barometer.charts import (
    answers,
    around_zero,
    bounds,
    dumbbell,
    heatmap,
    lines,
    retention,
    sessions,
    shares,
    sparkline,
    theme,
    weeks,
)
from barometer.charts import pain_points as pain_charts
from barometer.charts.verdicts import STATUSES, TRENDS, VERDICTS
from barometer.queries import crafternoons, editions, knowledge_center, maturity, participation
from barometer.queries import pain_points as pain_queries
from barometer.store.publication import Publication
from barometer.text import Text

EDITION, SERIES = "2026-S2", "Product Crafternoon"


@pytest.fixture(params=["en", "fr"])
def text(request: pytest.FixtureRequest) -> Text:
    return Text(request.param)


def words(figure: go.Figure) -> str:
    return " ".join(note.text for note in figure.layout.annotations)


def test_dumbbell_shows_scores_on_the_whole_scale(
    stand_in_publication: Publication, text: Text
) -> None:
    rows = maturity.themes_before_now(stand_in_publication, EDITION, ("all",))
    figure = dumbbell.before_now(rows, stand_in_publication.questionnaire, text)
    assert figure.layout.xaxis.range == (0, 100)
    assert words(figure).count(text("up")) >= 1
    assert {"en": "Managed", "fr": "Maîtrisé"}[text.language] in words(figure)


def test_dumbbell_of_a_first_edition_has_no_before(
    stand_in_publication: Publication, text: Text
) -> None:
    rows = maturity.themes_before_now(stand_in_publication, "2025-S1", ("all",))
    figure = dumbbell.before_now(rows, stand_in_publication.questionnaire, text)
    points = [trace for trace in figure.data if trace.mode == "markers"]
    assert len(points) == 5
    assert text("first edition") in words(figure)


def test_a_theme_keeps_its_hue(stand_in_publication: Publication) -> None:
    hues = theme.hues(stand_in_publication.questionnaire)
    assert list(hues) == ["culture", "organization", "practices", "data", "community"]
    assert len(set(hues.values())) == 5


def test_lines_keep_the_absolute_axis(stand_in_publication: Publication, text: Text) -> None:
    rows = maturity.theme_lines(stand_in_publication, ("all",))
    figure = lines.over_editions(rows, "data", stand_in_publication.questionnaire, text)
    assert figure.layout.yaxis.range == (0, 100)
    assert figure.data[-1].x == ("2025-S1", "2025-S2", "2026-S1", "2026-S2")


def test_lines_are_cut_where_a_question_changed_its_meaning(
    stand_in_publication: Publication, text: Text
) -> None:
    rows = maturity.theme_lines(stand_in_publication, ("all",))
    words = stand_in_publication.questionnaire
    first = next(question for question in words.questions if question.theme == "data")
    broken = first.model_copy(update={"broken": ("2026-S1",)})
    others = [question for question in words.questions if question is not first]
    changed = words.model_copy(update={"questions": (broken, *others)})
    figure = lines.over_editions(rows, "data", changed, text)
    assert [line.x for line in figure.data[-2:]] == [("2025-S1", "2025-S2"), ("2026-S1", "2026-S2")]
    assert lines.over_editions(rows, "culture", changed, text).data[-1].x[0] == "2025-S1"


def test_lines_name_the_levels_between_their_cuts(
    stand_in_publication: Publication, text: Text
) -> None:
    rows = maturity.theme_lines(stand_in_publication, ("all",))
    figure = lines.over_editions(rows, "data", stand_in_publication.questionnaire, text)
    named = dict(zip(figure.layout.yaxis.ticktext, figure.layout.yaxis.tickvals, strict=True))
    levels = theme.level_names(stand_in_publication.questionnaire, text)
    assert [named[level] for level in levels] == [10, 30, 50, 70, 90]
    assert {shape.y0 for shape in figure.layout.shapes} == {0, 20, 40, 60, 80, 100}


def test_cells_of_the_heatmap_can_be_clicked(stand_in_publication: Publication, text: Text) -> None:
    questionnaire = stand_in_publication.questionnaire
    rows = maturity.theme_by_tribe(stand_in_publication, EDITION, "today")
    named = [row | {"group": row["tribe"], "tribe": f"The {row['tribe']}"} for row in rows]
    marks = heatmap.theme_by_tribe(named, questionnaire, text).data[0]
    asked = {(row["tribe"], part.id) for row in rows for part in questionnaire.themes}
    assert {tuple(cell) for cell in marks.customdata} == asked
    assert marks.selected.marker.opacity == 1
    assert "The Search" in marks.hovertext[marks.customdata.index(["Search", "data"])]


def test_heatmap_says_what_is_hidden(stand_in_publication: Publication, text: Text) -> None:
    rows = maturity.theme_by_tribe(stand_in_publication, EDITION, "today")
    rows.append(dict.fromkeys(rows[0]) | {"tribe": "Labs", "published": False})
    figure = heatmap.theme_by_tribe(rows, stand_in_publication.questionnaire, text)
    assert words(figure).count(text("hidden")) == 5
    assert "↑" in words(figure)


def test_answers_put_the_middle_of_the_scale_on_zero(
    stand_in_publication: Publication, text: Text
) -> None:
    questions = list(stand_in_publication.questionnaire.questions[:5])
    now = maturity.answers(stand_in_publication, EDITION, ("all",))
    figure = answers.diverging(now, [], questions, text)
    neutral = figure.data[2]
    for start, share in zip(neutral.base, neutral.x, strict=True):
        assert start == pytest.approx(-share / 2)
    assert figure.layout.xaxis.range[0] == -figure.layout.xaxis.range[1]


def test_each_question_has_its_scores_at_the_right(
    stand_in_publication: Publication, text: Text
) -> None:
    question = next(q for q in stand_in_publication.questionnaire.questions if not q.reversed)
    now = [{"question": question.id, "answer": one, "n": 5, "share": 0.5} for one in (1, 5)]
    before = [row | {"n": n} for row, n in zip(now, (10, 0), strict=True)]
    figure = answers.diverging(now, before, [question], text)
    said = [note.text for note in figure.layout.annotations]
    assert "<b>50</b>" in said
    assert "0" in said


def test_a_long_question_is_whole(stand_in_publication: Publication, text: Text) -> None:
    question = stand_in_publication.questionnaire.questions[0]
    long = question.model_copy(update={"text": dict.fromkeys(("en", "fr"), "nine signs " * 12)})
    short, tall = (answers.diverging([], [], [q], text) for q in (question, long))
    assert "…" not in words(tall)
    assert text("hidden") in words(short)
    assert tall.layout.height > short.layout.height


def test_a_reversed_question_is_turned_round(stand_in_publication: Publication, text: Text) -> None:
    question = next(q for q in stand_in_publication.questionnaire.questions if q.reversed)
    rows = [{"question": question.id, "answer": 1, "n": 9, "share": 1.0}]
    figure = answers.diverging(rows, [], [question], text)
    assert figure.data[0].marker.color == answers.colours(5)[4]


@pytest.mark.parametrize("scale", range(2, 12))
def test_every_scale_has_its_colours(scale: int) -> None:
    assert len(answers.colours(scale)) == scale


def test_pain_points_show_shares_from_zero(stand_in_publication: Publication, text: Text) -> None:
    rows = pain_queries.ranked(stand_in_publication, EDITION, ("all",), None)
    figure = pain_charts.ranked(rows, stand_in_publication.questionnaire, text)
    assert figure.layout.xaxis.range[0] == 0
    assert {"en": "rank 1–2", "fr": "rang 1–2"}[text.language] in words(figure)


def test_sessions_name_both_medians(stand_in_publication: Publication, text: Text) -> None:
    rows = crafternoons.sessions(stand_in_publication, SERIES)
    figure = sessions.every_session(rows, text)
    assert len(figure.data[0].y) == 50
    assert {"en": "median 4.5", "fr": "médiane 4,5"}[text.language] in words(figure)
    assert f"{text('median {value}', value='22')}" in words(figure)


def test_topics_of_sessions_stay_apart(stand_in_publication: Publication, text: Text) -> None:
    rows = crafternoons.sessions(stand_in_publication, SERIES)
    figure = sessions.every_session(rows, text)
    places = sorted(s.x0 for s in figure.layout.shapes if s.type == "line")
    assert len(places) == 3
    assert min(b - a for a, b in itertools.pairwise(places)) >= 6


def test_few_sessions_have_no_medians(stand_in_publication: Publication, text: Text) -> None:
    rows = crafternoons.sessions(stand_in_publication, SERIES)[:4]
    assert not sessions.every_session(rows, text).layout.annotations


def test_stacked_sessions_leave_headcounts_out(
    stand_in_publication: Publication, text: Text
) -> None:
    rows = crafternoons.sessions(stand_in_publication, SERIES)
    figure = sessions.new_and_returning(rows, text)
    assert len(figure.data) == 4
    assert len(figure.data[0].y) == 42


def test_rates_run_to_a_hundred_percent(stand_in_publication: Publication, text: Text) -> None:
    figure = shares.rate_by_edition(editions.editions(stand_in_publication), text)
    assert figure.layout.yaxis.range[1] > 1
    assert text.percent(56 / 60) in figure.data[0].text[-1]


def test_an_open_edition_is_hatched_and_goes_on_to_its_day(
    stand_in_publication: Publication, text: Text
) -> None:
    rows = editions.editions(stand_in_publication)
    rows = [row | ({"status": "open"} if row["edition"] == EDITION else {}) for row in rows]
    figure = shares.rate_by_edition(rows, text)
    assert list(figure.data[0].marker.pattern.shape) == ["", "", "", "/"]
    days = participation.collection(stand_in_publication)
    days = [row for row in days if row["edition"] != EDITION or row["day"] <= 5]
    figure = shares.collection(days, text, 8)
    assert figure.data[-1].x[-1] == 8
    assert figure.data[-1].y[-1] == figure.data[-1].y[-2]
    assert [shape.x0 for shape in figure.layout.shapes] == [8]


def test_tribes_of_those_invited_and_of_the_answers(text: Text) -> None:
    shares = (("A", 0.5, 0.6), ("B", 0.3, 0.4), ("C", 0.2, None))
    rows = [
        {"tribe": tribe, "of_invited": invited, "of_answers": answered}
        for tribe, invited, answered in shares
    ]
    figure = dumbbell.invited_answered(rows, text)
    assert f"○ {text.percent(0.5)}  ● {text.percent(0.6)}" in words(figure)
    assert "C" not in words(figure)
    assert figure.layout.xaxis.range[0] == 0


def test_estimates_stand_on_either_side_of_zero(text: Text) -> None:
    rows = [
        around_zero.Estimate("Data", -4.0, -9.0, 1.0, "#000000", "−4"),
        around_zero.Estimate("<b>", 2.0, None, None, "#000000", "+2"),
    ]
    figure = around_zero.differences(rows, text)
    assert figure.layout.xaxis.range == (-10, 10)
    assert len(figure.data) == 3
    assert "&lt;b&gt;" in words(figure)
    assert around_zero.correlations(rows[:1], text).layout.xaxis.range == (-1, 1)


def test_detectable_changes_start_at_zero(stand_in_publication: Publication, text: Text) -> None:
    rows = participation.silence(stand_in_publication, EDITION)
    figure = bounds.detectable(rows, stand_in_publication.questionnaire, text)
    assert figure.layout.xaxis.range[0] == 0
    assert len(figure.data) == len(rows)


def test_collection_names_each_edition(stand_in_publication: Publication, text: Text) -> None:
    figure = shares.collection(participation.collection(stand_in_publication), text)
    assert len(figure.data) == 4
    assert "<b>2026-S2</b>" in words(figure)


def test_silence_stays_on_the_whole_scale(stand_in_publication: Publication, text: Text) -> None:
    rows = participation.silence(stand_in_publication, EDITION)
    figure = bounds.silence(rows, stand_in_publication.questionnaire, text)
    assert figure.layout.xaxis.range == (0, 100)


@pytest.mark.parametrize("known", [True, False])
def test_weeks_have_a_panel_a_unit(
    known: bool, stand_in_publication: Publication, text: Text
) -> None:
    rows = knowledge_center.weeks(stand_in_publication)
    if not known:
        rows = [row | {"unique_viewers": None} for row in rows]
    assert len(weeks.views_by_week(rows, text).data) == (2 if known else 1)


def test_retention_has_a_cell_a_cohort_and_quarter(
    stand_in_publication: Publication, text: Text
) -> None:
    rows = crafternoons.retention(stand_in_publication, SERIES)
    figure = retention.retention(rows, text)
    assert len(figure.layout.shapes) == len(rows)


def test_merged_cohorts_count_quarters_from_their_last_one(text: Text) -> None:
    kept = [("2024-Q1–2024-Q3", "2024-Q4"), ("2024-Q1–2024-Q3", "2025-Q1"), ("2024-Q4", "2025-Q1")]
    rows = [{"cohort": c, "quarter": q, "share": 0.5, "people": 7} for c, q in kept]
    figure = retention.retention(rows, text)
    assert list(figure.layout.xaxis.ticktext) == ["+1", "+2"]
    assert figure.layout.yaxis.ticktext[0] == "2024-Q1–2024-Q3 (7)"


def test_no_figure_has_a_width_of_its_own(stand_in_publication: Publication, text: Text) -> None:
    rows = knowledge_center.reach(stand_in_publication)
    figure = shares.reach_over_time(rows, text)
    assert figure.layout.width is None
    assert figure.layout.height


def test_sparkline_says_what_it_shows() -> None:
    drawn = sparkline.sparkline([1, 2, 3], 0, 3, 'from "1" to 3')
    assert 'alt="from &quot;1&quot; to 3"' in drawn
    assert not sparkline.sparkline([1], 0, 3, "nothing")


def test_every_verdict_has_a_word_in_french() -> None:
    french = Text("fr")
    for said in (*VERDICTS.values(), *STATUSES.values(), *TRENDS.values()):
        assert french(said.word) != said.word


def test_words_from_the_publication_are_escaped() -> None:
    assert theme.folded("<b>5 & more</b>", 40) == "&lt;b&gt;5 &amp; more&lt;/b&gt;"
    assert theme.folded("one two three four", 9) == "one two<br>three…"
    assert theme.named("R&D <b>", 14) == "R&amp;D &lt;b&gt;"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Search", "Search"),
        ("Data platform Europe", "Data platform<br>Europe"),
        ("Data platform and tooling Europe", "Data platform…<br>tooling Europe"),
        ("Customer support tooling Americas", "Customer…<br>Americas"),
        ("Extraordinarilylongname of all", "Extraordinaril…<br>of all"),
    ],
)
def test_a_long_name_keeps_its_beginning_and_its_end(name: str, said: str) -> None:
    assert theme.named(name, 14) == said
