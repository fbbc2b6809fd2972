"""What the order of pain points says: which may come first; ranges that overlap are one."""

from __future__ import annotations

from barometer.charts.verdicts import may_come_first
from barometer.findings import names
from barometer.questionnaire import Questionnaire
from barometer.rows import Row, Rows
from barometer.text import Text

NAMED = 3


def together(rows: Rows) -> bool:
    """Whether they are those of several groups, which have frequencies and no ranks."""
    return any(row["rank"] is None for row in rows)


def first(rows: Rows, questionnaire: Questionnaire, text: Text) -> str:
    """Which pain point comes first, or how many may, as a title."""
    may = contending(rows)
    if together(rows):
        return _most_named(may, questionnaire, text)
    if len(may) == 1:
        label, share = _quoted(may[0], questionnaire, text), text.percent(may[0]["frequency"])
        if may[0]["rank_high"] != 1:
            return text(
                "{label} most likely comes first: {share} name it", label=label, share=share
            )
        return text("{label} comes first: {share} name it", label=label, share=share)
    return may_come_first(len(may), text)


def _most_named(most: Rows, questionnaire: Questionnaire, text: Text) -> str:
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


def contenders(rows: Rows, questionnaire: Questionnaire, text: Text) -> str:
    """Those that may come first, named: at most three; empty when only one may."""
    may = contending(rows)
    if len(may) == 1:
        return ""
    labels = [_quoted(row, questionnaire, text) for row in may[:NAMED]]
    more = len(may) - NAMED
    if more > 0:
        labels.append(text.plural("{n} other", "{n} others", more))
    joined = text.join(labels)
    return joined[:1].upper() + joined[1:] + "."


def asked(group: str, edition: str, n: int, rows: Rows, text: Text) -> str:
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


def contending(rows: Rows) -> Rows:
    """Those whose range reaches the first rank, or where none does, the best one's range.

    Groups put together have no ranks: the most named.
    """
    if together(rows):
        return [row for row in rows if row["mentions"] and row["frequency"] == rows[0]["frequency"]]
    best = min(row["rank_low"] or row["rank"] for row in rows)
    if best > 1:  # within a theme, whose ranks are among all pain points
        best = min(row["rank_high"] or row["rank"] for row in rows)
    return [row for row in rows if (row["rank_low"] or row["rank"]) <= best]


def _quoted(row: Row, questionnaire: Questionnaire, text: Text) -> str:
    return text("“{label}”", label=names.pain_point(row["pain_point"], questionnaire, text))
