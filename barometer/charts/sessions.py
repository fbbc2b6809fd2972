"""Sessions: every one as a bar, medians of the first and last six; who was new, who came back."""

from __future__ import annotations

from datetime import date
from statistics import median
from typing import Any

from barometer.charts import theme
from barometer.charts.drawing import Drawing, Figure, bar, scatter
from barometer.errors import _
from barometer.rows import Row, Rows
from barometer.text import Text

ENDS = 6
PARTS = {
    "new": (_("first time"), theme.ACCENT),
    "returning": (_("came to the one before"), theme.PALER),
    "reactivated": (_("back after missing three"), theme.SECOND),
    "other": (_("others"), theme.MUTED),
}


def every_session(held: Rows, text: Text, height: int = 300) -> Figure:
    """One bar per session since the first; rows as `crafternoons.sessions` gives."""
    drawn = theme.drawing(text, height, margin={"l": 0, "r": 0, "t": 6, "b": 0}, bargap=0.22)
    late = len(held) - ENDS if len(held) >= 2 * ENDS else 0
    drawn.add_trace(
        bar(
            x=list(range(len(held))),
            y=[row["participants"] for row in held],
            marker={
                "color": [
                    theme.ACCENT if place >= late else theme.MUTED for place in range(len(held))
                ]
            },
            customdata=[_said(row, text) for row in held],
            hovertemplate="%{customdata}<extra></extra>",
        )
    )
    most = max((row["participants"] for row in held), default=10)
    drawn.update_yaxes(range=[0, most * 1.28], nticks=5)
    _dates(drawn, [row["held_on"] for row in held], text)
    if len(held) >= 2 * ENDS:
        _median(drawn, held, 0, text)
        _median(drawn, held, late, text)
        _topics(drawn, held, text)
    return drawn.figure()


def _said(row: Row, text: Text) -> str:
    """What a bar says when pointed at: the day, the topic, the people."""
    people = text.plural("{n} participant", "{n} participants", row["participants"])
    words = [text.day(row["held_on"]), row["topic"] or row["title"] or "", people]
    return "<br>".join(theme.folded(part, 40) for part in words if part)


def _dates(drawn: Drawing, days: list[date], text: Text) -> None:
    drawn.update_xaxes(**theme.day_ticks(days, text), ticklabelposition="outside right")
    drawn.update_xaxes(
        range=[-0.7, max(len(days), 2 * ENDS) - 0.3],
        ticks="outside",
        ticklen=4,
        tickcolor=theme.MUTED,
    )


def _median(drawn: Drawing, held: Rows, start: int, text: Text) -> None:
    people = [row["participants"] for row in held]
    value = median(people[start : start + ENDS])
    top = max(people[start:] if start else people[: 2 * ENDS])
    ends = [start - 0.5, start + ENDS - 0.5]
    line = {"color": theme.MEDIAN, "width": 2.5}
    drawn.add_trace(scatter(x=ends, y=[value, value], mode="lines", line=line, hoverinfo="skip"))
    said = text("median {value}", value=text.number(value, 0 if value % 1 == 0 else 1))
    side: dict[str, Any] = {"x": ends[0], "xanchor": "left"}
    if start:
        side = {"x": ends[1], "xanchor": "right"}
    theme.write(drawn, f"<b>{said}</b>", y=top, yshift=12, **side)


def _topics(drawn: Drawing, held: Rows, text: Text) -> None:
    """Up to three topics, each in its own third of the line, so that labels never collide."""
    first, last = ENDS + len(held) // 8, len(held) - ENDS
    shown: set[str] = set()
    for part in range(3):
        start = first + (last - first) * part // 3
        end = first + (last - first) * (part + 1) // 3
        middle = range(start + (end - start) // 4, end - (end - start) // 4)
        named = [p for p in middle if held[p]["topic"] and held[p]["topic"] not in shown]
        if named:
            place = max(named, key=lambda place: held[place]["participants"])
            shown.add(held[place]["topic"])
            _topic(drawn, held, place)


def _topic(drawn: Drawing, held: Rows, place: int) -> None:
    near = held[max(0, place - 4) : place + 5]
    top = max(row["participants"] for row in near)
    words = theme.folded(held[place]["topic"], 14)
    drawn.add_shape(
        type="line",
        x0=place,
        x1=place,
        y0=held[place]["participants"],
        y1=top + 1.6,
        line={"color": theme.MUTED, "width": 1.2},
    )
    theme.write(drawn, words, place, top + 1.6, yanchor="bottom", size=theme.SMALL)


def new_and_returning(rows: Rows, text: Text) -> Figure:
    """Participants of each session by what brought them back; headcount-only ones left out."""
    known = [row for row in rows if row["new"] is not None]
    drawn = theme.drawing(text, 260, barmode="stack", bargap=0.18)
    for name, (words, colour) in PARTS.items():
        drawn.add_trace(
            bar(
                x=list(range(len(known))),
                y=[row[name] or 0 for row in known],
                name=text(words),
                marker={"color": colour},
                customdata=[text.day(row["held_on"]) for row in known],
                hovertemplate="%{customdata}: %{y} %{fullData.name}<extra></extra>",
            )
        )
    _dates(drawn, [row["held_on"] for row in known], text)
    drawn.update_yaxes(rangemode="tozero", nticks=5)
    return drawn.figure()
