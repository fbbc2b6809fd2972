"""Views and unique viewers by week: two panels, since views and people are two units."""

from __future__ import annotations

from datetime import date

from barometer.charts import theme
from barometer.charts.drawing import Drawing, Figure, bar
from barometer.rows import Rows
from barometer.text import Text


def views_by_week(rows: Rows, text: Text) -> Figure:
    """One bar per week for views and, where people are known, one for unique viewers below."""
    weeks = [row["week"] for row in rows]
    views, viewers = ([row[name] for row in rows] for name in ("views", "unique_viewers"))
    people = any(n is not None for n in viewers)
    drawn = theme.drawing(text, 340 if people else 240, margin={"l": 0, "r": 0, "t": 24, "b": 0})
    _panel(drawn, views, weeks, "y", text("{n} views"), theme.ACCENT, text)
    drawn.update_layout(
        yaxis={"domain": [0.52 if people else 0, 1], "rangemode": "tozero", "nticks": 4}
    )
    _title(drawn, text("Views"), 1)
    if people:
        _panel(drawn, viewers, weeks, "y2", text("{n} unique viewers"), theme.SECOND, text)
        drawn.update_layout(
            yaxis2={
                "domain": [0, 0.38],
                "rangemode": "tozero",
                "nticks": 4,
                "gridcolor": theme.FAINT,
                "tickfont": {"color": theme.INK},
                "fixedrange": True,
                "automargin": True,
            }
        )
        _title(drawn, text("Unique viewers, where the tool knows people"), 0.38)
    drawn.update_xaxes(**theme.day_ticks(weeks, text), range=[-0.7, len(weeks) - 0.3])
    drawn.update_xaxes(ticklabelposition="outside right", anchor="y2" if people else "y")
    return drawn.figure()


def _panel(
    drawn: Drawing,
    values: list[int | None],
    weeks: list[date],
    axis: str,
    said: str,
    colour: str,
    text: Text,
) -> None:
    words = [
        f"{text.day(week)}<br>{said.format(n=text.number(value))}"
        for week, value in zip(weeks, values, strict=True)
    ]
    drawn.add_trace(
        bar(
            x=list(range(len(values))),
            y=values,
            yaxis=axis,
            marker={"color": colour},
            customdata=words,
            hovertemplate="%{customdata}<extra></extra>",
        )
    )


def _title(drawn: Drawing, words: str, y: float) -> None:
    theme.write(
        drawn,
        f"<b>{words}</b>",
        0,
        y,
        xref="paper",
        yref="paper",
        xanchor="left",
        yanchor="bottom",
    )
