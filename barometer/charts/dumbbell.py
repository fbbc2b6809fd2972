"""Themes before → now: two points and the band of noise, labels above so that a phone fits."""

from __future__ import annotations

from html import escape
from typing import Any

from barometer.charts import theme
from barometer.charts.drawing import Drawing, Figure, Part, scatter
from barometer.charts.verdicts import verdict
from barometer.questionnaire import Questionnaire
from barometer.rows import Rows
from barometer.text import Text

ROW = 62
LABEL = 0.4
ALL_ALIKE: Part = {"unselected": {"marker": {"opacity": 1}}}  # a click on one pales no other


def before_now(rows: Rows, questionnaire: Questionnaire, text: Text) -> Figure:
    """One row per theme, in their order; rows as `maturity.themes_before_now` gives.

    Both marks of a theme have its id as customdata, for a click.
    """
    drawn = theme.drawing(text, ROW * len(rows) + 62, margin={"l": 10, "r": 12, "t": 4, "b": 0})
    theme.score_axis(drawn, "x")
    drawn.update_yaxes(visible=False, range=[-0.95, len(rows) - 0.3])
    hues = theme.hues(questionnaire)
    for place, row in enumerate(rows):
        y = len(rows) - 1 - place
        _points(drawn, row, y, hues[row["theme"]], text)
        _words(drawn, row, y, text.of(questionnaire.theme(row["theme"]).label), text)
    _level_names(drawn, questionnaire, text)
    return drawn.figure()


def invited_answered(rows: Rows, text: Text) -> Figure:
    """One row per tribe, its share of those invited ○ and of those who answered ●.

    Rows need tribe (as a reader calls it), of_invited, of_answers.
    """
    tribes = [row for row in rows if None not in (row["of_invited"], row["of_answers"])]
    drawn = theme.drawing(text, 48 * len(tribes) + 40, margin={"l": 10, "r": 12, "t": 4, "b": 0})
    drawn.update_yaxes(visible=False, range=[-0.5, len(tribes) - 0.3])
    for place, row in enumerate(tribes):
        y, ends = len(tribes) - 1 - place, [row["of_invited"], row["of_answers"]]
        hollow = {"color": theme.GROUND, "size": 11, "line": {"color": theme.ACCENT, "width": 2.5}}
        drawn.add_trace(_line(ends, y, theme.ACCENT, 3))
        drawn.add_trace(_point(ends[1], y, {"color": theme.ACCENT, "size": 12}, ""))
        drawn.add_trace(_point(ends[0], y, hollow, ""))
        name, words = escape(row["tribe"]), f"○ {text.percent(ends[0])}  ● {text.percent(ends[1])}"
        theme.write(drawn, f"<b>{name}</b>", 0, y + LABEL, xref="paper", xanchor="left")
        theme.write(drawn, words, 1, y + LABEL, xref="paper", xanchor="right")
    far = 1.15 * max([0.1, *(max(row["of_invited"], row["of_answers"]) for row in tribes)])
    ticks = [tick / 10 for tick in range(11) if tick / 10 <= far]
    percents = [text.percent(tick) for tick in ticks]
    drawn.update_xaxes(range=[0, far], showgrid=True, tickvals=ticks, ticktext=percents)
    return drawn.figure()


def _points(drawn: Drawing, row: dict[str, Any], y: float, hue: str, text: Text) -> None:
    if row["low"] is not None:
        band = [max(0.0, row["low"]), min(100.0, row["high"])]
        drawn.add_trace(_line(band, y, hue, 14, opacity=0.28))
    clicked = {"customdata": [[row["theme"]]]} | ALL_ALIKE
    now = {"color": hue, "size": 14}
    if row["before"] is not None:
        drawn.add_trace(_line([row["before"], row["score"]], y, hue, 3))
        before = {"color": theme.GROUND, "size": 11, "line": {"color": hue, "width": 2.5}}
        said = text("{edition}: {score}", edition=row["previous"], score=text.number(row["before"]))
        drawn.add_trace(_point(row["before"], y, before, said) | clicked)
    said = text(
        "{score}, band {low}–{high}, n = {n}",
        score=text.number(row["score"]),
        low=text.number(row["low"]),
        high=text.number(row["high"]),
        n=text.number(row["n"]),
    )
    drawn.add_trace(_point(row["score"], y, now, said) | clicked)


def _line(x: list[float], y: float, hue: str, width: float, opacity: float = 1) -> Part:
    line = {"color": hue, "width": width}
    return scatter(x=x, y=[y, y], mode="lines", line=line, opacity=opacity, hoverinfo="skip")


def _point(x: float, y: float, marker: dict[str, Any], said: str) -> Part:
    hover = said + "<extra></extra>"
    return scatter(x=[x], y=[y], mode="markers", marker=marker, hovertemplate=hover)


def _words(drawn: Drawing, row: dict[str, Any], y: float, label: str, text: Text) -> None:
    theme.write(drawn, f"<b>{escape(label)}</b>", 0, y + LABEL, xanchor="left")
    said = verdict(row["verdict"])
    known = row["difference"] is not None and row["verdict"] != "cannot_tell"
    change = " " + text.number(row["difference"], sign=True) if known else ""
    sign = f'<span style="color:{said.colour}"><b>{said.sign}</b></span>'
    theme.write(drawn, f"{sign} {text(said.word)}{change}", 100, y + LABEL, xanchor="right")
    _score(drawn, row, y, text)


def _score(drawn: Drawing, row: dict[str, Any], y: float, text: Text) -> None:
    """The score beside the band, on the side where there is room."""
    before = row["score"] if row["before"] is None else row["before"]
    high = max(row["score"], before) if row["high"] is None else row["high"]
    low = min(row["score"], before) if row["low"] is None else row["low"]
    side = {"x": high, "xanchor": "left", "xshift": 10}
    if high > 90:
        side = {"x": low, "xanchor": "right", "xshift": -10}
    theme.write(drawn, f"<b>{text.number(row['score'])}</b>", y=y, size=15, **side)


def _level_names(drawn: Drawing, questionnaire: Questionnaire, text: Text) -> None:
    """Names of the levels between their cuts, under the rows."""
    edges = [0.0, *questionnaire.levels.cuts, 100.0]
    names = theme.level_names(questionnaire, text)
    for low, high, name in zip(edges, edges[1:], names, strict=False):
        theme.write(drawn, escape(name), (low + high) / 2, -0.7, size=theme.SMALL - 1)
    drawn.update_xaxes(tickvals=edges)
