"""Which groups are published, and which one stands for the group asked for."""

from __future__ import annotations

import pandas as pd

from barometer.schemas import OTHER
from barometer.store.publication import Publication


def dimensions(publication: Publication, edition: str) -> pd.DataFrame:
    """Return one row per published group of one dimension: dimension, name, n."""
    return publication.rows(
        """
        SELECT CASE WHEN tribe IS NOT NULL THEN 'tribe'
                    WHEN role IS NOT NULL THEN 'role'
                    WHEN seniority IS NOT NULL THEN 'seniority' ELSE 'reported' END AS dimension,
               coalesce(tribe, role, seniority, reported) AS name, n
        FROM slices
        WHERE edition = $edition AND published
          AND (tribe IS NOT NULL)::INT + (role IS NOT NULL)::INT
            + (seniority IS NOT NULL)::INT + (reported IS NOT NULL)::INT = 1
        ORDER BY dimension, name
        """,
        {"edition": edition},
    )


def hidden_tribes(publication: Publication, edition: str) -> pd.DataFrame:
    """Return one row per tribe that is not published alone: dimension, tribe, reason.

    dimension: `tribe` for today's, `reported` for those of then.
    """
    return publication.rows(
        """
        SELECT CASE WHEN tribe IS NULL THEN 'reported' ELSE 'tribe' END AS dimension,
               coalesce(tribe, reported) AS tribe, reason
        FROM slices
        WHERE edition = $edition AND NOT published
          AND (tribe IS NOT NULL OR reported IS NOT NULL) AND role IS NULL AND seniority IS NULL
        ORDER BY dimension, tribe
        """,
        {"edition": edition},
    )


def asked_for(
    publication: Publication,
    edition: str,
    tribe: str | None,
    role: str | None,
    seniority: str | None,
    reported: str | None,
) -> pd.DataFrame:
    """Return at most one row: exactly the group asked for, published or not."""
    return publication.rows(
        """
        SELECT slice_id, tribe, role, seniority, reported, n, published, reason FROM slices
        WHERE edition = $edition AND tribe IS NOT DISTINCT FROM $tribe
          AND role IS NOT DISTINCT FROM $role AND seniority IS NOT DISTINCT FROM $seniority
          AND reported IS NOT DISTINCT FROM $reported
        """,
        {
            "edition": edition,
            "tribe": tribe,
            "role": role,
            "seniority": seniority,
            "reported": reported,
        },
    )


def nearest(
    publication: Publication,
    edition: str,
    tribe: str | None,
    role: str | None,
    seniority: str | None,
    reported: str | None,
) -> pd.DataFrame:
    """Return at most one row: the narrowest published group that holds the one asked for.

    A merged tribe is held by the others together, one of then that is not told apart by those it
    became one with. Among groups as narrow, the tribe comes before the role, the role before the
    seniority. `today` is the tribe of today that the group is or lies in.
    """
    return publication.rows(
        """
        SELECT slice_id, tribe, role, seniority, reported, n, coalesce(tribe, today) AS today
        FROM slices s
        WHERE edition = $edition AND published
          AND (tribe IS NULL OR tribe = $tribe OR tribe = $other AND EXISTS (
            SELECT 1 FROM slices m
            WHERE m.edition = $edition AND m.tribe = $tribe AND m.reason = 'merged'))
          AND (role IS NULL OR role = $role)
          AND (seniority IS NULL OR seniority = $seniority)
          AND (reported IS NULL OR reported = $reported OR EXISTS (
            SELECT 1 FROM slices m
            WHERE m.edition = $edition AND m.reported = $reported AND m.today = s.today
              AND m.reason IN ('merged', 'together')))
        ORDER BY (tribe IS NOT NULL)::INT + (role IS NOT NULL)::INT
                 + (seniority IS NOT NULL)::INT + (reported IS NOT NULL)::INT DESC,
                 tribe IS NULL, reported IS NULL, role IS NULL
        LIMIT 1
        """,
        {
            "edition": edition,
            "tribe": tribe,
            "role": role,
            "seniority": seniority,
            "reported": reported,
            "other": OTHER,
        },
    )
