"""One initiative in words: what it is, what came of its pain points, what people thought of it."""

from __future__ import annotations

from datetime import date

from barometer.charts import theme as looks
from barometer.charts.verdicts import STATUSES
from barometer.findings import actions, names, one_pain_point
from barometer.findings.items import Item
from barometer.questionnaire import Questionnaire, normalise, spellings
from barometer.rows import Row, Rows
from barometer.text import Text

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


def answered(row: Row, shares: Rows) -> dict[str, Rows]:
    """The pain points it answers → their rows by edition, oldest first; those never asked none."""
    points = [point for point in (row["pain_points"] or "").split(";") if point]
    return {point: [one for one in shares if one["pain_point"] == point] for point in points}


def before_and_after(row: Row, editions: Rows) -> tuple[Row | None, Row | None]:
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


def point(name: str, row: Row, editions: Rows, questionnaire: Questionnaire, text: Text) -> Item:
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
