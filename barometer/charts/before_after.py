"""How many named a pain point, edition by edition, and the time an initiative took."""

from __future__ import annotations

from datetime import date

from barometer.charts import share_line, theme
from barometer.charts.drawing import Drawing, Figure
from barometer.rows import Rows
from barometer.text import Text

LEAST = 0.6  # the axis never ends under it


def share_by_edition(rows: Rows, taken: tuple[date, date] | None, hue: str, text: Text) -> Figure:
    """One pain point's shares with intervals, oldest first; rows as `initiatives.shares` gives.

    taken: from when to when the initiative ran. Rows need the day their edition opened.
    """
    editions = rows
    places = [row["opens_on"].toordinal() for row in editions]
    drawn = theme.drawing(text, 230, margin={"l": 0, "r": 8, "t": 22, "b": 0})
    most = max([LEAST, *(row["high"] or row["frequency"] for row in editions)])
    top = most * 1.15
    ticks = [tick / 10 for tick in range(0, 11, 2) if tick / 10 <= top]
    drawn.update_yaxes(
        range=[0, top], tickvals=ticks, ticktext=[text.percent(tick) for tick in ticks]
    )
    names = [row["edition"] for row in editions]
    room = max(30.0, (places[-1] - places[0]) * 0.12)
    few = theme.few(places[::-1], 4)
    drawn.update_xaxes(
        range=[places[0] - room, places[-1] + room],
        tickvals=[places[::-1][place] for place in few],
        ticktext=[names[::-1][place] for place in few],
        tickangle=0,
    )
    if taken:
        _stretch(drawn, taken, places[0] - room, places[-1] + room, text)
    said = [
        text("{part} of {whole}", part=text.number(r["mentions"]), whole=text.number(r["asked"]))
        for r in editions
    ]
    told = [f"{name}: {words}" for name, words in zip(names, said, strict=True)]
    share_line.draw(drawn, places, [*editions], told, hue, text)
    return drawn.figure()


def _stretch(
    drawn: Drawing, taken: tuple[date, date], first: float, last: float, text: Text
) -> None:
    """The time of the initiative as a grey ground with its name."""
    start, end = (min(max(day.toordinal(), first), last) for day in taken)
    if start >= last or end <= first:
        return
    drawn.add_shape(
        type="rect", x0=start, x1=end, yref="paper", y0=0, y1=1, layer="below",
        fillcolor=theme.FAINT, line={"width": 0},
    )  # fmt: skip
    at_right = (start + end) / 2 > (first + last) / 2
    where = (end, "right") if at_right else (start, "left")
    theme.write(
        drawn, text("initiative"), where[0], 1, xanchor=where[1], yref="paper", yanchor="bottom",
        size=theme.SMALL,
    )  # fmt: skip
