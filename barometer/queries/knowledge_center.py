"""The knowledge center: weeks of views, reach, resources, searches, coverage of pain points."""

from __future__ import annotations

from barometer.rows import Rows
from barometer.store.publication import Publication


def weeks(publication: Publication, kind: str | None = None) -> Rows:
    """Return one row per week, oldest first: views, unique viewers where people are known."""
    return publication.rows(
        """
        SELECT week, views, unique_viewers FROM knowledge_weeks
        WHERE kind IS NOT DISTINCT FROM $kind ORDER BY week
        """,
        {"kind": kind},
    )


def reach(publication: Publication) -> Rows:
    """Return one row per 28 days, oldest first: unique viewers, population, share.

    all_known: every view names its viewer; else as many people at least.
    """
    return publication.rows(
        """
        SELECT period_start, period_end, unique_viewers, population, views, all_known,
               unique_viewers / nullif(population, 0) AS share
        FROM knowledge_reach ORDER BY period_end
        """
    )


def resources(publication: Publication) -> Rows:
    """Return one row per resource, most viewed of the last 28 days first."""
    return publication.rows("SELECT * FROM resources ORDER BY views_28 DESC, title")


def coverage(publication: Publication) -> Rows:
    """Return one row per pain point of the top ten: how many fresh resources its theme has."""
    return publication.rows("SELECT * FROM coverage ORDER BY rank")


def searches(publication: Publication) -> Rows:
    """Return one row per term searched for; term NULL: all others.

    What led nowhere and has no page comes first, then what is searched for most; others last.
    """
    return publication.rows(
        """
        SELECT s.*, r.title AS page FROM searches s LEFT JOIN resources r USING (resource)
        ORDER BY s.term IS NULL,
          CASE WHEN r.title IS NULL AND s.without_result > 0 THEN s.without_result END
            DESC NULLS LAST,
          s.searches DESC, s.term
        """
    )
