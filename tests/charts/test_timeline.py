"""The roadmap, the shares around an initiative, the interviews: what is drawn, and where."""

from __future__ import annotations

from datetime import date
from typing import Any

import plotly.graph_objects as go
import pytest

from barometer.charts import before_after, interviews, timeline
from barometer.rows import Rows
from barometer.text import Text

TODAY = date(2026, 11, 23)
HUES = {"data": "#009E73", "culture": "#E69F00"}


@pytest.fixture(params=["en", "fr"])
def text(request: pytest.FixtureRequest) -> Text:
    return Text(request.param)


def initiative(title: str, progress: str, start: date, until: date, **more: Any) -> dict[str, Any]:
    plain = {"pillar": "Learn", "theme": "data", "quick_win": False, "said": progress}
    days = {"started_on": start, "until": until}
    return {"title": title, "progress": progress, **plain, **days, **more}


ROWS = [
    initiative("Atlas", "done", date(2026, 2, 2), date(2026, 6, 30)),
    initiative("Compass", "running", date(2026, 9, 1), date(2027, 1, 29), quick_win=True),
    initiative("Sextant", "planned", date(2027, 1, 4), date(2027, 2, 5), pillar="Define"),
    initiative("Plumb", "", date(2026, 10, 1), date(2026, 10, 2), pillar="Define"),
]


def drawn(text: Text, rows: Rows = ROWS) -> go.Figure:
    return timeline.roadmap(rows, TODAY, HUES, text)


def named(figure: go.Figure, title: str) -> list[Any]:
    return [trace for trace in figure.data if str(trace.hovertemplate).startswith(title)]


def test_roadmap_places_bars_by_day(text: Text) -> None:
    [bar] = named(drawn(text), "Atlas")
    assert list(bar.x) == [date(2026, 2, 2).toordinal(), date(2026, 6, 30).toordinal()]
    assert bar.line.color == HUES["data"]


def test_roadmap_tells_running_up_to_today_and_marks_quick_wins(text: Text) -> None:
    rest, past, mark = named(drawn(text), "Compass")
    assert (past.x[1], rest.x[0]) == (TODAY.toordinal(), TODAY.toordinal())
    assert (past.opacity, rest.opacity) == (1, 0.35)
    assert mark.marker.symbol == "diamond"
    assert [w.text for w in drawn(text).layout.annotations if w.text.startswith("◆")]


def test_roadmap_leaves_what_is_planned_hollow(text: Text) -> None:
    outer, inner = named(drawn(text), "Sextant")
    assert outer.line.width > inner.line.width
    assert outer.x[0] < inner.x[0] < inner.x[1] < outer.x[1]


def test_roadmap_draws_two_days_wide_enough_to_be_seen(text: Text) -> None:
    figure = drawn(text)
    [bar] = named(figure, "Plumb")
    first, last = figure.layout.xaxis.range
    assert (bar.x[1] - bar.x[0]) / (last - first) > 0.01
    assert bar.line.dash == "dot"


def test_roadmap_has_a_heading_a_pillar_and_words_for_every_bar(text: Text) -> None:
    figure = drawn(text)
    words = [note.text for note in figure.layout.annotations]
    assert words.count("<b>Learn</b>") == words.count("<b>Define</b>") == 1
    assert {"done", "planned"} <= set(words)
    assert text.day(TODAY) in words[-1]
    heights = [note.y for note in figure.layout.annotations[:-1]]
    assert heights == sorted(heights)
    assert figure.layout.width is None


def test_roadmap_shows_today_even_when_all_is_long_done(text: Text) -> None:
    figure = drawn(text, ROWS[:1])
    first, last = figure.layout.xaxis.range
    assert first < TODAY.toordinal() < last
    days = [shape for shape in figure.layout.shapes if shape.x0 == shape.x1 == TODAY.toordinal()]
    names = [note.y for note in figure.layout.annotations if "<b>" in note.text]
    assert len(days) == 2  # beside its word, and at the one bar
    assert not any(shape.y0 <= name <= shape.y1 for shape in days for name in names)
    assert len(figure.layout.xaxis.tickvals) <= 6
    assert all(first <= tick <= last for tick in figure.layout.xaxis.tickvals)


def test_roadmap_escapes_what_a_file_wrote(text: Text) -> None:
    figure = drawn(text, [ROWS[0] | {"title": "<i>Atlas</i>"}])
    assert "<b>&lt;i&gt;Atlas&lt;/i&gt;</b>" in [note.text for note in figure.layout.annotations]


def shares() -> Rows:
    names = ("edition", "opens_on", "mentions", "asked", "frequency", "low", "high")
    told = (
        ("2025-S1", date(2025, 6, 2), 20, 40, 0.5, 0.35, 0.65),
        ("2025-S2", date(2025, 11, 17), 18, 40, 0.45, 0.3, 0.6),
        ("2026-S1", date(2026, 6, 1), 10, 40, 0.25, None, None),
    )
    return [dict(zip(names, row, strict=True)) for row in told]


def test_shares_start_at_nothing_and_say_each_edition(text: Text) -> None:
    figure = before_after.share_by_edition(shares(), None, "#009E73", text)
    assert figure.layout.yaxis.range[0] == 0
    assert list(figure.data[-1].y) == [0.5, 0.45, 0.25]
    assert len(figure.data) == 3  # two intervals and the line
    words = " ".join(note.text for note in figure.layout.annotations)
    assert all(text.percent(share) in words for share in (0.5, 0.45, 0.25))
    assert not figure.layout.shapes


def test_shares_show_when_the_initiative_ran(text: Text) -> None:
    taken = (date(2025, 12, 1), date(2030, 1, 1))
    figure = before_after.share_by_edition(shares(), taken, "#009E73", text)
    [ground] = figure.layout.shapes
    assert ground.x0 == taken[0].toordinal()
    assert ground.x1 == figure.layout.xaxis.range[1]
    long_after = (date(2031, 1, 1), date(2031, 2, 1))
    figure = before_after.share_by_edition(shares(), long_after, "#009E73", text)
    assert not figure.layout.shapes


def test_interviews_are_drawn_on_all_of_them(text: Text) -> None:
    rows = [
        {"theme": theme, "name": name, "interviews": n, "whole": 26}
        for theme, name, n in (("data", "Data", 8), ("+", "Others", 6))
    ]
    figure = interviews.by_theme(rows, HUES, text)
    assert [trace.x[1] for trace in figure.data] == [26, 8, 26, 6]
    assert figure.layout.xaxis.range == (0, 26)
