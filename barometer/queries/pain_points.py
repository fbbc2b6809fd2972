"""What hurts: ranked pain points, their history, what people wrote."""

from __future__ import annotations

import pandas as pd

from barometer.stats.shares import Share
from barometer.store.publication import Publication


def ranked(
    publication: Publication, edition: str, slices: tuple[str, ...], theme: str | None
) -> pd.DataFrame:
    """Return one row per pain point of the slices, by rank; of one theme where it is given.

    Of several slices together: by frequency, without rank, severity, history or status, which are
    those of one. persistence counts the editions since the last in which nobody named it.
    """
    if len(slices) > 1:
        return _frequent(publication, edition, slices, theme)
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
        {"edition": edition, "slice_id": slices[0], "theme": theme},
    )


def _frequent(
    publication: Publication, edition: str, slices: tuple[str, ...], theme: str | None
) -> pd.DataFrame:
    """Return one row per pain point told of every slice, most frequent first: Wilson's interval."""
    rows = publication.rows(
        """
        SELECT pain_point, theme, sum(mentions)::BIGINT AS mentions, sum(asked)::BIGINT AS asked,
               NULL::INTEGER AS rank, NULL::INTEGER AS rank_low, NULL::INTEGER AS rank_high
        FROM pain_points
        WHERE edition = $edition AND list_contains($slices, slice_id)
          AND ($theme IS NULL OR theme = $theme)
        GROUP BY pain_point, theme HAVING count(*) = len($slices)
        ORDER BY sum(mentions) / sum(asked) DESC, pain_point
        """,
        {"edition": edition, "slices": [*slices], "theme": theme},
    )
    shares = [Share(int(m), int(n)) for m, n in zip(rows["mentions"], rows["asked"], strict=True)]
    ends = [(s.value, *((i.low, i.high) if (i := s.interval) else (None, None))) for s in shares]
    told = pd.DataFrame(ends, columns=["frequency", "low", "high"], dtype="float64")
    return pd.concat([rows, told], axis=1)


def comments(
    publication: Publication, edition: str, tribes: tuple[str, ...], theme: str | None
) -> pd.DataFrame:
    """Return one row per comment that may be shown: text, theme, tribe (where it may be named).

    tribes: of these only; of all where none is given.
    """
    return publication.rows(
        """
        SELECT text, theme, tribe FROM comments
        WHERE edition = $edition AND (len($tribes) = 0 OR list_contains($tribes, tribe))
          AND ($theme IS NULL OR theme = $theme)
        """,
        {"edition": edition, "tribes": [*tribes], "theme": theme},
    )


def quotes(publication: Publication) -> pd.DataFrame:
    """Return one row per interview quote: pain_point, text."""
    return publication.rows("SELECT pain_point, text FROM quotes")
