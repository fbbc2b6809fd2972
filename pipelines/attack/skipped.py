"""What a theme's score and those of its questions say of the few who skipped a question.

A theme's total is the mean of its questions' totals, but for those who answered some only. Where
they must be few, the one less the others is their answers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipelines.attack.evidence import Subject, Told


def most_answered_first(told: Told, asked: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """Theme → its questions in the order of how many answered them."""

    def answered(question: str) -> int:
        return -max(told.counts.get(Subject("question", question), {}).values(), default=0)

    return {theme: sorted(questions, key=answered) for theme, questions in asked.items()}


def add_skipped(told: Told, asked: Mapping[str, Sequence[str]]) -> None:
    """Add who skipped, theme by theme. asked: theme → its questions of the edition, in an order
    that is the same for all its publications, so that what is counted is the same.

    Counted are the answers missing, once for those without a theme score: never fewer than the
    people, and they add up over slices. The total is what the theme's is more than its questions'.
    """
    for theme, questions in asked.items():
        shown = [told.counts.get(Subject("question", q), {}) for q in questions]
        everywhere = set(told.counts.get(Subject("theme", theme), {}))
        everywhere &= set(told.counts.get(Subject("respondents"), {}))
        everywhere = everywhere.intersection(*shown)
        if len(questions) < 2 or not everywhere:
            continue
        for answered in range(1, len(questions) + 1):
            _add(told, theme, questions, answered, sorted(everywhere))


def _add(
    told: Told, theme: str, questions: Sequence[str], answered: int, slices: Sequence[str]
) -> None:
    """As if everybody had answered so many of the questions, the first ones."""
    people = told.counts[Subject("respondents")]
    counts = {q: told.counts[Subject("question", q)] for q in questions}
    scored = told.counts[Subject("theme", theme)]
    whole = answered == len(questions)
    once = len(questions) // 2 if whole else 0  # missing beyond the first of who has no score
    subject = Subject("skipped", theme if whole else f"{theme} ({answered})")
    totals = told.totals
    for s in slices:
        missing = sum(people[s] - counts[q][s] for q in questions[:answered])
        beyond = sum(counts[q][s] for q in questions[answered:])
        told.counts[subject][s] = missing + beyond - once * (people[s] - scored[s])
        parts = sum(totals[Subject("question", q)][s] for q in questions)
        told.totals.setdefault(subject, {})[s] = (
            answered * totals[Subject("theme", theme)][s] - parts
        )
