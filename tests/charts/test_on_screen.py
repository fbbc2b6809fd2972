"""Figures made quicker to draw: the same marks, shapes and words in fewer parts."""

from __future__ import annotations

import json
from itertools import combinations
from typing import Any

import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st
from plotly.io import to_json
from plotly.tools import return_figure_from_figure_or_data

from barometer.charts import around_zero, bounds, drawing, dumbbell, heatmap, lines, theme
from barometer.charts import pain_points as pain_charts
from barometer.charts.around_zero import Estimate
from barometer.charts.on_screen.figure import on_screen
from barometer.charts.on_screen.traces import joined
from barometer.queries import maturity, participation
from barometer.queries import pain_points as pain_queries
from barometer.store.publication import Publication
from barometer.text import Text

EDITION = "2026-S2"
HUES = ("#111111", "#222222")


def line(x: int, y: int, hue: str) -> dict[str, Any]:
    look = {"mode": "lines", "line": {"color": hue, "width": 3}, "hoverinfo": "skip"}
    return {"type": "scatter", "x": [x, x + 2], "y": [y, y], **look}


def mark(x: int, y: int, hue: str) -> dict[str, Any]:
    said = {"hovertemplate": f"{hue} at {x}, {y}<extra></extra>", "customdata": [[x, y]]}
    look = {"mode": "markers", "marker": {"color": hue, "size": 9}}
    return {"type": "scatter", "x": [x], "y": [y], **look, **said}


def drawn(traces: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    """Every stroke and mark of the traces, in the order in which they are drawn."""
    found: list[tuple[Any, ...]] = []
    for trace in traces:
        points = list(zip(trace["x"], trace["y"], strict=True))
        if trace["mode"] == "lines":
            strokes = [points[place : place + 2] for place in range(0, len(points), 3)]
            found += [(trace["line"]["color"], *stroke) for stroke in strokes]
        else:
            its = trace["marker"]["color"]
            hues = its if isinstance(its, list) else [its] * len(points)
            found += list(zip(hues, points, strict=True))
    return found


def overlap(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return all(
        min(one[way]) <= max(other[way]) and min(other[way]) <= max(one[way]) for way in "xy"
    )


places = st.tuples(st.integers(0, 6), st.integers(0, 3), st.sampled_from(HUES))
parts = st.tuples(st.sampled_from([line, mark]), places).map(lambda part: part[0](*part[1]))


@given(st.lists(parts, max_size=14, unique_by=lambda part: drawn([part])[0]))
def test_joined_marks_are_the_same_and_none_comes_over_another(traces: list[Any]) -> None:
    before, after = drawn(traces), drawn(joined(traces))
    assert sorted(map(repr, before)) == sorted(map(repr, after))
    for one, other in combinations(range(len(traces)), 2):
        if overlap(traces[one], traces[other]):
            assert after.index(before[one]) < after.index(before[other])


def test_alike_marks_of_different_rows_are_one_trace() -> None:
    rows = [part for y in range(9) for part in (line(0, y, HUES[0]), mark(1, y, HUES[y % 2]))]
    strokes, marks = joined(rows)
    assert strokes["x"] == [*[0, 2, None] * 8, 0, 2]
    assert marks["marker"] == {"color": [HUES[y % 2] for y in range(9)], "size": 9}
    assert marks["customdata"] == [[1, y] for y in range(9)]
    assert marks["hovertext"][3] == f"{HUES[1]} at 1, 3"
    assert marks["hovertemplate"] == "%{hovertext}<extra></extra>"


def test_a_filling_stays_beside_the_line_it_goes_down_to() -> None:
    filled = line(0, 0, HUES[0]) | {"fill": "tonexty"}
    traces = [mark(5, 5, HUES[0]), line(0, 1, HUES[0]), filled, line(0, 2, HUES[0])]
    assert joined(traces)[1:3] == [line(0, 1, HUES[0]), filled]


def test_what_a_template_reads_from_the_data_is_left_to_it() -> None:
    read = line(0, 0, HUES[0]) | {"hovertemplate": "%{y}<extra></extra>"}
    (one,) = joined([read, read | {"y": [1, 1]}])
    assert one["hovertemplate"] == "%{y}<extra></extra>"
    assert "hovertext" not in one


def said(figure: go.Figure) -> list[str]:
    """What a figure says, wherever it stands."""
    written = [word for trace in figure.data if trace.mode == "text" for word in trace.text]
    notes = [note.text for note in figure.layout.annotations]
    return sorted(word.strip("\N{NO-BREAK SPACE}") for word in (*written, *notes))


def parts_of(figure: go.Figure) -> int:
    return len(figure.data) + len(figure.layout.annotations) + len(figure.layout.shapes)


def estimates(text: Text, rows: int = 4) -> go.Figure:
    row = Estimate("Data", 3.0, -1.0, 7.0, HUES[0], "+3 (−1 to +7)")
    return around_zero.differences([row] * rows, text)


@pytest.fixture(params=["en", "fr"])
def text(request: pytest.FixtureRequest) -> Text:
    return Text(request.param)


def figures(publication: Publication, text: Text) -> dict[str, go.Figure]:
    words, everyone = publication.questionnaire, ("all",)
    themes = maturity.themes_before_now(publication, EDITION, everyone)
    silent = participation.silence(publication, EDITION)
    tribes = maturity.theme_by_tribe(publication, EDITION, "today")
    points = pain_queries.ranked(publication, EDITION, everyone, None)
    return {
        "dumbbell": dumbbell.before_now(themes, words, text),
        "bounds": bounds.silence(silent, words, text),
        "heatmap": heatmap.theme_by_tribe(tribes, words, text),
        "pain points": pain_charts.ranked(points, words, text),
        "estimates": estimates(text),
    }


def test_every_word_is_still_there_in_far_fewer_parts(
    stand_in_publication: Publication, text: Text
) -> None:
    for name, figure in figures(stand_in_publication, text).items():
        quick = on_screen(figure)
        notes = sorted(note.text for note in figure.layout.annotations)
        assert said(quick) == notes, name
        assert not quick.layout.annotations, name
        assert parts_of(quick) < 0.5 * parts_of(figure), name


def test_the_figure_itself_stays_as_it_was(text: Text) -> None:
    figure = estimates(text)
    before = figure.to_dict()
    on_screen(figure)
    assert figure.to_dict() == before


def test_a_browser_is_given_the_parts_as_plotly_would_give_them(
    stand_in_publication: Publication, text: Text, monkeypatch: pytest.MonkeyPatch
) -> None:
    built = {n: on_screen(f) for n, f in figures(stand_in_publication, text).items()}
    monkeypatch.setattr(drawing, "CHECKED", False)
    for name, figure in figures(stand_in_publication, text).items():
        given = to_json(return_figure_from_figure_or_data(on_screen(figure), True), validate=False)
        assert filled(json.loads(given)) == filled(json.loads(to_json(built[name]))), name


def filled(figure: dict[str, Any]) -> dict[str, Any]:
    """The figure without its empty lists."""
    layout = {name: value for name, value in figure["layout"].items() if value != []}
    return figure | {"layout": layout}


def test_a_figure_becomes_plotlys_when_it_is_asked(
    text: Text, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drawing, "CHECKED", False)
    figure = estimates(text)
    assert set(figure.to_dict()["layout"]) == set(figure.parts[1])
    assert figure.layout.xaxis.range == (-10, 10)
    figure.update_layout(height=77)
    assert figure.to_dict()["layout"]["height"] == 77
    with pytest.raises(AttributeError, match="nothing_of_that_name"):
        _ = figure.nothing_of_that_name


def words_of(figure: go.Figure) -> dict[str, tuple[Any, Any, str]]:
    (trace,) = (trace for trace in figure.data if trace.mode == "text")
    sides = trace.textposition
    sides = [sides] * len(trace.x) if isinstance(sides, str) else sides
    return dict(zip(trace.text, zip(trace.x, trace.y, sides, strict=True), strict=True))


def sheet(text: Text, **note: Any) -> go.Figure:
    drawn = theme.drawing(text, 200, margin={"l": 0, "r": 0, "t": 0, "b": 0})
    drawn.update_xaxes(range=[10, 30], visible=False)
    drawn.update_yaxes(range=[0, 100], visible=False)
    theme.write(drawn, "here", **({"x": 20, "y": 50} | note))
    return on_screen(drawn.figure())


def test_words_stand_where_they_were_written(text: Text) -> None:
    assert words_of(sheet(text)) == {"here": (20, 50, "middle center")}
    assert words_of(sheet(text, x=1, xref="paper", xanchor="right")) == {
        "here": (30, 50, "middle left")
    }
    assert words_of(sheet(text, yshift=20)) == {"here": (20, 60, "middle center")}
    assert words_of(sheet(text, y=99, yshift=20))["here"][1] == 100
    assert words_of(sheet(text, yanchor="bottom"))["here"][2] == "top center"


def test_words_shifted_sideways_have_blanks_on_that_side(text: Text) -> None:
    (right,) = words_of(sheet(text, xshift=10, xanchor="left"))
    (left,) = words_of(sheet(text, xshift=-10, xanchor="right"))
    assert right == "\N{NO-BREAK SPACE}" * 3 + "here"
    assert left == "here" + "\N{NO-BREAK SPACE}" * 3


def test_words_whose_place_only_the_browser_knows_stay_notes(text: Text) -> None:
    drawn = theme.drawing(text, 200)
    drawn.update_yaxes(range=[0, 100])
    theme.write(drawn, "anywhere", 3, 50)
    figure = on_screen(drawn.figure())
    assert [note.text for note in figure.layout.annotations] == ["anywhere"]


def test_words_beside_narrow_axes_keep_the_whole_width(
    stand_in_publication: Publication, text: Text
) -> None:
    figure = on_screen(figures(stand_in_publication, text)["pain points"])
    words = next(trace for trace in figure.data if trace.xaxis == "x9")
    assert figure.layout.xaxis.domain == tuple(pain_charts.SHARES)
    assert (figure.layout.xaxis9.domain, figure.layout.xaxis9.range) == ((0, 1), (0, 1))
    assert {0, 1} <= set(words.x)


def test_words_of_a_cell_keep_their_colour_when_another_is_clicked(
    stand_in_publication: Publication, text: Text
) -> None:
    figure = on_screen(figures(stand_in_publication, text)["heatmap"])
    written = [trace for trace in figure.data if trace.mode == "text"]
    assert len({trace.textfont.color for trace in written}) == len(written)
    assert all(trace.unselected.textfont.color == trace.textfont.color for trace in written)


def ticked(words: list[str], text: Text, axis: str = "y", **settings: Any) -> go.Figure:
    drawn = theme.drawing(text, 200)
    ticks = {"tickvals": list(range(len(words))), "ticktext": words, "range": [0, len(words) - 1]}
    drawn.update_layout(xaxis={"visible": False}, yaxis={"visible": False})
    drawn.update_layout(**{f"{axis}axis": {"visible": True} | ticks | settings})
    return on_screen(drawn.figure())


def test_room_beside_an_axis_grows_with_its_words(text: Text) -> None:
    short, long = (ticked(["0", words], text).layout for words in ("9", "Other tribes"))
    assert 10 < short.margin.l < 20 < 60 < long.margin.l < 110
    assert not long.yaxis.automargin


def test_room_below_an_axis_grows_with_its_lines_and_its_last_word(text: Text) -> None:
    one, two = (ticked(["a", w], text, "x").layout.margin for w in ("a", "2026-S2<br>open"))
    assert 20 < one.b < two.b < 50
    assert one.r < two.r


def test_words_that_may_have_to_be_turned_are_measured_by_the_browser(text: Text) -> None:
    assert ticked(["Product organization"] * 5, text, "x").layout.xaxis.automargin
    assert not ticked(["Product organization"] * 5, text, "x", tickangle=0).layout.xaxis.automargin


def test_categories_nobody_listed_are_measured_by_the_browser(text: Text) -> None:
    drawn = theme.drawing(text, 200)
    drawn.add_trace({"type": "bar", "x": ["2025-S1", "2025-S2"], "y": [1, 2]})
    layout = on_screen(drawn.figure()).layout
    assert layout.xaxis.automargin
    assert not layout.yaxis.automargin


def test_lines_keep_their_band_and_lose_no_stretch(
    stand_in_publication: Publication, text: Text
) -> None:
    rows = maturity.theme_lines(stand_in_publication, ("all",))
    figure = lines.over_editions(rows, "data", stand_in_publication.questionnaire, text)
    quick = on_screen(figure)
    assert [t for t in quick.data if t.mode != "text"] == list(figure.data)
    assert quick.data[-1].x == ("2026-S2",)
