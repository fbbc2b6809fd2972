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


def silence(publication: Publication, edition: str) -> pd.DataFrame:
    """Return one row per theme, everybody: the score, its silence bounds, detectable change."""
    return publication.rows(
        """
        SELECT theme, theme_scores.n, score, low, high, silent_low, silent_high, detectable
        FROM theme_scores JOIN slices USING (edition, slice_id)
        WHERE edition = $edition AND coalesce(tribe, role, seniority, reported) IS NULL
        """,
        {"edition": edition},
    )


def tribes_answered(publication: Publication, edition: str) -> pd.DataFrame:
    """Return at most one row: p and whether tribes answered unevenly, the index as it is, weighted.

    weighted: with each tribe weighing as many as were invited of it.
    """
    return publication.rows(
        "SELECT tribes, p, differs, score, weighted FROM nonresponse WHERE edition = $edition",
        {"edition": edition},
    )


def tribe_weights(publication: Publication, edition: str) -> pd.DataFrame:
    """Return one row per tribe of today: its share of those invited, and of those who answered."""
    return publication.rows(
        """
        SELECT tribe, invited / sum(invited) OVER () AS of_invited,
               responded / nullif(sum(responded) OVER (), 0) AS of_answers
        FROM participation
        WHERE edition = $edition AND lineage = 'today' AND tribe IS NOT NULL ORDER BY tribe
        """,
        {"edition": edition},
    )


def early_late(publication: Publication, edition: str) -> pd.DataFrame:
    """Return one row per theme (NULL: the index): late answers less early ones, and the verdict."""
    return publication.rows(
        """
        SELECT theme, n_early, n_late, difference, low, high, verdict FROM early_late
        WHERE edition = $edition
        """,
        {"edition": edition},
    )
