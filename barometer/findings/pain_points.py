"""What can be said of the order of pain points: ranks that overlap are not called different."""

from __future__ import annotations

from typing import Any

from barometer.charts.pain_points import rank_words
from barometer.charts.verdicts import may_come_first
from barometer.findings import names
from barometer.questionnaire import Questionnaire
from barometer.text import Text

Row = dict[str, Any]
NAMED = 3
FREQUENCY = "pain_point theme mentions asked frequency low=interval_low high=interval_high"
COLUMNS = f"rank rank_low rank_high {FREQUENCY} severity breadth persistence"


def together(rows: list[Row]) -> bool:
    """Whether they are those of several groups, which have frequencies and no ranks."""
    return any(row["rank"] is None for row in rows)


def columns(rows: list[Row]) -> str:
    return FREQUENCY if together(rows) else COLUMNS


def how_ordered(rows: list[Row], text: Text) -> str:
    """What the order is made of, and what is drawn."""
    if together(rows):
        return text(
            "Ordered by how many name it: the share of those asked and its interval (Wilson). "
            "Groups put together have no ranks and no status: those are worked out person by "
            "person, one group at a time."
        )
    return text(
        "Ranked by priority: how many name it, how low they score the theme, how many tribes it "
        "reaches. Shown: the share of those asked, its interval (Wilson), the range of ranks."
    )


def first(rows: list[Row], questionnaire: Questionnaire, text: Text) -> str:
    """Which pain point comes first, or how many may, as a title."""
    may = _may_come_first(rows)
    if together(rows):
        return _most_named(may, questionnaire, text)
    if len(may) == 1:
        label, share = _quoted(may[0], questionnaire, text), text.percent(may[0]["frequency"])
        return text("{label} comes first: {share} name it", label=label, share=share)
    return may_come_first(len(may), text)


def _most_named(most: list[Row], questionnaire: Questionnaire, text: Text) -> str:
    share = text.percent(most[0]["frequency"])
    if len(most) == 1:
        label = _quoted(most[0], questionnaire, text)
        return text("Named most: {label}, by {share}", label=label, share=share)
    return text.plural(
        "{n} pain point is named most, by {share}",
        "{n} pain points are named most, each by {share}",
        len(most),
        share=share,
    )


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


def asked(group: str, edition: str, n: int, rows: list[Row], text: Text) -> str:
    """Who was asked, and how the order is to be read."""
    said = {"group": group[:1].upper() + group[1:], "edition": edition, "n": text.number(n)}
    if together(rows):
        return text(
            "{group}, {edition}: {n} people asked. "
            "Where intervals overlap, the order is not certain.",
            **said,
        )
    return text(
        "{group}, {edition}: {n} people asked. "
        "Where rank ranges overlap, the order is not certain.",
        **said,
    )


def _may_come_first(rows: list[Row]) -> list[Row]:
    """The pain points whose range of ranks reaches the best one; without ranks, the most named."""
    if together(rows):
        return [row for row in rows if row["mentions"] and row["frequency"] == rows[0]["frequency"]]
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
    if not row["mentions"] or row["rank"] is None:
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
