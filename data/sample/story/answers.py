"""What people answer: correlated answers that meet the plan's means, then ticks."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from functools import lru_cache

from story.chance import Chance
from story.comments import hand_out_comments
from story.people import Person, invited
from story.plan import (
    DASHBOARD_TRIBES,
    EDITIONS,
    LEANINGS,
    PAIN_SHARES,
    THEMES,
    TRIBES,
    Edition,
)
from story.response import DO_NOT_KNOW, Response, mean_score
from story.wording import questionnaire, statements

TEMPER, TASTE, MOOD, NOISE = 0.31, 0.37, 0.18, 0.70  # spreads: person, theme, edition, answer


@lru_cache
def responses(edition_index: int) -> tuple[Response, ...]:
    """Everybody who answered the edition, in the order they did."""
    edition = EDITIONS[edition_index]
    answered = sorted(
        (Response(p, edition, *_submission(p, edition)) for p in _respondents(edition)),
        key=lambda r: r.submitted_at,
    )
    for theme, target in zip(THEMES, edition.scores, strict=True):
        _answer_theme(answered, theme, target)
    for response in answered:
        response.overall = _overall(response)
    for pain_point in questionnaire()["pain_points"]:
        _tick(answered, pain_point["id"], pain_point["theme"])
    for theme in THEMES:
        hand_out_comments(answered, theme)
    return tuple(answered)


def _respondents(edition: Edition) -> list[Person]:
    """The tribe's planned number of people, the keener ones first."""
    chosen = []
    for tribe, size in zip(TRIBES, edition.responded, strict=True):
        members = [p for p in invited(edition) if p.tribe == tribe]
        chosen += sorted(members, key=lambda p: -_keenness(p, edition))[:size]
    return chosen


def _keenness(person: Person, edition: Edition) -> float:
    lasting = Chance("keen", person.name).normal(0.8) + 0.5 * Chance("temper", person.name).normal()
    return lasting + Chance("keen", person.name, edition.name).normal(0.7)


def _submission(person: Person, edition: Edition) -> tuple[datetime, float]:
    """When the answer was sent (the first days, the reminder and the last are busier), how long."""
    chance = Chance("submission", person.name, edition.name)
    days = [d for d in range((edition.closes_on - edition.opens_on).days + 1) if d % 7 < 5]
    weights = [5, 3, 2, 1, 1, 2, 1, 3, 1, 3]
    day = chance.draw(days, weights, 1)[0]
    seconds = int(chance.between(8.4 * 3600, 18.6 * 3600))
    start = datetime.combine(edition.opens_on, time()) + timedelta(days=day, seconds=seconds)
    return start, chance.between(6, 24)


def _answer_theme(answered: list[Response], theme: str, target: float) -> None:
    """Fill the theme's answers; the common level is searched until the mean is the plan's."""
    low, high = -3.0, 3.0
    for _ in range(30):
        level = (low + high) / 2
        for response in answered:
            _answer(response, theme, level)
        low, high = (level, high) if mean_score(answered, theme) < target else (low, level)


def _answer(response: Response, theme: str, level: float) -> None:
    attitude = level + _attitude(response.person, theme, response.edition)
    for statement in statements(theme, "en", response.edition.index):
        chance = Chance("answer", response.person.name, statement.id, response.edition.name)
        ease = Chance("ease", statement.id).normal(0.3)
        agreement = min(5, max(1, round(3 + attitude + ease + chance.normal(NOISE))))
        gap = chance.share()
        given = 6 - agreement if statement.reversed else agreement
        response.answers[statement.id] = (
            DO_NOT_KNOW if gap < 0.02 else None if gap < 0.03 else given
        )


@lru_cache(maxsize=2000)
def _attitude(person: Person, theme: str, edition: Edition) -> float:
    """How favourable the person is, before the edition's common level."""
    groups = (person.tribe, person.role, person.seniority)
    attitude = sum(LEANINGS.get((group, theme), 0.0) for group in groups)
    attitude += Chance("temper", person.name).normal(TEMPER)
    attitude += Chance("taste", person.name, theme).normal(TASTE)
    attitude += Chance("mood", person.name, theme, edition.name).normal(MOOD)
    served = edition is EDITIONS[-1] and person.tribe in DASHBOARD_TRIBES
    return attitude + (0.25 if served and theme == "data" else 0.0)


def _overall(response: Response) -> int | None:
    """1..10, mostly from culture, organization and data."""
    chance = Chance("overall", response.person.name, response.edition.name)
    weights = {
        "culture": 0.3,
        "organization": 0.35,
        "practices": 0.1,
        "data": 0.2,
        "community": 0.05,
    }
    felt = sum(w * (response.score(theme) or 50) for theme, w in weights.items())
    given = min(10, max(1, round(5.9 + 0.085 * (felt - 52) + chance.normal(1.2))))
    return None if chance.share() < 0.02 else given


def _tick(answered: list[Response], pain_point: str, theme: str) -> None:
    """The planned share ticks the pain point: rather those whose theme score is low."""
    edition = answered[0].edition

    def pain(response: Response) -> float:
        chance = Chance("tick", response.person.name, pain_point, edition.name)
        lasting = Chance("tick", response.person.name, pain_point).normal(0.8)
        score = response.score(theme)
        return chance.normal() + lasting - (50 if score is None else score) / 16

    size = round(PAIN_SHARES[pain_point][edition.index] * len(answered))
    worst = sorted(answered, key=pain, reverse=True)[:size]
    for response in (r for r in answered if r in worst):
        response.pain_points.append(pain_point)
