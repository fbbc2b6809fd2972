"""What the command line shows of two publications compared. Words in `text`."""

from __future__ import annotations

from typing import Any

from rich.console import Console

from barometer.errors import _
from barometer.queries.comparison import Comparison
from barometer.rows import Row, Rows
from barometer.text import Text
from pipelines.report import plain_table

CHANGES = {"added": _("added"), "removed": _("removed"), "changed": _("changed")}


def say_comparison(console: Console, text: Text, compared: Comparison) -> None:
    """Only what differs, a table each: as it was, as it is."""
    numbers = {"before": compared.before.version, "after": compared.after.version}
    if compared.nothing:
        console.print(text("Publications {before} and {after} say the same.", **numbers))
        return
    console.print(text("From publication {before} to {after}:", **numbers), style="bold")
    if compared.batches is None:
        console.print(text("One of them was made before publications named their batches."))
    else:
        _say(console, text, text("Batches"), compared.batches, ["batch", "kind", "edition"], [])
    counted = ["status", "invited", "responded"]
    _say(console, text, text("Editions"), compared.editions, ["edition"], counted)
    _say_scores(console, text, compared)
    _say(console, text, text("Sessions"), compared.sessions, ["session"], ["participants"])
    _say(console, text, text("Views"), compared.resources, ["title"], ["views"])
    _say(console, text, text("Rows of tables"), compared.tables, ["table"], ["rows"])


def _say(
    console: Console,
    text: Text,
    title: str,
    rows: Rows,
    names: list[str],
    values: list[str],
) -> None:
    """A table of the rows: their names, each value before → now, and what became of them."""
    if not rows:
        return
    table = plain_table(title, [text(name) for name in (*names, *values)] + [text("change")])
    for row in rows:
        cells = [_cell(text, row[name]) for name in names]
        cells += [_moved(text, row, value) for value in values]
        table.add_row(*(c.replace("[", r"\[") for c in cells), text(CHANGES[row["change"]]))
    console.print(table)


def _say_scores(console: Console, text: Text, compared: Comparison) -> None:
    names = {t.id: text.of(t.label) for t in compared.after.questionnaire.themes}
    index = text("Maturity index")
    scores = [
        row | {"theme": names.get(row["theme"], row["theme"]) if row["theme"] else index}
        for row in compared.scores
    ]
    _say(console, text, text("Scores"), scores, ["edition", "theme"], ["n", "score"])
    if any(row["withheld"] for row in scores):
        console.print(
            text(
                "Scores are left out where so few came in between that the difference would say "
                "how they answered."
            )
        )


def _moved(text: Text, row: Row, value: str) -> str:
    before, now = (_cell(text, row[name]) for name in (f"{value}_before", value))
    return now if before == now else f"{before} → {now}"


def _cell(text: Text, value: Any) -> str:
    if value is None:
        return "–"
    if isinstance(value, str):
        return text(value)
    return text.number(value, 0 if float(value).is_integer() else 1)
