"""Everything that was done to the home, when and by whom."""

from __future__ import annotations

from barometer.findings.columns import Column
from barometer.rows import Rows
from barometer.ui import frame
from barometer.ui.table import table
from pages.keeping.desk import Desk
from pipelines.ledger import say_action


def draw(desk: Desk, actions: Rows) -> None:
    """One line a thing done, newest first; nothing that was erased stands in it."""
    text = desk.text
    frame.section(text("Everything that was done"))
    shown = [row | {"what": say_action(row, text)} for row in actions]
    columns = {
        "done_at": Column(text("When (UTC)"), "time"),
        "done_by": Column(text("By")),
        "what": Column(text("What")),
        "reason": Column(text("Reason")),
    }
    alt = text("Everything that was done")
    table(shown, columns, text, alt=alt)
