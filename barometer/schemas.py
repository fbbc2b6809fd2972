"""The canonical tables: what every format becomes before it enters the vault.

Frames are parsed explicitly first and validated here without coercion. `file_row` is the row of
the file a record came from. Messages are templates for translation.
"""

from __future__ import annotations

from typing import Any

import pandas as pd
from pandera.pandas import Check, Column, DataFrameSchema

from barometer.errors import _
from barometer.repeats import repeats, row_keys

REPEATS = "repeats an earlier row"  # the check of a table's grain
MONTHS_AHEAD = pd.DateOffset(months=18)


def _text(*, nullable: bool = False) -> Column:
    """Words, or categories of words where the same ones stand in most rows."""
    return Column(None, Check(_holds_words, error="is not text"), nullable=nullable)


def _holds_words(words: pd.Series[Any]) -> bool:
    dtype = words.dtype
    return (dtype.categories.dtype if isinstance(dtype, pd.CategoricalDtype) else dtype) == "str"


def _whole(low: int, high: int, *, nullable: bool = False) -> Column:
    rule = Check.in_range(low, high, error=_("is not a whole number in the range expected"))
    return Column("Int64", rule, nullable=nullable)


def _day(*, nullable: bool = False) -> Column:
    plausible = Check(
        lambda days: (days >= "2000-01-01") & (days <= pd.Timestamp.now() + MONTHS_AHEAD),
        error=_("is not a plausible date"),
    )
    return Column("datetime64[us]", plausible, nullable=nullable)


def _grain(columns: tuple[str, ...]) -> Check:
    """The columns name one row: whatever an earlier row says already is refused."""
    return Check(
        lambda frame: pd.Series(~repeats(row_keys(frame, columns)), frame.index),
        name=REPEATS,
        error=REPEATS,
        ignore_na=False,
    )


def _table(
    grain: tuple[str, ...], columns: dict[str, Column], title: str, *, one_a_row: bool = False
) -> DataFrameSchema:
    """A table whose `grain` columns name one row, with `title` saying what a row is.

    one_a_row: whether a row of the file is never more than one row of the table.
    """
    return DataFrameSchema(
        {"file_row": Column("int64", Check.ge(1), unique=one_a_row), **columns},
        checks=_grain(grain) if grain else None,
        strict=True,
        coerce=False,
        title=title,
    )


RESPONSES = _table(
    ("edition", "respondent"),
    {
        "edition": _text(),
        "respondent": _text(),
        "linkable": Column(bool),
        "submitted_at": _day(nullable=True),
        "tribe": _text(nullable=True),
        "role": _text(nullable=True),
        "seniority": _text(nullable=True),
        "asked_pain_points": Column(bool),
    },
    "One respondent of an edition.",
    one_a_row=True,
)
ANSWERS = _table(
    ("edition", "respondent", "question"),
    {
        "edition": _text(),
        "respondent": _text(),
        "question": _text(),
        "answer": _whole(0, 11, nullable=True),
    },
    "One respondent × question of an edition; answer 1..scale, NULL for “don't know”.",
)
MENTIONS = _table(
    ("edition", "respondent", "pain_point"),
    {"edition": _text(), "respondent": _text(), "pain_point": _text()},
    "One pain point named by one respondent of an edition.",
)
COMMENTS = _table(
    ("edition", "respondent", "theme"),
    {"edition": _text(), "respondent": _text(), "theme": _text(), "text": _text()},
    "One respondent's comment on a theme.",
)
POPULATION = _table(
    (),
    {
        "edition": _text(),
        "tribe": _text(),
        "role": _text(nullable=True),
        "seniority": _text(nullable=True),
        "invited": _whole(0, 1_000_000),
    },
    "One edition × tribe × role × seniority: how many were invited (rows add up).",
)
ROSTER = _table(
    ("edition", "person"),
    {
        "edition": _text(),
        "person": _text(),
        "alias": _text(nullable=True),
        "tribe": _text(),
    },
    "One person of an edition, as a pseudonym; alias is the pseudonym of the name alone.",
)
SESSIONS = _table(
    ("session",),
    {
        "session": _text(),
        "series": _text(),
        "held_on": _day(),
        "title": _text(nullable=True),
        "topic": _text(nullable=True),
        "headcount": _whole(0, 1_000_000, nullable=True),
    },
    "One session of a series; headcount where the file lists no people.",
)
ATTENDANCE = _table(
    ("session", "person"),
    {
        "session": _text(),
        "person": _text(),
        "minutes": Column(
            float, Check.in_range(0, 24 * 60, error=_("is not a length in minutes")), nullable=True
        ),
    },
    "One person at one session, rejoins summed; minutes NULL where only presence is known.",
)
RESOURCES = _table(
    ("resource",),
    {
        "resource": _text(),
        "title": _text(nullable=True),
        "kind": _text(nullable=True),
        "theme": _text(nullable=True),
        "updated_on": _day(nullable=True),
    },
    "One resource of the knowledge center: a page, a product dashboard, a user insight.",
)
VIEWS = _table(
    ("resource", "period_start", "period_end", "viewer"),
    {
        "resource": _text(),
        "period_start": _day(),
        "period_end": _day(),
        "viewer": _text(nullable=True),
        "views": _whole(0, 1_000_000_000),
        "unique_viewers": _whole(0, 1_000_000_000, nullable=True),
    },
    "One resource × period (× viewer where known): views.",
)
SEARCHES = _table(
    ("period_start", "period_end", "term"),
    {
        "period_start": _day(),
        "period_end": _day(),
        "term": _text(),
        "searches": _whole(0, 1_000_000_000, nullable=True),
        "searchers": _whole(0, 1_000_000_000, nullable=True),
        "without_result": _whole(0, 1_000_000_000, nullable=True),
    },
    "One term searched for × period; searches NULL where only those without a result are known.",
)
INITIATIVES = _table(
    ("initiative",),
    {
        "initiative": _text(),
        "title": _text(),
        "title_fr": _text(nullable=True),
        "pillar": _text(nullable=True),
        "theme": _text(nullable=True),
        "pain_points": _text(nullable=True),
        "leader_role": _text(nullable=True),
        "kind": _text(nullable=True),
        "status": _text(nullable=True),
        "started_on": _day(nullable=True),
        "due_on": _day(nullable=True),
        "ended_on": _day(nullable=True),
        "tribes": _text(nullable=True),
        "contributors": _whole(0, 100_000, nullable=True),
        "summary": _text(nullable=True),
        "summary_fr": _text(nullable=True),
    },
    "One initiative of the community.",
)
INTERVIEWS = _table(
    (),
    {
        "interview": _text(),
        "held_on": _day(nullable=True),
        "tribe": _text(nullable=True),
        "role": _text(nullable=True),
        "pain_point": _text(),
        "quote": _text(nullable=True),
    },
    "One pain point named in one interview, with what was said.",
)
FEEDBACK = _table(
    (),
    {
        "subject_kind": _text(),
        "subject": _text(),
        "given_on": _day(nullable=True),
        "rating": _whole(1, 5),
        "comment": _text(nullable=True),
    },
    "One rating (1–5) of an initiative or a session.",
)

CANONICAL: dict[str, DataFrameSchema] = {
    "responses": RESPONSES,
    "answers": ANSWERS,
    "mentions": MENTIONS,
    "comments": COMMENTS,
    "population": POPULATION,
    "roster": ROSTER,
    "sessions": SESSIONS,
    "attendance": ATTENDANCE,
    "resources": RESOURCES,
    "views": VIEWS,
    "searches": SEARCHES,
    "initiatives": INITIATIVES,
    "interviews": INTERVIEWS,
    "feedback": FEEDBACK,
}
