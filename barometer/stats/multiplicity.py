"""Many changes looked at together: how many of those called real may be chance."""

from __future__ import annotations

from collections.abc import Sequence


def q_values(p_values: Sequence[float | None]) -> list[float | None]:
    """Return one q a p, in the same order; None stays None and is no member of the family.

    Calling every q ≤ 0.10 a change keeps the expected part of false calls at 10 %.
    Raises ValueError for a p outside 0..1. Source: Benjamini & Hochberg 1995.
    """
    known = sorted((p, place) for place, p in enumerate(p_values) if p is not None)
    if any(not 0 <= p <= 1 for p, _ in known):
        raise ValueError("a p-value lies within 0..1")
    adjusted: list[float | None] = [None] * len(p_values)
    smallest = 1.0
    for rank in range(len(known), 0, -1):
        p, place = known[rank - 1]
        smallest = min(smallest, p * (len(known) / rank))
        adjusted[place] = smallest
    return adjusted
