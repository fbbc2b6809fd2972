"""Undo a load, and take that back: a mark on the batch, then a publication that shows it.

The mark is committed before anything is published: whatever happens in between, publishing again
shows what the vault says.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from barometer.errors import HistoryError, _, message
from barometer.settings import Settings
from barometer.store.home import Home
from barometer.store.publication import Publication
from barometer.store.vault import Vault, open_vault, utc_now
from pipelines.ledger import record
from pipelines.publish import Progress, quietly
from pipelines.republish import republish


@dataclass(frozen=True)
class _Loaded:
    """What has to be known of a batch to undo it or bring it back."""

    kind: str
    edition: str | None
    file_name: str
    sha256: str
    undone: bool
    erased: bool


def undo(
    settings: Settings,
    batch: int,
    reason: str = "",
    by: str | None = None,
    progress: Progress = quietly,
) -> Publication | None:
    """Let a batch count no more; the publication without it, or None where none was ever made.

    What an older batch said of the same respondents, sessions… counts again.
    """
    home = Home(settings.home)
    with open_vault(home, settings.lock_seconds) as vault, vault.transaction():
        loaded = _loaded(vault, batch)
        if loaded.undone:
            raise HistoryError(
                message(_("Batch {batch} is undone already."), batch=batch),
                message(_("To bring it back: python -m pipelines redo {batch}."), batch=batch),
            )
        _refuse_erased(loaded, batch)
        _mark(vault, batch, undone=True)
        record(vault, "undone", by, batch=batch, about=loaded.file_name, reason=reason)
    return republish(settings, message(_("Batch {batch} is undone."), batch=batch), progress, by)


def redo(
    settings: Settings,
    batch: int,
    reason: str = "",
    by: str | None = None,
    progress: Progress = quietly,
) -> Publication | None:
    """Let an undone batch count again; the publication with it, or None where none was made."""
    home = Home(settings.home)
    with open_vault(home, settings.lock_seconds) as vault, vault.transaction():
        loaded = _loaded(vault, batch)
        _refuse_erased(loaded, batch)
        if not loaded.undone:
            raise HistoryError(
                message(_("Batch {batch} is not undone: it counts."), batch=batch),
                message(_("What was loaded and undone: python -m pipelines history.")),
            )
        _refuse_twin(vault, loaded, batch)
        _mark(vault, batch, undone=False)
        record(vault, "redone", by, batch=batch, about=loaded.file_name, reason=reason)
    return republish(settings, message(_("Batch {batch} counts again."), batch=batch), progress, by)


def _loaded(vault: Vault, batch: int) -> _Loaded:
    found = vault.rows(
        "SELECT kind, edition, file_name, sha256, undone_at IS NOT NULL AS undone,"
        " erased_at IS NOT NULL AS erased FROM batches WHERE batch = $batch",
        {"batch": batch},
    )
    if found.empty:
        raise HistoryError(
            message(_("There is no batch {batch}."), batch=batch),
            message(_("What was loaded and undone: python -m pipelines history.")),
        )
    row = found.iloc[0]
    edition = None if pd.isna(row["edition"]) else row["edition"]
    return _Loaded(**(row.to_dict() | {"edition": edition}))


def _mark(vault: Vault, batch: int, *, undone: bool) -> None:
    vault.connection.execute(
        "UPDATE batches SET undone_at = $at WHERE batch = $batch",
        {"batch": batch, "at": utc_now() if undone else None},
    )


def _refuse_erased(loaded: _Loaded, batch: int) -> None:
    if loaded.erased:
        raise HistoryError(
            message(_("Batch {batch} was erased: it holds nothing any more."), batch=batch),
            message(_("What was loaded and undone: python -m pipelines history.")),
        )


def _refuse_twin(vault: Vault, loaded: _Loaded, batch: int) -> None:
    """The same file may count once only."""
    twin = vault.find_twin(loaded.sha256, loaded.kind, loaded.edition)
    if twin is not None:
        raise HistoryError(
            message(
                _("{file} was loaded again since, as batch {twin}; batch {batch} stays undone."),
                file=loaded.file_name,
                twin=twin,
                batch=batch,
            ),
            message(
                _("If batch {batch} is to count, undo batch {twin} first."), batch=batch, twin=twin
            ),
        )
