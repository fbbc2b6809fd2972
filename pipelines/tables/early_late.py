"""One row per closed edition and theme (NULL: the maturity index): late answers less early ones.

Whole organisation only. Not shown where the halves, those whose moment is not known, or what is
left of a half beside the published groups within it, would be a few people; nor where the answers
are no longer those an earlier publication showed halves of, since whoever changed halves meanwhile
could then be told.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from barometer.stats.changes import Change, welch
from barometer.stats.halves import cut_in_halves
from barometer.stats.maturity import respondent_index_values
from barometer.stats.moments import Moments
from barometer.stats.multiplicity import q_values
from barometer.stats.verdicts import MINIMUM_RESPONDENTS, verdict
from pipelines.tables import Press
from pipelines.tables._earlier import said_before

NEEDS = ("theme_scores",)
KNOWN = 0.9  # the moment of answering is known of at least so many
PEOPLE = """
SELECT m.edition, m.respondent, r.submitted_at
FROM membership m JOIN respondents r USING (edition, respondent) WHERE m.slice_id = 'all'
ORDER BY m.edition, r.batch, r.file_row
"""
GROUPS = """
SELECT m.slice_id, s.dimension, m.respondent
FROM membership m JOIN slice_list s USING (edition, slice_id)
WHERE m.edition = $edition AND m.slice_id <> 'all'
"""
SCORES = """
SELECT t.respondent, t.theme, t.score FROM respondent_themes t
JOIN theme_scores s ON s.edition = t.edition AND s.theme = t.theme AND s.slice_id = 'all'
WHERE t.scope = $edition AND t.edition = $edition
"""
SUMS = """
SELECT theme, n, total, total_squares FROM theme_scores
WHERE edition = $edition AND slice_id = 'all' ORDER BY theme
"""
SHOWN = """
SELECT s.edition, s.theme, s.n, s.total, s.total_squares FROM theme_scores s
WHERE s.slice_id = 'all' AND s.edition IN (SELECT edition FROM early_late) ORDER BY s.theme
"""
ASKED = "SELECT DISTINCT theme FROM asked_questions WHERE edition = $edition ORDER BY theme"
Halves = tuple[pd.Index, pd.Index]  # the respondents of each


def build(press: Press) -> pd.DataFrame:
    shown = [row for earlier in said_before(press, SHOWN) for row in earlier]
    rows: list[dict[str, Any]] = []
    for edition, people in press.rows(PEOPLE).groupby("edition", sort=True):
        halves = _halves(people, press.settings.minimum_group)
        if halves is None or not _nobody_told(press, str(edition), halves):
            continue
        if not _changed(press, str(edition), shown):
            rows += _edition_rows(press, str(edition), halves)
    return pd.DataFrame(rows)


def _halves(people: pd.DataFrame, minimum: int) -> Halves | None:
    """Who answered early and who late; None where that is not known, or either would be few."""
    dated = people.dropna(subset=["submitted_at"])
    undated = len(people) - len(dated)
    if len(dated) < KNOWN * len(people) or 0 < undated < minimum:
        return None
    cut = cut_in_halves(dated["submitted_at"].tolist())
    if cut is None:
        return None
    late = (dated["submitted_at"] >= cut).to_numpy()
    halves = pd.Index(dated["respondent"][~late]), pd.Index(dated["respondent"][late])
    enough = max(MINIMUM_RESPONDENTS, minimum)
    return halves if min(len(half) for half in halves) >= enough else None


def _nobody_told(press: Press, edition: str, halves: Halves) -> bool:
    """Whether each half less the groups wholly within it is nobody or enough."""
    groups = press.rows(GROUPS, edition=edition)
    for half in halves:
        within = groups.assign(within=groups["respondent"].isin(half))
        whole = within.groupby(["dimension", "slice_id"])["within"].agg(["all", "size"])
        covered = whole[whole["all"]].groupby("dimension")["size"].sum()
        left = len(half) - covered
        if ((left > 0) & (left < press.settings.minimum_group)).any():
            return False
    return True


def _changed(press: Press, edition: str, shown: list[dict[str, Any]]) -> bool:
    """Whether a publication that showed halves of the edition spoke of other answers."""
    now = {row["theme"]: _sums(row) for row in press.records(SUMS, edition=edition)}
    before = [row for row in shown if row["edition"] == edition]
    return any(now.get(row["theme"]) != _sums(row) for row in before)


def _sums(row: dict[str, Any]) -> tuple[float, ...]:
    """What tells answers apart, but for the rounding of an addition."""
    return tuple(round(float(row[name]), 6) for name in ("n", "total", "total_squares"))


def _edition_rows(press: Press, edition: str, halves: Halves) -> list[dict[str, Any]]:
    scores = press.rows(SCORES, edition=edition).pivot(
        index="respondent", columns="theme", values="score"
    )
    minimum = press.settings.minimum_group
    early, late = (scores.reindex(half) for half in halves)
    themes = [t for t in scores if min(early[t].count(), late[t].count()) >= minimum]
    rows = _judged(
        {t: welch(*(Moments.of(half[t].dropna()) for half in (early, late))) for t in themes}
    )
    asked = [row["theme"] for row in press.records(ASKED, edition=edition)]
    if themes == asked:
        weights = [press.words.theme(theme).weight for theme in asked]
        rows += _judged({None: welch(*(_index(half[asked], weights) for half in (early, late)))})
    people = {"edition": edition, "n_early": len(halves[0]), "n_late": len(halves[1])}
    return [people | row for row in rows]


def _index(half: pd.DataFrame, weights: list[float]) -> Moments:
    values = respondent_index_values(half.to_numpy(dtype=np.float64), weights)
    return Moments.of(value for value in values if value is not None)


def _judged(changes: dict[Any, Change]) -> list[dict[str, Any]]:
    """The rows of one family."""
    qs = q_values([change.p for change in changes.values()])
    return [
        {
            "theme": theme,
            "difference": change.difference,
            "low": change.low,
            "high": change.high,
            "p": change.p,
            "q": q,
            "verdict": verdict(change, q).value,
        }
        for (theme, change), q in zip(changes.items(), qs, strict=True)
    ]
