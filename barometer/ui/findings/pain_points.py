"""What can be said of the order of pain points: ranks that overlap are not called different."""

from __future__ import annotations

from typing import Any

from barometer.charts.pain_points import rank_words
from barometer.questionnaire import Questionnaire
from barometer.text import Text
from barometer.ui import names

Row = dict[str, Any]
NAMED = 3


def first(rows: list[Row], questionnaire: Questionnaire, text: Text) -> str:
    """Which pain point comes first, or that it cannot be told, as a title."""
    best = min(row["rank_low"] or row["rank"] for row in rows)
    may = [row for row in rows if (row["rank_low"] or row["rank"]) == best]
    labels = [_quoted(row, questionnaire, text) for row in may]
    if len(may) == 1:
        share = text.percent(may[0]["frequency"])
        return text("{label} comes first: {share} name it", label=labels[0], share=share)
    if len(may) <= NAMED:
        joined = text.join(labels)
        return text("{labels}: their order cannot be told", labels=joined)
    return text.plural(
        "{n} pain point may come first; {label} has the highest priority",
        "{n} pain points may come first; {label} has the highest priority",
        len(may),
        label=labels[0],
    )


def _quoted(row: Row, questionnaire: Questionnaire, text: Text) -> str:
    return text("“{label}”", label=names.pain_point(row["pain_point"], questionnaire, text))


def named_by(row: Row, text: Text) -> str:
    """`named by 38 % (27–51 %), rank 1–2`."""
    return text(
        "named by {share} ({low}–{high}), {rank}",
        share=text.percent(row["frequency"]),
        low=text.number((row["low"] or 0) * 100),
        high=text.percent(row["high"]),
        rank=rank_words(row, text),
    )


def history(row: Row, text: Text) -> str:
    """How its share moved since the last edition, or how long it has been in the top ten."""
    if row["difference"] is not None and row["status"] in ("better", "not_better", "cannot_tell"):
        points = text.number(row["difference"] * 100, sign=True)
        return text("{points} points since the last edition", points=points)
    if row["persistence"] > 1:
        return text.plural(
            "in the top ten for {n} edition",
            "in the top ten for {n} editions in a row",
            int(row["persistence"]),
        )
    return ""
