"""The overall question in words: its points, and how themes go along with it."""

from __future__ import annotations

from typing import Any

from barometer.findings import names
from barometer.questionnaire import Questionnaire
from barometer.text import Text


def facts(
    rows: list[dict[str, Any]], questionnaire: Questionnaire, text: Text
) -> list[tuple[str, str]]:
    """Each theme with its rank correlation and interval."""
    return [(names.theme(row["theme"], questionnaire, text), _said(row, text)) for row in rows]


def points(row: dict[str, Any], questionnaire: Questionnaire, text: Text) -> str:
    """The 0–10 question in one line: promoters less detractors, and the change since the last."""
    said = text(
        "“{question}” {points} points: promoters (9–10) less detractors (0–6), n = {n}{between}.",
        question=text.of(questionnaire.overall.text) if questionnaire.overall else "",
        points=text.number(row["points"], sign=True),
        n=text.number(row["n"]),
        between=_between(row["low"], row["high"], text),
    )
    if row["difference"] is None:
        return said
    since = text(
        "Since {previous}: {points} points{between}.",
        previous=row["previous"],
        points=text.number(row["difference"], sign=True),
        between=_between(row["change_low"], row["change_high"], text),
    )
    return f"{said} {since}"


def _between(low: float | None, high: float | None, text: Text) -> str:
    if low is None or high is None:
        return ""
    ends = {"low": text.number(low, sign=True), "high": text.number(high, sign=True)}
    return text(", interval {low} to {high}", **ends)


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
