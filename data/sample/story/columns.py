"""The columns every survey has: who, the statements in words or digits, comments, ticks."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from story.plan import THEMES
from story.response import DO_NOT_KNOW, Response
from story.wording import agreement, comment_question, header, labels, statements

Scale = Callable[[int], str]
DO_NOT_KNOW_WORDS = {"en": "Don't know", "fr": "Je ne sais pas"}
STEMS = {"en": "How far do you agree?", "fr": "Êtes-vous d'accord ?"}


def in_words(language: str) -> Scale:
    return lambda answer: agreement(language)[answer - 1]


def words_at_ends(language: str) -> Scale:
    """A grid whose ends have words and whose middle has digits."""
    return lambda answer: agreement(language)[answer - 1] if answer in (1, 5) else str(answer)


def cell(answer: int | None, scale: Scale, language: str) -> str:
    if answer is None:
        return ""
    return DO_NOT_KNOW_WORDS[language] if answer == DO_NOT_KNOW else scale(answer)


def who(response: Response, language: str) -> list[str]:
    person = response.person
    return [
        response.edition.tribe_name(person.tribe),
        labels("roles", language)[person.role],
        labels("seniorities", language)[person.seniority],
    ]


def who_headers(language: str) -> list[str]:
    return [header(column, language) for column in ("tribe", "role", "seniority")]


def theme_cells(response: Response, scales: dict[str, Scale], language: str) -> Iterable[str]:
    """Theme by theme: the five statements, then the comment."""
    for theme in THEMES:
        for statement in statements(theme, language, response.edition.index):
            yield cell(response.answers[statement.id], scales[theme], language)
        yield response.comments.get(theme, "")


def theme_headers(language: str, index: int, grid: Callable[[str, str], str]) -> Iterable[str]:
    for theme in THEMES:
        yield from (grid(theme, s.text) for s in statements(theme, language, index))
        yield comment_question(theme, language)


def ticked(response: Response, language: str, joint: str) -> str:
    return joint.join(labels("pain_points", language)[p] for p in response.pain_points)


def overall(response: Response) -> str:
    return "" if response.overall is None else str(response.overall)
