"""A reading → canonical tables and a report: what will be loaded, what is rejected and why.

Nothing is written here. Every file row ends as loaded, rejected with a reason, or known non-row,
and the three add up.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from pandera.errors import SchemaErrors

from barometer.errors import LoadError, Message, _, message
from barometer.schemas import CANONICAL, REPEATS
from pipelines.corrections import ANSWERS, Applied, apply_corrections
from pipelines.kinds import Context, kind_module
from pipelines.lines import Lines
from pipelines.mapping import Mapping, map_columns
from pipelines.problems import Problem
from pipelines.reading import Reading


@dataclass(frozen=True)
class Checked:
    """A file ready to be loaded: its tables without the rejected rows, and what was found."""

    reading: Reading
    tables: dict[str, pd.DataFrame]
    problems: tuple[Problem, ...]
    notes: tuple[Message, ...]
    rejected_rows: frozenset[int]
    applied: tuple[Applied, ...] = ()
    mapping: Mapping | None = None

    @property
    def wordings(self) -> dict[str, str]:
        """Question → the header it stands under in a survey."""
        targets = self.mapping.targets if self.mapping else ()
        headed = zip(targets, self.reading.headers, strict=False)
        return {target: header for target, header in headed if target}

    @property
    def understanding(self) -> str:
        """How the file was read, as text: two readings of a file alike say the same."""
        targets = self.mapping.targets if self.mapping else self.reading.columns
        corrected = sorted(
            (a.correction.field, a.correction.written, a.correction.means, a.rows)
            for a in self.applied
        )
        counts = (self.reading.format, self.loaded, self.rejected, self.non_rows)
        sessions = self.tables.get("sessions")
        series = [] if sessions is None else sorted(sessions["series"].unique())
        return repr((counts, targets, corrected, series))

    @property
    def rows_in(self) -> int:
        return self.reading.rows_in

    @property
    def rejected(self) -> int:
        return len(self.rejected_rows)

    @property
    def non_rows(self) -> int:
        return len(self.reading.non_rows)

    @property
    def loaded(self) -> int:
        rejected = np.isin(self.reading.row_numbers, list(self.rejected_rows))
        return int(np.count_nonzero(~rejected))


def check(reading: Reading, context: Context) -> Checked:
    """Parse and validate the reading; a LoadError only when the file as a whole is no use."""
    if reading.kind == "survey" and not context.edition:
        raise LoadError(
            message(_("A survey belongs to an edition, and none was named.")),
            message(_("Say which: --edition 2025-S2.")),
        )
    mapping = None
    if reading.kind == "survey":
        mapping = map_columns(reading, context.questionnaire, context.columns)
    fields = _fields(reading, mapping, context)
    reading, applied = apply_corrections(reading, fields, context.corrections)
    lines = Lines(reading)
    tables = kind_module(reading.kind).parse(lines, context)
    problems = list(lines.problems)
    # A row already found wrong leaves its parsed cells empty; validating it again adds noise.
    unreadable = {problem.row for problem in problems if problem.error and problem.row}
    for name, frame in tables.items():
        problems += _validate(name, _without(frame, unreadable), lines)
    wrong = frozenset(problem.row for problem in problems if problem.error and problem.row)
    kept = {name: _without(frame, wrong) for name, frame in tables.items()}
    ordered = tuple(sorted(problems, key=lambda problem: problem.row or 0))
    notes = _notes(reading, mapping, kept, context)
    return Checked(reading, kept, ordered, notes, wrong, applied, mapping)


def _fields(reading: Reading, mapping: Mapping | None, context: Context) -> list[frozenset[str]]:
    """For each column, the names under which a correction may mean it."""
    if mapping is None:
        return [frozenset({column}) for column in reading.columns]
    questions = {question.id for question in context.questionnaire.questions}
    return [
        frozenset({target, ANSWERS} if target in questions else {target or ""})
        for target in mapping.targets
    ]


def _without(frame: pd.DataFrame, rows: Collection[int]) -> pd.DataFrame:
    """The frame without those file rows; nothing is copied where there are none to leave out."""
    left_out = frame["file_row"].isin(rows) if rows else None
    kept = frame if left_out is None or not left_out.any() else frame[~left_out]
    return kept.reset_index(drop=True)


def _validate(name: str, frame: pd.DataFrame, lines: Lines) -> list[Problem]:
    """What the table's schema refuses, said by file row; each row and rule once."""
    if frame.empty:
        return []
    try:
        CANONICAL[name].validate(frame, lazy=True)
    except SchemaErrors as errors:
        failures = errors.failure_cases
    else:
        return []
    broken = failures[failures["index"].isna()]
    if not broken.empty:
        raise RuntimeError(f"{name} has not the columns of its schema: {broken.to_dict('records')}")
    failures = failures.drop_duplicates(["index", "check"])
    return [_problem(failure, frame, lines) for failure in failures.to_dict("records")]


def _problem(failure: dict[Any, Any], frame: pd.DataFrame, lines: Lines) -> Problem:
    row = int(frame.loc[failure["index"], "file_row"])
    if failure["check"] == REPEATS:
        rule = message(_("says again what an earlier row says"))
        return Problem(row, "", "", rule, message(_("Keep one of the two rows.")))
    column = str(failure["column"])
    missing = failure["check"] == "not_nullable"
    rule = message(_("is missing") if missing else str(failure["check"]))
    value = "" if missing else str(failure["failure_case"])
    return Problem(row, lines.header(column), value, rule, message(_("Mend the cell.")))


def _notes(
    reading: Reading,
    mapping: Mapping | None,
    tables: dict[str, pd.DataFrame],
    context: Context,
) -> tuple[Message, ...]:
    """What a person should know of the whole file: warnings, columns nobody claimed, twins."""
    notes = list(reading.warnings)
    if "sessions" in tables:
        known = [s for s in tables["sessions"]["session"] if s in context.sessions]
        notes += [
            message(
                _("Session {session} is in batch {batch} already; this file takes its place."),
                session=session,
                batch=context.sessions[session],
            )
            for session in known
        ]
    if mapping is not None:
        notes += _mapping_notes(mapping, reading, context)
    return tuple(notes)


def _mapping_notes(mapping: Mapping, reading: Reading, context: Context) -> list[Message]:
    notes: list[Message] = []
    for header, target in zip(reading.headers, mapping.targets, strict=True):
        if header in mapping.chosen and target is None:
            continue
        if target is None and header in mapping.repeated:
            notes.append(
                message(
                    _("Column “{column}” says the same as an earlier one; it was left out."),
                    column=header,
                )
            )
        elif target is None and header in mapping.suggestions:
            notes.append(
                message(
                    _(
                        "Column “{column}” was not used. Is it “{target}”? "
                        "Then say so: --column “{column}={target}”, or on the import page."
                    ),
                    column=header,
                    target=mapping.suggestions[header],
                )
            )
        elif target is None:
            notes.append(
                message(_("Column “{column}” matches nothing; it was not used."), column=header)
            )
    for question in context.questionnaire.questions:
        if question.asked_in(context.edition or "") and mapping.position(question.id) is None:
            notes.append(
                message(_("Question {question} has no column in the file."), question=question.id)
            )
    return notes
