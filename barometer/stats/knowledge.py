"""The knowledge center: what is old, unread, rising, at risk, and what it covers."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Sequence
from datetime import date
from enum import StrEnum

STALE_AFTER = 180  # days
UNREAD_AFTER = 90  # days
ENOUGH_VIEWS = 10


class Trend(StrEnum):
    RISING = "rising"
    FALLING = "falling"
    STEADY = "steady"
    TOO_FEW = "too_few"


def is_stale(updated_on: date | None, today: date, days: int = STALE_AFTER) -> bool | None:
    """Return whether the last update is more than 180 days old; None when it is not known."""
    return None if updated_on is None else (today - updated_on).days > days


def is_unread(last_viewed_on: date | None, today: date, days: int = UNREAD_AFTER) -> bool:
    """Return whether nobody viewed it in the last 90 days; never viewed is unread."""
    return last_viewed_on is None or (today - last_viewed_on).days >= days


def trend(recent: int, earlier: int) -> Trend:
    """Return how the views of the last 28 days compare with the 28 before.

    Only when either has more than ten views; under that a trend is a coincidence.
    """
    if max(recent, earlier) <= ENOUGH_VIEWS:
        return Trend.TOO_FEW
    if recent == earlier:
        return Trend.STEADY
    return Trend.RISING if recent > earlier else Trend.FALLING


def at_risk(views: Sequence[int], stale: Sequence[bool | None]) -> list[bool]:
    """Return, a resource, whether it is stale and in the top quarter of views.

    Top quarter: viewed, and fewer than a quarter of all resources have more views.
    """
    flags = []
    for count, old in zip(views, stale, strict=True):
        ahead = sum(other > count for other in views)
        flags.append(bool(old) and count > 0 and 4 * ahead < len(views))
    return flags


def coverage(
    pain_point_themes: Sequence[Hashable], fresh_themes: Collection[Hashable]
) -> float | None:
    """Return the share, 0 to 1, of the top pain points whose theme has a fresh resource.

    pain_point_themes: one theme a pain point, the top ten. None without pain points.
    """
    if not pain_point_themes:
        return None
    return sum(theme in fresh_themes for theme in pain_point_themes) / len(pain_point_themes)
