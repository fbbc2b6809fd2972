"""One row per closed edition and theme (NULL: the maturity index): late answers less early ones.

Whole organisation only, cut where the two halves are most equal without parting those who answered
at the same moment. Not shown where the halves, those whose moment is not known, or what is left of
a half beside the published groups within it, would be a few people; nor once the answers are others
than any publication told of, since whoever changed halves meanwhile could then be told.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from barometer.stats.changes import Change, welch
from barometer.stats.moments import Moments
from barometer.stats.multiplicity import q_values
from barometer.stats.verdicts import MINIMUM_RESPONDENTS, verdict
from pipelines.staging import MATURITY
from pipelines.tables import Press

NEEDS = ("maturity", "theme_scores")
KNOWN = 0.9  # the moment of answering is known of at least so many
# One row per person of a closed edition told of the same way ever since: whether they are of the
# later half; NULL where their moment is not known.
HALVES = """
CREATE OR REPLACE TEMP TABLE halves AS
WITH releases AS (
  SELECT edition, count(DISTINCT release) AS n FROM vault.release_people GROUP BY edition
), others AS (
  SELECT s.edition FROM stands s JOIN releases r USING (edition) WHERE len(s.places) < r.n + 1
), everybody AS (
  SELECT p.edition, p.person, p.submitted_at FROM people p
  JOIN slice_list s ON s.edition = p.edition AND s.slice_id = 'all' AND s.reason IS NULL
  WHERE p.edition NOT IN (FROM others)
), cuts AS (
  SELECT edition, submitted_at AS cut, sum(count(*)) OVER since - count(*) AS before,
    sum(count(*)) OVER (PARTITION BY edition) AS dated
  FROM everybody WHERE submitted_at IS NOT NULL GROUP BY edition, submitted_at
  WINDOW since AS (PARTITION BY edition ORDER BY submitted_at)
), chosen AS (
  FROM cuts WHERE before > 0
  QUALIFY row_number() OVER (PARTITION BY edition ORDER BY abs(dated - 2 * before), before) = 1
)
SELECT e.edition, e.person, e.submitted_at >= c.cut AS late
FROM everybody e JOIN chosen c USING (edition)
"""
GROUPS = """
WITH counted AS (
  SELECT h.edition, o.atom, h.late, count(*) AS n FROM halves h JOIN atom_of o USING (person)
  GROUP BY ALL
)
SELECT c.edition, s.dimension, s.slice_id, sum(c.n)::BIGINT AS n,
  coalesce(sum(c.n) FILTER (NOT c.late), 0)::BIGINT AS early,
  coalesce(sum(c.n) FILTER (c.late), 0)::BIGINT AS late
FROM counted c JOIN slice_atoms USING (edition, atom) JOIN slice_list s USING (edition, slice_id)
GROUP BY ALL ORDER BY ALL
"""
# One row per edition, half and theme: count, sum, sum of squares. The index stands among them, of
# values whose mean is the half's own (linearisation; see barometer/stats/linearisation.py).
SUMS = """
WITH scores AS (
  SELECT h.edition, h.late, h.person, t.theme, t.score
  FROM halves h JOIN respondent_themes t
    ON t.scope = h.edition AND t.edition = h.edition AND t.person = h.person
  JOIN theme_scores s ON s.edition = h.edition AND s.theme = t.theme AND s.slice_id = 'all'
  WHERE h.late IS NOT NULL
), sums AS (
  SELECT edition, late, theme, count(*) AS n, sum(score) AS total,
    sum(score * score) AS total_squares
  FROM scores GROUP BY ALL
), someone AS (
  SELECT edition, late, count(DISTINCT person) AS people FROM scores GROUP BY ALL
), weighed AS (
  SELECT edition, late, theme, total / n AS mean,
    weight / sum(weight) OVER (PARTITION BY edition, late) AS share, share * people / n AS weight
  FROM sums JOIN someone USING (edition, late) JOIN themes USING (theme)
), index AS (
  SELECT edition, late, sum(share * mean) AS index FROM weighed GROUP BY ALL
), values_of AS (
  SELECT s.edition, s.late, any_value(i.index) + sum(w.weight * (s.score - w.mean)) AS value
  FROM scores s JOIN weighed w USING (edition, late, theme) JOIN index i USING (edition, late)
  GROUP BY s.edition, s.late, s.person
)
FROM sums
UNION ALL
SELECT edition, late, $maturity, count(*), sum(value), sum(value * value)
FROM values_of JOIN maturity m USING (edition) WHERE m.slice_id = 'all' GROUP BY edition, late
ORDER BY edition, theme, late
"""
Row = dict[str, Any]


def build(press: Press) -> pd.DataFrame:
    press.connection.execute(HALVES)
    groups = press.records(GROUPS)
    sums = press.records(SUMS, maturity=MATURITY)
    rows: list[Row] = []
    for edition in sorted({row["edition"] for row in groups}):
        its = [row for row in groups if row["edition"] == edition]
        if _nobody_told(its, press.settings.minimum_group):
            people = next(row for row in its if row["slice_id"] == "all")
            said = {"edition": edition, "n_early": people["early"], "n_late": people["late"]}
            changes = _changes([r for r in sums if r["edition"] == edition], press)
            rows += [said | row for row in _judged(changes)]
    return pd.DataFrame(rows)


def _nobody_told(groups: list[Row], minimum: int) -> bool:
    """Whether the halves are known and enough, and nothing beside them is a few people."""
    whole = next(row for row in groups if row["slice_id"] == "all")
    undated = whole["n"] - whole["early"] - whole["late"]
    if undated > (1 - KNOWN) * whole["n"] or 0 < undated < minimum:
        return False
    if min(whole["early"], whole["late"]) < max(MINIMUM_RESPONDENTS, minimum):
        return False
    return all(
        not 0 < whole[half] - sum(row["n"] for row in its if row[half] == row["n"]) < minimum
        for half in ("early", "late")
        for its in _by_dimension(groups)
    )


def _by_dimension(groups: list[Row]) -> list[list[Row]]:
    divided = sorted({row["dimension"] for row in groups if row["dimension"]})
    return [[row for row in groups if row["dimension"] == dimension] for dimension in divided]


def _changes(sums: list[Row], press: Press) -> dict[str, Change]:
    """Each theme with enough scores in both halves, and the index where no theme is missing."""
    found: dict[str, list[Moments]] = {}
    for row in sums:
        moments = Moments(row["n"], row["total"], row["total_squares"])
        found.setdefault(row["theme"], []).append(moments)
    few = {
        theme
        for theme, halves in found.items()
        if len(halves) < 2 or min(half.n for half in halves) < press.settings.minimum_group
    }
    left_out = few | {MATURITY} if few else few
    return {theme: welch(*halves) for theme, halves in found.items() if theme not in left_out}


def _judged(changes: Mapping[str, Change]) -> list[Row]:
    """The themes are one family; the index, compared beforehand, is another."""
    themes = {theme: change for theme, change in changes.items() if theme != MATURITY}
    index = {theme: change for theme, change in changes.items() if theme == MATURITY}
    return [row for family in (themes, index) for row in _family(family)]


def _family(changes: Mapping[str, Change]) -> list[Row]:
    qs = q_values([change.p for change in changes.values()])
    return [
        {
            "theme": None if theme == MATURITY else theme,
            "difference": change.difference,
            "low": change.low,
            "high": change.high,
            "p": change.p,
            "q": q,
            "verdict": verdict(change, q).value,
        }
        for (theme, change), q in zip(changes.items(), qs, strict=True)
    ]
