"""Tribes over time on a page: today's or those of then, and what became of them."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from barometer.queries import tribes
from barometer.queries.tribes import REPORTED, TODAY
from barometer.rows import Row
from barometer.text import Text
from barometer.ui import filters, frame
from barometer.ui.groups import Group
from barometer.ui.visit import Visit

_DAY = re.compile(r"^\d{4}-\d{2}-\d{2}$")


def row(visit: Visit) -> Any:
    """Where filters stand, with a place more where there is a choice of tribes."""
    return filters.row(5 if _offered(visit) else 4)


def _offered(visit: Visit) -> bool:
    return bool(visit.read(tribes.reported_editions))


def choose(visit: Visit) -> str:
    """Which tribes figures are shown for, TODAY or REPORTED; no filter where they are the same."""
    if not _offered(visit):
        return TODAY
    text = visit.text
    options = {TODAY: text("Today’s tribes"), REPORTED: text("As reported")}
    return filters.choose(text("Tribes shown"), "tribes", options, text, TODAY)


def explain(visit: Visit, lineage: str) -> None:
    """One small line: how tribes are shown, and what became of those there were."""
    text, found = visit.text, visit.read(tribes.changes)
    if not found:
        return
    how = text("Every edition is shown under today’s tribes.")
    if lineage == REPORTED:
        how = text("Tribes are shown as they were called when people answered.")
    elif any(row["change"] == "split" for row in found):
        how += " " + text("A split cannot be followed back: nobody said who went where.")
    frame.note(" ".join([how, *(_became(row, text) for row in found)]))


def _became(row: Row, text: Text) -> str:
    """What became of the tribes of one change, and when."""
    since = row["since"]
    when = text.day(date.fromisoformat(since)) if _DAY.match(since) else since
    said = {
        "former": text.join(row["former"].split(";")),
        "names": text.join(row["names"].split(";")),
        "when": when,
    }
    if row["change"] == "merged":
        return text("{former} were merged into {names} ({when}).", **said)
    if row["change"] == "split":
        return text("{former} was split into {names} ({when}).", **said)
    return text("{former} became {names} ({when}).", **said)


def nothing_before(visit: Visit, lineage: str, edition: str, group: Group) -> str:
    """Why the tribe shown is not compared with the edition before; empty where it may be."""
    text = visit.text
    for row in visit.read(tribes.changes):
        concerned = {*row["former"].split(";"), *row["names"].split(";")}
        apart = lineage == REPORTED or row["change"] == "split"
        if apart and row["edition"] == edition and group.label in concerned:
            words = text(
                "There is no edition before it to compare {tribe} with.", tribe=group.label
            )
            return f"{_became(row, text)} {words}"
    return ""
