"""Maturity: the index, the themes, the questions; now, before and over the editions."""

from __future__ import annotations

import pandas as pd

from barometer.store.publication import Publication


def index(publication: Publication, slice_id: str) -> pd.DataFrame:
    """Return one row per edition of the slice, oldest first: the index, its band, its change."""
    return publication.rows(
        "SELECT * FROM maturity WHERE slice_id = $slice_id ORDER BY edition",
        {"slice_id": slice_id},
    )


def themes_before_now(publication: Publication, edition: str, slice_id: str) -> pd.DataFrame:
    """Return one row per theme: score, band, n, and the score and verdict since the last."""
    return publication.rows(
        """
        SELECT now.theme, now.n, now.score, now.low, now.high, now.level, now.favourable,
               now.silent_low, now.silent_high, now.finite_low, now.finite_high,
               change.previous, before.score AS before, change.difference,
               change.low AS change_low, change.high AS change_high,
               change.verdict, change.questions, change.comparisons
        FROM theme_scores now
        LEFT JOIN changes change USING (edition, slice_id, theme)
        LEFT JOIN theme_scores before ON before.edition = change.previous
          AND before.slice_id = now.slice_id AND before.theme = now.theme
        WHERE now.edition = $edition AND now.slice_id = $slice_id
        """,
        {"edition": edition, "slice_id": slice_id},
    )


def theme_lines(publication: Publication, slice_id: str) -> pd.DataFrame:
    """Return one row per edition and theme of the slice, oldest first: n, score, band."""
    return publication.rows(
        """
        SELECT edition, theme, n, score, low, high FROM theme_scores
        WHERE slice_id = $slice_id ORDER BY edition
        """,
        {"slice_id": slice_id},
    )


def theme_by_tribe(publication: Publication, edition: str, lineage: str) -> pd.DataFrame:
    """Return one row per tribe and theme: score, level, n, verdict; NULLs where hidden."""
    return publication.rows(
        """
        WITH tribes AS (
          SELECT * REPLACE (CASE $lineage WHEN 'today' THEN tribe ELSE reported END AS tribe)
          FROM slices
          WHERE edition = $edition AND role IS NULL AND seniority IS NULL
            AND coalesce(reason, '') NOT IN ('merged', 'together')
        )
        SELECT tribe, theme, score, level, scores.n, verdict, published, reason
        FROM tribes LEFT JOIN theme_scores scores USING (edition, slice_id)
        LEFT JOIN changes USING (edition, slice_id, theme)
        WHERE tribe IS NOT NULL ORDER BY tribe
        """,
        {"edition": edition, "lineage": lineage},
    )


def answers(publication: Publication, edition: str, slice_id: str) -> pd.DataFrame:
    """Return one row per question and answer given: n, and its share of the question's answers."""
    return publication.rows(
        """
        SELECT question, answer, n, n / sum(n) OVER (PARTITION BY question) AS share
        FROM answers WHERE edition = $edition AND slice_id = $slice_id
        ORDER BY question, answer
        """,
        {"edition": edition, "slice_id": slice_id},
    )


def question_scores(publication: Publication, edition: str, slice_id: str) -> pd.DataFrame:
    """Return one row per question: n, score, favourable share."""
    return publication.rows(
        """
        SELECT question, n, score, favourable FROM question_scores
        WHERE edition = $edition AND slice_id = $slice_id
        """,
        {"edition": edition, "slice_id": slice_id},
    )


def reliability(publication: Publication, edition: str) -> pd.DataFrame:
    """Return one row per theme, whole organisation: Cronbach's alpha and its n."""
    return publication.rows(
        "SELECT theme, n, alpha FROM reliability WHERE edition = $edition", {"edition": edition}
    )


def drivers(publication: Publication, edition: str) -> pd.DataFrame:
    """Return one row per theme, strongest first: association with the overall question."""
    return publication.rows(
        """
        SELECT theme, n, rho, low, high FROM drivers WHERE edition = $edition
        ORDER BY rho DESC, theme
        """,
        {"edition": edition},
    )
