"""The check of an initiative in words: the tribes it reached beside the others, no more."""

from __future__ import annotations

from barometer.findings import names
from barometer.findings.one_initiative import BEGUN
from barometer.questionnaire import Questionnaire
from barometer.rows import Row, Rows
from barometer.text import Text


def title(found: Row, text: Text) -> str:
    """The difference; where tribes are few, that it tells nothing, and no number."""
    if found["exploratory"]:
        return text("With {n} tribes, its check shows nothing either way", n=_tribes(found, text))
    points = text.number(found["difference"], 1, sign=True)
    return text("{points} points beside the other tribes", points=points)


def _tribes(found: Row, text: Text) -> str:
    return text.number(found["exposed"] + found["unexposed"])


def sentences(found: Row, row: Row, questionnaire: Questionnaire, text: Text) -> tuple[str, ...]:
    """What its check says, in words that claim no more than it does."""
    since = text("the first edition after it ended")
    if row["ended_on"] is None:
        since = text("the first edition after it started")
    compared = text(
        "From {previous}, the last edition before it, to {edition}, {since}, the score of {theme} "
        "in the tribes it reached ({exposed}) moved by {points} points beside that of the others "
        "({others}), at the same starting score.",
        since=since,
        previous=found["previous"],
        edition=found["edition"],
        theme=names.theme(found["theme"], questionnaire, text),
        exposed=text.number(found["exposed"]),
        others=text.number(found["unexposed"]),
        points=text.number(found["difference"], 1, sign=True),
    )
    chance = text(
        "p = {p}: of all the ways to choose as many tribes, {share} give a difference at least as "
        "large.",
        p=text.number(found["p"], 2),
        share=text.percent(found["p"]),
    )
    few = text(
        "Exploratory: with {n} tribes, even a clear difference can be chance.",
        n=_tribes(found, text),
    )
    other = text("The tribes were not drawn by lot: something else may lie behind a difference.")
    few = few if found["exploratory"] else ""
    return tuple(filter(None, (compared, chance, few, other, still_ran(row, text))))


def still_ran(row: Row, text: Text) -> str:
    """That it had not ended when its check was made; empty where it had."""
    return text("It was still running then.") if row["status"] == "running" else ""


def why_none(row: Row, editions: Rows, text: Text) -> str:
    """Why there is no check; editions: those closed, any order."""
    if row["status"] == "stopped":
        return text("It was stopped, so that there is nothing to compare.")
    if row["started_on"] is None or row["status"] not in BEGUN:
        return text("It has not started.")
    if not row["theme"] or not row["tribes"]:
        return text("Its theme or the tribes it reached are not known.")
    started, ended = row["started_on"], row["ended_on"] or row["started_on"]
    opened = [one["opens_on"] for one in editions if one["opens_on"]]
    if not any(day < started for day in opened):
        return text("There is no edition before it to compare with.")
    if not any(day > ended for day in opened):
        return text("No edition has opened and closed since it ended.")
    return text(
        "It takes at least four tribes with a score in both editions, some reached and some not."
    )
