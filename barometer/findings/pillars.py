"""The pillars of the community: who leads, what is being done, which problems are still open."""

from __future__ import annotations

from dataclasses import dataclass

from barometer.charts.verdicts import STATUSES
from barometer.findings import actions, names, one_pain_point
from barometer.findings.items import Item
from barometer.questionnaire import Pillar, Questionnaire
from barometer.rows import Row, Rows
from barometer.text import Text

SOLVED = "better"
NAMED = 4


@dataclass(frozen=True)
class PillarCard:
    """A pillar in words; problems: those still open, with their status, best ranked first."""

    name: str
    owns: str
    notes: tuple[str, ...]
    heading: str
    problems: tuple[Item, ...]


def cards(
    rows: Rows, points: Rows, minimum: int, questionnaire: Questionnaire, text: Text
) -> list[PillarCard]:
    """One card per pillar; rows: initiatives, points: pain points of the last edition by rank."""
    return [
        _card(pillar, rows, points, minimum, questionnaire, text)
        for pillar in questionnaire.pillars
    ]


def _card(
    pillar: Pillar,
    rows: Rows,
    points: Rows,
    minimum: int,
    questionnaire: Questionnaire,
    text: Text,
) -> PillarCard:
    own = [row for row in rows if row["pillar"] == pillar.id and row["status"] != "stopped"]
    leader = text("Led by: {role}", role=text.of(pillar.leader)) if pillar.leader else ""
    notes = (leader, _under_way(own, text), contributors(own, minimum, text))
    still = still_open(own, rows, points)
    more = len(still) - NAMED
    shown = [_problem(row, questionnaire, text) for row in still[:NAMED]]
    if more > 0:
        shown.append(Item(text.plural("{n} other", "{n} others", more), None, ()))
    heading = text.plural("{n} problem not solved yet", "{n} problems not solved yet", len(still))
    said = tuple(note for note in notes if note)
    return PillarCard(
        text.of(pillar.label), text.of(pillar.owns), said, heading if points else "", tuple(shown)
    )


def _problem(row: Row, questionnaire: Questionnaire, text: Text) -> Item:
    name = names.pain_point(row["pain_point"], questionnaire, text)
    return Item(
        name, STATUSES.get(row["status"]), (), link=one_pain_point.address(row["pain_point"])
    )


def _under_way(own: Rows, text: Text) -> str:
    """`5 initiatives: 2 done, 1 running`."""
    if not own:
        return text("no initiative")
    counts = {status: sum(row["status"] == status for row in own) for status in actions.TONES}
    parts = [actions.counted(status, n, text) for status, n in counts.items() if n]
    whole = text.plural("{n} initiative", "{n} initiatives", len(own))
    return text("{whole}: {parts}", whole=whole, parts=", ".join(parts)) if parts else whole


def contributors(own: Rows, minimum: int, text: Text) -> str:
    """How many contribute, counted once an initiative; at least so many where some are too few."""
    told = [row["contributors"] for row in own if row["contributors"]]
    if not told:
        return text("contributors: fewer than {n} in each initiative", n=minimum) if own else ""
    if len(told) < len(own):
        return text.plural(
            "at least {n} contributor, counted once an initiative",
            "at least {n} contributors, counted once an initiative",
            sum(told),
        )
    return text.plural(
        "{n} contributor, counted once an initiative",
        "{n} contributors, counted once an initiative",
        sum(told),
    )


def still_open(own: Rows, rows: Rows, points: Rows) -> Rows:
    """The pain points its initiatives answer, and those of its themes that nobody answers."""
    answered = {point for row in own for point in (row["pain_points"] or "").split(";")}
    elsewhere = {point for row in rows for point in (row["pain_points"] or "").split(";")}
    themes = {row["theme"] for row in own if row["theme"]}
    return [
        row
        for row in points
        if row["status"] != SOLVED
        and (
            row["pain_point"] in answered
            or (row["theme"] in themes and row["pain_point"] not in elsewhere)
        )
    ]


def finding(points: Rows, edition: str, text: Text) -> str:
    """How many pain points of the edition nothing is done about, as a section's title."""
    waiting = sum(row["status"] == "open" for row in points)
    return text.plural(
        "{n} of {whole} pain points of {edition} has no initiative under way or done",
        "{n} of {whole} pain points of {edition} have no initiative under way or done",
        waiting,
        whole=text.number(len(points)),
        edition=edition,
    )
