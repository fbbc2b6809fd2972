"""How themes go along with the overall question, in words: an association, nothing more."""

from __future__ import annotations

from typing import Any

from barometer.questionnaire import Questionnaire
from barometer.text import Text
from barometer.ui import names


def facts(
    rows: list[dict[str, Any]], questionnaire: Questionnaire, text: Text
) -> list[tuple[str, str]]:
    """Each theme with its rank correlation and interval."""
    return [(names.theme(row["theme"], questionnaire, text), _said(row, text)) for row in rows]


def _said(row: dict[str, Any], text: Text) -> str:
    rho, n = text.number(row["rho"], 2), text.number(row["n"])
    if row["low"] is None:
        return text("{rho} (n = {n})", rho=rho, n=n)
    low, high = text.number(row["low"], 2), text.number(row["high"], 2)
    return text("{rho} ({low} to {high}, n = {n})", rho=rho, low=low, high=high, n=n)


def note(questionnaire: Questionnaire, text: Text) -> str:
    """What was asked, and what the numbers do not say."""
    return text(
        "“{question}” Rank correlation with each theme's score, −1 to 1, with its 95% interval: "
        "they go along, which leads to which is not said.",
        question=text.of(questionnaire.overall.text) if questionnaire.overall else "",
    )
