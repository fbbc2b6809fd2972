"""Who answered, of those invited."""

from __future__ import annotations

import pandas as pd

from barometer.store.publication import Publication


def by_tribe(publication: Publication, edition: str, lineage: str) -> pd.DataFrame:
    """Return one row per tribe, best rate first: part (of) whole, share, rate before.

    Shares are NULL where more answered than were invited; no rate before where the tribe so called
    was another one.
    """
    return publication.rows(
        """
        SELECT now.tribe, now.responded AS part, now.invited AS whole,
               CASE WHEN now.responded <= now.invited
                    THEN now.responded / nullif(now.invited, 0) END AS share,
               CASE WHEN before.responded <= before.invited
                    THEN before.responded / nullif(before.invited, 0) END AS rate_before
        FROM participation now JOIN editions USING (edition)
        LEFT JOIN participation before ON before.edition = editions.previous
          AND before.tribe = now.tribe AND before.lineage = now.lineage AND now.continued
        WHERE edition = $edition AND now.tribe IS NOT NULL AND now.lineage = $lineage
        ORDER BY share DESC NULLS LAST, now.tribe
        """,
        {"edition": edition, "lineage": lineage},
    )


def collection(publication: Publication) -> pd.DataFrame:
    """Return one row per edition and day of collection: responses so far, and their share."""
    return publication.rows(
        """
        SELECT edition, day, collection.responded,
               CASE WHEN editions.responded <= invited
                    THEN collection.responded / nullif(invited, 0) END AS rate
        FROM collection JOIN editions USING (edition) ORDER BY edition, day
        """
    )


def silence(publication: Publication, edition: str, slice_id: str) -> pd.DataFrame:
    """Return one row per theme: the score, its bounds for the silent, the detectable change."""
    return publication.rows(
        """
        SELECT theme, n, score, low, high, silent_low, silent_high, detectable
        FROM theme_scores WHERE edition = $edition AND slice_id = $slice_id
        """,
        {"edition": edition, "slice_id": slice_id},
    )
