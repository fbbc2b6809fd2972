"""How much a pain point weighs: how many name it, how badly they fare, how widely it spreads."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Mentions:
    """Who named what, one row a respondent asked, one column a pain point.

    named: named it. scores: the respondent's score in its theme, 0 to 100, NaN if missing.
    tribes: 0..released−1 for a released tribe, −1 for any other, one a respondent.
    """

    named: NDArray[np.bool_]
    scores: Floats
    tribes: NDArray[np.int64]
    released: int

    def __post_init__(self) -> None:
        if self.named.shape != self.scores.shape or len(self.tribes) != len(self.named):
            raise ValueError("named, scores and tribes must be of the same respondents")
        if self.tribes.size and not -1 <= self.tribes.min() <= self.tribes.max() < self.released:
            raise ValueError(f"tribes are numbered -1..{self.released - 1}")

    @property
    def asked(self) -> int:
        return len(self.named)


@dataclass(frozen=True)
class Priority:
    """One pain point: frequency and breadth 0 to 1, severity and priority 0 to 100.

    severity is None when nobody who names it has a score; breadth when no tribe is released.
    """

    asked: int
    mentions: int
    frequency: float | None
    severity: float | None
    breadth: float | None
    priority: float | None


def priority(frequency: float, severity: float, breadth: float | None) -> float:
    """Return frequency × severity × (0.5 + 0.5·breadth), 0 to 100; no breadth counts as 1."""
    return frequency * severity * (0.5 + 0.5 * (1.0 if breadth is None else breadth))


def priorities(mentions: Mentions) -> list[Priority]:
    """Return one priority a pain point, in the order of the columns.

    A pain point nobody names has priority 0; one named only by people without a score has none.
    """
    tally = tally_mentions(mentions, np.ones((1, mentions.asked)))
    return [
        _priority(mentions, *(float(column[0, place]) for column in tally.columns))
        for place in range(mentions.named.shape[1])
    ]


def _priority(
    mentions: Mentions, named: float, scored: float, total: float, tribes: float
) -> Priority:
    asked = mentions.asked
    frequency = named / asked if asked else None
    severity = 100 - total / scored if scored else None
    breadth = tribes / mentions.released if mentions.released else None
    value = None
    if frequency == 0:
        value = 0.0
    elif frequency is not None and severity is not None:
        value = priority(frequency, severity, breadth)
    return Priority(asked, int(named), frequency, severity, breadth, value)


@dataclass(frozen=True, eq=False)
class Tally:
    """Sums a resample (row) and pain point (column)."""

    named: Floats
    scored: Floats
    totals: Floats
    tribes: Floats

    @property
    def columns(self) -> tuple[Floats, Floats, Floats, Floats]:
        return self.named, self.scored, self.totals, self.tribes


def tally_mentions(mentions: Mentions, weights: Floats) -> Tally:
    """Return the sums when respondents count by weights, resample × respondent."""
    named = mentions.named.astype(np.float64)
    has_score = mentions.named & ~np.isnan(mentions.scores)
    tribes = np.zeros((len(weights), named.shape[1]))
    for tribe in range(mentions.released):
        members = mentions.tribes == tribe
        tribes += weights[:, members] @ named[members] > 0
    return Tally(
        named=weights @ named,
        scored=weights @ has_score.astype(np.float64),
        totals=weights @ np.where(has_score, mentions.scores, 0.0),
        tribes=tribes,
    )
