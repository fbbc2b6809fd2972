"""A made-up organisation of any size: a questionnaire, a plain survey, plain views of pages."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

EDITION = "2026-S1"
THEMES, PER_THEME = 5, 5
TRIBES = tuple(f"Tribe {number}" for number in range(1, 9))
ROLES = ("product_management", "product_design", "user_research", "product_analytics")
SENIORITIES = ("junior", "mid", "senior")
QUESTIONS = tuple(f"theme{t}_{q}" for t in range(1, THEMES + 1) for q in range(1, PER_THEME + 1))
GROUPS = ("tribe", "role", "seniority")


def write_questionnaire(path: Path) -> None:
    """Five themes of five statements on a scale of 5, the roles and the seniorities."""
    parts = ['[levels]\nnames.en = ["Absent", "Emerging", "Defined", "Managed", "Leading"]']
    for theme in range(1, THEMES + 1):
        parts.append(f'[[themes]]\nid = "theme{theme}"\nlabel.en = "Theme {theme}"')
    for question in QUESTIONS:
        theme_id = question.partition("_")[0]
        parts.append(
            f'[[questions]]\nid = "{question}"\ntheme = "{theme_id}"\ntext.en = "Says {question}."'
        )
    for key, ids in (("roles", ROLES), ("seniorities", SENIORITIES)):
        parts += [f'[[{key}]]\nid = "{part}"\nlabel.en = "{part}"' for part in ids]
    path.write_text("\n".join(parts), encoding="utf-8")


def write_survey(path: Path, respondents: int, seed: int = 1) -> Path:
    """One row a respondent and one column a question; one answer in thirty is missing."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["respondent", "submitted_at", *GROUPS, *QUESTIONS])
        writer.writerows(_rows(respondents, random.Random(seed)))
    return path


def write_views(path: Path, resources: int, days: int, seed: int = 1) -> Path:
    """Two rows a resource and day: its views, then those of one person; one in 500 comes twice."""
    chance = random.Random(seed)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["resource", "viewed_on", "viewer", "views"])
        for number in range(days):
            day = date(2026, 1, 1) + timedelta(days=number)
            for resource in range(resources):
                person = f"person{chance.randrange(3_000)}@example.org"
                again = 1 + (chance.random() < 1 / 500)
                writer.writerow([f"/pages/{resource}", day, "", chance.randrange(1, 60)])
                writer.writerows([[f"/pages/{resource}", day, person, 2]] * again)
    return path


def _rows(respondents: int, chance: random.Random) -> Iterator[list[str]]:
    for number in range(respondents):
        level = chance.gauss(3.3, 0.7)
        groups = [chance.choice(TRIBES), chance.choice(ROLES), chance.choice(SENIORITIES)]
        moment = f"2026-06-{1 + number % 12:02}T{8 + number % 10:02}:30:00"
        yield [f"person{number}@example.org", moment, *groups, *_answers(level, chance)]


def _answers(level: float, chance: random.Random) -> list[str]:
    rounded = (round(chance.gauss(level, 0.9)) for _question in QUESTIONS)
    return ["" if chance.random() < 1 / 30 else str(min(5, max(1, n))) for n in rounded]
