"""Whether those who answered stand for those who did not: a warning only where they differ."""

from __future__ import annotations

from barometer.charts import theme
from barometer.charts.around_zero import Estimate
from barometer.charts.verdicts import NOT_TOLD_APART, verdict
from barometer.findings import names
from barometer.questionnaire import Questionnaire
from barometer.rows import Row, Rows
from barometer.stats.verdicts import STEADY_WITHIN
from barometer.text import Text


def title(tribes: Row | None, halves: Rows, text: Text) -> str:
    """The finding over both looks."""
    if (tribes and tribes["differs"]) or _apart(halves):
        return text("Those who answered may not stand for the others")
    return text("No sign that those who answered differ from the others")


def tribes_title(weights: Rows, questionnaire: Questionnaire, text: Text) -> str:
    """The tribe whose share of the answers is furthest from its share of those invited."""
    known = [row for row in weights if None not in (row["of_invited"], row["of_answers"])]
    furthest = max(known, key=lambda row: abs(row["of_answers"] - row["of_invited"]), default=None)
    if furthest is None:
        return text("Tribe by tribe")
    invited, answered = text.percent(furthest["of_invited"]), text.percent(furthest["of_answers"])
    if invited == answered:
        return text("Each tribe is as large a part of the answers as of those invited")
    return text(
        "Furthest apart: {tribe}, {invited} of those invited and {answered} of the answers",
        tribe=names.group(furthest["tribe"], questionnaire, text),
        invited=invited,
        answered=answered,
    )


def tribes_sentence(found: Row, text: Text) -> str:
    """How even answering was over the tribes, and what weighing them would change."""
    said = text("Everybody answered.")
    if found["p"] is not None:
        said = text(
            "If answering had nothing to do with the tribe, chance would be at least as uneven in "
            "{share} of cases.",
            share=text.percent(found["p"]),
        )
    return f"{said} {_weighted(found, text)}".strip()


def _weighted(found: Row, text: Text) -> str:
    if found["score"] is None or found["weighted"] is None:
        return ""
    score, weighted = text.number(found["score"], 1), text.number(found["weighted"], 1)
    if score == weighted:
        return text("Weighted as invited, maturity stays at {score}.", score=score)
    return text(
        "Weighted as invited, maturity would be {weighted} instead of {score}.",
        weighted=weighted,
        score=score,
    )


def tribes_warning(found: Row, weights: Rows, questionnaire: Questionnaire, text: Text) -> str:
    """Which tribe is missed most; empty where tribes answered alike."""
    known = [row for row in weights if row["of_invited"] and row["of_answers"] is not None]
    if not found["differs"] or not known:
        return ""
    missed = max(known, key=lambda row: row["of_invited"] - row["of_answers"])
    return text(
        "Tribes did not answer alike: {tribe} is {invited} of those invited and {answered} of "
        "those who answered.",
        tribe=names.group(missed["tribe"], questionnaire, text),
        invited=text.percent(missed["of_invited"]),
        answered=text.percent(missed["of_answers"]),
    )


def halves_title(halves: Rows, text: Text) -> str:
    """Whether late answers differ from early ones."""
    if _apart(halves):
        return text("Late answers differ from early ones")
    if all(row["verdict"] == "steady" for row in halves):
        return text("Late answers agree with early ones")
    return text("No theme tells late answers from early ones")


def halves_sentence(halves: Rows, text: Text) -> str:
    """What is said of late answers against early ones."""
    said = {"early": text.number(halves[0]["n_early"]), "late": text.number(halves[0]["n_late"])}
    who = text("The {late} who answered last against the {early} who answered first.", **said)
    if _apart(halves):
        return who
    if all(row["verdict"] == "steady" for row in halves):
        points = text.number(STEADY_WITHIN)
        return f"{who} " + text("They agree to within {points} points.", points=points)
    return f"{who} " + text(NOT_TOLD_APART)


def halves_warning(halves: Rows, questionnaire: Questionnaire, text: Text) -> str:
    """Where late answers differ from early ones; empty where they cannot be told apart."""
    apart = _apart(halves)
    if not apart:
        return ""
    told = [
        text(
            "{theme} ({points} points)",
            theme=_theme(row, questionnaire, text),
            points=text.number(row["difference"], sign=True),
        )
        for row in apart
    ]
    return text(
        "Late answers differ from early ones: {themes}. Those who did not answer may be nearer to "
        "the late ones.",
        themes=text.join(told),
    )


def estimates(halves: Rows, questionnaire: Questionnaire, text: Text) -> list[Estimate]:
    """Each theme's difference, its interval and verdict, to be drawn, in the order given."""
    hues = theme.hues(questionnaire)
    return [
        Estimate(
            name=_theme(row, questionnaire, text),
            value=row["difference"],
            low=row["low"],
            high=row["high"],
            hue=hues.get(row["theme"] or "", theme.ACCENT),
            words=_difference(row, text),
        )
        for row in halves
    ]


def ordered(halves: Rows, questionnaire: Questionnaire) -> Rows:
    """The maturity index first, then the themes as the questionnaire has them."""
    order = [None, *(theme_.id for theme_ in questionnaire.themes)]
    return sorted(halves, key=lambda row: order.index(row["theme"]))


def named(halves: Rows, questionnaire: Questionnaire, text: Text) -> Rows:
    """The same with their themes in words, as a table."""
    return [row | {"theme": _theme(row, questionnaire, text)} for row in halves]


def _difference(row: Row, text: Text) -> str:
    points, said = text.number(row["difference"], 1, sign=True), verdict(row["verdict"]).say(text)
    return f"{points} · {said}"


def _apart(halves: Rows) -> Rows:
    return [row for row in halves if row["verdict"] in ("up", "down")]


def _theme(row: Row, questionnaire: Questionnaire, text: Text) -> str:
    if row["theme"] is None:
        return text("Maturity index")
    return names.theme(row["theme"], questionnaire, text)
