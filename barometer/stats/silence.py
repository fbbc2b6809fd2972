"""What the people who did not answer could change: bounds, not probabilities."""

from __future__ import annotations

from barometer.stats.intervals import Interval


def response_rate(responded: int, invited: int | None) -> float | None:
    """Return responded/invited, 0 to 1: two known counts, so no interval.

    None without a population, and when more responded than were invited (it is not theirs).
    """
    if not invited or responded > invited:
        return None
    return responded / invited


def share_bounds(count: int, n: int, population: int) -> Interval | None:
    """Return [count/N, (count+N−n)/N]: the share if no silent person, or every one, were counted.

    n answered, count of them said yes, N were invited. None when N < n or N is 0.
    Raises ValueError when count is not within 0..n. Source: Manski 1989.
    """
    if not 0 <= count <= n:
        raise ValueError(f"{count} out of {n} is not a share")
    if population < n or population < 1:
        return None
    return Interval(count / population, (count + population - n) / population)


def score_bounds(total: float, n: int, population: int) -> Interval | None:
    """Return the mean score, in points, if every silent person were at 0, or at 100.

    total is the sum of the n scores there are; who answered but has no score in this theme counts
    as silent. None when N < n or N is 0. Source: Manski 1989.
    """
    if not -1e-6 <= total <= 100 * n + 1e-6 * (1 + n):
        raise ValueError(f"{total} is not a total of {n} scores")
    if population < n or population < 1:
        return None
    return Interval(total / population, (total + 100 * (population - n)) / population)
