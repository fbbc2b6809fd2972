"""Maturity: the index, the themes, the questions; now, before and over the editions.

slices: published groups that share nobody, one or several. Of several together everything is
computed from their sums; a band of the index and verdicts there are of one alone.
"""

from __future__ import annotations

from barometer.rows import Row, Rows, by
from barometer.stats.intervals import mean_interval
from barometer.stats.maturity import maturity_index
from barometer.stats.moments import Moments
from barometer.stats.scores import answer_moments, favourable_share
from barometer.store.publication import Publication

Slices = tuple[str, ...]


def index(publication: Publication, slices: Slices) -> Rows:
    """Return one row per edition of the slices, oldest first: the index, its band, its change."""
    if len(slices) > 1:
        return _index_together(publication, slices)
    return publication.rows(
        "SELECT * FROM maturity WHERE slice_id = $slice_id ORDER BY edition",
        {"slice_id": slices[0]},
    )


def _index_together(publication: Publication, slices: Slices) -> Rows:
    """Return one row per edition in which each has an index: n, score, previous, no verdict."""
    indexed = publication.rows(
        """
        WITH complete AS (
          SELECT edition, sum(n)::BIGINT AS n FROM maturity
          WHERE list_contains($slices, slice_id) GROUP BY edition HAVING count(*) = len($slices)
        )
        SELECT edition, complete.n, before.edition AS previous
        FROM complete JOIN editions USING (edition)
        LEFT JOIN complete before ON before.edition = editions.previous ORDER BY edition
        """,
        {"slices": [*slices]},
    )
    themes = by(theme_lines(publication, slices), "edition")
    nothing = {"previous_score": None, "difference": None, "verdict": None}
    return [
        row | {"score": _index_of(themes.get(row["edition"], []), publication)} | nothing
        for row in indexed
    ]


def _index_of(themes: Rows, publication: Publication) -> float | None:
    weights = [publication.questionnaire.theme(row["theme"]).weight for row in themes]
    return maturity_index([row["score"] for row in themes], weights)


def themes_before_now(publication: Publication, edition: str, slices: Slices) -> Rows:
    """Return one row per theme, the largest gain first: score, band, n, score before, verdict.

    Of several slices: the score before, where each may be compared with it, and no verdict.
    """
    rows = publication.rows(
        """
        WITH sums AS (
          SELECT edition, theme, sum(n)::BIGINT AS n, sum(total) AS total,
                 sum(total_squares) AS total_squares, sum(total) / sum(n) AS score,
                 min(low) AS low, max(high) AS high
          FROM theme_scores WHERE list_contains($slices, slice_id)
          GROUP BY edition, theme HAVING count(*) = len($slices)
        ), compared AS (
          SELECT edition, theme, any_value(previous) AS previous FROM changes
          WHERE list_contains($slices, slice_id)
          GROUP BY edition, theme HAVING count(*) = len($slices)
        )
        SELECT now.*, compared.previous, before.total / before.n AS before,
               alone.difference, alone.low AS change_low, alone.high AS change_high,
               CASE WHEN len($slices) = 1 THEN alone.verdict
                    WHEN compared.previous IS NOT NULL THEN 'together' END AS verdict,
               alone.comparisons
        FROM sums now LEFT JOIN compared USING (edition, theme)
        LEFT JOIN sums before ON before.edition = compared.previous AND before.theme = now.theme
        LEFT JOIN changes alone ON len($slices) = 1 AND alone.slice_id = $slices[1]
          AND alone.edition = now.edition AND alone.theme = now.theme
        WHERE now.edition = $edition ORDER BY alone.difference DESC NULLS LAST, now.theme
        """,
        {"edition": edition, "slices": [*slices]},
    )
    return _scored(rows, slices)


def theme_lines(publication: Publication, slices: Slices) -> Rows:
    """Return one row per edition and theme of the slices, oldest first: n, score, band."""
    rows = publication.rows(
        """
        SELECT edition, theme, sum(n)::BIGINT AS n, sum(total) AS total,
               sum(total_squares) AS total_squares, sum(total) / sum(n) AS score,
               min(low) AS low, max(high) AS high
        FROM theme_scores WHERE list_contains($slices, slice_id)
        GROUP BY edition, theme HAVING count(*) = len($slices) ORDER BY edition, theme
        """,
        {"slices": [*slices]},
    )
    return _scored(rows, slices)


def _scored(rows: Rows, slices: Slices) -> Rows:
    """The rows without their sums, with the noise band on the scale.

    The band of one slice is the published one; of several together it is made from their sums.
    """
    return [_banded(row, together=len(slices) > 1) for row in rows]


def _banded(row: Row, *, together: bool) -> Row:
    moments = Moments(row["n"], row.pop("total"), row.pop("total_squares"))
    if not together:
        return row
    band = mean_interval(moments)
    clipped = band.clipped() if band else None
    low, high = (clipped.low, clipped.high) if clipped else (None, None)
    return row | {"low": low, "high": high}


def theme_by_tribe(publication: Publication, edition: str, lineage: str) -> Rows:
    """Return one row per tribe and theme: score, band, level, n, verdict; NULLs where hidden."""
    return publication.rows(
        """
        WITH tribes AS (
          SELECT * REPLACE (CASE $lineage WHEN 'today' THEN tribe ELSE reported END AS tribe)
          FROM slices
          WHERE edition = $edition AND role IS NULL AND seniority IS NULL
            AND coalesce(reason, '') NOT IN ('merged', 'together')
        )
        SELECT tribe, theme, score, scores.low, scores.high, level, scores.n, verdict, comparisons,
               published, reason
        FROM tribes LEFT JOIN theme_scores scores USING (edition, slice_id)
        LEFT JOIN changes USING (edition, slice_id, theme)
        WHERE tribe IS NOT NULL ORDER BY tribe
        """,
        {"edition": edition, "lineage": lineage},
    )


def tribes_hidden(publication: Publication, edition: str, lineage: str) -> Rows:
    """Return one row per tribe that is not shown alone: tribe, reason."""
    return publication.rows(
        """
        SELECT CASE $lineage WHEN 'today' THEN tribe ELSE reported END AS tribe, reason FROM slices
        WHERE edition = $edition AND role IS NULL AND seniority IS NULL AND NOT published
          AND CASE $lineage WHEN 'today' THEN tribe ELSE reported END IS NOT NULL ORDER BY tribe
        """,
        {"edition": edition, "lineage": lineage},
    )


def answers(publication: Publication, edition: str, slices: Slices) -> Rows:
    """Return one row per question and answer given: n, and its share of the question's answers.

    A question is there where it is published of every slice.
    """
    return publication.rows(
        """
        WITH its AS (
          FROM answers WHERE edition = $edition AND list_contains($slices, slice_id)
        ), complete AS (
          SELECT question FROM its GROUP BY question
          HAVING count(DISTINCT slice_id) = len($slices)
        )
        SELECT question, answer, sum(n)::BIGINT AS n,
               sum(n) / sum(sum(n)) OVER (PARTITION BY question) AS share
        FROM its SEMI JOIN complete USING (question)
        GROUP BY question, answer ORDER BY question, answer
        """,
        {"edition": edition, "slices": [*slices]},
    )


def question_scores(publication: Publication, edition: str, slices: Slices) -> Rows:
    """Return one row per question: n, score, favourable share; from its distribution."""
    asked = {question.id: question for question in publication.questionnaire.questions}
    rows: Rows = []
    for name, part in by(answers(publication, edition, slices), "question").items():
        question = asked[name]
        given = {row["answer"]: row["n"] for row in part}
        moments = answer_moments(given, question.scale, question.reversed)
        share = favourable_share(given, question.scale, question.reversed).value
        said = {"n": moments.n, "score": moments.mean, "favourable": share}
        rows.append({"question": question.id} | said)
    return rows


def reliability(publication: Publication, edition: str) -> Rows:
    """Return one row per theme, whole organisation: Cronbach's alpha and its n."""
    return publication.rows(
        "SELECT theme, n, alpha FROM reliability WHERE edition = $edition", {"edition": edition}
    )


def drivers(publication: Publication, edition: str) -> Rows:
    """Return one row per theme, strongest first: association with the overall question."""
    return publication.rows(
        """
        SELECT theme, n, rho, low, high FROM drivers WHERE edition = $edition
        ORDER BY rho DESC, theme
        """,
        {"edition": edition},
    )


def overall(publication: Publication, edition: str) -> Rows:
    """Return at most one row: the 0–10 question's points, interval, n, change since the last."""
    return publication.rows(
        """
        SELECT points, low, high, overall.n, difference, change_low, change_high, previous
        FROM overall JOIN editions USING (edition) WHERE edition = $edition
        """,
        {"edition": edition},
    )
