"""Tribes as they were called when people answered: which can be told apart within today's.

What is shown under the names of then always divides what is shown under today's: nobody can be had
by taking the one from the other. Where a part is too small, the parts are shown together.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from barometer.questionnaire import OTHER


@dataclass(frozen=True)
class Part:
    """A tribe as an edition reported it: the tribe it counts in today, its people.

    responded: None while the edition is open, when few have answered yet.
    """

    edition: str
    today: str
    reported: str
    responded: int | None
    invited: int


def name_parts(parts: Iterable[Part], minimum: int) -> dict[tuple[str, str], str]:
    """(edition, tribe reported) → its name in the publication: its own, `A + B`, or OTHER.

    The parts of one of today's tribes are told apart in all editions or in none, so that a line
    means the same people over time. Those of OTHER are never told apart.
    """
    names = {}
    ordered = sorted(parts, key=lambda part: (part.today, part.edition, part.reported))
    for today, family in groupby(ordered, lambda part: part.today):
        editions = [list(its) for _e, its in groupby(family, lambda part: part.edition)]
        apart = all(_large_enough(its, minimum) for its in editions)
        for its in editions:
            for part in its:
                name = part.reported if apart else _together(its)
                names[part.edition, part.reported] = OTHER if today == OTHER else name
    return names


def _large_enough(parts: list[Part], minimum: int) -> bool:
    """Whether the parts of one edition may be told apart: one alone, or each nobody or enough.

    Where people are invited under other names than they answer under, no part has a rate.
    """
    if len(parts) == 1:
        return True
    counts = [n for part in parts for n in (part.responded or 0, part.invited)]
    counted = any(part.invited for part in parts)
    uninvited = counted and any(part.responded and not part.invited for part in parts)
    return not uninvited and all(n == 0 or n >= minimum for n in counts)


def _together(parts: list[Part]) -> str:
    """`A + B`; of those who answered, where the population has them under other names."""
    answered = [part.reported for part in parts if part.responded]
    elsewhere = any(part.responded and not part.invited for part in parts)
    named = answered if elsewhere and answered else [part.reported for part in parts]
    return " + ".join(named)
