"""What hurts: ranked pain points, their history, what people wrote."""

from __future__ import annotations

import pandas as pd

from barometer.store.publication import Publication


def ranked(
    publication: Publication, edition: str, slice_id: str, theme: str | None
) -> pd.DataFrame:
    """Return one row per pain point of the slice, by rank; of one theme where it is given.

    persistence counts the editions since the last in which nobody named it.
    """
    return publication.rows(
        """
        WITH gaps AS (
          SELECT *, count(*) FILTER (mentions = 0)
                      OVER (PARTITION BY pain_point ORDER BY edition) AS gap
          FROM pain_points WHERE slice_id = $slice_id
        ), rows_since AS (
          SELECT *, count(*) FILTER (mentions > 0)
                      OVER (PARTITION BY pain_point, gap ORDER BY edition) AS named
          FROM gaps
        )
        SELECT * EXCLUDE (gap, named) REPLACE (least(persistence, named) AS persistence)
        FROM rows_since
        WHERE edition = $edition AND ($theme IS NULL OR theme = $theme)
        ORDER BY rank
        """,
        {"edition": edition, "slice_id": slice_id, "theme": theme},
    )


def comments(
    publication: Publication, edition: str, tribe: str | None, theme: str | None
) -> pd.DataFrame:
    """Return one row per comment that may be shown: text, theme, tribe (where it may be named)."""
    return publication.rows(
        """
        SELECT text, theme, tribe FROM comments
        WHERE edition = $edition AND ($tribe IS NULL OR tribe = $tribe)
          AND ($theme IS NULL OR theme = $theme)
        """,
        {"edition": edition, "tribe": tribe, "theme": theme},
    )


def quotes(publication: Publication) -> pd.DataFrame:
    """Return one row per interview quote: pain_point, text."""
    return publication.rows("SELECT pain_point, text FROM quotes")
