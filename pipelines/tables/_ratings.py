"""The mean of ratings that may be said, beside the one said before.

The mean of a few more ratings, beside the one published before, gives theirs away. So ratings count
once the minimum group of new ones have come; until then the last mean published stands.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipelines.tables import Press
from pipelines.tables._earlier import said_before, settled


@dataclass(frozen=True)
class Ratings:
    """How many ratings, and their mean."""

    n: int
    mean: float | None


def settled_ratings(press: Press, now: dict[str, Ratings], before: str) -> dict[str, Ratings]:
    """Subject → what may be said of its ratings.

    before: the SELECT of an earlier publication: its subject, ratings and mean_rating.
    """
    said: dict[str, list[Ratings]] = {}
    for earlier in said_before(press, before):
        for row in earlier:
            told = Ratings(int(row["ratings"]), row["mean_rating"])
            said.setdefault(row["subject"], []).append(told)
    minimum = press.settings.minimum_group
    return {
        subject: settled(ratings, said.get(subject, []), minimum) or Ratings(0, None)
        for subject, ratings in now.items()
    }
