"""Keep what a person decided on comments, and take it back; the next publication counts it.

A decision is about a comment as it stood: its respondent, its theme, a digest of its words. The
same words loaded again keep it, other words are suggested anew. Decisions made together are one
coding, taken back together, the last one first.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

import pyarrow as pa

from barometer.errors import HistoryError, _, message
from barometer.settings import Settings
from barometer.store.home import Home
from barometer.store.vault import Vault, need_vault, open_vault, who
from pipelines.coding import LAST, Comment
from pipelines.ledger import record

# What was erased or replaced since it was looked at is not decided on any more.
KEEP = """
INSERT INTO codings BY NAME
SELECT $coding AS coding, i.*, $by AS decided_by, $now AS decided_at, NULL AS undone_at
FROM incoming i SEMI JOIN current_comments c ON c.edition = i.edition
  AND c.respondent = i.respondent AND c.theme = i.theme AND sha256(c.text) = i.digest
"""
ROWS = pa.schema(
    [(name, pa.string()) for name in ("edition", "respondent", "theme", "digest", "pain_point")]
    + [("accepted", pa.bool_())]
)


@dataclass(frozen=True)
class Decision:
    """A comment names a pain point, or it does not."""

    comment: Comment
    pain_point: str
    accepted: bool


def decide(
    settings: Settings, edition: str, decisions: Iterable[Decision], by: str | None = None
) -> int:
    """Keep the decisions as one coding; how many were kept.

    Of several on the same comment and pain point the last counts, as one made later does.
    """
    home = Home(settings.home)
    need_vault(home)
    with open_vault(home, settings.lock_seconds) as vault, vault.transaction():
        kept = _keep(vault, edition, decisions, by)
        if kept:
            record(vault, "coded", by, about=edition)
    if not kept:
        raise HistoryError(
            message(_("None of these comments is loaded any more: nothing was decided.")),
            message(_("Look at the comments again.")),
        )
    return kept


def take_back(settings: Settings, edition: str, by: str | None = None) -> int:
    """Take back the last coding of an edition; how many decisions wait again."""
    home = Home(settings.home)
    need_vault(home)
    with open_vault(home, settings.lock_seconds) as vault, vault.transaction():
        last = vault.connection.execute(LAST, {"edition": edition}).fetchall()
        if not last:
            raise HistoryError(
                message(_("No decision on comments of {edition} stands."), edition=edition),
                message(_("Nothing was changed, and nothing needs to be done.")),
            )
        vault.connection.execute(
            "UPDATE codings SET undone_at = $now WHERE coding = $coding",
            {"now": _now(), "coding": last[0][0]},
        )
        record(vault, "uncoded", by, about=edition)
    return int(last[0][3])


def _keep(vault: Vault, edition: str, decisions: Iterable[Decision], by: str | None) -> int:
    """Write the decisions on comments that are still there; how many."""
    last = {(d.comment, d.pain_point): d.accepted for d in decisions}
    rows = [
        {"edition": edition, "pain_point": pain_point, "accepted": accepted}
        | {"respondent": c.respondent, "theme": c.theme, "digest": c.digest}
        for (c, pain_point), accepted in last.items()
    ]
    coding = vault.connection.execute("SELECT coalesce(max(coding), 0) + 1 FROM codings")
    made = {"coding": coding.fetchall()[0][0], "by": by or who(), "now": _now()}
    vault.connection.register("incoming", pa.Table.from_pylist(rows, ROWS))
    try:
        return int(vault.connection.execute(KEEP, made).fetchall()[0][0])
    finally:
        vault.connection.unregister("incoming")


def _now() -> datetime:
    """Now in UTC, to the microsecond: what is decided after a publication was not in it."""
    return datetime.now(UTC).replace(tzinfo=None)
