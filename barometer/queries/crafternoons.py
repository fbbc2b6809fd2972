"""Sessions of a series, and how people come back to it."""

from __future__ import annotations

from barometer.rows import Rows
from barometer.store.publication import Publication


def series(publication: Publication) -> Rows:
    """Return one row per series, the longest first: sessions, medians, people, concentration.

    recent: the people of its last six months, share: of the population; where people are known.
    """
    return publication.rows(
        """
        SELECT s.*, r.people AS recent, r.population,
               r.people / nullif(r.population, 0) AS share
        FROM series s LEFT JOIN session_reach r ON r.series = s.series AND r.tribe IS NULL
        ORDER BY s.sessions DESC, s.series
        """
    )


def every_series(publication: Publication) -> Rows:
    """Return one row per session of every series, oldest first: day, topic, participants."""
    return publication.rows(
        "SELECT series, held_on, topic, title, participants FROM sessions"
        " ORDER BY series, held_on, session"
    )


def sessions(publication: Publication, series: str) -> Rows:
    """Return one row per session, oldest first: participants; new, returning… where known."""
    return publication.rows(
        "SELECT * FROM sessions WHERE series = $series ORDER BY held_on, session",
        {"series": series},
    )


def retention(publication: Publication, series: str) -> Rows:
    """Return one row per cohort and later quarter: share seen again, people of the cohort."""
    return publication.rows(
        "SELECT cohort, quarter, share, people FROM retention WHERE series = $series"
        " ORDER BY cohort, quarter",
        {"series": series},
    )


def reach(publication: Publication, series: str) -> Rows:
    """Return one row per tribe (NULL: all), highest share first: part (of) whole, share."""
    return publication.rows(
        """
        SELECT tribe, people AS part, population AS whole, people / nullif(population, 0) AS share
        FROM session_reach WHERE series = $series ORDER BY share DESC NULLS LAST, tribe
        """,
        {"series": series},
    )


def topics(publication: Publication, series: str) -> Rows:
    """Return one row per topic: median participants, and how many more than around it.

    Those that drew most beside the sessions around them first.
    """
    return publication.rows(
        """
        SELECT topic, sessions, participants, difference, known, "new", reactivated, last_on
        FROM topics WHERE series = $series ORDER BY difference DESC NULLS LAST, topic
        """,
        {"series": series},
    )
