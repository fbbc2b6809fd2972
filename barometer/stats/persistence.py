"""How long a pain point has stayed, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from barometer.stats.shares import Share, newcombe
from barometer.stats.verdicts import MINIMUM_RESPONDENTS, STEADY_WITHIN

TOP = 10


class Status(StrEnum):
    OPEN = "open"
    HAS_INITIATIVE = "has_initiative"
    BETTER = "better"
    NOT_BETTER = "not_better"
    CANNOT_TELL = "cannot_tell"


def persistence(ranks: Sequence[int | None], top: int = TOP) -> int:
    """Return the editions in a row, up to the last, in which the rank was within the top ten.

    ranks: one an edition, oldest first; None where it was not ranked, which ends a row.
    """
    editions = 0
    for rank in reversed(ranks):
        if rank is None or rank > top:
            break
        editions += 1
    return editions


def retest(before: Share, now: Share) -> Status:
    """Return whether fewer respondents name it in the edition after the initiative.

    better: the 95 % interval of the change lies below 0. not better: it leaves no room for a fall
    of more than 5 points. Else, and under ten asked in either, cannot tell.
    """
    interval = newcombe(before.count, before.n, now.count, now.n)
    if interval is None or min(before.n, now.n) < MINIMUM_RESPONDENTS:
        return Status.CANNOT_TELL
    if interval.high < 0:
        return Status.BETTER
    return Status.NOT_BETTER if 100 * interval.low >= -STEADY_WITHIN else Status.CANNOT_TELL


def status(has_initiative: bool, before: Share | None = None, now: Share | None = None) -> Status:
    """Return open, has initiative, or the retest when the next edition was answered.

    before and now: respondents naming it among those asked, in the edition the initiative answers
    and in the one after it.
    """
    if not has_initiative:
        return Status.OPEN
    if before is None or now is None:
        return Status.HAS_INITIATIVE
    return retest(before, now)
