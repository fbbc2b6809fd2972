"""Two editions of one made-up organisation, from answers to verdicts, many times over.

56 respondents in seven tribes and four roles, half of them linked from one edition to the next;
five themes of five questions, one reversed; a tenth of the answers missing. A respondent's themes
go together (0.5 between them, before the noise of a single question), and so do the two editions
of a linked respondent (0.7).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import brentq
from scipy.stats import norm

from barometer.stats.changes import Pairs, compare
from barometer.stats.moments import Moments
from barometer.stats.multiplicity import q_values
from barometer.stats.scores import respondent_theme_score, score
from barometer.stats.verdicts import Verdict, verdict

TRIBES = np.repeat(np.arange(7), [12, 10, 9, 9, 6, 5, 5])
ROLES = np.random.default_rng(1).permutation(np.repeat(np.arange(4), [20, 16, 12, 8]))
PEOPLE, THEMES, QUESTIONS, LINKED = 56, 5, 5, 28
CUTS = np.array([-1.8, -0.6, 0.6, 1.8])  # of the latent answer, into 1..5
QUESTION_NOISE = 1.0
MISSING = 0.1
SLICES = {
    "all": np.arange(PEOPLE),
    **{f"tribe={tribe}": np.flatnonzero(tribe == TRIBES) for tribe in range(7)},
    **{f"role={role}": np.flatnonzero(role == ROLES) for role in range(4)},
}
Scores = list[list[float | None]]


@dataclass(frozen=True)
class Judged:
    """One verdict of a family."""

    slice_id: str
    theme: int
    n: int
    q: float | None
    verdict: Verdict

    @property
    def moved(self) -> bool:
        return self.verdict in (Verdict.UP, Verdict.DOWN)


Families = list[list[Judged]]


def families(count: int, changes: list[float], seed: int = 11) -> Families:
    """Return that many families of verdicts; changes: the true one of each theme, in points."""
    return list(_families(count, changes, seed))


def _families(count: int, changes: list[float], seed: int) -> Iterator[list[Judged]]:
    generator = np.random.default_rng(seed)
    shifts = np.array([latent_shift(points) for points in changes])
    for _ in range(count):
        linked = generator.permutation(PEOPLE)[:LINKED]
        first = latent_themes(generator)
        second = latent_themes(generator)
        second[linked] = 0.7 * first[linked] + np.sqrt(1 - 0.7**2) * second[linked]
        before = theme_scores(first - shifts / 2, generator)
        now = theme_scores(second + shifts / 2, generator)
        yield family(before, now, set(linked.tolist()))


def latent_themes(generator: np.random.Generator) -> NDArray[np.float64]:
    """Return respondents × themes, each of variance 1, 0.5 between two themes of a respondent."""
    person = generator.normal(size=(PEOPLE, 1))
    return np.sqrt(0.5) * (person + generator.normal(size=(PEOPLE, THEMES)))


def latent_shift(points: float) -> float:
    """Return the latent difference that moves the expected score by so many points, around 50."""
    sd = np.sqrt(1 + QUESTION_NOISE**2)

    def excess(shift: float) -> float:
        ends = [norm.sf(CUTS, side * shift / 2, sd).sum() for side in (1, -1)]
        return float(25 * (ends[0] - ends[1])) - points

    return float(brentq(excess, -20, 20))


def theme_scores(latent: NDArray[np.float64], generator: np.random.Generator) -> Scores:
    """Return respondents × themes by way of answers 1..5, the last question of each reversed."""
    noisy = latent[:, :, np.newaxis] + QUESTION_NOISE * generator.normal(
        size=(PEOPLE, THEMES, QUESTIONS)
    )
    answers = 1 + np.searchsorted(CUTS, noisy)
    answers[:, :, -1] = 6 - answers[:, :, -1]
    known = generator.random(answers.shape) >= MISSING
    return [
        [
            respondent_theme_score(
                [
                    score(int(answer), 5, reversed=place == QUESTIONS - 1) if here else None
                    for place, (answer, here) in enumerate(zip(*question, strict=True))
                ]
            )
            for question in zip(*theme, strict=True)
        ]
        for theme in zip(answers, known, strict=True)
    ]


def family(before: Scores, now: Scores, linked: set[int]) -> list[Judged]:
    """Return the verdicts of all slices and themes, judged together."""
    asked = [(slice_id, theme) for slice_id in SLICES for theme in range(THEMES)]
    changes = []
    for slice_id, theme in asked:
        people = SLICES[slice_id].tolist()
        values = [(before[p][theme], now[p][theme], p in linked) for p in people]
        both = [(a, b) for a, b, same in values if same and a is not None and b is not None]
        pairs = Pairs.of([a for a, _ in both], [b for _, b in both])
        then = Moments.of(a for a, _, _ in values if a is not None)
        today = Moments.of(b for _, b, _ in values if b is not None)
        changes.append(compare(then, today, pairs))
    judged = zip(asked, changes, q_values([change.p for change in changes]), strict=True)
    return [
        Judged(slice_id, theme, len(SLICES[slice_id]), q, verdict(change, q))
        for (slice_id, theme), change, q in judged
    ]


def judged_at(found: Families, n: int, theme: int | None = None) -> list[Judged]:
    """Return every verdict of slices of n respondents, of one theme or of all."""
    judged = [each for family in found for each in family if each.n == n]
    return [each for each in judged if theme in (None, each.theme)]


def share(judged: list[Judged], *verdicts: Verdict) -> float:
    """Return the share, 0 to 1, of the verdicts that are among these."""
    return sum(each.verdict in verdicts for each in judged) / len(judged)


def false_share(family: list[Judged], truly_moved: set[int]) -> float:
    """Return the share, 0 to 1, of a family's ups and downs on themes that did not move."""
    told = [each for each in family if each.moved]
    return sum(each.theme not in truly_moved for each in told) / max(1, len(told))
