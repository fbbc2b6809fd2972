"""What earlier publications of the same home said, so that two of them give nobody away."""

from __future__ import annotations

from typing import Any

from barometer.errors import HomeError
from barometer.store.home import Home
from barometer.store.publication import versions
from pipelines.tables import Press


def said_before(press: Press, sql: str) -> list[list[dict[str, Any]]]:
    """The rows of a SELECT in each earlier publication that is kept, the last one first.

    None of one that has no such table: it was made by an earlier version, and said nothing.
    """
    earlier = [p for p in versions(Home(press.settings.home)) if p.version < press.version]
    found = []
    for publication in reversed(earlier):
        try:
            rows = publication.rows(sql)
        except HomeError:
            continue
        plain = rows.astype(object).where(rows.notna(), None).to_dict("records")
        found.append([{str(name): value for name, value in row.items()} for row in plain])
    return found
