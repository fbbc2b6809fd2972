"""How much a pain point weighs: how many name it, how badly they fare, how widely it spreads."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Counts = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Mentions:
    """Who named what: one row a respondent asked, or counts of them; one column a pain point.

    named: named it. scores: the respondent's score in its theme, 0 to 100, NaN if missing.
    tribes: 0..released−1 for a released tribe, −1 for any other, one a row.
    counts: how many respondents are just as this row, at least 1; None for one each.
    """

    named: NDArray[np.bool_]
    scores: Floats
    tribes: Counts
    released: int
    counts: Counts | None = None

    def __post_init__(self) -> None:
        if self.named.shape != self.scores.shape or len(self.tribes) != len(self.named):
            raise ValueError("named, scores and tribes must be of the same respondents")
        if self.tribes.size and not -1 <= self.tribes.min() <= self.tribes.max() < self.released:
            raise ValueError(f"tribes are numbered -1..{self.released - 1}")
        if self.counts is not None and self.counts.shape != self.tribes.shape:
            raise ValueError("counts must be one a row")
        if self.counts is not None and self.counts.size and self.counts.min() < 1:
            raise ValueError("a row is of 1 respondent or more")

    @property
    def asked(self) -> int:
        """Respondents asked: the sum of the counts."""
        return len(self.named) if self.counts is None else int(self.counts.sum())


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
    return [_priority(mentions, column) for column in range(mentions.named.shape[1])]


def _priority(mentions: Mentions, column: int) -> Priority:
    asked, named = mentions.asked, mentions.named[:, column]
    number = _people(mentions, named)
    frequency = number / asked if asked else None
    severity = _severity(mentions, column)
    breadth = _tribes(mentions, named) / mentions.released if mentions.released else None
    value = None
    if frequency == 0:
        value = 0.0
    elif frequency is not None and severity is not None:
        value = priority(frequency, severity, breadth)
    return Priority(asked, number, frequency, severity, breadth, value)


def _severity(mentions: Mentions, column: int) -> float | None:
    scored = mentions.named[:, column] & ~np.isnan(mentions.scores[:, column])
    people = _people(mentions, scored)
    scores = mentions.scores[scored, column]
    weighted = scores if mentions.counts is None else scores * mentions.counts[scored]
    # rounding of a long sum must not make the worst score there is a little worse
    return min(100.0, max(0.0, 100 - float(weighted.sum()) / people)) if people else None


def _people(mentions: Mentions, rows: NDArray[np.bool_]) -> int:
    counts = mentions.counts
    return int(np.count_nonzero(rows) if counts is None else counts[rows].sum())


def _tribes(mentions: Mentions, rows: NDArray[np.bool_]) -> int:
    present = np.bincount(mentions.tribes[rows & (mentions.tribes >= 0)])
    return int(np.count_nonzero(present))
