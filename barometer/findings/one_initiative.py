"""One initiative in words: what it is, what came of its pain points, what people thought of it."""

from __future__ import annotations

from datetime import date
from typing import Any

from barometer.charts import theme as looks
from barometer.charts.verdicts import STATUSES
from barometer.findings import actions, names, one_pain_point
from barometer.findings.items import Item
from barometer.questionnaire import Questionnaire, normalise, spellings
from barometer.text import Text

Row = dict[str, Any]
BEGUN = ("running", "done")


def summary(row: Row, text: Text) -> str:
    """Its summary in the reader's language, else in the one there is."""
    chosen = row["summary_fr"] if text.language == "fr" else row["summary"]
    return str(chosen or row["summary"] or row["summary_fr"] or "")


def facts(
    row: Row, minimum: int, questionnaire: Questionnaire, text: Text
) -> list[tuple[str, str]]:
    """What is known of it, name by name."""
    few = text("fewer than {n}, or not known", n=text.number(minimum))
    pairs = [
        (text("Pillar"), names.pillar(row["pillar"], questionnaire, text)),
        (text("Theme"), names.theme(row["theme"], questionnaire, text)),
        (text("Kind"), names.kind(row["kind"], text)),
        (text("Leader’s role"), _role(row["leader_role"], questionnaire, text)),
        (text("Contributors"), text.number(row["contributors"]) if row["contributors"] else few),
        (text("Tribes"), ", ".join((row["tribes"] or "").split(";"))),
        (text("Start"), text.day(row["started_on"]) if row["started_on"] else ""),
        (text("Due"), text.day(row["due_on"]) if row["due_on"] else ""),
        (text("Ended"), text.day(row["ended_on"]) if row["ended_on"] else ""),
    ]
    return [(name, value) for name, value in pairs if value]


def _role(role: str | None, questionnaire: Questionnaire, text: Text) -> str:
    """A role as the reader calls it, where it is one of the questionnaire's; else as written."""
    known = {normalise(word): found for word, found in spellings(questionnaire.roles).items()}
    found = known.get(normalise(role or ""), "")
    return names.group(found, questionnaire, text, "role") if found else (role or "")


def answered(row: Row, shares: list[Row]) -> dict[str, list[Row]]:
    """The pain points it answers → their rows by edition, oldest first; those never asked none."""
    points = [point for point in (row["pain_points"] or "").split(";") if point]
    return {point: [one for one in shares if one["pain_point"] == point] for point in points}


def before_and_after(row: Row, editions: list[Row]) -> tuple[Row | None, Row | None]:
    """The last edition that opened before it started; the last one that opened after it ended.

    Of one that is still running, the last that opened since it started.
    """
    started = row["started_on"]
    ended = (row["ended_on"] or started) if row["status"] == "done" else started
    if started is None or row["status"] not in BEGUN:
        return (editions[-1] if editions else None), None
    dated = [one for one in editions if one["opens_on"] is not None]
    before = [one for one in dated if one["opens_on"] < started]
    after = [one for one in dated if one["opens_on"] > ended]
    return (before[-1] if before else None), (after[-1] if after else None)


def point(
    name: str, row: Row, editions: list[Row], questionnaire: Questionnaire, text: Text
) -> Item:
    """A pain point it answers: its share before and after, its status."""
    label = names.pain_point(name, questionnaire, text)
    if not editions:
        return Item(label, None, (text("Nobody was asked about it."),))
    before, after = before_and_after(row, editions)
    last = editions[-1]
    theme = names.theme(last["theme"], questionnaire, text)
    colour = looks.hues(questionnaire).get(last["theme"], "")
    notes = (theme, _moved(row, before, after, last, text))
    return Item(label, STATUSES.get(last["status"]), notes, colour, one_pain_point.address(name))


def _moved(row: Row, before: Row | None, after: Row | None, last: Row, text: Text) -> str:
    """The shares on both sides of it, without a verdict: that is the status."""
    if before is None:
        return text("{share}: no edition was asked before it", share=_share(last, text))
    if after is None:
        return text("{share}: no edition has been asked since", share=_share(before, text))
    words = {"before": _share(before, text), "after": _share(after, text)}
    if row["status"] == "running":
        return text("before: {before}; while it runs: {after}", **words)
    return text("before: {before}; after: {after}", **words)


def _share(row: Row, text: Text) -> str:
    return text(
        "{share} of {n} in {edition}",
        share=text.percent(row["frequency"]),
        n=text.number(row["asked"]),
        edition=row["edition"],
    )


def taken(row: Row, today: date) -> tuple[date, date] | None:
    """From when to when it ran; up to today where it still does."""
    if row["started_on"] is None or row["status"] not in BEGUN:
        return None
    return row["started_on"], row["ended_on"] or today


def check_title(found: Row, text: Text) -> str:
    """The difference, and that it is exploratory where tribes are few: no more."""
    points = text.number(found["difference"], 1, sign=True)
    if found["exploratory"]:
        return text("{points} points beside the other tribes: exploratory", points=points)
    return text("{points} points beside the other tribes", points=points)


def check(found: Row, row: Row, questionnaire: Questionnaire, text: Text) -> tuple[str, ...]:
    """What its check says, in words that claim no more than it does."""
    compared = text(
        "From {previous} to {edition}, the first edition after it started, the score of {theme} "
        "in the tribes it reached ({exposed}) moved by {points} points beside that of the others "
        "({others}), at the same starting score.",
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
        n=text.number(found["exposed"] + found["unexposed"]),
    )
    other = text("The tribes were not drawn by lot: something else may lie behind a difference.")
    running = text("It was still running then.") if _still_ran(row, found) else ""
    return tuple(
        filter(None, (compared, chance, few if found["exploratory"] else "", other, running))
    )


def _still_ran(row: Row, found: Row) -> bool:
    opened = found.get("opens_on")
    return row["status"] == "running" or bool(
        opened and row["ended_on"] and row["ended_on"] > opened
    )


def no_check(row: Row, editions: list[Row], text: Text) -> str:
    """Why there is no check; editions: those closed, any order."""
    if row["status"] == "stopped":
        return text("It was stopped, so that there is nothing to compare.")
    if row["started_on"] is None or row["status"] not in BEGUN:
        return text("It has not started.")
    if not row["theme"] or not row["tribes"]:
        return text("Its theme or the tribes it reached are not known.")
    since = [one for one in editions if one["opens_on"] and one["opens_on"] > row["started_on"]]
    if not since:
        return text("No edition has opened and closed since it started.")
    if not any(one["previous"] for one in since):
        return text("There is no edition before it to compare with.")
    return text(
        "It takes at least four tribes with a score in both editions, some reached and some not."
    )


def ratings(row: Row, minimum: int, text: Text) -> str:
    """How many rated it and their mean; else from how many on that is told."""
    if row["mean_rating"] is None:
        return text(
            "Fewer than {n} people have rated it, so that no mean is shown.", n=text.number(minimum)
        )
    return text.plural(
        "{n} person rated it: {mean} of 5 on average.",
        "{n} people rated it: {mean} of 5 on average.",
        row["ratings"],
        mean=text.number(row["mean_rating"], 1),
    )


def headline(row: Row, questionnaire: Questionnaire, text: Text) -> str:
    """Its status, kind, pillar and dates in a line."""
    status = actions.TONES.get(row["status"] or "")
    parts = [
        status.say(text) if status else "",
        names.kind(row["kind"], text),
        names.pillar(row["pillar"], questionnaire, text),
        actions.dates(row, text),
    ]
    return " · ".join(part for part in parts if part)
