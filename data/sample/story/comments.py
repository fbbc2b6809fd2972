"""Who writes which comment: each text of comments.toml goes to one respondent of one edition."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from story.chance import Chance
from story.people import Person
from story.response import Response
from story.wording import words

COMMENTS_PER_THEME = (4, 5, 6, 7)  # edition by edition
Remark = tuple[bool, str, str]  # whether its tone is low, its language, its text


def hand_out_comments(answered: Sequence[Response], theme: str) -> None:
    """Hand the theme's comments for this edition to respondents whose score fits the tone."""
    edition = answered[0].edition
    chance = Chance("comment", theme, edition.name)
    shares = _comments_by_edition(theme)[edition.index]
    silent = chance.order([r for r in answered if r.score(theme) is not None])
    for low_tone, language, text in shares:
        fits = sorted(silent, key=_fit(theme, language, low_tone))
        author = fits[0]
        silent.remove(author)
        author.comments[theme] = text


def _fit(theme: str, language: str, low_tone: bool) -> Callable[[Response], tuple[bool, float]]:
    """Order people by how well a comment suits them: their language, then their score."""

    def distance(response: Response) -> tuple[bool, float]:
        score = response.score(theme) or 0
        off_tone = max(0.0, score - 55) if low_tone else max(0.0, 60 - score)
        return _language(response.person) != language, off_tone + 1.5 * len(response.comments)

    return distance


def _language(person: Person) -> str:
    return "fr" if Chance("language", person.name).share() < 0.58 else "en"


@lru_cache
def _comments_by_edition(theme: str) -> list[list[Remark]]:
    """Each comment goes to one edition: `before` to the first three, `after` to the last."""
    pools: dict[str, list[Remark]] = {}
    for tone, by_language in words("comments")[theme].items():
        pools[tone] = [
            (tone in ("low", "before"), language, text)
            for language, texts in by_language.items()
            for text in texts
        ]
    chance = Chance("comments", theme)
    common = chance.order(pools["low"] + pools["high"])
    before, after = chance.order(pools.get("before", [])), pools.get("after", [])
    editions: list[list[Remark]] = [before[0::3], before[1::3], before[2::3], after]
    for mine, size in zip(editions, COMMENTS_PER_THEME, strict=True):
        while len(mine) < size and common:
            mine.append(common.pop())
    editions[-1] += common
    return [chance.order(mine) for mine in editions]
