"""A home of any number of respondents with 25 questions each, made inside its vault by DuckDB.

Twelve tribes, six roles, four seniorities, ten pain points; the same every time.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import duckdb

from barometer.settings import Settings
from barometer.store.home import Home
from barometer.store.vault import open_vault

STEPS = Path(__file__).with_name("generated.sql")
TRIBES = tuple(f"Tribe {number:02}" for number in range(1, 13))
ROLES = tuple(f"role_{number}" for number in range(1, 7))
SENIORITIES = ("junior", "mid", "senior", "staff")
THEMES = tuple(f"theme_{number}" for number in range(1, 6))
# 24 questions of a theme and the overall one: the theme each counts in, its scale.
QUESTIONS = {f"{THEMES[n % 5]}_{n // 5 + 1}": (THEMES[n % 5], 5) for n in range(24)}
OVERALL = {"overall": (THEMES[0], 10)}
PAIN_POINTS = {f"pain_{n + 1}": THEMES[n % 5] for n in range(10)}
EDITIONS = {"2026-S1": date(2026, 6, 1), "2026-S2": date(2026, 11, 2)}
STAYED = 0.7  # of those who answered once, as many answer the next time
NO_COMMENT = 1 << 40


def make_home(path: Path, respondents: int, editions: int = 1, comment_every: int = 0) -> Settings:
    """A home in which `respondents` answered each of the editions; nothing is published yet.

    comment_every: every so-many-th of them wrote a comment; 0: nobody did.
    """
    home = Home(path).make()
    home.questionnaire.write_text(_questionnaire(), encoding="utf-8")
    settings = Settings(home=home.path)
    with open_vault(home, settings.lock_seconds) as vault:
        for number, (edition, opens_on) in enumerate(list(EDITIONS.items())[:editions]):
            told = {
                "batch": 1 + 2 * number,
                "edition": edition,
                "opens_on": opens_on,
                "respondents": respondents,
                "from_person": round(number * (1 - STAYED) * respondents),
                "comment_every": comment_every or NO_COMMENT,
            }
            _answer(vault.connection, told)
        vault.connection.execute("CHECKPOINT")
    return settings


def _answer(connection: duckdb.DuckDBPyConnection, told: dict[str, object]) -> None:
    """Put one edition in."""
    asked = [
        {"id": name, "theme": theme, "scale": scale}
        for name, (theme, scale) in (QUESTIONS | OVERALL).items()
    ]
    offered = [{"id": name, "theme": theme} for name, theme in PAIN_POINTS.items()]
    groups = {"tribes": [*TRIBES], "roles": [*ROLES], "seniorities": [*SENIORITIES]}
    for name, value in (told | groups | {"questions": asked, "pain_points": offered}).items():
        connection.execute(f"SET VARIABLE {name} = $value", {"value": value})
    connection.execute(STEPS.read_text(encoding="utf-8"))


def _questionnaire() -> str:
    parts = ['[levels]\nnames.en = ["Absent", "Emerging", "Defined", "Managed", "Leading"]']
    for key, ids in (("themes", THEMES), ("roles", ROLES), ("seniorities", SENIORITIES)):
        parts += [f'[[{key}]]\nid = "{name}"\nlabel.en = "{name}"' for name in ids]
    for name, (theme, scale) in QUESTIONS.items():
        parts.append(
            f'[[questions]]\nid = "{name}"\ntheme = "{theme}"\ntext.en = "{name}"\nscale = {scale}'
        )
    for name, theme in PAIN_POINTS.items():
        parts.append(f'[[pain_points]]\nid = "{name}"\ntheme = "{theme}"\nlabel.en = "{name}"')
    [(name, (_theme, scale))] = OVERALL.items()
    parts.append(f'[overall]\nid = "{name}"\nscale = {scale}')
    return "\n".join(parts)
