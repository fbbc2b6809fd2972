"""Pain points as items: how many name each, its rank range, what became of it."""

from __future__ import annotations

from urllib.parse import urlencode

from barometer.charts import theme as looks
from barometer.charts.verdicts import STATUSES
from barometer.findings import actions, names
from barometer.findings import pain_points as findings
from barometer.findings.items import Item
from barometer.questionnaire import Questionnaire
from barometer.rows import Row, Rows
from barometer.text import Text


def named(rows: Rows) -> Rows:
    """The pain points that somebody named."""
    return [row for row in rows if row["mentions"]]


def telling(rows: Rows, most: int = 3) -> Rows:
    """The best ranked pain point of each status, in order of rank; then the next by rank."""
    rows = named(rows)
    first_of = {row["status"]: row for row in reversed(rows)}
    chosen = sorted(first_of.values(), key=lambda row: row["rank"])[:most]
    chosen += [row for row in rows if row not in chosen][: most - len(chosen)]
    return sorted(chosen, key=lambda row: row["rank"])


def address(point: str, **filters: list[str]) -> str:
    """The link to its page, with the filters that stay."""
    return "pain_points?" + urlencode({**filters, "point": point}, doseq=True)


def item(
    row: Row, initiatives: Rows, questionnaire: Questionnaire, text: Text, link: str = ""
) -> Item:
    """One pain point with the initiatives that answer it; link: its page, with the filters."""
    theme = names.theme(row["theme"], questionnaire, text)
    linked = actions.by_status(actions.answering(initiatives, row["pain_point"]))
    done = [f"{actions.title(one, text)} ({names.kind(one['status'], text)})" for one in linked]
    notes = (
        theme,
        findings.named_by(row, text),
        findings.history(row, text),
        text("Initiative: {titles}", titles=", ".join(done)) if done else "",
    )
    name = names.pain_point(row["pain_point"], questionnaire, text)
    colour = looks.hues(questionnaire).get(row["theme"], "")
    status = STATUSES.get(row.get("status") or "")  # groups together have none
    said = tuple(note for note in notes if note)
    return Item(name, status, said, colour, link or address(row["pain_point"]))
