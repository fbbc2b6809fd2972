"""Prepare a publication: temporary tables beside the attached vault, small groups merged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pandas as pd

from barometer.questionnaire import OTHER, Questionnaire
from barometer.stats.scores import favourable_boxes
from pipelines.admission import Told, put_told, tell
from pipelines.disclosure import merge_small
from pipelines.lineage import Lineage
from pipelines.releases import changed_since
from pipelines.temporary import put
from pipelines.tribes import name_as_reported, name_tribes, tell_changes

STEPS = Path(__file__).parent
MATURITY = "*"  # stands for the maturity index where a theme is expected; no theme can be named so
TEMPORARY = """
SELECT 'VIEW' AS kind, view_name AS name FROM duckdb_views() WHERE temporary AND NOT internal
UNION ALL SELECT 'TABLE', table_name FROM duckdb_tables() WHERE temporary
"""


@dataclass(frozen=True)
class Staged:
    """What is decided before any table is built.

    lineage: placed among the editions there are. told: what each edition shows. waiting: people
    whose answers wait, by edition: with what was published before, they would give a few away.
    """

    lineage: Lineage
    told: list[Told]
    waiting: Mapping[str, int]


def stage(
    connection: duckdb.DuckDBPyConnection,
    words: Questionnaire,
    lineage: Lineage,
    minimum: int,
) -> Staged:
    """Make every temporary table that the published tables are built from.

    An edition that would lose a slice to what was published of it before stays as it was then, and
    the answers that came, went or changed since wait.
    """
    waiting: dict[str, tuple[int, int]] = {}
    while True:
        placed = _gather(connection, words, lineage, minimum, waiting)
        told = tell(connection, minimum)
        changed = changed_since(connection)
        lost = {t.edition for t in told if t.taken_away and t.edition in changed}
        if lost <= waiting.keys():
            break
        waiting |= {edition: changed[edition] for edition in lost - waiting.keys()}
        for kind, name in connection.execute(TEMPORARY).fetchall():
            connection.execute(f'DROP {kind} "{name}"')
    put_told(connection, told)
    tell_changes(connection, placed)
    _run(connection, "membership.sql")
    return Staged(placed, told, {edition: people for edition, (_r, people) in waiting.items()})


def _gather(
    connection: duckdb.DuckDBPyConnection,
    words: Questionnaire,
    lineage: Lineage,
    minimum: int,
    waiting: Mapping[str, tuple[int, int]],
) -> Lineage:
    """The people, in the groups they are shown in, and what they said by atom."""
    put(connection, "rules", pd.DataFrame({"minimum_group": [minimum]}))
    rows = [(edition, release, people) for edition, (release, people) in waiting.items()]
    frame = pd.DataFrame(rows, columns=["edition", "release", "people"])
    put(
        connection,
        "waiting",
        frame.astype({"edition": "str", "release": "int32", "people": "int32"}),
    )
    _describe_questionnaire(connection, words)
    _run(connection, "edition_order.sql")
    found = connection.execute("SELECT edition, opens_on::DATE FROM edition_list ORDER BY place")
    lineage = lineage.over(found.fetchall())
    name_tribes(connection, lineage)
    _run(connection, "staging.sql")
    for dimension in ("tribe", "role", "seniority"):
        _merge(connection, dimension, minimum)
    name_as_reported(connection, minimum)
    _run(connection, "earlier.sql")
    _run(connection, "atoms.sql")
    return lineage


def _run(connection: duckdb.DuckDBPyConnection, step: str) -> None:
    connection.execute((STEPS / step).read_text(encoding="utf-8"))


def _describe_questionnaire(connection: duckdb.DuckDBPyConnection, words: Questionnaire) -> None:
    questions = [
        (q.id, q.theme, q.scale, q.reversed, favourable_boxes(q.scale)) for q in words.questions
    ]
    columns = ["question", "theme", "scale", "reversed", "favourable_boxes"]
    put(connection, "questions", pd.DataFrame(questions, columns=columns))
    themes = [(theme.id, theme.weight) for theme in words.themes]
    put(connection, "themes", pd.DataFrame(themes, columns=["theme", "weight"]))
    broken = [(q.id, edition) for q in words.questions for edition in q.broken]
    frame = pd.DataFrame(broken, columns=["question", "edition"], dtype="str")
    put(connection, "broken_questions", frame)


def _merge(connection: duckdb.DuckDBPyConnection, dimension: str, minimum: int) -> None:
    """Write OTHER over groups too small to be shown, in respondents and invited alike."""
    # Few have answered an open edition yet: what counts there is how many were invited.
    counted = connection.execute(
        f"SELECT edition, {dimension}, sum(n) AS n FROM named_groups"  # noqa: S608
        " WHERE edition IN (SELECT edition FROM edition_list WHERE status = 'closed') GROUP BY ALL"
        f" UNION ALL SELECT edition, {dimension}, sum(invited) FROM invited"
        " WHERE edition IN (SELECT edition FROM edition_list WHERE status = 'open') GROUP BY ALL"
    ).fetchall()
    known = connection.execute(
        f"SELECT {dimension} FROM named_groups UNION SELECT {dimension} FROM invited"  # noqa: S608
    ).fetchall()
    editions: dict[str, dict[str | None, int]] = {}
    for edition, group, n in counted:
        editions.setdefault(edition, {g: 0 for (g,) in known if g is not None})[group] = n
    names = {g: OTHER for (g,) in known} | merge_small(editions.values(), minimum)
    rows = pd.DataFrame(list(names.items()), columns=["reported", "shown"], dtype="str")
    put(connection, f"{dimension}_shown", rows)
    # Respondents who did not say are among the merged; invited people of unknown group are not.
    connection.execute(
        f"UPDATE named_groups SET {dimension} = s.shown FROM {dimension}_shown s"  # noqa: S608
        f" WHERE s.reported IS NOT DISTINCT FROM named_groups.{dimension}"
    )
    connection.execute(
        f"UPDATE invited SET {dimension} = s.shown FROM {dimension}_shown s"  # noqa: S608
        f" WHERE s.reported = invited.{dimension}"
    )
