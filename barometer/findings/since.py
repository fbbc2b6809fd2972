"""What changed since the last edition, a line each: tests say verdicts, counts say counts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from barometer.charts.verdicts import STATUSES, Verdict, theme_moved, verdict
from barometer.findings import actions, names
from barometer.questionnaire import Questionnaire
from barometer.rows import Rows
from barometer.text import Text

MOVED = ("up", "down")
RETESTED = ("better", "not_better")
NAMED = 3


@dataclass(frozen=True)
class Change:
    """A line: its badge where a test or a count gives one, and the words."""

    verdict: Verdict | None
    words: str


def themes(rows: Rows, questionnaire: Questionnaire, text: Text) -> Iterator[Change]:
    """The themes that moved, with the band of the change."""
    for row in sorted(rows, key=lambda row: -abs(row["difference"] or 0)):
        if row["verdict"] in MOVED:
            name = names.theme(row["theme"], questionnaire, text)
            points = round(abs(row["difference"]))
            moved = theme_moved(row["verdict"], name, points, text)
            between = text(
                "{moved} (95% interval {low} to {high})",
                moved=moved,
                low=text.number(row["change_low"], 1, sign=True),
                high=text.number(row["change_high"], 1, sign=True),
            )
            yield Change(verdict(row["verdict"]), between)


def pain_points(rows: Rows, questionnaire: Questionnaire, text: Text) -> Iterator[Change]:
    """The pain points retested with an answer: against the edition before their initiative."""
    for row in rows:
        if row["status"] in RETESTED:
            it = {
                "pain_point": names.pain_point(row["pain_point"], questionnaire, text),
                "share": text.percent(row["frequency"]),
            }
            better = text("{pain_point}: {share} name it, fewer than before its initiative", **it)
            not_better = text(
                "{pain_point}: {share} name it, no fewer than before its initiative", **it
            )
            said = better if row["status"] == "better" else not_better
            yield Change(STATUSES[row["status"]], said)


def finished(rows: Rows, after: date | None, text: Text) -> Iterator[Change]:
    """The initiatives finished since the last edition closed."""
    ended = _later(rows, "ended_on", after)
    if ended:
        named = _titles(ended[::-1], text)
        said = text.plural(
            "{n} initiative was finished: {titles}",
            "{n} initiatives were finished: {titles}",
            len(ended),
            titles=named,
        )
        yield Change(actions.TONES["done"], said)


def _titles(rows: Rows, text: Text) -> str:
    """The first titles, and how many others there are."""
    titles = [actions.title(row, text) for row in rows[:NAMED]]
    more = len(rows) - NAMED
    return text.join(titles + ([text.plural("{n} other", "{n} others", more)] if more > 0 else []))


def gathered(rows: Rows, after: date | None, text: Text) -> Iterator[Change]:
    """The sessions held since the last edition closed."""
    held = _later(rows, "held_on", after)
    if held:
        people = [row["participants"] for row in held]
        said = text.plural(
            "{n} Crafternoon was held, with {high} people",
            "{n} Crafternoons were held, with {low} to {high} people each",
            len(held),
            low=text.number(min(people)),
            high=text.number(max(people)),
        )
        yield Change(None, said)


def _later(rows: Rows, day: str, after: date | None) -> Rows:
    """The rows whose day is known and later, oldest first; none where nothing is known to be so."""
    if after is None:
        return []
    return sorted((r for r in rows if r[day] and r[day] > after), key=lambda row: row[day])


def questions(edition: str, questionnaire: Questionnaire, text: Text) -> Iterator[Change]:
    """Questions asked for the first time, and those whose meaning changed."""
    new = sum(question.since == edition for question in questionnaire.questions)
    if new:
        asked = text.plural(
            "{n} question is asked for the first time",
            "{n} questions are asked for the first time",
            new,
        )
        yield Change(None, asked)
    broken = sum(edition in question.broken for question in questionnaire.questions)
    if broken:
        left = text.plural(
            "{n} question changed its meaning and is left out of comparisons",
            "{n} questions changed their meaning and are left out of comparisons",
            broken,
        )
        yield Change(None, left)
