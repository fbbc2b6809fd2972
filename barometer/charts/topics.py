"""Topics: how many more or fewer came than to the sessions around them."""

from __future__ import annotations

from html import escape
from typing import Any

from barometer.charts import theme
from barometer.charts.drawing import Drawing, Figure, bar
from barometer.errors import _
from barometer.rows import Row, Rows
from barometer.text import Text

ROW = 44
OFTEN = 3  # sessions, from which a topic is more than one or two afternoons
LEGEND = (
    (theme.ACCENT, _("held three times or more")),
    (theme.MUTED, _("held once or twice: one afternoon decides")),
)


def beside(rows: Rows, text: Text) -> Figure:
    """One bar per topic, from zero, most first; rows as `crafternoons.topics` gives."""
    topics = [row for row in rows if row["difference"] is not None]
    drawn = theme.drawing(text, ROW * len(topics) + 16, margin={"l": 4, "r": 10, "t": 4, "b": 0})
    places = [len(topics) - 1 - place for place in range(len(topics))]
    drawn.add_trace(_bars(topics, places, text))
    for y, row in zip(places, topics, strict=True):
        _words(drawn, row, y, text)
    far = max((abs(row["difference"]) for row in topics), default=1) * 1.15 or 1
    drawn.update_xaxes(range=[-far, far], showticklabels=False, zeroline=True)
    drawn.update_xaxes(zerolinecolor=theme.MUTED, zerolinewidth=1.5)
    drawn.update_yaxes(visible=False, range=[-0.5, len(topics) - 0.3])
    return drawn.figure()


def _bars(topics: Rows, places: list[int], text: Text) -> dict[str, Any]:
    often = [row["sessions"] >= OFTEN for row in topics]
    return bar(
        x=[row["difference"] for row in topics],
        y=places,
        orientation="h",
        width=0.3,
        marker={"color": [theme.ACCENT if many else theme.MUTED for many in often]},
        customdata=[_said(row, text) for row in topics],
        hovertemplate="%{customdata}<extra></extra>",
    )


def _words(drawn: Drawing, row: Row, y: int, text: Text) -> None:
    held = text.plural("{n} session", "{n} sessions", int(row["sessions"]))
    words = f"<b>{_more(row, text)}</b>   {held}"
    name = f"<b>{escape(row['topic'])}</b>"
    for place, side, said in ((0, "left", name), (1, "right", words)):
        theme.write(drawn, said, place, y + 0.36, xref="paper", xanchor=side)


def _more(row: Row, text: Text) -> str:
    return text.number(row["difference"], 1, sign=True)


def _said(row: Row, text: Text) -> str:
    """What a bar says when pointed at: the topic, its people, beside those around it."""
    medians = text(
        "median {value}, {more} beside the sessions around",
        value=text.number(row["participants"], 1),
        more=_more(row, text),
    )
    return f"{theme.folded(row['topic'], 40)}<br>{medians}"
