"""Who answered, of those invited."""

from __future__ import annotations

from barometer.rows import Rows
from barometer.store.publication import Publication


def by_tribe(publication: Publication, edition: str, lineage: str) -> Rows:
    """Return one row per tribe, best rate first: part (of) whole, share, rate before, to_go.

    before: the closed edition before it. to_go, while the edition is open: how many more answers
    would reach that rate; below zero beyond it. Shares are NULL where more answered than were
    invited; no rate before where the tribe so called was another one.
    """
    return publication.rows(
        """
        WITH last AS (
          SELECT max(edition) AS edition FROM editions WHERE status = 'closed'
            AND edition < $edition
        ), compared AS (
          SELECT now.edition, now.tribe, now.responded::BIGINT AS part,
                 now.invited::BIGINT AS whole,
                 CASE WHEN before.responded <= before.invited AND now.continued
                      THEN before.responded END AS before_responded,
                 nullif(before.invited, 0) AS before_invited
          FROM participation now LEFT JOIN last ON true
          LEFT JOIN participation before ON before.edition = last.edition
            AND before.tribe = now.tribe AND before.lineage = now.lineage
          WHERE now.edition = $edition AND now.tribe IS NOT NULL AND now.lineage = $lineage
        )
        SELECT tribe, part, whole,
               CASE WHEN part <= whole THEN part / nullif(whole, 0) END AS share,
               before_responded / before_invited AS rate_before,
               CASE WHEN part <= whole AND status = 'open'
                    THEN (before_responded * whole + before_invited - 1) // before_invited
                         - part END AS to_go
        FROM compared JOIN editions USING (edition) ORDER BY share DESC NULLS LAST, tribe
        """,
        {"edition": edition, "lineage": lineage},
    )


def collecting(publication: Publication, edition: str) -> Rows:
    """Return one row: how far an edition has come, and what is missing to the last one's rate.

    as_of: the day its answers were last loaded. day: of collection, 1 the day it opened; days_left:
    to its closing day, below zero after it. to_go: answers missing to the rate of `last`, the
    closed edition before it; below zero beyond it. NULL where it cannot be known.
    """
    return publication.rows(
        """
        WITH loaded AS (
          SELECT max(loaded_at) AS at FROM batches WHERE kind = 'survey' AND edition = $edition
        ), now AS (
          SELECT editions.*, coalesce(loaded.at, published_at)::DATE AS as_of
          FROM editions, publication, loaded WHERE edition = $edition
        ), last AS (
          SELECT edition, responded::BIGINT AS responded, nullif(invited, 0)::BIGINT AS invited
          FROM editions WHERE status = 'closed' AND edition < $edition
          ORDER BY edition DESC LIMIT 1
        )
        SELECT now.edition, now.invited, now.responded, opens_on, closes_on, as_of,
               1 + date_diff('day', opens_on, as_of) AS day,
               date_diff('day', as_of, closes_on) AS days_left,
               last.edition AS last,
               CASE WHEN last.responded <= last.invited THEN last.responded / last.invited
                    END AS last_rate,
               CASE WHEN last.responded <= last.invited THEN (last.responded * now.invited
                    + last.invited - 1) // last.invited - now.responded END AS to_go
        FROM now LEFT JOIN last ON true
        """,
        {"edition": edition},
    )


def by_the_same_day(publication: Publication, edition: str) -> Rows:
    """Return one row per closed edition before it, newest first: the share answered by that day.

    That day: of collection, the one on which the edition's own answers were last loaded.
    """
    day = collecting(publication, edition)[0]["day"]
    return publication.rows(
        """
        SELECT edition, max(collection.responded) FILTER (day <= $day)
                 / nullif(any_value(invited), 0) AS rate
        FROM collection JOIN editions USING (edition)
        WHERE status = 'closed' AND edition < $edition AND editions.responded <= invited
        GROUP BY edition ORDER BY edition DESC
        """,
        {"edition": edition, "day": day or 0},
    )


def collection(publication: Publication) -> Rows:
    """Return one row per edition and day of collection: responses so far, and their share."""
    return publication.rows(
        """
        SELECT edition, day, collection.responded,
               CASE WHEN editions.responded <= invited
                    THEN collection.responded / nullif(invited, 0) END AS rate
        FROM collection JOIN editions USING (edition) ORDER BY edition, day
        """
    )


def silence(publication: Publication, edition: str) -> Rows:
    """Return one row per theme, everybody: the score, its silence bounds, detectable change."""
    return publication.rows(
        """
        SELECT theme, theme_scores.n, score, low, high, silent_low, silent_high, detectable
        FROM theme_scores JOIN slices USING (edition, slice_id)
        WHERE edition = $edition AND coalesce(tribe, role, seniority, reported) IS NULL
        """,
        {"edition": edition},
    )


def tribes_answered(publication: Publication, edition: str) -> Rows:
    """Return at most one row: p and whether tribes answered unevenly, the index as it is, weighted.

    weighted: with each tribe weighing as many as were invited of it.
    """
    return publication.rows(
        "SELECT tribes, p, differs, score, weighted FROM nonresponse WHERE edition = $edition",
        {"edition": edition},
    )


def tribe_weights(publication: Publication, edition: str) -> Rows:
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


def early_late(publication: Publication, edition: str) -> Rows:
    """Return one row per theme (NULL: the index): late answers less early ones, and the verdict."""
    return publication.rows(
        """
        SELECT theme, n_early, n_late, difference, low, high, verdict FROM early_late
        WHERE edition = $edition
        """,
        {"edition": edition},
    )
