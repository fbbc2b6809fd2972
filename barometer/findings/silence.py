"""What is said of those who did not answer, and of the changes that could be seen at all."""

from __future__ import annotations

from barometer.rows import Rows
from barometer.text import Text

COLUMNS = "theme n score low high silent_low silent_high detectable"


def title(rows: Rows, text: Text) -> str:
    """The farthest any theme would go if all who did not answer stood at one end."""
    far = [
        max(row["score"] - row["silent_low"], row["silent_high"] - row["score"])
        for row in rows
        if row["silent_low"] is not None
    ]
    if not far:
        return text("What those who did not answer could change")
    return text.plural(
        "Those who did not answer could move no theme by more than {n} point",
        "Those who did not answer could move no theme by more than {n} points",
        _whole(max(far)),
    )


def _whole(points: float) -> int:
    """The next whole number, so that “no more than” is true."""
    return -int(-points // 1)


def detectable_title(rows: Rows, text: Text) -> str:
    """The changes that would be seen in four editions of five."""
    known = [row["detectable"] for row in rows if row["detectable"] is not None]
    if not known:
        return text("What change could be seen at all")
    low, high = text.number(min(known)), text.number(max(known))
    if low == high:
        return text.plural(
            "Changes under {n} point would often be missed",
            "Changes under {n} points would often be missed",
            round(min(known)),
        )
    return text("Changes under {low} to {high} points would often be missed", low=low, high=high)
