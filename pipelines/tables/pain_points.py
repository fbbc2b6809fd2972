"""One row per edition, published slice and pain point: how often, how badly, how firm its rank.

The mean score of those who name a pain point is that of a group no slice lists, and slices of one
dimension add up to the whole. So severity is published and counted for the whole organisation
only, where those who name it, and those who do not, are nobody or enough; elsewhere the slice's
own score of the theme stands in for them, and the middle of the scale where that is not shown
either: a priority divided by its frequency gives it away. Breadth is the organisation's likewise.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from barometer.stats.persistence import persistence, status
from barometer.stats.priorities import Mentions
from barometer.stats.ranks import RankedPainPoint, rank_pain_points
from barometer.stats.shares import Share, newcombe, wilson
from pipelines.tables import Press
from pipelines.tables._mentions import WHOLE, mentions_by_slice

NEEDS = ("slices",)
THEME_SCORES = """
SELECT m.slice_id, m.theme, m.total / m.n AS score
FROM moments m JOIN shown_themes USING (scope, edition, slice_id, theme)
WHERE m.scope = $edition AND m.edition = $edition
"""
INITIATIVES = """
SELECT unnest(string_split(pain_points, ';')) AS pain_point, status,
  started_on::DATE AS started_on, coalesce(ended_on, started_on)::DATE AS ended_on
FROM vault.current_initiatives
WHERE pain_points IS NOT NULL AND status IN ('running', 'done') AND started_on IS NOT NULL
"""
BROKEN = "SELECT edition, slice_id FROM broken_slices"
MIDDLE = 50.0
Row = dict[str, Any]


def build(press: Press) -> pd.DataFrame:
    editions = press.records(
        "SELECT edition, opens_on, closes_on FROM edition_list"
        " WHERE status = 'closed' ORDER BY place"
    )
    rows: list[Row] = []
    for edition in editions:
        rows += _edition_rows(press, edition["edition"])
    broken = {(row["edition"], row["slice_id"]) for row in press.records(BROKEN)}
    return pd.DataFrame(_with_history(rows, editions, press.records(INITIATIVES), broken))


def _edition_rows(press: Press, edition: str) -> list[Row]:
    """The rows of one edition: every published slice × pain point."""
    points = press.words.pain_points
    if not points:
        return []
    told = press.records(THEME_SCORES, edition=edition)
    shown = {(row["slice_id"], row["theme"]): row["score"] for row in told}
    rows: list[Row] = []
    for slice_id, mentions in mentions_by_slice(press, edition):
        hidden = np.ones(len(points), dtype=np.bool_)
        if slice_id == WHOLE:
            hidden = _too_few(mentions, press.settings.minimum_group)
        means = [shown.get((slice_id, p.theme), MIDDLE) for p in points]
        cautious = replace(mentions, scores=np.where(hidden, means, mentions.scores))
        rows += _slice_rows(press, edition, slice_id, cautious, hidden)
    return rows


def _slice_rows(
    press: Press, edition: str, slice_id: str, mentions: Mentions, hidden: NDArray[np.bool_]
) -> list[Row]:
    ranked = rank_pain_points(mentions)
    rows = []
    for pain_point, result, secret in zip(press.words.pain_points, ranked, hidden, strict=True):
        if result.rank is None:  # named only by people without a score in its theme
            continue
        told = {"pain_point": pain_point.id, "theme": pain_point.theme}
        rows.append(
            {"edition": edition, "slice_id": slice_id} | told | _described(result, bool(secret))
        )
    return rows


def _too_few(mentions: Mentions, minimum: int) -> NDArray[np.bool_]:
    """One a pain point: those who name it, or those who do not, are too few to have a mean."""
    scored = ~np.isnan(mentions.scores)
    yes = (mentions.named & scored).sum(axis=0)
    no = (~mentions.named & scored).sum(axis=0)
    hidden: NDArray[np.bool_] = ((yes > 0) & (yes < minimum)) | ((no > 0) & (no < minimum))
    return hidden


def _described(result: RankedPainPoint, secret: bool) -> Row:
    found = result.priority
    band = wilson(found.mentions, found.asked)
    return {
        "asked": found.asked,
        "mentions": found.mentions,
        "frequency": found.frequency,
        "low": band.low if band else None,
        "high": band.high if band else None,
        "severity": None if secret or not found.mentions else found.severity,
        "breadth": found.breadth,
        "priority": found.priority,
        "rank": result.rank,
        "rank_low": result.rank_low,
        "rank_high": result.rank_high,
    }


def _with_history(
    rows: list[Row], editions: list[Row], initiatives: list[Row], broken: set[tuple[str, str]]
) -> list[Row]:
    """The rows with persistence, change since the edition before, and status.

    broken: editions and slices that are not the same people's as in the edition before.
    """
    order = [edition["edition"] for edition in editions]
    found = {(r["slice_id"], r["pain_point"], r["edition"]): r for r in rows}
    told = []
    for row in rows:
        past = editions[: order.index(row["edition"]) + 1]
        starts = [i for i, e in enumerate(past) if (e["edition"], row["slice_id"]) in broken]
        told_of = past[max(starts, default=0) :]
        series = [found.get((row["slice_id"], row["pain_point"], e["edition"])) for e in told_of]
        taken = [i for i in initiatives if i["pain_point"] == row["pain_point"]]
        if len(past) < len(editions):  # what was known then; the last edition knows all
            taken = [i for i in taken if past[-1]["closes_on"] and _begun(i, past[-1])]
        told.append(
            row
            | {"persistence": persistence([r["rank"] if r else None for r in series])}
            | _change(series)
            | {"status": _status(series, told_of, taken)}
        )
    return told


def _begun(initiative: Row, edition: Row) -> bool:
    return bool(initiative["started_on"] <= edition["closes_on"])


def _share(row: Row) -> Share:
    return Share(row["mentions"], row["asked"])


def _change(series: list[Row | None]) -> Row:
    now, before = series[-1], series[-2] if len(series) > 1 else None
    if now is None or before is None:
        return {}
    band = newcombe(before["mentions"], before["asked"], now["mentions"], now["asked"])
    return {
        "previous_frequency": before["frequency"],
        "difference": now["frequency"] - before["frequency"],
        "change_low": band.low if band else None,
        "change_high": band.high if band else None,
    }


def _status(series: list[Row | None], past: list[Row], initiatives: list[Row]) -> str:
    """Open; has an initiative; or what the first edition after a finished one says.

    The retest compares with the last edition that opened before the initiative started.
    """
    opens_on = past[-1]["opens_on"]
    finished = [
        i for i in initiatives if i["status"] == "done" and opens_on and i["ended_on"] < opens_on
    ]
    if not finished:
        return status(bool(initiatives)).value
    started = min(i["started_on"] for i in finished)
    earlier = [
        row
        for row, edition in zip(series, past, strict=True)
        if row is not None and edition["opens_on"] and edition["opens_on"] < started
    ]
    now = series[-1]
    if not earlier or now is None:
        return status(True).value
    return status(True, _share(earlier[-1]), _share(now)).value
