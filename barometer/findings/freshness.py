"""How fresh each source is: the last day its data speak of, and when it was loaded."""

from __future__ import annotations

from barometer.errors import _
from barometer.rows import Rows
from barometer.text import Text

# What Product Ops calls each kind of source.
SOURCES = {
    "survey": _("Product Barometer answers"),
    "population": _("People invited"),
    "attendance": _("Attendance"),
    "views": _("Knowledge center views"),
    "searches": _("Knowledge center searches"),
    "initiatives": _("Initiatives"),
    "interviews": _("Interviews"),
    "feedback": _("Feedback"),
}
COLUMNS = "source up_to loaded_at files"


def table(rows: Rows, text: Text) -> Rows:
    """One row per kind of source, named; rows as `editions.sources` gives."""
    order = [*SOURCES]
    known = sorted(
        rows, key=lambda row: order.index(row["kind"]) if row["kind"] in order else len(order)
    )
    return [row | {"source": text(SOURCES.get(row["kind"], str(row["kind"])))} for row in known]


def newest(rows: Rows, text: Text) -> str:
    """The last day any source speaks of, as a section's title."""
    days = [row["up_to"] for row in rows if row["up_to"] is not None]
    if not days:
        return text("How fresh each source is")
    return text("The newest data are of {day}", day=text.day(max(days)))
