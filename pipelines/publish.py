"""Vault → publication: built beside, fsynced, renamed in; immutable from then on."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import duckdb

from barometer.errors import PublishError, _, message
from barometer.questionnaire import Questionnaire, read_questionnaire
from barometer.settings import Settings
from barometer.store.duck import connect, literal
from barometer.store.durable import swap_in
from barometer.store.home import Home
from barometer.store.publication import SCHEMA, Publication, versions
from barometer.store.vault import Vault, held, opened
from pipelines.coding_releases import release_codings
from pipelines.decisions import decided_questionnaire
from pipelines.lineage import read_lineage
from pipelines.releases import remember
from pipelines.staging import stage
from pipelines.tables import Press, tables

Progress = Callable[[str, int, int], None]


def quietly(_name: str, _done: int, _of: int) -> None:
    """Say nothing of the progress."""


def publish(settings: Settings, progress: Progress = quietly, by: str | None = None) -> Publication:
    """Build the next publication from the vault and swap it in whole; return it.

    progress is called with the name of the table at work, how many are done and how many there
    are. Pages keep reading the publication before until the new one stands under its name.
    by: who publishes; the account at work unless said.
    """
    home = Home(settings.home)
    words = decided_questionnaire(read_questionnaire(home.questionnaire), home)
    with held(home, settings.lock_seconds):
        version = _next_version(home)
        with opened(home) as vault:
            release_codings(vault, version, settings.minimum_group)
        for abandoned in home.publications.glob(".building-*"):
            abandoned.unlink()
        building = home.publications / f".building-{os.getpid()}.duckdb"
        try:
            _build(building, home, words, settings, version, progress)
            published = _swap_in(building, home, version)
        finally:
            building.unlink(missing_ok=True)
            building.with_suffix(".duckdb.wal").unlink(missing_ok=True)
        with opened(home) as vault:
            vault.record_publication(version, by)
            erased = _last_with_erased(vault)
        _let_go(home, settings.publications_kept, erased)
    return published


def _next_version(home: Home) -> int:
    """One more than any publication there is or ever was; refused when there never was anything.

    What was published and is all undone makes an empty publication: pages must not go on showing
    it.
    """
    with opened(home) as vault:
        recorded = vault.connection.execute(
            "SELECT coalesce(max(version), 0) FROM (SELECT version FROM publications"
            " UNION ALL SELECT publication FROM actions)"
        ).fetchall()
        last = max([recorded[0][0], *(p.version for p in versions(home))])
        if not last and vault.rows("SELECT batch FROM active LIMIT 1").empty:
            raise PublishError(
                message(_("The vault is empty, there is nothing to publish.")),
                message(_("Load a file first: python -m pipelines load FILE.")),
            )
    return 1 + int(last)


def _last_with_erased(vault: Vault) -> int:
    """The last publication that may hold what was erased since; 0 where there is none."""
    last = vault.connection.execute(
        "SELECT coalesce(max(publication), 0) FROM actions WHERE what LIKE 'erased%'"
    ).fetchall()
    return int(last[0][0])


def _let_go(home: Home, kept: int, erased: int) -> None:
    """Take away all but the last few publications, and all up to number `erased`."""
    known = versions(home)
    for old in known:
        if old in known[:-kept] or old.version <= erased:
            old.path.unlink()


def _build(
    path: Path,
    home: Home,
    words: Questionnaire,
    settings: Settings,
    version: int,
    progress: Progress,
) -> None:
    connection = connect(path, read_only=False)
    try:
        connection.execute(f"ATTACH {literal(home.vault)} AS vault (READ_ONLY)")
        connection.execute(SCHEMA.read_text(encoding="utf-8"))
        staged = stage(connection, words, read_lineage(home, words), settings.minimum_group)
        press = Press(connection, words, settings, version, staged.lineage)
        listed = tables()
        for done, table in enumerate(listed):
            progress(table.name, done, len(listed))
            table.fill(press)
        progress("", len(listed), len(listed))
        connection.execute("DETACH vault")
        connection.execute(f"ATTACH {literal(home.vault)} AS vault")
        remember(connection, staged.told, version)
        connection.execute("DETACH vault")
        connection.execute("CHECKPOINT")
    except duckdb.OutOfMemoryException:
        raise PublishError(
            message(_("There was not enough memory to publish.")),
            message(_("Nothing was changed. Try again on a machine with more memory.")),
        ) from None
    finally:
        connection.close()


def _swap_in(building: Path, home: Home, version: int) -> Publication:
    """Make the finished file durable, then give it its name."""
    target = home.publications / f"{version:04d}.duckdb"
    building.chmod(0o400)
    swap_in(building, target)
    return Publication(version, target)
