"""Shares of a population: by edition, by tribe, by day; reach."""

from __future__ import annotations

from html import escape

from barometer.charts import theme
from barometer.charts.drawing import Drawing, Figure, bar, scatter
from barometer.rows import Row, Rows, by
from barometer.text import Text

TICKS = (0, 0.25, 0.5, 0.75, 1)


def _share_axis(drawn: Drawing, axis: str, text: Text) -> None:
    """Make `axis` run from 0 to 100 %."""
    words = [text.percent(tick) for tick in TICKS]
    settings = {"tickvals": TICKS, "ticktext": words, "showgrid": True, "gridcolor": theme.FAINT}
    drawn.update_layout(**{f"{axis}axis": {"range": [0, 1.02]} | settings})


def rate_by_edition(rows: Rows, text: Text) -> Figure:
    """One bar per edition, oldest first, the last one in colour, hatched while it is open.

    Rows need edition, status and rate.
    """
    known = sorted((row for row in rows if row["rate"] is not None), key=lambda row: row["edition"])
    rates = [row["rate"] for row in known]
    drawn = theme.drawing(text, 260, bargap=0.4)
    drawn.add_trace(
        bar(
            x=[row["edition"] for row in known],
            y=rates,
            text=[f"<b>{text.percent(rate)}</b>" for rate in rates],
            textposition="outside",
            cliponaxis=False,
            hoverinfo="skip",
            marker={
                "color": [theme.MUTED] * (len(rates) - 1) + [theme.ACCENT],
                "pattern": {"shape": ["/" if row["status"] == "open" else "" for row in known]},
            },
        )
    )
    _share_axis(drawn, "y", text)
    drawn.update_yaxes(range=[0, 1.12])
    drawn.update_xaxes(type="category")
    return drawn.figure()


def by_tribe(tribes: Rows, text: Text, before: str | None = None) -> Figure:
    """One row per tribe: label, count and share above a bar; a tick where it was before.

    Rows need tribe, part, whole, share, and `before` where it names a column; with to_go, how many
    more would match it is said beside the count.
    """
    drawn = theme.drawing(text, 48 * len(tribes) + 40, margin={"l": 4, "r": 10, "t": 4, "b": 0})
    for place, row in enumerate(tribes):
        y = len(tribes) - 1 - place
        theme.write(
            drawn, f"<b>{escape(row['tribe'])}</b>", 0, y + 0.38, xref="paper", xanchor="left"
        )
        count = text(
            "{part} of {whole}", part=text.number(row["part"]), whole=text.number(row["whole"])
        )
        words = f"<b>{text.percent(row['share'])}</b>   {_more(row, text)}{count}"
        theme.write(drawn, words, 1, y + 0.38, xref="paper", xanchor="right")
        _bar(drawn, row, y, row.get(before) if before else None, text)
    _share_axis(drawn, "x", text)
    drawn.update_yaxes(visible=False, range=[-0.5, len(tribes) - 0.3])
    return drawn.figure()


def _more(row: Row, text: Text) -> str:
    to_go = row.get("to_go") or 0
    return text.plural("{n} more", "{n} more", int(to_go)) + "   " if to_go > 0 else ""


def _bar(drawn: Drawing, row: Row, y: float, before: float | None, text: Text) -> None:
    for share, colour in ((1.0, theme.FAINT), (row["share"], theme.ACCENT)):
        if share is not None:
            drawn.add_shape(
                type="rect",
                x0=0,
                x1=share,
                y0=y - 0.13,
                y1=y + 0.13,
                fillcolor=colour,
                line={"width": 0},
                layer="below",
            )
    marker = {"symbol": "line-ns", "size": 18, "line": {"width": 2.5, "color": theme.MEDIAN}}
    said = text("before: {share}", share=text.percent(before)) + "<extra></extra>"
    drawn.add_trace(scatter(x=[before], y=[y], mode="markers", marker=marker, hovertemplate=said))


def collection(rows: Rows, text: Text, today: float | None = None) -> Figure:
    """Responses by day of collection, one line an edition, the last one in colour.

    today: the day an open edition has come to, marked across all lines.
    """
    drawn = theme.drawing(text, 280, margin={"l": 0, "r": 62, "t": 10, "b": 0})
    lines = by(rows, "edition")
    editions = sorted(lines)
    for edition in editions:
        last = edition == editions[-1]
        line = {
            "color": theme.ACCENT if last else theme.MUTED,
            "width": 3 if last else 1.8,
            "shape": "hv",
        }
        x = [row["day"] for row in lines[edition]]
        y = [row["rate"] for row in lines[edition]]
        if last and today is not None and today > x[-1]:
            x, y = [*x, today], [*y, y[-1]]
        drawn.add_trace(
            scatter(
                x=x,
                y=y,
                mode="lines",
                line=line,
                name=edition,
                hovertemplate=f"{escape(edition)}<br>%{{x}}: %{{y:.0%}}<extra></extra>",
            )
        )
    if today is not None:
        dots = {"color": theme.INK, "width": 1, "dash": "dot"}
        drawn.add_shape(type="line", x0=today, x1=today, y0=0, y1=1, line=dots, layer="below")
    right = max(row["day"] for row in rows)
    _end_labels(drawn, {name: lines[name][-1]["rate"] for name in editions}, right, today)
    _share_axis(drawn, "y", text)
    drawn.update_xaxes(
        range=[0, max(right, today or 0)],
        nticks=6,
        title={"text": text("day of collection"), "font": {"color": theme.INK}},
    )
    return drawn.figure()


def _end_labels(drawn: Drawing, rates: dict[str, float], right: float, today: float | None) -> None:
    """Each line's name at its end, pushed apart where ends are close; an open one's where it is."""
    ends = [(rate, edition) for edition, rate in rates.items()]
    newest = ends[-1][1]
    if today is not None and today < right:
        rate, edition = ends.pop()
        above = {"xanchor": "right", "yanchor": "bottom", "xshift": -4, "size": theme.SMALL}
        theme.write(drawn, f"<b>{escape(edition)}</b>", today, rate, **above)
    placed = 2.0
    for rate, edition in sorted(ends, reverse=True):
        placed = min(rate, placed - 0.075)
        bold = f"<b>{escape(edition)}</b>" if edition == newest else escape(edition)
        theme.write(drawn, bold, right, placed, xanchor="left", xshift=6, size=theme.SMALL)


def reach_over_time(rows: Rows, text: Text) -> Figure:
    """Share reached in each 28 days; rows as `knowledge_center.reach` gives."""
    shares = [row["share"] for row in rows]
    drawn = theme.drawing(text, 240)
    marker = {"color": [theme.MUTED] * (len(shares) - 1) + [theme.ACCENT]}
    drawn.add_trace(
        bar(
            x=list(range(len(shares))),
            y=shares,
            marker=marker,
            hovertemplate="%{text}<extra></extra>",
            text=[text.percent(share) for share in shares],
            textposition="outside",
            cliponaxis=False,
        )
    )
    _share_axis(drawn, "y", text)
    drawn.update_xaxes(**theme.day_ticks([row["period_end"] for row in rows], text))
    return drawn.figure()
