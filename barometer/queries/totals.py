"""What a publication says in total: its batches, editions, scores, sessions, views, rows."""

from __future__ import annotations

from barometer.rows import Rows
from barometer.store.publication import Publication


def batches(publication: Publication) -> Rows:
    """Return one row per batch it was made from: kind, edition, format, its rows, when loaded."""
    return publication.rows(
        "SELECT batch, kind, edition, format, rows_in, loaded, rejected, non_rows, loaded_at"
        " FROM batches ORDER BY batch"
    )


def editions(publication: Publication) -> Rows:
    """Return one row per edition: status, invited, responded."""
    return publication.rows("SELECT edition, status, invited, responded FROM editions")


def scores(publication: Publication) -> Rows:
    """Return one row per edition and theme (NULL: the index), whole organisation: n, score."""
    return publication.rows(
        """
        WITH whole AS (
          SELECT edition, slice_id FROM slices WHERE published
            AND tribe IS NULL AND role IS NULL AND seniority IS NULL AND reported IS NULL
        )
        SELECT edition, theme, n, score FROM theme_scores JOIN whole USING (edition, slice_id)
        UNION ALL
        SELECT edition, NULL, n, score FROM maturity JOIN whole USING (edition, slice_id)
        """
    )


def sessions(publication: Publication) -> Rows:
    """Return one row per session: series, day, participants."""
    return publication.rows("SELECT session, series, held_on, participants FROM sessions")


def resources(publication: Publication) -> Rows:
    """Return one row per resource: title, views over all its periods."""
    return publication.rows(
        """
        SELECT resource, title, coalesce(v.views, 0)::BIGINT AS views
        FROM resources LEFT JOIN (
          SELECT resource, sum(views) AS views FROM resource_views GROUP BY resource
        ) v USING (resource)
        """
    )


def tables(publication: Publication) -> Rows:
    """Return one row per published table: how many rows it has."""
    found = publication.rows("SELECT table_name FROM duckdb_tables() ORDER BY 1")
    names = [row["table_name"] for row in found]
    each = [f'SELECT \'{name}\' AS "table", count(*) AS rows FROM "{name}"' for name in names]  # noqa: S608
    return publication.rows(" UNION ALL ".join(each))
