"""What there is: editions, sources, the publication itself."""

from __future__ import annotations

from barometer.rows import Rows
from barometer.store.publication import Publication


def about(publication: Publication) -> Rows:
    """Return one row: version, published_at, the settings it was published with."""
    return publication.rows("SELECT * EXCLUDE (questionnaire) FROM publication")


def sample(publication: Publication) -> Rows:
    """Return one row: sample, whether any of it is the made-up sample."""
    return publication.rows("SELECT sample FROM publication")


def sources(publication: Publication) -> Rows:
    """Return one row per kind of source: up_to (its last day), loaded_at, files."""
    return publication.rows(
        """
        SELECT kind, max(up_to) AS up_to, max(loaded_at) AS loaded_at, sum(batches)::INT AS files
        FROM sources GROUP BY kind ORDER BY kind
        """
    )


def editions(publication: Publication) -> Rows:
    """Return one row per edition, newest first: dates, status, invited, responded, rate.

    rate is NULL where more answered than were invited: the population is not theirs.
    """
    return publication.rows(
        """
        SELECT edition, opens_on, closes_on, status, invited, responded, previous,
               CASE WHEN responded <= invited THEN responded / nullif(invited, 0) END AS rate
        FROM editions ORDER BY edition DESC
        """
    )


def reported(publication: Publication) -> Rows:
    """Return one row per edition whose whole organisation has published scores, newest first."""
    return publication.rows(
        """
        SELECT edition, opens_on, closes_on, invited, responded, previous
        FROM editions WHERE status = 'closed' AND EXISTS (
          SELECT 1 FROM slices WHERE slices.edition = editions.edition AND published
            AND coalesce(tribe, role, seniority, reported) IS NULL)
        ORDER BY edition DESC
        """
    )
