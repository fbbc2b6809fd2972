"""The footers of maturity and participation: units, n, band, editions."""

from __future__ import annotations

from barometer.rows import Rows, by
from barometer.stats.verdicts import FALSE_DISCOVERY_RATE
from barometer.text import Text

BAND = 0.95


def footer(*parts: str) -> str:
    """`2026-S2 · n = 56 · score 0–100`."""
    return " · ".join(filter(None, parts))


def people(rows: Rows, text: Text, column: str = "n") -> str:
    """The n of the rows, or from the least to the most; empty without any."""
    known = [row[column] for row in rows if row[column] is not None]
    if not known:
        return ""
    low, high = text.number(min(known)), text.number(max(known))
    return text("n = {n}", n=low if low == high else f"{low}–{high}")


def span(editions: list[str]) -> str:
    """`2025-S1–2026-S2`, or the only one."""
    return "–".join(dict.fromkeys((min(editions), max(editions))))


def scores(rows: Rows, text: Text) -> str:
    """Of scores with a band, over the editions of the rows."""
    band = text("band: {share}, noise only", share=text.percent(BAND))
    editions = [row["edition"] for row in rows if "edition" in row]
    return footer(span(editions) if editions else "", people(rows, text), band, text("score 0–100"))


def cells(rows: Rows, edition: str, text: Text) -> str:
    """Of the scores of tribes, with how many comparisons their verdicts were given over."""
    compared = [row["comparisons"] for row in rows if row["comparisons"] is not None]
    family = comparisons(max(compared), text) if compared else ""
    return footer(edition, people(rows, text), text("score 0–100"), family)


def comparisons(n: int, text: Text) -> str:
    """Over how many comparisons a verdict was given."""
    return text.plural(
        "verdict: false discovery {share} over {n} comparison",
        "verdict: false discovery {share} over {n} comparisons",
        n,
        share=text.percent(FALSE_DISCOVERY_RATE),
    )


def answers(now: Rows, edition: str, how_to_read: str, text: Text) -> str:
    """Of the answers to questions: n of each, and how to read them."""
    n = [{"n": sum(row["n"] for row in its)} for its in by(now, "question").values()]
    return footer(edition, people(n, text), how_to_read)


def rates(editions: Rows, text: Text) -> str:
    """Of response rates: who they are shares of."""
    last = editions[0]
    if not last["invited"]:
        return str(last["edition"])
    invited = text(
        "{n} invited in {edition}", n=text.number(last["invited"]), edition=last["edition"]
    )
    return footer(text("share of those invited"), invited)


def estimates(n: int, edition: str, unit: str, text: Text) -> str:
    """Of differences or correlations with their interval."""
    interval = text("interval: {share}", share=text.percent(BAND))
    return footer(edition, text("n = {n}", n=text.number(n)), interval, unit)
