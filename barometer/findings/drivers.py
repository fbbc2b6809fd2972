"""The overall question in words: its points, and how themes go along with it."""

from __future__ import annotations

from barometer.charts import theme
from barometer.charts.around_zero import Estimate
from barometer.findings import names
from barometer.questionnaire import Questionnaire
from barometer.rows import Row, Rows
from barometer.text import Text

DIGITS = 2


def title(rows: Rows, questionnaire: Questionnaire, text: Text) -> str:
    """The themes whose interval leaves zero out, as it is written, the strongest first."""
    sure = [row for row in rows if row["low"] is not None and _leaves_zero_out(row)]
    if not sure:
        return text("No theme goes along with the overall question beyond noise")
    themes = [names.theme(row["theme"], questionnaire, text) for row in sure]
    return text("What goes along with the overall question: {themes}", themes=text.join(themes))


def _leaves_zero_out(row: Row) -> bool:
    return bool(round(row["low"], DIGITS) > 0 or round(row["high"], DIGITS) < 0)


def estimates(rows: Rows, questionnaire: Questionnaire, text: Text) -> list[Estimate]:
    """Each theme with its rank correlation and interval, to be drawn."""
    hues = theme.hues(questionnaire)
    return [
        Estimate(
            name=names.theme(row["theme"], questionnaire, text),
            value=row["rho"],
            low=row["low"],
            high=row["high"],
            hue=hues[row["theme"]],
            words=_said(row, text),
        )
        for row in rows
    ]


def points(row: Row, questionnaire: Questionnaire, text: Text) -> str:
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


def _said(row: Row, text: Text) -> str:
    rho = text.number(row["rho"], DIGITS, sign=True)
    if row["low"] is None:
        return rho
    low, high = (text.number(row[end], DIGITS, sign=True) for end in ("low", "high"))
    return text("{value} ({low} to {high})", value=rho, low=low, high=high)


def note(questionnaire: Questionnaire, text: Text) -> str:
    """What was asked, and what the numbers do not say."""
    return text(
        "“{question}” Rank correlation with each theme's score, −1 to 1, with its 95% interval: "
        "they go along, which leads to which is not said.",
        question=text.of(questionnaire.overall.text) if questionnaire.overall else "",
    )
