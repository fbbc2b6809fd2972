"""What an importer understood of a file: the same rows in the words of the plain files.

An importer translates one foreign format into the columns of the plain file of its kind
(`PLAIN_COLUMNS`), values still text: ISO dates, plain numbers. It decides nothing about people,
questions or what is valid; `pipelines.check` does, for every format alike.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal, get_args

import numpy as np
from numpy.typing import NDArray

from barometer.errors import Message, _
from pipelines.records import Record, Records

Kind = Literal[
    "survey",
    "population",
    "attendance",
    "views",
    "searches",
    "initiatives",
    "interviews",
    "feedback",
]
KINDS: tuple[Kind, ...] = get_args(Kind)
_KIND_WORDS = (
    *(_("survey"), _("population"), _("attendance"), _("views"), _("searches")),
    *(_("initiatives"), _("interviews"), _("feedback")),
)

# Why a record of a file is no data; importers use no other word.
REASONS = frozenset(
    (
        *(_("header"), _("preamble"), _("blank"), _("total"), _("title"), _("topic")),
        *(_("incomplete response"), _("preview"), _("activity"), _("leaves"), _("no attendance")),
        *(_("waiting room"), _("refunded")),
        *(
            _("other edition"),
            _("no date"),
            _("page not defined"),
            _("not set"),
            _("other pages together"),
            _("other table"),
            _("other event"),
            _("no views"),
        ),
    )
)

# Columns a plain file of each kind may have. A survey also has one a question, `pain_points`
# and `comment_<theme>`; those are found by pipelines.mapping.
PLAIN_COLUMNS: dict[Kind, tuple[str, ...]] = {
    "survey": ("respondent", "response", "submitted_at"),
    "population": ("edition", "tribe", "role", "seniority", "invited", "person", "name"),
    "attendance": (
        *("session", "series", "held_on", "title", "topic"),
        *("person", "name", "minutes", "participants"),
    ),
    "views": (
        *("resource", "title", "kind", "theme", "updated_on", "viewed_on"),
        *("period_start", "period_end", "viewer", "views", "unique_viewers"),
    ),
    "searches": ("term", "period_start", "period_end", "searches", "searchers", "without_result"),
    "initiatives": (
        *("initiative", "title", "title_fr", "pillar", "theme", "pain_points", "leader_role"),
        *("kind", "status", "started_on", "due_on", "ended_on", "tribes", "contributors"),
        *("summary", "summary_fr"),
    ),
    "interviews": ("interview", "held_on", "tribe", "role", "pain_point", "quote"),
    "feedback": ("subject_kind", "subject", "given_on", "rating", "comment"),
}


# Plain columns that hold a date, and those that hold a whole number, in any kind.
DATES = frozenset(
    (
        *("held_on", "viewed_on", "updated_on", "period_start", "period_end", "given_on"),
        *("started_on", "due_on", "ended_on"),
    )
)
COUNTS = frozenset(
    (
        *("participants", "views", "unique_viewers", "invited", "contributors", "rating"),
        *("searches", "searchers", "without_result"),
    )
)


@dataclass(frozen=True)
class Recognition:
    """How sure an importer is that a file is its own (0–100), and what it saw."""

    certainty: int
    evidence: Message
    kind: Kind


@dataclass(frozen=True)
class NonRow:
    """A record of the file that is no data, and why: one of REASONS."""

    number: int
    reason: str


@dataclass(frozen=True)
class Reading:
    """A file understood. `rows` and `non_rows` together name every record of the file's table.

    rows: records whose cells stand under `columns`. One file row may give several (a grid), and
        then repeats its number. A cell that could not be translated keeps its original text.
    columns: plain names where the importer knows the meaning, else the file's own headers.
    headers: what the file calls each of `columns`, for reports.
    ignored: headers of columns left out on purpose (e-mail, name, IP address, timings).
    facts: what the file says of itself (title, start, end, participants…), as text.
    """

    format: str
    kind: Kind
    columns: tuple[str, ...]
    headers: tuple[str, ...]
    rows: Sequence[Record]
    non_rows: tuple[NonRow, ...] = ()
    ignored: tuple[str, ...] = ()
    facts: dict[str, str] = field(default_factory=dict)
    warnings: tuple[Message, ...] = ()
    encoding: str = ""
    delimiter: str = ""

    @cached_property
    def records(self) -> Records:
        """The rows, kept by column."""
        return Records.keeping(self.rows)

    @cached_property
    def row_numbers(self) -> NDArray[Any]:
        """The file's rows that are data, each once, in order."""
        numbers = self.records.numbers
        in_order = bool(np.all(numbers[1:] > numbers[:-1]))
        return numbers if in_order else np.unique(numbers)  # sorting a million takes half a second

    @property
    def rows_in(self) -> int:
        """Records of the file: those that are data and those that are known not to be."""
        return len(self.row_numbers) + len(self.non_rows)

    @property
    def non_rows_by_reason(self) -> dict[str, int]:
        return dict(Counter(non_row.reason for non_row in self.non_rows))
