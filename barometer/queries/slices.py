"""Which groups there are, published or not."""

from __future__ import annotations

from barometer.rows import Rows
from barometer.store.publication import Publication


def of_edition(publication: Publication, edition: str) -> Rows:
    """Return one row per group considered: its names, n where published, else the reason."""
    return publication.rows(
        """
        SELECT slice_id, tribe, reported, role, seniority, today, n, published, reason
        FROM slices WHERE edition = $edition ORDER BY slice_id
        """,
        {"edition": edition},
    )
