"""Sessions of a series, and how people come back to it."""

from __future__ import annotations

import pandas as pd

from barometer.store.publication import Publication


def series(publication: Publication) -> pd.DataFrame:
    """Return one row per series, the longest first: sessions, medians, people, concentration."""
    return publication.rows("SELECT * FROM series ORDER BY sessions DESC, series")


def sessions(publication: Publication, series: str) -> pd.DataFrame:
    """Return one row per session, oldest first: participants; new, returning… where known."""
    return publication.rows(
        "SELECT * FROM sessions WHERE series = $series ORDER BY held_on, session",
        {"series": series},
    )


def retention(publication: Publication, series: str) -> pd.DataFrame:
    """Return one row per cohort and later quarter: share seen again, people of the cohort."""
    return publication.rows(
        "SELECT cohort, quarter, share, people FROM retention WHERE series = $series"
        " ORDER BY cohort, quarter",
        {"series": series},
    )


def reach(publication: Publication, series: str) -> pd.DataFrame:
    """Return one row per tribe (NULL: all), highest share first: part (of) whole, share."""
    return publication.rows(
        """
        SELECT tribe, people AS part, population AS whole, people / nullif(population, 0) AS share
        FROM session_reach WHERE series = $series ORDER BY share DESC NULLS LAST, tribe
        """,
        {"series": series},
    )


def topics(publication: Publication, series: str) -> pd.DataFrame:
    """Return one row per topic, most participants first: sessions, participants, last day."""
    return publication.rows(
        """
        SELECT topic, count(*) AS sessions, avg(participants) AS mean_participants,
               max(held_on) AS last_on
        FROM sessions WHERE series = $series AND topic IS NOT NULL
        GROUP BY topic ORDER BY last_on DESC
        """,
        {"series": series},
    )
