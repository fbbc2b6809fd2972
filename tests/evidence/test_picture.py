"""Charts as pictures: every one of the repository, in both languages, with all its words."""

from __future__ import annotations

import importlib
import inspect
import io
import pkgutil
import xml.etree.ElementTree as ET
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Any

import plotly.graph_objects as go
import pytest
from PIL import Image

from barometer import charts
from barometer.charts import (
    answers,
    around_zero,
    before_after,
    bounds,
    dumbbell,
    heatmap,
    interviews,
    lines,
    named_over_time,
    pain_points,
    retention,
    series,
    sessions,
    share_intervals,
    shares,
    theme,
    timeline,
    topics,
    weeks,
)
from barometer.charts.around_zero import Estimate
from barometer.evidence.picture import SHARP, WIDTH, picture
from barometer.evidence.pictures.known import UnknownPartError, colour
from barometer.evidence.pictures.words import Run, runs
from barometer.queries import crafternoons, editions, knowledge_center, maturity, participation
from barometer.queries import pain_points as pain_queries
from barometer.rows import Rows
from barometer.store.publication import Publication
from barometer.text import Text

EDITION, SERIES = "2026-S2", "Product Crafternoon"
DAY = date(2026, 11, 23)


def told(columns: dict[str, list[Any]]) -> Rows:
    """The rows of a table given column by column."""
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


ASKED = told(
    {
        "edition": ["2026-S1", "2026-S2"],
        "opens_on": [date(2026, 4, 1), date(2026, 10, 1)],
        "tribe": ["Search", "R&D $5 to $9"],
        "mentions": [7, 12],
        "asked": [20, 40],
        "frequency": [0.35, 0.3],
        "low": [0.2, 0.2],
        "high": [0.5, 0.4],
        "of_invited": [0.3, 0.2],
        "of_answers": [0.25, 0.3],
        "part": [7, 12],
        "whole": [20, 40],
        "share": [0.35, 0.3],
    }
)
ESTIMATES = [
    Estimate("Data", 0.4, 0.1, 0.6, theme.ACCENT, "+0.4"),
    Estimate("Culture", -0.2, None, None, theme.SECOND, "−0.2"),
]
THEMES = [{"theme": "data", "name": "Data", "interviews": 6, "whole": 20}]
PLANNED = told(
    {
        "title": ["Atlas", "Compass", "Sextant", "Plumb"],
        "progress": ["done", "running", "planned", ""],
        "pillar": ["Learn", "Learn", "Define", "Define"],
        "theme": ["data"] * 4,
        "quick_win": [False, True, False, False],
        "said": ["in words"] * 4,
        "started_on": [date(2026, 2, 2), date(2026, 9, 1), date(2027, 1, 4), date(2026, 10, 1)],
        "until": [date(2026, 6, 30), date(2027, 1, 29), date(2027, 2, 5), date(2026, 10, 2)],
    }
)


def _open(rows: Rows) -> Rows:
    """The last edition, which comes first, still being answered."""
    return [rows[0] | {"status": "open"}, *rows[1:]]


def _topics(publication: Publication) -> Rows:
    return crafternoons.topics(publication, SERIES)


Draw = Callable[[Publication, Text], Any]
# How each chart function is called, by module and name.
CALLS: dict[str, Draw] = {
    "answers.diverging": lambda p, t: answers.diverging(
        maturity.answers(p, EDITION, ("all",)),
        maturity.answers(p, "2026-S1", ("all",)),
        list(p.questionnaire.questions[:5]),
        t,
    ),
    "around_zero.correlations": lambda p, t: around_zero.correlations(ESTIMATES, t),
    "around_zero.differences": lambda p, t: around_zero.differences(ESTIMATES, t),
    "before_after.share_by_edition": lambda p, t: before_after.share_by_edition(
        ASKED, (date(2026, 5, 1), date(2026, 8, 1)), theme.ACCENT, t
    ),
    "bounds.detectable": lambda p, t: bounds.detectable(
        participation.silence(p, EDITION), p.questionnaire, t
    ),
    "bounds.silence": lambda p, t: bounds.silence(
        participation.silence(p, EDITION), p.questionnaire, t
    ),
    "dumbbell.before_now": lambda p, t: dumbbell.before_now(
        maturity.themes_before_now(p, EDITION, ("all",)), p.questionnaire, t
    ),
    "dumbbell.invited_answered": lambda p, t: dumbbell.invited_answered(ASKED, t),
    "heatmap.theme_by_tribe": lambda p, t: heatmap.theme_by_tribe(
        maturity.theme_by_tribe(p, EDITION, "today"), p.questionnaire, t
    ),
    "interviews.by_theme": lambda p, t: interviews.by_theme(THEMES, theme.hues(p.questionnaire), t),
    "lines.over_editions": lambda p, t: [
        (name, lines.over_editions(maturity.theme_lines(p, ("all",)), name, p.questionnaire, t))
        for name in theme.hues(p.questionnaire)
    ],
    "named_over_time.over_editions": lambda p, t: named_over_time.over_editions(
        ASKED, ["2025-S2", "2026-S1", "2026-S2"], theme.ACCENT, t
    ),
    "pain_points.ranked": lambda p, t: pain_points.ranked(
        pain_queries.ranked(p, EDITION, ("all",), None),
        p.questionnaire,
        t,
        pain_points.Beside(contenders=2),
    ),
    "retention.retention": lambda p, t: retention.retention(crafternoons.retention(p, SERIES), t),
    "series.side_by_side": lambda p, t: series.side_by_side(
        crafternoons.every_series(p), [SERIES], SERIES, t
    ),
    "sessions.every_session": lambda p, t: sessions.every_session(
        crafternoons.sessions(p, SERIES), t
    ),
    "sessions.new_and_returning": lambda p, t: sessions.new_and_returning(
        crafternoons.sessions(p, SERIES), t
    ),
    "share_intervals.by_tribe": lambda p, t: share_intervals.by_tribe(ASKED, theme.ACCENT, t),
    "shares.by_tribe": lambda p, t: shares.by_tribe(ASKED, t, "of_invited"),
    "shares.collection": lambda p, t: shares.collection(participation.collection(p), t, 9),
    "shares.rate_by_edition": lambda p, t: shares.rate_by_edition(_open(editions.editions(p)), t),
    "shares.reach_over_time": lambda p, t: shares.reach_over_time(knowledge_center.reach(p), t),
    "timeline.roadmap": lambda p, t: timeline.roadmap(
        PLANNED, DAY, theme.hues(p.questionnaire), t
    ),
    "topics.beside": lambda p, t: topics.beside(_topics(p), t),
    "weeks.views_by_week": lambda p, t: weeks.views_by_week(knowledge_center.weeks(p), t),
}  # fmt: skip


def every_chart() -> list[str]:
    """The functions of barometer.charts that give a figure, or figures with their names."""
    found = []
    for module in pkgutil.iter_modules(charts.__path__):
        its = importlib.import_module(f"barometer.charts.{module.name}")
        for name, made in inspect.getmembers(its, inspect.isfunction):
            gives = str(inspect.signature(made).return_annotation)
            public = made.__module__ == its.__name__ and not name.startswith("_")
            if public and "Figure" in gives:
                found.append(f"{module.name}.{name}")
    return found


def panels(drawn: Any) -> list[tuple[str, go.Figure]]:
    return drawn if isinstance(drawn, list) else [("", drawn)]


def written(svg: bytes) -> str:
    """The words of the picture: what each shape of letters says, and what the file says."""
    reading = ET.XMLParser(target=ET.TreeBuilder(insert_comments=True))
    tree = ET.fromstring(svg, reading)
    return " ".join((part.text or "").strip() for part in tree.iter())


def test_every_chart_has_a_call() -> None:
    missing = sorted(set(every_chart()) - set(CALLS))
    assert not missing, f"say in CALLS how {', '.join(missing)} is drawn: pictures try each chart"


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("name", every_chart())
def test_each_chart_is_a_picture_with_all_its_words(
    name: str, language: str, sample: Publication
) -> None:
    figures = panels(CALLS[name](sample, Text(language)))
    svg = picture(figures, title="A finding", source="n = 56", kind="svg")
    said = written(svg)
    for _name, figure in figures:
        for note in figure.layout.annotations:
            for line in runs(note.text):
                assert all(run.words.strip() in said for run in line)
        wide = [trace for trace in figure.data if trace.type == "bar" and trace.orientation != "h"]
        for trace in wide:
            assert all(run.words in said for word in trace.text or () for run in runs(word)[0])
    assert "A finding" in said
    assert "n = 56" in said


def test_a_picture_is_as_wide_and_high_as_said(sample: Publication) -> None:
    figure = CALLS["dumbbell.before_now"](sample, Text("en"))
    png = Image.open(io.BytesIO(picture([("", figure)], title="A finding", source="n = 56")))
    assert png.format == "PNG"
    assert png.width == WIDTH * SHARP
    assert figure.layout.height * SHARP < png.height < (figure.layout.height + 150) * SHARP
    assert png.convert("RGB").getpixel((3, 3)) == (255, 255, 255)
    svg = ET.fromstring(picture([("", figure)], title="A finding", source="n = 56", kind="svg"))
    assert float(svg.get("width", "")) == WIDTH
    assert float(svg.get("height", "")) == pytest.approx(png.height / SHARP, abs=1)


def test_numbers_of_a_bar_stay_inside_it_or_go(sample: Publication) -> None:
    draw = CALLS["answers.diverging"](sample, Text("en"))
    wide = written(picture([("", draw)], title="", kind="svg"))
    small = written(picture([("", draw)], title="", kind="svg", width=260))
    assert wide.count("%") > small.count("%")


def test_long_titles_are_folded(sample: Publication) -> None:
    draw = panels(CALLS["sessions.every_session"](sample, Text("en")))
    short, long = (
        Image.open(io.BytesIO(picture(draw, title=title))).height for title in ("One", "One " * 90)
    )
    assert long > short


def test_five_panels_stand_in_as_many_rows_as_they_need(sample: Publication) -> None:
    draw = CALLS["lines.over_editions"](sample, Text("en"))
    wide, narrow = (
        Image.open(io.BytesIO(picture(draw, title="", width=w))).height for w in (WIDTH, 640)
    )
    assert narrow > 1.8 * wide


def test_the_same_chart_gives_the_same_bytes_whoever_draws_beside(sample: Publication) -> None:
    text = Text("fr")
    names = ("dumbbell.before_now", "lines.over_editions", "sessions.every_session")
    figures = [panels(CALLS[name](sample, text)) for name in names]
    kinds: list[Any] = [(draw, kind) for draw in figures for kind in ("png", "svg")]

    def drawn(asked: Any) -> bytes:
        return picture(asked[0], title="Une conclusion", kind=asked[1])

    alone = [drawn(asked) for asked in kinds]
    with ThreadPoolExecutor(6) as beside:
        assert list(beside.map(drawn, kinds)) == alone


BAR = {"type": "bar", "x": [1], "y": [1], "marker": {"color": "#111"}}


@pytest.mark.parametrize(
    ("trace", "layout"),
    [
        ({"type": "pie", "values": [1]}, {}),
        ({"type": "scatter", "x": [1], "y": [1], "textposition": "top"}, {}),
        ({"type": "scatter", "x": [1], "y": [1], "marker": {"symbol": "star"}}, {}),
        ({"type": "scatter", "x": [1], "y": [1], "mode": "lines+text"}, {}),
        ({"type": "scatter", "x": [1], "y": [1]}, {"polar": {}}),
        ({"type": "scatter", "x": [1], "y": [1]}, {"xaxis": {"type": "log"}}),
        (
            {"type": "bar", "x": [1], "y": [1], "marker": {"color": "#111"}},
            {"shapes": [{"type": "circle"}]},
        ),
        (
            {"type": "bar", "x": [1], "y": [1], "marker": {"color": "#111"}},
            {"annotations": [{"text": "<i>a</i>"}]},
        ),
    ],
)
def test_what_is_not_known_fails(trace: dict[str, Any], layout: dict[str, Any]) -> None:
    sides = {"x0": 0, "x1": 1, "y0": 0, "y1": 1, "x": 0, "y": 0}
    for part in layout.get("shapes", ()):
        part.update({name: value for name, value in sides.items() if len(name) == 2})
    for part in layout.get("annotations", ()):
        part.update(x=0, y=0, showarrow=False)
    figure = go.Figure({"data": [trace], "layout": {"height": 100} | layout}, _validate=False)
    with pytest.raises(UnknownPartError):
        picture([("", figure)], title="")


def test_words_are_read_with_their_looks() -> None:
    assert runs('<span style="color:#123456"><b>↑</b></span> up<br>R&amp;D') == [
        [Run("↑", True, "#123456"), Run(" up")],
        [Run("R&D")],
    ]


def test_placeholders_become_the_papers_colours() -> None:
    assert colour(theme.GROUND) == (1, 1, 1, 1)
    assert colour(theme.INK) == colour("#16242f")
    assert colour("rgba(255, 0, 0, 0.5)", 0.5) == (1, 0, 0, 0.25)
