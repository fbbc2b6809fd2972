"""What publications told of each edition, kept in the vault for the next one.

A release is one state of one edition: whose answers it was made of, in which groups they stood, and
which slices it showed. A publication that tells the same adds none. Deleting old publications does
not delete their releases: somebody may have kept a copy.
"""

from __future__ import annotations

from collections.abc import Sequence

import duckdb
import pandas as pd

from pipelines.admission import RESPONDENTS, Told
from pipelines.measures import Measure
from pipelines.temporary import put

# One row per edition told of before: its last release.
LAST = "SELECT edition, max(release) AS release FROM vault.release_people GROUP BY edition"
# One row per edition that says otherwise than its last release: people who came, went or answered
# anew since, each counted once.
CHANGED = f"""
WITH last AS ({LAST}), before AS (
  SELECT r.edition, r.respondent, coalesce(v.version, r.batch) AS version
  FROM vault.release_people r JOIN last USING (edition, release)
  LEFT JOIN versions v USING (edition, respondent, batch)
), now AS (
  SELECT p.edition, p.respondent, coalesce(v.version, p.batch) AS version
  FROM people p LEFT JOIN versions v USING (edition, respondent, batch)
)
SELECT edition, count(DISTINCT respondent)::INTEGER AS people
FROM (
  (FROM before EXCEPT FROM now) UNION (FROM now EXCEPT FROM before)
) GROUP BY edition
"""  # noqa: S608
# One row per person told of now: the batch (the first one that says the same), the groups.
STATE = """
SELECT p.edition, p.respondent, coalesce(v.version, p.batch) AS batch, g.tribe, g.role,
  g.seniority, g.reported
FROM people p JOIN named_groups g USING (named)
LEFT JOIN versions v ON v.edition = p.edition AND v.respondent = p.respondent AND v.batch = p.batch
"""
# One row per edition to be remembered: told of now, and otherwise than in its last release.
NEW = f"""
CREATE TEMP TABLE new_releases AS
WITH last AS ({LAST}), before AS (
  SELECT r.edition, r.respondent, coalesce(v.version, r.batch) AS batch, r.tribe, r.role,
    r.seniority, r.reported
  FROM vault.release_people r JOIN last USING (edition, release)
  LEFT JOIN versions v USING (edition, respondent, batch)
), now AS ({STATE} WHERE p.edition IN (SELECT edition FROM last)),
showed AS (
  SELECT s.edition, scope, kind, item, tribe, role, seniority, reported
  FROM vault.release_slices s JOIN last USING (edition, release)
), others AS (
  SELECT edition FROM (FROM now EXCEPT FROM before)
  UNION SELECT edition FROM (FROM before EXCEPT FROM now)
  UNION SELECT edition FROM (FROM showing EXCEPT FROM showed)
  UNION SELECT edition FROM (FROM showed EXCEPT FROM showing)
  UNION SELECT edition FROM showing WHERE edition NOT IN (SELECT edition FROM last)
)
SELECT edition, row_number() OVER (ORDER BY edition)
  + (SELECT coalesce(max(release), 0) FROM vault.release_slices) AS release
FROM others WHERE edition IN (SELECT edition FROM showing)
"""  # noqa: S608
REMEMBER = (
    f"INSERT INTO vault.release_people BY NAME FROM new_releases JOIN ({STATE}) USING (edition)",
    "INSERT INTO vault.release_slices BY NAME SELECT *, $version AS version"
    " FROM new_releases JOIN showing USING (edition)",
)


def changed_since(connection: duckdb.DuckDBPyConnection) -> dict[str, tuple[int, int]]:
    """Edition → its last release, and how many people differ from it, where any do."""
    found = connection.execute(
        f"SELECT edition, release, people FROM ({LAST}) JOIN ({CHANGED}) USING (edition)"  # noqa: S608
    )
    return {edition: (release, people) for edition, release, people in found.fetchall()}


def remember(connection: duckdb.DuckDBPyConnection, told: Sequence[Told], version: int) -> None:
    """Keep what this publication tells, where it is not what the last one told.

    The vault is attached for writing.
    """
    columns = ["edition", "scope", "kind", "item", "tribe", "role", "seniority", "reported"]
    rows = [row for each in told for row in _showing(each)]
    put(connection, "showing", pd.DataFrame(rows, columns=columns, dtype="str"))
    connection.execute(NEW)
    connection.execute("BEGIN")
    connection.execute(REMEMBER[0])
    connection.execute(REMEMBER[1], {"version": version})
    connection.execute("COMMIT")


def _showing(told: Told) -> list[tuple[str | None, ...]]:
    """The slices of every measure of a closed edition, and its guards; nothing of an open one."""
    published = [s for s in told.slices if s.reason is None]
    if not published:
        return []
    shown = {Measure(told.edition, RESPONDENTS): published, **told.measures}
    rows: list[tuple[str | None, ...]] = [
        (told.edition, m.scope, m.kind, m.item, s.tribe, s.role, s.seniority, s.reported)
        for m, slices in shown.items()
        for s in slices
    ]
    guards = ((theme, question) for theme, question in told.guards.items())
    nowhere = (None, None, None, None)
    return rows + [(told.edition, theme, "guard", q, *nowhere) for theme, q in guards]
