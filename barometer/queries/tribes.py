"""What became of tribes, and whether figures can be shown under the names of then."""

from __future__ import annotations

from barometer.rows import Rows
from barometer.store.publication import Publication

TODAY, REPORTED = "today", "reported"  # the two lineages a figure by tribe can be shown in


def changes(publication: Publication) -> Rows:
    """Return one row per change, oldest first: change, since, edition, former names, new names.

    Names are joined by `;`.
    """
    return publication.rows(
        """
        SELECT change, since, edition,
               string_agg(DISTINCT former, ';' ORDER BY former) AS former,
               string_agg(DISTINCT name, ';' ORDER BY name) AS names
        FROM tribe_changes GROUP BY place, change, since, edition ORDER BY place
        """
    )


def reported_editions(publication: Publication) -> Rows:
    """Return one row per edition that holds tribes as they were reported."""
    return publication.rows(
        """
        SELECT DISTINCT edition FROM slices WHERE reported IS NOT NULL
        UNION SELECT edition FROM participation WHERE lineage = 'reported' ORDER BY edition
        """
    )
