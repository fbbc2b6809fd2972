"""How many interviews raised problems of each theme."""

from __future__ import annotations

from html import escape

from barometer.charts import theme
from barometer.charts.drawing import Figure, scatter
from barometer.rows import Rows
from barometer.text import Text

ROW, BAR = 46, 12


def by_theme(rows: Rows, hues: dict[str, str], text: Text) -> Figure:
    """One bar per theme, on all interviews; rows as `interviews.by_theme` gives."""
    themes = rows
    whole = max((row["whole"] for row in themes), default=1)
    drawn = theme.drawing(text, ROW * len(themes) + 8, margin={"l": 2, "r": 8, "t": 0, "b": 0})
    drawn.update_yaxes(visible=False, range=[ROW * len(themes), 0])
    drawn.update_xaxes(visible=False, range=[0, whole])
    for place, row in enumerate(themes):
        y = ROW * place
        name = f"<b>{theme.folded(row['name'], 34, 1)}</b>"
        theme.write(drawn, name, 0, y + 12, xref="paper", xanchor="left")
        said = escape(
            text(
                "{part} of {whole}",
                part=text.number(row["interviews"]),
                whole=text.number(row["whole"]),
            )
        )
        theme.write(drawn, f"<b>{said}</b>", 1, y + 12, xref="paper", xanchor="right")
        hue = hues.get(row["theme"], theme.MUTED)
        for end, colour in ((row["whole"], theme.FAINT), (row["interviews"], hue)):
            bar = scatter(x=[0, end], y=[y + 30, y + 30], mode="lines")
            line = {"color": colour, "width": BAR}
            drawn.add_trace(bar | {"line": line, "hoverinfo": "skip"})
    return drawn.figure()
