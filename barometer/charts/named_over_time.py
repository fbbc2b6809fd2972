"""How many named a pain point, edition by edition."""

from __future__ import annotations

from barometer.charts import share_line, theme
from barometer.charts.drawing import Figure
from barometer.charts.shares import TICKS
from barometer.rows import Row, Rows
from barometer.text import Text


def over_editions(rows: Rows, editions: list[str], hue: str, text: Text) -> Figure:
    """One pain point's shares with intervals on 0–100 %, a gap where an edition has none.

    Rows need edition, frequency, low, high, mentions and asked; editions: all, oldest first.
    """
    drawn = theme.drawing(text, 260, margin={"l": 0, "r": 8, "t": 6, "b": 0})
    ticks = [text.percent(tick) for tick in TICKS]
    drawn.update_yaxes(range=[0, 1.08], tickvals=TICKS, ticktext=ticks)
    few = theme.few(editions[::-1], 5)
    drawn.update_xaxes(
        range=[-0.5, len(editions) - 0.5],
        tickvals=[len(editions) - 1 - place for place in few],
        ticktext=[editions[::-1][place] for place in few],
        tickangle=0,
    )
    known = {row["edition"]: row for row in rows}
    shown = [known.get(edition) for edition in editions]
    for x, row in enumerate(shown):
        if row is None:
            theme.write(drawn, text("not asked or not shown"), x, 0.06, size=theme.SMALL - 1)
    places = list(range(len(editions)))
    share_line.draw(drawn, places, shown, [_said(row, text) for row in shown], hue, text)
    return drawn.figure()


def _said(row: Row | None, text: Text) -> str:
    if row is None:
        return ""
    part, whole = text.number(row["mentions"]), text.number(row["asked"])
    of_asked = text("{part} of {whole}", part=part, whole=whole)
    return f"{row['edition']}: {of_asked}"
