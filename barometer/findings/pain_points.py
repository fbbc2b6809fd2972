"""What can be said of the order of pain points: ranks that overlap are not called different."""

from __future__ import annotations

from typing import Any

from barometer.charts.pain_points import Beside, rank_words
from barometer.charts.strip import strip, within
from barometer.charts.verdicts import may_come_first
from barometer.findings import names
from barometer.findings.sources import footer
from barometer.questionnaire import Questionnaire
from barometer.stats.verdicts import MINIMUM_RESPONDENTS
from barometer.text import Text

Row = dict[str, Any]
NAMED = 3
FREQUENCY = "pain_point theme mentions asked frequency low=interval_low high=interval_high"
COLUMNS = f"rank rank_low rank_high {FREQUENCY} severity breadth persistence top_ten"


def together(rows: list[Row]) -> bool:
    """Whether they are those of several groups, which have frequencies and no ranks."""
    return any(row["rank"] is None for row in rows)


def columns(rows: list[Row]) -> str:
    """The columns of the table; `top_ten` only where they are told."""
    if together(rows):
        return FREQUENCY
    return COLUMNS if all("top_ten" in row for row in rows) else COLUMNS.removesuffix(" top_ten")


def how_ordered(rows: list[Row], editions: list[str], text: Text) -> str:
    """What the order is made of, and what is drawn; editions of the squares, oldest first."""
    if together(rows):
        return text(
            "Ordered by how many name it: the share of those asked and its interval (Wilson). "
            "Groups put together have no ranks and no status: those are worked out person by "
            "person, one group at a time."
        )
    how = text(
        "Ranked by priority: how many name it, how low they score the theme, how many tribes it "
        "reaches. Shown: the share of those asked, its interval (Wilson), the range of ranks."
    )
    return f"{how} {how_strip_reads(editions, text)}" if editions else how


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


def named_by(row: Row, text: Text) -> str:
    """`named by 38 % (27–51 %), rank 1–2`."""
    return text(
        "named by {share} ({low}–{high}), {rank}",
        share=text.percent(row["frequency"]),
        low=text.number((row["low"] or 0) * 100),
        high=text.percent(row["high"]),
        rank=rank_words(row, text),
    )


def moved(row: Row) -> bool:
    """Whether its share's change since the last edition is more than noise: 0 is not within it."""
    if row["rank"] is None or row["change_low"] is None or row["asked"] < MINIMUM_RESPONDENTS:
        return False
    return bool(row["change_low"] > 0 or row["change_high"] < 0)


def history(row: Row, text: Text) -> str:
    """How its share moved since the last edition, or how long it has been in the top ten."""
    if not row["mentions"] or row["rank"] is None:
        return ""
    if moved(row):
        points = text.number(row["difference"] * 100, sign=True)
        return text("{points} points since the last edition", points=points)
    if row["persistence"] > 1:
        return text.plural(
            "in the top ten for {n} edition",
            "in the top ten for {n} editions in a row",
            int(row["persistence"]),
        )
    return ""


def breadth(row: Row, tribes: int, text: Text) -> str:
    """`in 5 of 6 tribes`, a share where that is no whole number of them; empty where unknown."""
    if row["breadth"] is None:
        return ""
    part = row["breadth"] * tribes
    if tribes and abs(part - round(part)) < 1e-6:
        said = {"part": text.number(round(part)), "whole": text.number(tribes)}
        return text("in {part} of {whole} tribes", **said)
    return text("in {share} of tribes", share=text.percent(row["breadth"]))


def beside(
    rows: list[Row], told: list[Row], editions: list[str], tribes: int, text: Text
) -> Beside:
    """What each row says beside its share; told: those of `histories`, editions oldest first."""
    if together(rows):
        return Beside()
    notes = {}
    for row in rows:
        severity = row["severity"]
        bad = text("severity {n}", n=text.number(severity)) if severity is not None else ""
        seen = strip(_own(told, row), editions)
        where = breadth(row, tribes, text)
        notes[row["pain_point"]] = "   ".join(filter(None, (seen, bad, where)))
    moves = {row["pain_point"]: history(row, text) for row in rows if moved(row)}
    return Beside(notes, moves, _contenders(rows))


def _own(told: list[Row], row: Row) -> list[Row]:
    return [one for one in told if one["pain_point"] == row["pain_point"]]


def _contenders(rows: list[Row]) -> int:
    """How many stand at the top that may come first; 0 where others stand among them."""
    may = _may_come_first(rows)
    return len(may) if len(may) > 1 and rows[: len(may)] == may else 0


def top_ten(rows: list[Row], told: list[Row], editions: list[str], text: Text) -> list[str]:
    """The editions in which each was in the top ten, for the table."""
    known = [one for one in told if one["edition"] in editions]
    return [text.join(within(_own(known, row))) for row in rows]


def how_strip_reads(editions: list[str], text: Text) -> str:
    """What the squares say, and of which editions."""
    return text(
        "Squares, from {first} to {last}: ■ in the top ten, □ not in it, – not asked or not shown.",
        first=editions[0],
        last=editions[-1],
    )


def source(rows: list[Row], edition: str, text: Text) -> str:
    """The footer: edition, those asked, what interval, how ranks and ties are made."""
    asked = sorted({row["asked"] for row in rows})
    n = "–".join(text.number(n) for n in dict.fromkeys((asked[0], asked[-1])))
    people = text("n = {n} asked", n=n)
    share = text("share of those asked, interval 95% (Wilson)")
    if together(rows):
        return footer(edition, people, share)
    ranks = text("ranks: 90% of draws of respondents (bootstrap), ties share their places")
    changes = text(
        "a change is written where its 95% interval leaves out 0: one in twenty by chance"
    )
    written = changes if any(moved(row) for row in rows) else ""
    return footer(edition, people, share, ranks, written)
