"""The footers of maturity and participation: units, n, band, editions."""

from __future__ import annotations

from typing import Any

import pandas as pd

from barometer.stats.verdicts import FALSE_DISCOVERY_RATE
from barometer.text import Text

Row = dict[str, Any]
BAND = 0.95


def footer(*parts: str) -> str:
    """`2026-S2 · n = 56 · score 0–100`."""
    return " · ".join(filter(None, parts))


def people(rows: pd.DataFrame, text: Text) -> str:
    """The n of the rows, or from the least to the most; empty without any."""
    known = rows["n"].dropna()
    if known.empty:
        return ""
    low, high = text.number(known.min()), text.number(known.max())
    return text("n = {n}", n=low if low == high else f"{low}–{high}")


def span(editions: list[str]) -> str:
    """`2025-S1–2026-S2`, or the only one."""
    return "–".join(dict.fromkeys((min(editions), max(editions))))


def scores(rows: pd.DataFrame, text: Text) -> str:
    """Of scores with a band, over the editions of the rows."""
    band = text("band: {share}, noise only", share=text.percent(BAND))
    editions = span(rows["edition"].tolist()) if "edition" in rows else ""
    return footer(editions, people(rows, text), band, text("score 0–100"))


def cells(rows: pd.DataFrame, edition: str, text: Text) -> str:
    """Of the scores of tribes, with how many comparisons their verdicts were given over."""
    compared = rows["comparisons"].dropna()
    family = "" if compared.empty else comparisons(int(compared.max()), text)
    return footer(edition, people(rows, text), text("score 0–100"), family)


def comparisons(n: int, text: Text) -> str:
    """Over how many comparisons a verdict was given."""
    return text.plural(
        "verdict: false discovery {share} over {n} comparison",
        "verdict: false discovery {share} over {n} comparisons",
        n,
        share=text.percent(FALSE_DISCOVERY_RATE),
    )


def answers(now: pd.DataFrame, edition: str, how_to_read: str, text: Text) -> str:
    """Of the answers to questions: n of each, and how to read them."""
    return footer(edition, people(now.groupby("question")["n"].sum().to_frame(), text), how_to_read)


def rates(editions: list[Row], text: Text) -> str:
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
