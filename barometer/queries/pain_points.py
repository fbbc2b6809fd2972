"""What hurts: ranked pain points, their history, what people wrote."""

from __future__ import annotations

from barometer.rows import Row, Rows
from barometer.stats.shares import Share
from barometer.store.publication import Publication


def ranked(
    publication: Publication, edition: str, slices: tuple[str, ...], theme: str | None
) -> Rows:
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
) -> Rows:
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
    return _with_intervals(rows)


def _with_intervals(rows: Rows) -> Rows:
    """The rows with the share of those asked and its interval, after Wilson."""
    return [row | _frequency(Share(row["mentions"], row["asked"])) for row in rows]


def _frequency(share: Share) -> Row:
    low, high = (share.interval.low, share.interval.high) if share.interval else (None, None)
    return {"frequency": share.value, "low": low, "high": high}


def histories(publication: Publication, slices: tuple[str, ...]) -> Rows:
    """Return one row per pain point and edition that shows all the slices, oldest first.

    Of several slices together without rank, change or status, which are those of one.
    """
    rows = publication.rows(
        """
        SELECT pain_point, edition, any_value(opens_on) AS opens_on, any_value(theme) AS theme,
               sum(mentions)::BIGINT AS mentions, sum(asked)::BIGINT AS asked,
               any_value(CASE WHEN len($slices) = 1 THEN p.rank END) AS rank,
               any_value(CASE WHEN len($slices) = 1 THEN p.difference END) AS difference,
               any_value(CASE WHEN len($slices) = 1 THEN p.change_low END) AS change_low,
               any_value(CASE WHEN len($slices) = 1 THEN p.change_high END) AS change_high,
               any_value(CASE WHEN len($slices) = 1 THEN p.status END) AS status
        FROM pain_points p JOIN editions e USING (edition) WHERE list_contains($slices, slice_id)
        GROUP BY pain_point, edition HAVING count(*) = len($slices)
        ORDER BY edition, pain_point
        """,
        {"slices": [*slices]},
    )
    return _with_intervals(rows)


def by_tribe(publication: Publication, edition: str, point: str, lineage: str) -> Rows:
    """Return one row per tribe of that lineage, most frequent first; NULL and why where hidden."""
    return publication.rows(
        """
        SELECT coalesce(s.tribe, s.reported) AS tribe, s.published, s.reason, p.mentions, p.asked,
               p.frequency, p.low, p.high
        FROM slices s LEFT JOIN pain_points p
          ON p.edition = s.edition AND p.slice_id = s.slice_id AND p.pain_point = $point
        WHERE s.edition = $edition AND s.role IS NULL AND s.seniority IS NULL
          AND CASE WHEN $lineage = 'reported' THEN s.reported ELSE s.tribe END IS NOT NULL
        ORDER BY p.frequency DESC NULLS LAST, tribe
        """,
        {"edition": edition, "point": point, "lineage": lineage},
    )


def tribes(publication: Publication, edition: str) -> Rows:
    """Return one row: tribes, how many are shown, which breadth is a share of."""
    return publication.rows(
        """
        SELECT count(*) AS tribes FROM slices
        WHERE edition = $edition AND published AND tribe IS NOT NULL
          AND coalesce(role, seniority) IS NULL
        """,
        {"edition": edition},
    )


def comments(
    publication: Publication, edition: str, tribes: tuple[str, ...], theme: str | None
) -> Rows:
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


def quotes(publication: Publication) -> Rows:
    """Return one row per interview quote: pain_point, text."""
    return publication.rows("SELECT pain_point, text FROM quotes")
