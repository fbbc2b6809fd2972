"""The editions of a pain point as a strip of signs: in the top ten then, not in it, not asked."""

from __future__ import annotations

from barometer.rows import Rows
from barometer.stats.persistence import TOP

WITHIN, OUTSIDE, ABSENT = "■", "□", "–"


def strip(own: Rows, editions: list[str]) -> str:
    """`■■□–`, one sign an edition in their order; own: its rows by edition, with edition, rank."""
    ranks = {row["edition"]: row["rank"] for row in own if row["mentions"]}
    asked = {row["edition"] for row in own}
    return "".join(_sign(ranks.get(edition), edition in asked) for edition in editions)


def within(own: Rows) -> list[str]:
    """The editions in which it was in the top ten."""
    return [r["edition"] for r in own if r["mentions"] and _sign(r["rank"], True) == WITHIN]


def _sign(rank: int | None, asked: bool) -> str:
    if not asked:
        return ABSENT
    return WITHIN if rank is not None and rank <= TOP else OUTSIDE
