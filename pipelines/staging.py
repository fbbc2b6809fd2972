"""Prepare a publication: temporary tables beside the attached vault, small groups merged."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import duckdb
import pandas as pd

from barometer.questionnaire import Questionnaire
from barometer.schemas import OTHER
from barometer.stats.scores import favourable_boxes
from pipelines.disclosure import DIMENSIONS, Cell, Slice, admit, merge_small
from pipelines.lineage import Lineage
from pipelines.temporary import put
from pipelines.tribes import holders, name_as_reported, name_tribes, tell_changes, together

ORDER = Path(__file__).with_name("edition_order.sql")
STAGING = Path(__file__).with_name("staging.sql")
MEMBERSHIP = Path(__file__).with_name("membership.sql")
MATURITY = "*"  # stands for the maturity index where a theme is expected; no theme can be named so


def stage(
    connection: duckdb.DuckDBPyConnection,
    words: Questionnaire,
    lineage: Lineage,
    minimum: int,
) -> Lineage:
    """Make every temporary table that the published tables are built from.

    Gives the lineage placed among the editions there are.
    """
    put(connection, "rules", pd.DataFrame({"minimum_group": [minimum]}))
    _describe_questionnaire(connection, words)
    connection.execute(ORDER.read_text(encoding="utf-8"))
    found = connection.execute("SELECT edition, opens_on::DATE FROM edition_list ORDER BY place")
    lineage = lineage.over(found.fetchall())
    name_tribes(connection, lineage)
    connection.execute(STAGING.read_text(encoding="utf-8"))
    for dimension in ("tribe", "role", "seniority"):
        _merge(connection, dimension, minimum)
    name_as_reported(connection, minimum)
    _admit(connection, minimum)
    tell_changes(connection, lineage)
    connection.execute(MEMBERSHIP.read_text(encoding="utf-8"))
    return lineage


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
        f"SELECT edition, {dimension}, count(*) AS n FROM respondents"  # noqa: S608
        " WHERE edition IN (SELECT edition FROM edition_list WHERE status = 'closed') GROUP BY ALL"
        f" UNION ALL SELECT edition, {dimension}, sum(invited) FROM invited"
        " WHERE edition IN (SELECT edition FROM edition_list WHERE status = 'open') GROUP BY ALL"
    ).fetchall()
    known = connection.execute(
        f"SELECT {dimension} FROM respondents UNION SELECT {dimension} FROM invited"  # noqa: S608
    ).fetchall()
    editions: dict[str, dict[str | None, int]] = {}
    for edition, group, n in counted:
        editions.setdefault(edition, {g: 0 for (g,) in known if g is not None})[group] = n
    names = {g: OTHER for (g,) in known} | merge_small(editions.values(), minimum)
    rows = pd.DataFrame(list(names.items()), columns=["reported", "shown"], dtype="str")
    put(connection, f"{dimension}_shown", rows)
    # Respondents who did not say are among the merged; invited people of unknown group are not.
    connection.execute(
        f"UPDATE respondents SET {dimension} = s.shown FROM {dimension}_shown s"  # noqa: S608
        f" WHERE s.reported IS NOT DISTINCT FROM respondents.{dimension}"
    )
    connection.execute(
        f"UPDATE invited SET {dimension} = s.shown FROM {dimension}_shown s"  # noqa: S608
        f" WHERE s.reported = invited.{dimension}"
    )


def _merged(connection: duckdb.DuckDBPyConnection, dimension: str) -> list[Slice]:
    """The groups that count among OTHER, so that whoever looks for theirs is told where it is."""
    found = connection.execute(
        f"SELECT reported FROM {dimension}_shown"  # noqa: S608
        " WHERE shown = $other AND reported <> $other ORDER BY 1",
        {"other": OTHER},
    ).fetchall()
    nobody = Slice(None, None, None, 0, "merged")
    return [replace(nobody, **{dimension: name}) for (name,) in found]


def _admit(connection: duckdb.DuckDBPyConnection, minimum: int) -> None:
    """Decide every slice of every edition; an open edition shows participation only."""
    counted = connection.execute(
        "SELECT r.edition, r.tribe, r.role, r.seniority, r.reported, count(*),"
        " any_value(e.status)"
        " FROM respondents r JOIN edition_list e USING (edition) GROUP BY ALL"
    ).fetchall()
    merged = [s for part in ("tribe", "role", "seniority") for s in _merged(connection, part)]
    today_of = holders(connection)
    editions: dict[tuple[str, str], dict[Cell, int]] = {}
    for edition, tribe, role, seniority, reported, n, status in counted:
        editions.setdefault((edition, status), {})[tribe, role, seniority, reported] = n
    rows = []
    for (edition, status), cells in sorted(editions.items()):
        for s in [*admit(cells, minimum), *merged, *together(connection, edition)]:
            reason = "open" if status == "open" else s.reason
            today = today_of.get((edition, s.reported))
            groups = (s.tribe, s.role, s.seniority, s.reported, today)
            rows.append((edition, s.slice_id, *groups, s.n, reason, s.dimension))
    columns = ["edition", "slice_id", *DIMENSIONS, "today", "n", "reason", "dimension"]
    texts = dict.fromkeys(("edition", "slice_id", *DIMENSIONS, "today", "reason"), "str")
    put(connection, "slice_list", pd.DataFrame(rows, columns=columns).astype(texts))
