"""The roadmap: what is done, by pillar, from its start to its end, beside the day of today."""

from __future__ import annotations

from datetime import date
from html import escape
from typing import Any

from barometer.charts import theme
from barometer.charts.drawing import Drawing, Figure, Part, scatter
from barometer.rows import Row, Rows
from barometer.text import Text

PILLAR, ROW, TOP, BAR = 40, 60, 30, 12
SHORTEST = 0.012  # of the whole time: two days among two years can still be seen
EDGE = 0.005  # of the whole time: the ends of a hollow bar
QUICK_WIN = "◆"


def roadmap(shown: Rows, today: date, hues: dict[str, str], text: Text) -> Figure:
    """One bar per initiative, under its pillar; rows as `roadmap.drawn` gives, in their order.

    The axis counts days. Heights are pixels from the top, so that labels never collide.
    """
    first, last = _span(shown, today)
    height = TOP + ROW * len(shown) + PILLAR * len({row["pillar"] for row in shown})
    margin = {"l": 2, "r": 2, "t": 0, "b": 26}
    drawn = theme.drawing(text, height + 26, margin=margin)
    drawn.update_yaxes(visible=False, range=[height, 0])
    drawn.update_xaxes(range=[first, last], showgrid=True, gridcolor=theme.FAINT)
    drawn.update_xaxes(**_months(first, last, text))
    bars, y, pillar = [], TOP, None
    for row in shown:
        if row["pillar"] != pillar:
            pillar = row["pillar"]
            name = f"<b>{escape(pillar)}</b>"
            _label(drawn, name, y + PILLAR / 2 + 2, size=theme.SIZE + 2)
            _rule(drawn, y + PILLAR - 4)
            y += PILLAR
        _initiative(drawn, row, y, today, hues.get(row["theme"] or "", theme.ACCENT), last - first)
        bars.append(y + 46)
        y += ROW
    _today(drawn, today, bars, (first + last) / 2, text)
    return drawn.figure()


def _span(shown: Rows, today: date) -> tuple[float, float]:
    """The first and the last day to show, with a little room."""
    days = [row["started_on"].toordinal() for row in shown]
    days += [row["until"].toordinal() for row in shown] + [today.toordinal()]
    room = max(14, (max(days) - min(days)) * 0.03)
    return min(days) - room, max(days) + room


def _months(first: float, last: float, text: Text) -> dict[str, Any]:
    """Ticks at the first of a month, so many months apart that a phone has room for them."""
    apart = next((n for n in (1, 2, 3, 6, 12) if (last - first) / (30.4 * n) <= 5), 24)
    begun = date.fromordinal(int(first))
    every = range(begun.year * 12 + begun.month, date.fromordinal(int(last)).year * 12 + 12)
    days = [date(month // 12, month % 12 + 1, 1) for month in every if month % apart == 0]
    shown = [day for day in days if first <= day.toordinal() <= last]
    words = [text.day(day, "MMM yyyy") for day in shown]
    return {"tickvals": [day.toordinal() for day in shown], "ticktext": words, "tickangle": 0}


def _today(drawn: Drawing, today: date, bars: list[int], middle: float, text: Text) -> None:
    """The day, at the height of each bar only, so that it crosses no name."""
    x = today.toordinal()
    line = {"color": theme.INK, "width": 1.5, "dash": "dot"}
    for y in (TOP - 10, *bars):
        drawn.add_shape(type="line", x0=x, x1=x, y0=y - 9, y1=y + 9, line=line, layer="below")
    said = text("published {day}", day=text.day(today))
    anchor = "right" if x > middle else "left"
    theme.write(drawn, said, x, 10, xanchor=anchor, size=theme.SMALL)


def _rule(drawn: Drawing, y: float) -> None:
    line = {"color": theme.FAINT, "width": 1}
    drawn.add_shape(type="line", xref="paper", x0=0, x1=1, y0=y, y1=y, line=line)


def _label(drawn: Drawing, words: str, y: float, **how: Any) -> None:
    theme.write(drawn, words, 0, y, xref="paper", xanchor="left", **how)


def _initiative(drawn: Drawing, row: Row, y: float, today: date, hue: str, span: float) -> None:
    """Its name, its status and dates, its bar; a quick win ends in its sign."""
    sign = f"{QUICK_WIN} " if row["quick_win"] else ""
    _label(drawn, f"<b>{theme.folded(row['title'], 44, 1)}</b>", y + 12)
    _label(drawn, theme.folded(sign + row["said"], 58, 1), y + 29, size=theme.SMALL)
    start, end = row["started_on"].toordinal(), row["until"].toordinal()
    end = max(end, start + span * SHORTEST)
    said = f"{escape(row['title'])}<br>{escape(row['said'])}<extra></extra>"
    now = min(max(today.toordinal(), start), end)
    for bar in _bar(row["progress"], start, end, now, hue, span):
        drawn.add_trace(bar | {"y": [y + 46, y + 46], "hovertemplate": said})
    if row["quick_win"]:
        mark = {"symbol": "diamond", "size": 13, "color": hue}
        mark["line"] = {"color": theme.GROUND, "width": 1.5}
        drawn.add_trace(
            scatter(x=[end], y=[y + 46], mode="markers", marker=mark, hovertemplate=said)
        )


def _bar(progress: str, start: float, end: float, now: float, hue: str, span: float) -> list[Part]:
    """Done: full. Running: full up to today, then pale. Not begun: hollow. Others: a thin line."""
    if progress == "done":
        return [_line(start, end, hue, BAR)]
    if progress == "running":
        rest = [_line(now, end, hue, BAR, opacity=0.35)] if now < end else []
        return [*rest, _line(start, now, hue, BAR)]
    if progress == "planned":
        edge = min(EDGE * span, (end - start) / 3)
        inside = _line(start + edge, end - edge, theme.GROUND, BAR - 5)
        return [_line(start, end, hue, BAR), inside]
    return [_line(start, end, hue, 3, dash="dot")]


def _line(
    start: float, end: float, hue: str, width: float, *, opacity: float = 1.0, dash: str = "solid"
) -> Part:
    line = {"color": hue, "width": width, "dash": dash}
    return scatter(x=[start, end], mode="lines", line=line, opacity=opacity)
