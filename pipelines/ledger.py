"""What was done to the home, when and by whom: batches, publications, actions."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

import duckdb
import pandas as pd

from barometer.errors import _
from barometer.settings import Settings
from barometer.store.home import Home
from barometer.store.publication import versions
from barometer.store.vault import Vault, open_vault
from barometer.store.vault_schema import grow
from barometer.text import Text
from pipelines.masking import mask

What = Literal[
    "undone",
    "redone",
    "coded",
    "uncoded",
    "erased_person",
    "erased_edition",
    "erased_period",
    "backed_up",
    "restored",
]
ACTIONS = Path(__file__).with_name("ledger.sql")
BATCHES = """
SELECT batch, loaded_at, loaded_by, kind, edition, format, file_name, sha256,
  rows_in, loaded, rejected, non_rows, undone_at, erased_at,
  CASE WHEN erased_at IS NOT NULL THEN 'erased' WHEN undone_at IS NOT NULL THEN 'undone'
    ELSE 'active' END AS state
FROM batches ORDER BY batch DESC
"""
# What each action is called; `{rows}`, `{about}`… are filled from its row.
WORDS = {
    "loaded": _("Batch {batch} loaded: {about}"),
    "published": _("Publication {publication} made"),
    "replaced": _("Batch {batch} replaced: its file was read anew"),
    "undone": _("Batch {batch} undone"),
    "redone": _("Batch {batch} brought back"),
    "coded": _("Comments of {about} coded to pain points"),
    "uncoded": _("The last coding of comments of {about} taken back"),
    "erased_person": _("A person erased: rows {rows}"),
    "erased_edition": _("Edition {about} erased: rows {rows}"),
    "erased_period": _("People before {about} erased, their numbers kept: rows {rows}"),
    "backed_up": _("Backed up: {about}"),
    "restored": _("Restored from {about}"),
}


def record(
    vault: Vault,
    what: What,
    by: str | None,
    *,
    batch: int | None = None,
    publication: int | None = None,
    rows_gone: int | None = None,
    about: str = "",
    reason: str = "",
) -> None:
    """Write down an action; `by` is the account at work unless said. A reason names nobody."""
    vault.record_action(
        what,
        by,
        batch=batch,
        publication=publication,
        rows_gone=rows_gone,
        about=about,
        reason=mask(reason),
    )


def batches(settings: Settings) -> pd.DataFrame:
    """One row per batch, newest first: who loaded what and when, its counts, its state.

    state: active, undone or erased. rows_in = loaded + rejected + non_rows, as it was loaded.
    """
    return _rows(settings, BATCHES)


def publications(settings: Settings) -> pd.DataFrame:
    """One row per publication ever made, newest first; `kept`: whether its file is still there."""
    made = _rows(settings, "FROM publications ORDER BY version DESC")
    kept = [publication.version for publication in versions(Home(settings.home))]
    return made.assign(kept=made["version"].isin(kept))


def actions(settings: Settings) -> pd.DataFrame:
    """One row per thing done, newest first: done_at, done_by, what, batch, publication, reason…"""
    return _rows(settings, ACTIONS.read_text(encoding="utf-8"))


def say_action(action: Mapping[str, Any], text: Text) -> str:
    """A row of `actions` in words: “Batch 3 undone”."""

    def number(name: str) -> int | None:
        return None if action[name] is None else int(action[name])

    words = WORDS[action["what"]]
    return text(
        words,
        batch=number("batch"),
        publication=number("publication"),
        rows=text.number(number("rows_gone")),
        about=action["about"],
    )


def _rows(settings: Settings, sql: str) -> pd.DataFrame:
    """The rows of the vault; none where there is no vault yet."""
    home = Home(settings.home)
    if home.vault.exists() or home.restoring.exists():
        with open_vault(home, settings.lock_seconds) as vault:
            return vault.rows(sql)
    with duckdb.connect() as empty:
        grow(empty)
        return empty.execute(sql).df()
