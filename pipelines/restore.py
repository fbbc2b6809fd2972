"""Bring a home back from a backup: checked whole beside, then put in place of what there was.

What there was is moved aside, never deleted. A restore cut short leaves a mark, so that nothing is
loaded into half a home; running it again mends that.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import duckdb

from barometer.errors import HomeError, _, message
from barometer.settings import Settings
from barometer.store.duck import connect_reader
from barometer.store.durable import sync
from barometer.store.home import Home
from barometer.store.publication import Publication, versions
from barometer.store.vault import held, opened, utc_now
from pipelines.archive import Manifest, unpack
from pipelines.ledger import record
from pipelines.pseudonyms import KEY_BYTES
from pipelines.publish import Progress, quietly
from pipelines.republish import republish


@dataclass(frozen=True)
class Restored:
    """A home brought back.

    aside: where what was there before lies now; None where nothing was.
    erasures: how many times something was erased since the backup was made: it is back.
    publication: what pages show from now on; None where the backup held no publication.
    """

    manifest: Manifest
    aside: Path | None
    erasures: int
    publication: Publication | None


def restore(
    settings: Settings,
    archive: Path,
    *,
    replace: bool = False,
    by: str | None = None,
    progress: Progress = quietly,
) -> Restored:
    """Put a backup in the home's place and publish what it holds under a number never used."""
    home = Home(settings.home)
    try:
        with held(home, settings.lock_seconds, mending=True):
            _refuse_inhabited(home, replace=replace)
            staged = Home(home.path / ".unpacking")
            manifest = _unpacked(archive, staged)
            last, erasures = _before(home, manifest)
            aside = _put_in_place(home, staged)
            with opened(home) as vault:
                record(vault, "restored", by, publication=last, about=archive.name)
    except OSError as error:
        raise HomeError(
            message(_("{file} cannot be restored: {detail}."), file=archive, detail=error),
            message(_("See to it, then restore again.")),
        ) from None
    done = message(_("The home is restored from {file}."), file=archive.name)
    return Restored(manifest, aside, erasures, republish(settings, done, progress, by))


def _refuse_inhabited(home: Home, *, replace: bool) -> None:
    if not replace and any(map(_holds_something, _places(home))):
        raise HomeError(
            message(_("{home} holds something already; nothing was changed."), home=home.path),
            message(_("To put the backup in its place: --replace. What is there is moved aside.")),
        )


def _places(home: Home) -> list[Path]:
    """All that a backup brings back; the questionnaire, which is read without a lock, last."""
    wal = home.vault.with_name("vault.duckdb.wal")
    return [home.vault, wal, home.key, home.publications, home.mappings, home.questionnaire]


def _holds_something(path: Path) -> bool:
    return any(path.iterdir()) if path.is_dir() else path.exists()


def _unpacked(archive: Path, staged: Home) -> Manifest:
    """The archive unpacked and tried: every file's hash, the vault's rows, the last publication."""
    shutil.rmtree(staged.path, ignore_errors=True)
    try:
        manifest = unpack(archive, staged.path)
        _try_vault(staged, manifest)
        _try_publication(staged, manifest)
    except duckdb.Error as error:
        shutil.rmtree(staged.path, ignore_errors=True)
        raise _does_not_open(str(error)) from None
    except BaseException:
        shutil.rmtree(staged.path, ignore_errors=True)
        raise
    return manifest


def _try_vault(staged: Home, manifest: Manifest) -> None:
    with opened(staged) as vault:
        counts = vault.counts()
    wrong = [table for table, rows in manifest.rows.items() if counts.get(table) != rows]
    if wrong:
        raise _does_not_open(", ".join(wrong))
    if staged.key.exists() and staged.key.stat().st_size != KEY_BYTES:
        raise _does_not_open(staged.key.name)


def _try_publication(staged: Home, manifest: Manifest) -> None:
    made = versions(staged)
    for publication in made:
        publication.path.chmod(0o400)
    if (made[-1].version if made else None) != manifest.publication:
        raise _does_not_open("publications")
    if made:
        reader = connect_reader(made[-1].path)
        try:
            reader.execute("SELECT version, questionnaire FROM publication").fetchall()
        finally:
            reader.close()


def _does_not_open(detail: str) -> HomeError:
    return HomeError(
        message(_("What the backup holds cannot be used: {detail}."), detail=detail),
        message(_("Nothing was changed. Take an earlier backup.")),
    )


def _before(home: Home, manifest: Manifest) -> tuple[int | None, int]:
    """The last number the home published under, and how often it erased since the backup."""
    last, erasures = max((p.version for p in versions(home)), default=0), 0
    if home.vault.exists():
        try:
            with opened(home) as vault:
                found = vault.connection.execute(
                    "SELECT greatest((SELECT max(version) FROM publications),"
                    " (SELECT max(publication) FROM actions)), (SELECT count(*) FROM actions"
                    " WHERE what LIKE 'erased%' AND done_at >= $made)",
                    {"made": manifest.made_at.replace(tzinfo=None)},
                ).fetchall()
            last, erasures = max(last, found[0][0] or 0), int(found[0][1])
        except (HomeError, duckdb.Error):
            pass  # it is restored because it is broken
    return last or None, erasures


def _put_in_place(home: Home, staged: Home) -> Path | None:
    """Move what is there aside, and what was unpacked into its place."""
    shutil.rmtree(home.restoring, ignore_errors=True)
    staged.path.rename(home.restoring)
    sync(home.path)
    there = [path for path in _places(home) if _holds_something(path)]
    aside = _folder_aside(home) if there else None
    for path in there:
        if aside:
            path.rename(aside / path.name)
    for path in reversed(_places(Home(home.restoring))):
        if path.exists():
            path.rename(home.path / path.name)
    sync(home.path)
    home.restoring.rmdir()
    home.make()
    return aside


def _folder_aside(home: Home) -> Path:
    """A new folder for what was there, named by the moment."""
    named = f"before-restore-{utc_now():%Y%m%d-%H%M%S}"
    known = len(list(home.path.glob(f"{named}*")))
    aside = home.path / (f"{named}-{known}" if known else named)
    aside.mkdir(mode=0o700)
    return aside
