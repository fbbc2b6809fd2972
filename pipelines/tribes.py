"""Tribes in a publication: today's, those of then, and what became of them, as temporary tables."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb
import pandas as pd

from barometer.questionnaire import OTHER, normalise
from pipelines.as_reported import Part, name_parts
from pipelines.disclosure import Slice
from pipelines.lineage import Lineage
from pipelines.temporary import put, put_words

PARTS = """
WITH counted AS (
  SELECT edition, tribe, reported, sum(n) AS responded, 0 AS invited FROM named_groups
  WHERE reported IS NOT NULL GROUP BY ALL
  UNION ALL
  SELECT edition, tribe, reported, 0, sum(invited) FROM invited GROUP BY ALL
)
SELECT edition, tribe, reported,
  CASE WHEN any_value(e.status) IS DISTINCT FROM 'open' THEN sum(responded)::INTEGER END,
  sum(invited)::INTEGER
FROM counted LEFT JOIN edition_list e USING (edition) GROUP BY edition, tribe, reported
"""


# One row per edition and slice of a tribe that is not the same people's as in the edition before,
# alone or together with a role or a seniority.
BROKEN_SLICES = """
CREATE TEMP TABLE broken_slices AS
FROM broken_tribes
UNION
SELECT s.edition, s.slice_id FROM slice_list s JOIN broken_tribes b
  ON b.edition = s.edition AND b.slice_id IN ('tribe=' || s.tribe, 'reported=' || s.reported)
"""


def name_tribes(connection: duckdb.DuckDBPyConnection, lineage: Lineage) -> None:
    """Each tribe an edition reported, and its name today."""
    reported = connection.execute(
        "SELECT DISTINCT edition, tribe FROM vault.current_responses WHERE tribe IS NOT NULL"
        " UNION SELECT DISTINCT edition, tribe FROM vault.current_population ORDER BY 1, 2"
    ).fetchall()
    rows = [(edition, tribe, lineage.today(tribe, edition)) for edition, tribe in reported]
    put_words(connection, "tribe_names", ["edition", "reported", "today"], rows)


def name_as_reported(connection: duckdb.DuckDBPyConnection, minimum: int) -> None:
    """Write each tribe's name of then as it may be shown; none where it is always today's."""
    parts = [Part(*row) for row in connection.execute(PARTS).fetchall()]
    names = name_parts(parts, minimum)
    renamed = connection.execute("SELECT 1 FROM tribe_names WHERE reported <> today LIMIT 1")
    differs = bool(renamed.fetchall())
    shown = [(p.edition, p.reported, p.today, names[p.edition, p.reported]) for p in parts]
    columns = ["edition", "reported", "today", "shown"]
    put_words(connection, "reported_shown", columns, shown if differs else [])
    for table in ("named_groups", "invited"):
        connection.execute(
            f"UPDATE {table} SET reported = CASE WHEN $differs THEN coalesce("  # noqa: S608
            " (SELECT shown FROM reported_shown s"
            f" WHERE s.edition = {table}.edition AND s.reported = {table}.reported), $other) END",
            {"differs": differs, "other": OTHER},
        )


def together(connection: duckdb.DuckDBPyConnection, edition: str) -> list[Slice]:
    """The tribes of an edition that are not told apart under the names of then."""
    found = connection.execute(
        "SELECT reported, shown FROM reported_shown"
        " WHERE edition = $edition AND shown <> reported ORDER BY 1",
        {"edition": edition},
    ).fetchall()
    reasons = {OTHER: "merged"}
    return [
        Slice(None, None, None, 0, reasons.get(shown, "together"), reported)
        for reported, shown in found
    ]


def holders(connection: duckdb.DuckDBPyConnection) -> dict[tuple[str, str | None], str]:
    """(edition, tribe of then, by its own name or as it is shown) → today's that holds it."""
    found = connection.execute("SELECT edition, reported, shown, today FROM reported_shown")
    found_in: dict[tuple[str, str | None], str] = {}
    for edition, reported, shown, today in found.fetchall():
        found_in[edition, shown] = found_in[edition, reported] = today
    return found_in


def tell_changes(connection: duckdb.DuckDBPyConnection, lineage: Lineage) -> None:
    """The changes that concern a tribe there was, and the slices they make incomparable."""
    known = connection.execute(
        "SELECT reported FROM tribe_names UNION SELECT today FROM tribe_names"
    )
    tribes = {normalise(tribe) for (tribe,) in known.fetchall()}
    told = [
        (place, c.change, former, name, str(c.since), lineage.first_edition(c), c.reason)
        for place, c in enumerate(lineage.in_order())
        if tribes & {normalise(tribe) for tribe in (*c.former, *c.names)}
        for former in c.former
        for name in c.names
    ]
    columns = ["place", "change", "former", "name", "since", "edition", "reason"]
    texts = dict.fromkeys(columns[1:], "str")
    put(connection, "change_list", pd.DataFrame(told, columns=columns).astype(texts))
    broken = [*_broken(connection, lineage)]
    put_words(connection, "broken_tribes", ["edition", "slice_id"], broken)
    connection.execute(BROKEN_SLICES)


def _broken(connection: duckdb.DuckDBPyConnection, lineage: Lineage) -> Iterator[tuple[str, str]]:
    """(edition, slice) whose tribe is not the same as the one so called in the edition before."""
    pairs = connection.execute("SELECT edition, previous FROM edition_pairs").fetchall()
    today = connection.execute("SELECT DISTINCT today FROM tribe_names").fetchall()
    then = connection.execute("SELECT DISTINCT edition, reported, shown FROM reported_shown")
    shown = then.fetchall()
    for edition, previous in pairs:
        for (tribe,) in today:
            if lineage.breaks(tribe, previous, edition, reported=False):
                yield edition, f"tribe={tribe}"
        for _e, tribe, name in (row for row in shown if row[0] in (edition, previous)):
            if name != OTHER and lineage.breaks(tribe, previous, edition, reported=True):
                yield edition, f"reported={name}"
