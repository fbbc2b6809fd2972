"""What is told of each pain point beside its name: its share, its past, how bad, how wide."""

from __future__ import annotations

from barometer.charts.pain_points import Beside, rank_words
from barometer.charts.strip import strip, within
from barometer.findings.ranks import contending, together
from barometer.findings.sources import footer
from barometer.rows import Row, Rows
from barometer.stats.verdicts import MINIMUM_RESPONDENTS
from barometer.text import Text

FREQUENCY = "pain_point theme mentions asked frequency low=interval_low high=interval_high"
COLUMNS = f"rank rank_low rank_high {FREQUENCY} severity breadth persistence top_ten"


def columns(rows: Rows) -> str:
    """The columns of the table; `top_ten` only where they are told."""
    if together(rows):
        return FREQUENCY
    return COLUMNS if all("top_ten" in row for row in rows) else COLUMNS.removesuffix(" top_ten")


def how_ordered(rows: Rows, editions: list[str], text: Text) -> str:
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


def named_from(rows: Rows, text: Text) -> str:
    """How many are named, and from which share of those asked to which."""
    shares = sorted(row["frequency"] for row in rows)
    low, high = text.percent(shares[0]), text.percent(shares[-1])
    if low == high:
        return text.plural(
            "{n} pain point, named by {share}",
            "{n} pain points, each named by {share}",
            len(rows),
            share=low,
        )
    n = text.number(len(rows))
    return text("{n} pain points, named by {low} to {high}", n=n, low=low, high=high)


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
        return text("{points} points since the edition before", points=points)
    if row["persistence"] > 1:
        return text.plural(
            "in the top ten for {n} edition",
            "in the top ten for {n} editions in a row",
            row["persistence"],
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


def beside(rows: Rows, told: Rows, editions: list[str], tribes: int, text: Text) -> Beside:
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


def _own(told: Rows, row: Row) -> Rows:
    return [one for one in told if one["pain_point"] == row["pain_point"]]


def _contenders(rows: Rows) -> int:
    """How many stand at the top that may come first; 0 where others stand among them."""
    may = contending(rows)
    return len(may) if len(may) > 1 and rows[: len(may)] == may else 0


def top_ten(rows: Rows, told: Rows, editions: list[str], text: Text) -> list[str]:
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


def source(rows: Rows, edition: str, text: Text) -> str:
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
