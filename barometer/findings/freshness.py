"""How fresh each source is: the last day its data speak of, and when it was loaded."""

from __future__ import annotations

from typing import Any

import pandas as pd

from barometer.errors import _
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


def table(rows: pd.DataFrame, text: Text) -> pd.DataFrame:
    """One row per kind of source, named; rows as `editions.sources` gives."""
    order = {kind: place for place, kind in enumerate(SOURCES)}
    named = [text(SOURCES[kind]) if kind in SOURCES else kind for kind in rows["kind"]]
    places = [order.get(kind, len(order)) for kind in rows["kind"]]
    return rows.assign(source=named, place=places).sort_values("place")


def newest(rows: list[dict[str, Any]], text: Text) -> str:
    """The last day any source speaks of, as a section's title."""
    days = [row["up_to"] for row in rows if row["up_to"] is not None]
    if not days:
        return text("How fresh each source is")
    return text("The newest data are of {day}", day=text.day(max(days)))
