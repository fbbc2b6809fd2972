"""What is being done: initiatives, their check, what came of the pain points they answer."""

from __future__ import annotations

from barometer.rows import Rows
from barometer.store.publication import Publication


def initiatives(publication: Publication) -> Rows:
    """Return one row per initiative, the most recently started first."""
    return publication.rows(
        "SELECT * FROM initiatives ORDER BY started_on DESC NULLS LAST, initiative"
    )


def check(publication: Publication, initiative: str) -> Rows:
    """Return the one row of an initiative's check, if there is one."""
    return publication.rows(
        "SELECT * FROM initiative_checks WHERE initiative = $initiative",
        {"initiative": initiative},
    )


def comments(publication: Publication, initiative: str) -> Rows:
    """Return one row per comment on an initiative: text."""
    return publication.rows(
        "SELECT text FROM feedback_comments WHERE initiative = $initiative",
        {"initiative": initiative},
    )


def shares(publication: Publication) -> Rows:
    """Return one row per closed edition and pain point, oldest first: the whole organisation's."""
    return publication.rows(
        """
        SELECT p.edition, e.opens_on, p.pain_point, p.theme, p.mentions, p.asked, p.frequency,
               p.low, p.high, p.rank, p.status
        FROM pain_points p JOIN slices s USING (edition, slice_id) JOIN editions e USING (edition)
        WHERE coalesce(s.tribe, s.role, s.seniority, s.reported) IS NULL
        ORDER BY p.edition, p.rank, p.pain_point
        """
    )
