"""From an answer to a score: 0 to 100 whatever the scale, and the favourable share beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from barometer.stats.moments import Moments
from barometer.stats.shares import Share


def score(answer: int, scale: int, reversed: bool = False) -> float:
    """Return 100·(x−1)/(K−1), in points from 0 to 100; a reversed question counts K+1−x.

    Raises ValueError for a scale under 2 or an answer outside 1..scale.
    """
    position = _position(answer, scale, reversed)
    return 100.0 * (position - 1) / (scale - 1)


def favourable(answer: int, scale: int, reversed: bool = False) -> bool:
    """Return whether the answer is in the top two boxes of 5, or the top third of another scale."""
    return _position(answer, scale, reversed) > scale - favourable_boxes(scale)


def favourable_boxes(scale: int) -> int:
    """Return how many of the highest answers are favourable: 2 of 5, else a third, at least 1."""
    return 2 if scale == 5 else max(1, scale // 3)


def respondent_theme_score(scores: Sequence[float | None]) -> float | None:
    """Return one respondent's mean over a theme, in points; None if under half was answered.

    One entry a question of the theme; None where it was not answered.
    """
    answered = [value for value in scores if value is not None]
    if not answered or 2 * len(answered) < len(scores):
        return None
    return sum(answered) / len(answered)


def answer_moments(counts: Mapping[int, int], scale: int, reversed: bool = False) -> Moments:
    """Return the moments of one question's scores from its distribution {answer: respondents}."""
    scored = [(score(answer, scale, reversed), n) for answer, n in counts.items()]
    return Moments(
        n=sum(n for _, n in scored),
        total=sum(value * n for value, n in scored),
        total_squares=sum(value * value * n for value, n in scored),
    )


def favourable_share(counts: Mapping[int, int], scale: int, reversed: bool = False) -> Share:
    """Return the favourable answers among all answers of a distribution {answer: respondents}."""
    good = sum(n for answer, n in counts.items() if favourable(answer, scale, reversed))
    return Share(good, sum(counts.values()))


def _position(answer: int, scale: int, reversed: bool) -> int:
    if scale < 2:
        raise ValueError(f"a scale has at least 2 answers, not {scale}")
    if not 1 <= answer <= scale:
        raise ValueError(f"answer {answer} is not on the scale 1..{scale}")
    return scale + 1 - answer if reversed else answer
