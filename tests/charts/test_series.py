"""Series, their topics and who comes back, as they are drawn."""

from __future__ import annotations

from datetime import date

import pytest

from barometer.charts import retention, series, theme, topics
from barometer.queries import crafternoons
from barometer.store.publication import Publication
from barometer.text import Text

SERIES = "Product Crafternoon"


@pytest.fixture(params=["en", "fr"])
def text(request: pytest.FixtureRequest) -> Text:
    return Text(str(request.param))


def test_panels_share_days_and_scale(stand_in_publication: Publication, text: Text) -> None:
    names = [row["series"] for row in crafternoons.series(stand_in_publication)]
    rows = crafternoons.every_series(stand_in_publication)
    panels = series.side_by_side(rows, names, SERIES, text)
    assert [name for name, _figure in panels] == names
    axes = {(figure.layout.xaxis.range, figure.layout.yaxis.range) for _name, figure in panels}
    assert len(axes) == 1
    chosen = [figure.data[0].marker.color == theme.ACCENT for _name, figure in panels]
    assert chosen == [name == SERIES for name in names]
    assert sum(len(figure.data[0].y) for _name, figure in panels) == len(rows)


def test_panels_of_one_year_have_a_tick(text: Text) -> None:
    rows = [
        {"series": "a", "held_on": day, "topic": topic, "title": None, "participants": people}
        for day, topic, people in ((date(2026, 3, 1), None, 4), (date(2026, 5, 1), "x", 6))
    ]
    [(_name, figure)] = series.side_by_side(rows, ["a"], "a", text)
    assert list(figure.layout.xaxis.ticktext) == [text.day(date(2026, 3, 1), "MMM yyyy")]


def test_topics_run_as_far_either_way(stand_in_publication: Publication, text: Text) -> None:
    rows = crafternoons.topics(stand_in_publication, SERIES)
    figure = topics.beside(rows, text)
    low, high = figure.layout.xaxis.range
    assert low == -high
    known = [row["difference"] for row in rows if row["difference"] is not None]
    assert high > max(map(abs, known))
    words = " ".join(str(note.text) for note in figure.layout.annotations)
    assert all(row["topic"] in words for row in rows)
    assert text.number(max(known), 1, sign=True) in words


def test_topics_held_once_or_twice_are_muted(text: Text) -> None:
    rows = [
        {"topic": "often", "sessions": 3, "participants": 12.0, "difference": 2.0},
        {"topic": "once", "sessions": 1, "participants": 9.0, "difference": -1.0},
        {"topic": "unknown", "sessions": 5, "participants": 4.0, "difference": None},
    ]
    bars = topics.beside(rows, text).data[0]
    assert list(bars.marker.color) == [theme.ACCENT, theme.MUTED]
    assert list(bars.x) == [2.0, -1.0]


def test_every_shade_of_retention_is_in_its_legend(
    stand_in_publication: Publication, text: Text
) -> None:
    rows = crafternoons.retention(stand_in_publication, SERIES)
    shades = {shape.fillcolor for shape in retention.retention(rows, text).layout.shapes}
    known = [colour for colour, _words in retention.legend(text)]
    assert shades <= set(known)
    assert len(known) == len(set(known)) == len(theme.LEVELS)
