"""Pain points, ranked: how many name each, with its interval, and the range of its rank."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape

from barometer.charts import theme
from barometer.charts.drawing import Drawing, Figure, scatter
from barometer.charts.share_intervals import interval, share_axis
from barometer.questionnaire import Questionnaire
from barometer.rows import Row, Rows
from barometer.text import Text

HEAD, ROW, LINE, GAP = 24, 72, 18, 22  # pixels
WIDE = 46  # of a name, in characters: a phone has room for them
SHARES, RANKS = [0, 0.66], [0.7, 1]  # of the width: where each axis stands


@dataclass(frozen=True)
class Beside:
    """What a row says beside its share: by pain point, small words and how its share moved."""

    notes: dict[str, str] = field(default_factory=dict)
    moves: dict[str, str] = field(default_factory=dict)
    contenders: int = 0  # how many at the top may come first; no line under them where 0


def rank_words(row: Row, text: Text) -> str:
    """`rank 2–5`, `rank 1` where nothing else is likely; `12 of 26` where there is no rank."""
    if row["rank"] is None:
        part, whole = text.number(row["mentions"]), text.number(row["asked"])
        return text("{part} of {whole}", part=part, whole=whole)
    low, high = row["rank_low"] or row["rank"], row["rank_high"] or row["rank"]
    if low == high:
        return text("rank {rank}", rank=text.number(low))
    return text("rank {low}–{high}", low=text.number(low), high=text.number(high))


def ranked(
    points: Rows, questionnaire: Questionnaire, text: Text, beside: Beside | None = None
) -> Figure:
    """One row per pain point in their order; rows as `pain_points.ranked` gives.

    Heights are pixels from the top, so that words never collide.
    """
    beside = beside or Beside()
    with_ranks = all(row["rank"] is not None for row in points)
    labels = {point.id: text.of(point.label) for point in questionnaire.pain_points}
    said = [labels.get(row["pain_point"], str(row["pain_point"])) for row in points]
    names = [theme.folded(label, WIDE) for label in said]
    lines = sum(name.count("<br>") for name in names)
    lines += sum(row["pain_point"] in beside.moves for row in points)
    height = HEAD + ROW * len(points) + LINE * lines
    height += GAP if 0 < beside.contenders < len(points) else 0
    drawn = theme.drawing(text, height + 26, margin={"l": 4, "r": 4, "t": 0, "b": 26})
    drawn.update_yaxes(visible=False, range=[height, 0])
    share_axis(drawn, points, text)
    _head(drawn, points, with_ranks, text)
    hues, y = theme.hues(questionnaire), HEAD
    for place, (row, name) in enumerate(zip(points, names, strict=True)):
        if place == beside.contenders > 0:
            _contenders_end(drawn, y, text)
            y += GAP
        more = LINE * name.count("<br>")
        left = {"xref": "paper", "xanchor": "left", "align": "left"}
        theme.write(drawn, f"<b>{name}</b>", 0, y + 11 + more / 2, **left)
        y += more
        _row(drawn, row, y, hues.get(row["theme"], theme.ACCENT), beside, text)
        y += ROW + (LINE if row["pain_point"] in beside.moves else 0)
    return drawn.figure()


def _head(drawn: Drawing, points: Rows, with_ranks: bool, text: Text) -> None:
    """What each axis counts, and the axis of ranks where there are any."""
    how = {"xref": "paper", "size": theme.SMALL}
    theme.write(drawn, text("share of those asked"), 0, 8, xanchor="left", **how)
    if not with_ranks:
        return
    theme.write(drawn, text("range of ranks"), 1, 8, xanchor="right", **how)
    last = max((row["rank_high"] or row["rank"] for row in points), default=1)
    drawn.update_xaxes(domain=SHARES)
    drawn.update_layout(
        xaxis2={
            "anchor": "y",
            "domain": RANKS,
            "range": [0.2, last + 0.8],
            "tickvals": [1, *range(10, last + 1, 10)],
            "tickfont": {"color": theme.INK},
            "fixedrange": True,
            "zeroline": False,
            "gridcolor": theme.FAINT,
        }
    )


def _row(drawn: Drawing, row: Row, y: float, hue: str, beside: Beside, text: Text) -> None:
    """What stands under its name: its share, its ranks, small words."""
    at_left = {"xref": "paper", "xanchor": "left"}
    interval(drawn, row, y + 31, hue, text)
    ranked_too = row["rank"] is not None
    share = f"<b>{text.percent(row['frequency'])}</b>"
    edge = SHARES[1] - 0.01 if ranked_too else 1
    theme.write(drawn, share, edge, y + 31, xref="paper", xanchor="right")
    if ranked_too:
        _range(drawn, row, y + 31, hue)
    small = {"size": theme.SMALL}
    notes = beside.notes.get(row["pain_point"], "")
    theme.write(drawn, escape(notes), 0, y + 50, **at_left, **small)
    theme.write(
        drawn, escape(rank_words(row, text)), 1, y + 50, xref="paper", xanchor="right", **small
    )
    if row["pain_point"] in beside.moves:
        theme.write(drawn, escape(beside.moves[row["pain_point"]]), 0, y + 67, **at_left, **small)


def _range(drawn: Drawing, row: Row, y: float, hue: str) -> None:
    """The ranks it may have as a thin bar with ends, without a mark that claims one of them."""
    low, high = row["rank_low"] or row["rank"], row["rank_high"] or row["rank"]
    ends = {"symbol": "line-ns", "size": 9, "line": {"color": hue, "width": 2.5}}
    drawn.add_trace(
        scatter(x=[low, high], y=[y, y], xaxis="x2", mode="lines+markers")
        | {"line": {"color": hue, "width": 3}, "marker": ends, "hoverinfo": "skip"}
    )


def _contenders_end(drawn: Drawing, y: float, text: Text) -> None:
    line = {"color": theme.MUTED, "width": 1, "dash": "dot"}
    drawn.add_shape(type="line", xref="paper", x0=0, x1=1, y0=y + 3, y1=y + 3, line=line)
    said = text("up to here: may come first")
    theme.write(drawn, said, 1, y + 11, xref="paper", xanchor="right", size=theme.SMALL - 1)
