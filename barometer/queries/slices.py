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
                    WHEN role IS NOT NULL THEN 'role' ELSE 'seniority' END AS dimension,
               coalesce(tribe, role, seniority) AS name, n
        FROM slices
        WHERE edition = $edition AND published
          AND (tribe IS NOT NULL)::INT + (role IS NOT NULL)::INT
            + (seniority IS NOT NULL)::INT = 1
        ORDER BY dimension, name
        """,
        {"edition": edition},
    )


def hidden_tribes(publication: Publication, edition: str) -> pd.DataFrame:
    """Return one row per tribe that is not published alone: tribe, reason."""
    return publication.rows(
        """
        SELECT tribe, reason FROM slices
        WHERE edition = $edition AND NOT published
          AND tribe IS NOT NULL AND role IS NULL AND seniority IS NULL
        ORDER BY tribe
        """,
        {"edition": edition},
    )


def asked_for(
    publication: Publication,
    edition: str,
    tribe: str | None,
    role: str | None,
    seniority: str | None,
) -> pd.DataFrame:
    """Return at most one row: exactly the group asked for, published or not."""
    return publication.rows(
        """
        SELECT slice_id, tribe, role, seniority, n, published, reason FROM slices
        WHERE edition = $edition AND tribe IS NOT DISTINCT FROM $tribe
          AND role IS NOT DISTINCT FROM $role AND seniority IS NOT DISTINCT FROM $seniority
        """,
        {"edition": edition, "tribe": tribe, "role": role, "seniority": seniority},
    )


def nearest(
    publication: Publication,
    edition: str,
    tribe: str | None,
    role: str | None,
    seniority: str | None,
) -> pd.DataFrame:
    """Return at most one row: the narrowest published group that holds the one asked for.

    A merged tribe is held by the others together. Among groups as narrow, the tribe comes before
    the role, the role before the seniority.
    """
    return publication.rows(
        """
        SELECT slice_id, tribe, role, seniority, n FROM slices
        WHERE edition = $edition AND published
          AND (tribe IS NULL OR tribe = $tribe OR tribe = $other AND EXISTS (
            SELECT 1 FROM slices m
            WHERE m.edition = $edition AND m.tribe = $tribe AND m.reason = 'merged'))
          AND (role IS NULL OR role = $role)
          AND (seniority IS NULL OR seniority = $seniority)
        ORDER BY (tribe IS NOT NULL)::INT + (role IS NOT NULL)::INT
                 + (seniority IS NOT NULL)::INT DESC,
                 tribe IS NULL, role IS NULL
        LIMIT 1
        """,
        {
            "edition": edition,
            "tribe": tribe,
            "role": role,
            "seniority": seniority,
            "other": OTHER,
        },
    )
