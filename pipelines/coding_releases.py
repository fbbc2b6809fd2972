"""Which decisions on comments a publication counts, so that none tells who wrote what.

Comments are shown as they were written. Were one coded between two publications, the mentions of a
tribe and of a role that grew by one would say whose it is. So a publication counts all decisions
on an edition, where its mentions then differ from each earlier publication's by nobody or by at
least the minimum; else those of the one before, and the new ones wait.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from barometer.errors import Message, _, message
from barometer.store.vault import Vault

FRESH = Path(__file__).with_name("coding_releases.sql")
# One row per edition: how many mentions by comment the last publication does not tell as they are.
UNPUBLISHED = """
WITH now_named AS (
  SELECT edition, respondent, theme, digest, pain_point FROM current_codings WHERE accepted
), told AS (
  SELECT edition, respondent, theme, digest, pain_point FROM told_codings WHERE accepted
)
SELECT edition, count(*) FROM (
  (FROM now_named EXCEPT FROM told) UNION ALL (FROM told EXCEPT FROM now_named)
) GROUP BY edition
"""


def release_codings(vault: Vault, version: int, minimum: int) -> None:
    """Let the publication about to be made count the decisions that need not wait."""
    now = _now()
    with vault.transaction():
        # Of a publication that broke off, nothing was told.
        vault.connection.execute(
            "DELETE FROM release_codings WHERE version >= $version", {"version": version}
        )
        for edition, waits in _fresh(vault, minimum, now).items():
            if not waits:
                vault.connection.execute(
                    "INSERT INTO release_codings VALUES (?, ?, ?)", (version, edition, now)
                )


def unpublished(vault: Vault, minimum: int) -> tuple[int, frozenset[str]]:
    """How many mentions by comment the next publication tells anew; editions whose others wait."""
    waits = {edition for edition, waits in _fresh(vault, minimum, _now()).items() if waits}
    found = vault.connection.execute(UNPUBLISHED).fetchall()
    return sum(n for edition, n in found if edition not in waits), frozenset(waits)


def _fresh(vault: Vault, minimum: int, now: datetime) -> dict[str, bool]:
    """Edition with decisions that no publication counted yet → whether they wait."""
    sql = FRESH.read_text(encoding="utf-8")
    found = vault.connection.execute(sql, {"now": now, "minimum": minimum})
    return dict(found.fetchall())


def _now() -> datetime:
    """Now in UTC, to the microsecond."""
    return datetime.now(UTC).replace(tzinfo=None)


def say_waits(minimum: int) -> Message:
    """Why what was decided is not told yet, and when it will be."""
    return message(
        _(
            "What was decided last waits: beside what is published already, it could tell who "
            "wrote what. It counts together with decisions on the comments of at least {n} people."
        ),
        n=minimum,
    )
