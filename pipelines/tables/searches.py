"""One row per term of the last 28 days of searches; term NULL: all the others together.

A term may name a person. It is told where at least the minimum group of people searched for it,
and where a tool counts no people, from as many searches on if each of its words is published
elsewhere. Periods of up to a month count by their last day: a month is held against a month.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import pandas as pd

from barometer.stats.knowledge import trends
from pipelines.kinds.searches import LONGEST
from pipelines.tables import Press
from pipelines.tables._terms import KnownPeople, Page, Speech, spelled_alike

NEEDS = ("resources",)
WINDOW = 28
NEARLY = 3  # days by which one window may cover more than the other and still be compared
# One row per tool, term and period: 0 without a result where its list of those lacks the term.
SEARCHES = """
SELECT period_start::DATE AS first, period_end::DATE AS last, term,
  coalesce(searches, without_result) AS searches, searchers,
  coalesce(without_result, CASE WHEN
    count(without_result) OVER (PARTITION BY format, period_start, period_end) > 0 THEN 0 END
  ) AS without_result
FROM vault.current_searches WHERE period_end - period_start < to_days($longest)
"""
PAGES = "SELECT resource, title, views_28 AS views FROM resources"
COLUMNS = {
    "term": "str",
    "searches": "Int64",
    "searches_before": "Int64",
    "without_result": "Int64",
    "people_at_least": "Int64",
}


@dataclass
class Counted:
    """What is counted of one term in one window; people: the most of one line."""

    searches: int = 0
    people: int | None = None
    without_result: int | None = None
    spellings: dict[str, int] = field(default_factory=dict)

    def add(self, row: dict[str, Any]) -> None:
        searches = int(row["searches"] or 0)
        self.searches += searches
        self.spellings[row["term"]] = self.spellings.get(row["term"], 0) + searches
        if row["searchers"] is not None:
            self.people = max(self.people or 0, int(row["searchers"]))
        if row["without_result"] is not None:
            self.without_result = (self.without_result or 0) + int(row["without_result"])

    @property
    def spelling(self) -> str:
        """How it is written most often."""
        return min(self.spellings, key=lambda term: (-self.spellings[term], term))


def build(press: Press) -> pd.DataFrame:
    rows = press.records(SEARCHES, longest=LONGEST)
    last = max((row["last"] for row in rows), default=None)
    if last is None:
        return pd.DataFrame()
    now = [row for row in rows if row["last"] > last - timedelta(WINDOW)]
    then = [row for row in rows if 0 < (last - row["last"]).days - WINDOW + 1 <= WINDOW]
    before = _by_term(then) if _alike(now, then) else None
    pages = [Page(**row) for row in press.records(PAGES)]
    told = _told(_by_term(now), before, Speech(press.words, pages), KnownPeople(press), press)
    period = {"period_start": min(row["first"] for row in now), "period_end": last}
    return pd.DataFrame([row | period for row in told]).astype(COLUMNS) if told else pd.DataFrame()


def _alike(now: Sequence[dict[str, Any]], then: Sequence[dict[str, Any]]) -> bool:
    """Whether both windows are covered by about as many days."""
    return bool(then) and abs(len(_days(now)) - len(_days(then))) <= NEARLY


def _days(rows: Iterable[dict[str, Any]]) -> set[date]:
    periods = {(row["first"], row["last"]) for row in rows}
    return {a + timedelta(n) for a, b in periods for n in range((b - a).days + 1)}


def _by_term(rows: Iterable[dict[str, Any]]) -> dict[str, Counted]:
    """Every spelling of a term as one."""
    terms: dict[str, Counted] = {}
    for row in rows:
        terms.setdefault(spelled_alike(row["term"]), Counted()).add(row)
    return terms


def _told(
    now: dict[str, Counted],
    before: dict[str, Counted] | None,
    speech: Speech,
    people: KnownPeople,
    press: Press,
) -> list[dict[str, Any]]:
    """The terms that may be told, and one row of the searches for all others."""
    least = press.settings.minimum_group
    rows, others = [], 0
    for key, counted in now.items():
        if not counted.searches:
            continue
        if not _may_be_told(counted, least, speech, people):
            others += counted.searches
            continue
        earlier = None if before is None else _before(before.get(key, Counted()), least, counted)
        rows.append(_row(counted, earlier, least, speech))
    rows = _with_trends(rows)
    if others >= least:
        rows.append({"term": None, "searches": others} | dict.fromkeys((*_REST, "trend")))
    return rows


def _with_trends(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each term's searches against the window before, where that is told."""
    known = [row for row in rows if row["searches_before"] is not None]
    went = trends([(row["searches"], row["searches_before"]) for row in known])
    told = {row["term"]: trend.value for row, trend in zip(known, went, strict=True)}
    return [row | {"trend": told.get(row["term"])} for row in rows]


_REST = ("searches_before", "without_result", "people_at_least", "pain_point", "resource")


def _may_be_told(counted: Counted, least: int, speech: Speech, people: KnownPeople) -> bool:
    if counted.people is not None:
        enough = counted.people >= least
    else:
        enough = counted.searches >= least and all(map(speech.names_nobody, counted.spellings))
    return enough and not any(people.named_in(spelling) for spelling in counted.spellings)


def _before(earlier: Counted, least: int, counted: Counted) -> int | None:
    """The searches of the window before; none told where few people made them."""
    if counted.people is None or not earlier.searches:
        return earlier.searches
    return earlier.searches if (earlier.people or 0) >= least else None


def _row(counted: Counted, before: int | None, least: int, speech: Speech) -> dict[str, Any]:
    term = counted.spelling
    nowhere = counted.without_result
    return {
        "term": term,
        "searches": counted.searches,
        "searches_before": before,
        "without_result": None if nowhere is None else min(nowhere, counted.searches),
        # In steps, so that two publications never differ by a few people.
        "people_at_least": None if counted.people is None else counted.people // least * least,
        "pain_point": speech.pain_point(term),
        "resource": speech.page(term),
    }
