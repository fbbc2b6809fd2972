"""What can be said of the order of pain points: ranks that overlap are not called different."""

from __future__ import annotations

from typing import Any

from barometer.charts.pain_points import rank_words
from barometer.charts.verdicts import may_come_first
from barometer.questionnaire import Questionnaire
from barometer.text import Text
from barometer.ui import names

Row = dict[str, Any]
NAMED = 3
COLUMNS = (
    "rank rank_low rank_high pain_point theme mentions asked frequency low=interval_low"
    " high=interval_high severity breadth persistence"
)


def first(rows: list[Row], questionnaire: Questionnaire, text: Text) -> str:
    """Which pain point comes first, or how many may, as a title."""
    may = _may_come_first(rows)
    if len(may) == 1:
        label, share = _quoted(may[0], questionnaire, text), text.percent(may[0]["frequency"])
        return text("{label} comes first: {share} name it", label=label, share=share)
    return may_come_first(len(may), text)


def contenders(rows: list[Row], questionnaire: Questionnaire, text: Text) -> str:
    """Those that may come first, named: at most three; empty when only one may."""
    may = _may_come_first(rows)
    if len(may) == 1:
        return ""
    labels = [_quoted(row, questionnaire, text) for row in may[:NAMED]]
    more = len(may) - NAMED
    if more > 0:
        labels.append(text.plural("{n} other", "{n} others", more))
    joined = text.join(labels)
    return joined[:1].upper() + joined[1:] + "."


def asked(group: str, edition: str, n: int, text: Text) -> str:
    """Who was asked, and how the order is to be read."""
    return text(
        "{group}, {edition}: {n} people asked. "
        "Where rank ranges overlap, the order is not certain.",
        group=group[:1].upper() + group[1:],
        edition=edition,
        n=text.number(n),
    )


def _may_come_first(rows: list[Row]) -> list[Row]:
    """The pain points whose range of ranks reaches the best one."""
    best = min(row["rank_low"] or row["rank"] for row in rows)
    return [row for row in rows if (row["rank_low"] or row["rank"]) == best]


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
    if not row["mentions"]:
        return ""
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
