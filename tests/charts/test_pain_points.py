"""Pain points as drawn: ranges of ranks, strips of editions, shares with intervals, gaps."""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go
import pytest

from barometer.charts import named_over_time, pain_points, share_intervals
from barometer.charts.pain_points import Beside
from barometer.charts.strip import strip, within
from barometer.questionnaire import Questionnaire
from barometer.rows import Rows
from barometer.store.publication import Publication
from barometer.text import Text

EDITIONS = ["2025-S1", "2025-S2", "2026-S1"]
RANGES = [(1, 2), (1, 4), (3, 12)]


@pytest.fixture(params=["en", "fr"])
def text(request: pytest.FixtureRequest) -> Text:
    return Text(request.param)


@pytest.fixture
def questionnaire(stand_in_publication: Publication) -> Questionnaire:
    return stand_in_publication.questionnaire


def ranked(questionnaire: Questionnaire, **other: Any) -> Rows:
    shares = {"mentions": 12, "asked": 40, "frequency": 0.3, "low": 0.18, "high": 0.45}
    return [
        {"pain_point": part.id, "theme": part.theme, **shares, "rank": place + 1}
        | {"rank_low": low, "rank_high": high}
        | other
        for place, (part, (low, high)) in enumerate(
            zip(questionnaire.pain_points, RANGES, strict=False)
        )
    ]


def words(figure: go.Figure) -> str:
    return " ".join(note.text for note in figure.layout.annotations)


def named(edition: str, rank: int | None, mentions: int = 3) -> dict[str, Any]:
    return {"edition": edition, "rank": rank, "mentions": mentions}


def test_strip_has_a_sign_an_edition() -> None:
    own = [named("2025-S1", 10), named("2026-S1", 11)]
    assert strip(own, EDITIONS) == "■–□"
    assert within(own) == ["2025-S1"]


def test_strip_of_what_nobody_named_is_hollow() -> None:
    assert strip([named("2025-S1", 1, mentions=0)], EDITIONS) == "□––"
    assert within([named("2025-S1", 1, mentions=0)]) == []


def test_ranges_are_drawn_as_they_are(questionnaire: Questionnaire, text: Text) -> None:
    figure = pain_points.ranked(ranked(questionnaire), questionnaire, text)
    ranges = [tuple(trace.x) for trace in figure.data if trace.xaxis == "x2"]
    assert ranges == RANGES
    least, most = figure.layout.xaxis2.range
    assert least < 1
    assert most > 12


def test_groups_together_have_no_axis_of_ranks(questionnaire: Questionnaire, text: Text) -> None:
    rows = ranked(questionnaire, rank=None, rank_low=None, rank_high=None)
    figure = pain_points.ranked(rows, questionnaire, text)
    assert all(trace.xaxis != "x2" for trace in figure.data)
    assert {"en": "12 of 40", "fr": "12 sur 40"}[text.language] in words(figure)


@pytest.mark.parametrize(("contenders", "lines"), [(0, 0), (2, 1), (3, 0)])
def test_a_line_ends_those_that_may_come_first(
    contenders: int, lines: int, questionnaire: Questionnaire, text: Text
) -> None:
    beside = Beside(contenders=contenders)
    figure = pain_points.ranked(ranked(questionnaire), questionnaire, text, beside)
    assert len(figure.layout.shapes) == lines


def test_nothing_is_written_under_the_lowest_row(questionnaire: Questionnaire, text: Text) -> None:
    rows = ranked(questionnaire)
    moves = dict.fromkeys((row["pain_point"] for row in rows), "−9")
    figure = pain_points.ranked(rows, questionnaire, text, Beside(moves=moves, contenders=2))
    bottom, top = figure.layout.yaxis.range
    assert top == 0
    assert max(note.y for note in figure.layout.annotations) <= bottom
    assert words(figure).count("−9") == len(rows)


def test_a_name_cannot_become_markup(questionnaire: Questionnaire, text: Text) -> None:
    rows = [ranked(questionnaire)[0] | {"pain_point": "<i>odd</i>"}]
    figure = pain_points.ranked(rows, questionnaire, text)
    assert "<i>" not in words(figure)


def over_time(text: Text, known: list[str]) -> go.Figure:
    shares = {"mentions": 12, "asked": 40, "frequency": 0.3, "low": 0.18, "high": 0.45}
    rows = [{"edition": edition, **shares} for edition in known]
    return named_over_time.over_editions(rows, EDITIONS, "#009059", text)


def test_history_shows_the_whole_scale_and_a_gap(text: Text) -> None:
    figure = over_time(text, ["2025-S1", "2026-S1"])
    least, most = figure.layout.yaxis.range
    assert least == 0
    assert most >= 1
    assert list(figure.data[-1].y) == [0.3, None, 0.3]
    assert text("not asked or not shown") in words(figure)


def test_history_of_one_edition_is_a_dot(text: Text) -> None:
    figure = over_time(text, ["2026-S1"])
    assert list(figure.data[-1].y) == [None, None, 0.3]


def test_tribes_show_their_count_and_share(text: Text) -> None:
    shares = {"mentions": 4, "asked": 12, "frequency": 1 / 3, "low": 0.138, "high": 0.609}
    rows = [{"tribe": "R&D <b>", **shares}]
    figure = share_intervals.by_tribe(rows, "#009059", text)
    assert "R&amp;D &lt;b&gt;" in words(figure)
    assert {"en": "4 of 12", "fr": "4 sur 12"}[text.language] in words(figure)
    assert figure.layout.xaxis.range[0] == 0
