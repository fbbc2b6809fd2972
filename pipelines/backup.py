"""Back up the whole home into one file: as secret as the home, since the key is in it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from barometer.errors import HomeError, _, message
from barometer.settings import Settings
from barometer.store.home import Home
from barometer.store.publication import latest
from barometer.store.vault import held, need_vault, opened, utc_now, who
from pipelines.archive import Manifest, program_version, write_archive
from pipelines.ledger import record


@dataclass(frozen=True)
class Backup:
    """A backup made: where, and what it holds."""

    path: Path
    manifest: Manifest


def backup(settings: Settings, target: Path | None = None, by: str | None = None) -> Backup:
    """Write the home into `target`, else into a file of its own in the home's `backups/`."""
    home = Home(settings.home)
    need_vault(home)
    target = target or _default_target(home)
    if target.exists():
        raise HomeError(
            message(_("{file} is there already and was left as it is."), file=target),
            message(_("Name another file.")),
        )
    try:
        with held(home, settings.lock_seconds):
            manifest = write_archive(home, target, _describe(home, by))
            with opened(home) as vault:
                record(vault, "backed_up", by, publication=manifest.publication, about=target.name)
    except OSError as error:
        raise HomeError(
            message(_("The backup {file} cannot be written: {detail}."), file=target, detail=error),
            message(_("Name a file in a folder that has room and that you may write to.")),
        ) from None
    return Backup(target, manifest)


def _default_target(home: Home) -> Path:
    home.backups.mkdir(mode=0o700, exist_ok=True)
    return home.backups / f"barometer-{utc_now():%Y%m%d-%H%M%S}.zip"


def _describe(home: Home, by: str | None) -> Manifest:
    """The manifest but for its files; the vault's file is complete from here on."""
    with opened(home) as vault:
        rows = vault.counts()
        vault.connection.execute("CHECKPOINT")
    last = latest(home)
    return Manifest(
        barometer=program_version(),
        made_at=utc_now(),
        made_by=by or who(),
        rows=rows,
        publication=last.version if last else None,
        files={},
    )
