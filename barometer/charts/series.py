"""Series side by side: a panel each, all on the same days and the same number of people."""

from __future__ import annotations

from datetime import date

from barometer.charts import theme
from barometer.charts.drawing import Figure, bar
from barometer.rows import Row, Rows, by
from barometer.text import Text

MOST = 6
EDGE = 20  # days left free on either side


def side_by_side(rows: Rows, names: list[str], chosen: str, text: Text) -> list[tuple[str, Figure]]:
    """One panel per series named, in that order; rows as `crafternoons.every_series` gives."""
    shown, every = names[:MOST], by(rows, "series")
    held = [row for name in shown for row in every[name]]
    days, most = [row["held_on"] for row in held], max(row["participants"] for row in held)
    span = min(days), max(days)
    return [(name, _panel(every[name], name == chosen, span, most, text)) for name in shown]


def _panel(held: Rows, chosen: bool, span: tuple[date, date], most: int, text: Text) -> Figure:
    first, last = span
    long = (last - first).days
    drawn = theme.drawing(text, 170, margin={"l": 0, "r": 8, "t": 6, "b": 0})
    drawn.add_trace(
        bar(
            x=[(row["held_on"] - first).days for row in held],
            y=[row["participants"] for row in held],
            width=max(long / 75, 1),
            marker={"color": theme.ACCENT if chosen else theme.MUTED},
            customdata=[_said(row, text) for row in held],
            hovertemplate="%{customdata}<extra></extra>",
        )
    )
    ticks = {day: (day - first).days for day in _ticks(first, last)}
    drawn.update_xaxes(
        range=[-EDGE, long + EDGE],
        tickvals=list(ticks.values()),
        ticktext=[text.day(day, "MMM yyyy") for day in ticks],
        tickangle=0,
    )
    drawn.update_yaxes(range=[0, most * 1.1], nticks=4)
    return drawn.figure()


def _said(row: Row, text: Text) -> str:
    people = text.plural("{n} participant", "{n} participants", int(row["participants"]))
    words = [text.day(row["held_on"]), row["topic"] or row["title"] or "", people]
    return "<br>".join(theme.folded(part, 40) for part in words if part)


def _ticks(first: date, last: date) -> list[date]:
    """The years that begin between the two days; the first day where none does."""
    years = [date(year, 1, 1) for year in range(first.year, last.year + 1)]
    return [day for day in years if first <= day <= last] or [first]
