"""A theme over the editions, with its band of noise; the other themes stay behind in grey."""

from __future__ import annotations

from html import escape

from barometer.charts import theme
from barometer.charts.drawing import Drawing, Figure, Part, scatter
from barometer.questionnaire import Questionnaire
from barometer.rows import Rows
from barometer.text import Text

ROOM = 15  # points a level needs for its name between the numbers of its cuts


def over_editions(rows: Rows, shown: str, questionnaire: Questionnaire, text: Text) -> Figure:
    """One theme's scores by edition on 0–100; rows as `maturity.theme_lines` gives, all themes."""
    drawn = theme.drawing(text, 230, margin={"l": 0, "r": 14, "t": 10, "b": 0})
    _levels(drawn, questionnaire, text)
    themes = _by_theme(rows)
    editions = sorted({row["edition"] for its in themes.values() for row in its})
    drawn.update_xaxes(
        type="category",
        categoryorder="array",
        categoryarray=editions,
        range=[-0.2, len(editions) - 0.8],
        tickvals=[editions[place] for place in sorted({0, len(editions) - 1})],
        tickangle=0,
    )
    its = themes.pop(shown)
    for other in sorted(themes):
        for stretch in _stretches(themes[other], questionnaire.broken_in(other)):
            drawn.add_trace(_line(stretch, theme.FAINT, 1.5, other))
    hue = theme.hues(questionnaire)[shown]
    stretches = _stretches(its, questionnaire.broken_in(shown))
    for stretch in stretches:
        if any(row["low"] is not None for row in stretch):
            for edge in _band(stretch, hue):
                drawn.add_trace(edge)
    hover = "%{x}: %{y:.0f}<extra></extra>"
    marks = {"mode": "lines+markers", "marker": {"size": 8}, "hovertemplate": hover}
    for stretch in stretches:
        drawn.add_trace(_line(stretch, hue, 3, shown) | marks)
    last = its[-1]
    score = f"<b>{text.number(last['score'])}</b>"
    theme.write(drawn, score, last["edition"], float(last["score"]), yshift=16, size=14)
    return drawn.figure()


def _levels(drawn: Drawing, questionnaire: Questionnaire, text: Text) -> None:
    """Scores on 0–100 with faint lines at the cuts, and each level's name between its own."""
    edges = [0.0, *questionnaire.levels.cuts, 100.0]
    names = theme.level_names(questionnaire, text)
    ticks = [(edge, text.number(edge)) for edge in edges]
    for low, high, name in zip(edges, edges[1:], names, strict=False):
        if high - low >= ROOM:
            ticks.append(((low + high) / 2, escape(name)))
    ticks.sort()
    theme.score_axis(drawn, "y")
    drawn.update_yaxes(
        showgrid=False,
        tickvals=[place for place, _words in ticks],
        ticktext=[words for _place, words in ticks],
        tickfont={"size": theme.SMALL - 1, "color": theme.INK},
    )
    faint = {"color": theme.FAINT, "width": 1}
    across = {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "line": faint, "layer": "below"}
    for edge in edges:
        drawn.add_shape(y0=edge, y1=edge, **across)


def _by_theme(rows: Rows) -> dict[str, Rows]:
    """The rows of each theme, in their order."""
    themes: dict[str, Rows] = {}
    for row in rows:
        themes.setdefault(row["theme"], []).append(row)
    return themes


def _stretches(its: Rows, broken: frozenset[str]) -> list[Rows]:
    """The rows in runs that may be joined by a line: a new one where a question was broken."""
    runs: list[Rows] = []
    for row in its:
        if not runs or row["edition"] in broken:
            runs.append([])
        runs[-1].append(row)
    return runs


def _line(its: Rows, colour: str, width: float, name: str) -> Part:
    line = {"color": colour, "width": width}
    x, y = [row["edition"] for row in its], [row["score"] for row in its]
    return scatter(x=x, y=y, mode="lines", line=line, name=name, hoverinfo="skip")


def _band(its: Rows, hue: str) -> list[Part]:
    red, green, blue = (int(hue[place : place + 2], 16) for place in (1, 3, 5))
    hidden = {"width": 0}
    x = [row["edition"] for row in its]
    bands = [(row["low"], row["high"]) for row in its]
    lows = [None if low is None else max(low, 0) for low, _high in bands]
    highs = [None if high is None else min(high, 100) for _low, high in bands]
    low = scatter(x=x, y=lows, line=hidden, hoverinfo="skip")
    high = scatter(
        x=x,
        y=highs,
        line=hidden,
        hoverinfo="skip",
        fill="tonexty",
        fillcolor=f"rgba({red},{green},{blue},0.22)",
    )
    return [low | {"mode": "lines"}, high | {"mode": "lines"}]
