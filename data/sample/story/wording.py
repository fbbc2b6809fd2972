"""The story's words: the questionnaire beside this package, and the TOML files inside it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


@lru_cache
def words(name: str) -> dict[str, Any]:
    """The tables of `<name>.toml` in this package."""
    return tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))


@lru_cache
def questionnaire() -> dict[str, Any]:
    """The questionnaire as plain tables; `barometer.questionnaire` is what validates it."""
    return tomllib.loads((HERE.parent / "questionnaire.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Statement:
    """A question as one edition asked it."""

    id: str
    theme: str
    text: str
    reversed: bool


def statements(theme: str, language: str, edition_index: int) -> list[Statement]:
    """The theme's questions; a reworded one keeps its former wording in the first two editions."""
    asked = []
    for question in questionnaire()["questions"]:
        if question["theme"] != theme:
            continue
        former = dict(zip(("en", "fr"), question.get("columns", ()), strict=False))
        text = question["text"][language]
        wording = former.get(language, text) if edition_index < 2 else text
        asked.append(Statement(question["id"], theme, wording, question.get("reversed", False)))
    return asked


def labels(part: str, language: str) -> dict[str, str]:
    """Id → label of themes, pain_points, roles, seniorities or pillars."""
    return {item["id"]: item["label"][language] for item in questionnaire()[part]}


def agreement(language: str) -> list[str]:
    """The words for 1..5."""
    return list(questionnaire()["labels"][language])


def header(column: str, language: str) -> str:
    """The question about the respondent (tribe, role, seniority, pain_points) as surveys ask it."""
    return str(questionnaire()["columns"][column][("en", "fr").index(language)])


def comment_question(theme: str, language: str) -> str:
    themes = {t["id"]: t for t in questionnaire()["themes"]}
    return str(themes[theme]["comment"][language])
