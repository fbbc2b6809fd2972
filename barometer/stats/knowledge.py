"""The knowledge center: what is old, unread, rising, at risk, and what it covers."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Sequence
from datetime import date
from enum import StrEnum

from barometer.stats.counts import p_value, ratio
from barometer.stats.multiplicity import q_values
from barometer.stats.verdicts import FALSE_DISCOVERY_RATE

STALE_AFTER = 180  # days
UNREAD_AFTER = 90  # days
ENOUGH_VIEWS = 20  # of both windows: choosing by their sum leaves the test of the two exact
WORTH_SAYING = 1.25  # times as many, one way or the other


class Trend(StrEnum):
    RISING = "rising"
    FALLING = "falling"
    STEADY = "steady"
    CANNOT_TELL = "cannot_tell"
    TOO_FEW = "too_few"


def is_stale(updated_on: date | None, today: date, days: int = STALE_AFTER) -> bool | None:
    """Return whether the last update is more than 180 days old; None when it is not known."""
    return None if updated_on is None else (today - updated_on).days > days


def is_unread(last_viewed_on: date | None, today: date, days: int = UNREAD_AFTER) -> bool:
    """Return whether nobody viewed it in the last 90 days; never viewed is unread."""
    return last_viewed_on is None or (today - last_viewed_on).days >= days


def trends(counts: Sequence[tuple[int, int]]) -> list[Trend]:
    """Return, a resource, how its views of the last 28 days compare with the 28 before.

    counts: (recent, earlier). Rising or falling: a quarter more or fewer at least, and q ≤ 0.10
    over all resources with more than twenty views in both; the others have too few. Steady: the
    interval of their ratio is inside that quarter.
    """
    known = [sum(pair) > ENOUGH_VIEWS for pair in counts]
    found = [p_value(*pair) if enough else None for pair, enough in zip(counts, known, strict=True)]
    return [_trend(*pair, q) for pair, q in zip(counts, q_values(found), strict=True)]


def _trend(recent: int, earlier: int, q: float | None) -> Trend:
    if q is None:
        return Trend.TOO_FEW
    worth_saying = max(recent, earlier) >= WORTH_SAYING * min(recent, earlier)
    if worth_saying and q <= FALSE_DISCOVERY_RATE:
        return Trend.RISING if recent > earlier else Trend.FALLING
    times = ratio(recent, earlier)
    inside = times.high is not None and times.high < WORTH_SAYING
    return Trend.STEADY if inside and times.low > 1 / WORTH_SAYING else Trend.CANNOT_TELL


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
