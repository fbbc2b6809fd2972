"""One respondent's answers, and the theme scores they make."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from story.people import Person
from story.plan import Edition
from story.wording import statements

DO_NOT_KNOW = 0  # an answer in words that is none; None is an empty cell


@dataclass
class Response:
    """One respondent's answers in one edition: question id → 1..5, DO_NOT_KNOW or None."""

    person: Person
    edition: Edition
    submitted_at: datetime
    minutes: float
    answers: dict[str, int | None] = field(default_factory=dict)
    pain_points: list[str] = field(default_factory=list)
    comments: dict[str, str] = field(default_factory=dict)
    overall: int | None = None

    @property
    def lasting(self) -> timedelta:
        """How long answering took."""
        return timedelta(seconds=round(60 * self.minutes))

    def score(self, theme: str) -> float | None:
        """The theme score, 0–100: the mean of what was answered, if at least half was."""
        asked = statements(theme, "en", self.edition.index)
        given = [(s, self.answers[s.id]) for s in asked]
        scores = [25.0 * (5 - x if s.reversed else x - 1) for s, x in given if x]
        return sum(scores) / len(scores) if 2 * len(scores) >= len(asked) else None


def mean_score(answered: Sequence[Response], theme: str) -> float:
    """The mean of the respondents' theme scores."""
    scores = [score for r in answered if (score := r.score(theme)) is not None]
    return sum(scores) / len(scores)
