"""A home as one file: stored members, and a manifest of what each must be.

Members are not compressed: an archive is never smaller than what it holds, so that none can unpack
into more than it weighs. What is in it is believed only as far as the manifest's hashes go.
"""

from __future__ import annotations

import errno
import hashlib
import os
import stat
import struct
import tomllib
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from barometer.errors import HomeError, _, message
from barometer.store.durable import swap_in
from barometer.store.home import Home
from barometer.store.publication import versions

MANIFEST = "manifest.json"
MANIFEST_LIMIT = 16 * 2**20
CHUNK = 2**20
PYPROJECT = Path(__file__).parents[1] / "pyproject.toml"


class Member(BaseModel):
    """What a file of the archive must be."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    sha256: str
    size: int


class Manifest(BaseModel):
    """What an archive holds, and what the vault in it held.

    made_at: in UTC; rows: table of the vault → its rows; publication: the last one's number.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: Literal[1] = 1
    barometer: str
    made_at: datetime
    made_by: str
    rows: dict[str, int]
    publication: int | None
    files: dict[str, Member]


def program_version() -> str:
    """The version of this program."""
    return str(tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["project"]["version"])


def write_archive(home: Home, target: Path, manifest: Manifest) -> Manifest:
    """Write the home into `target`, beside and renamed in; give the manifest with its files.

    The caller holds the home's lock, and the vault is closed.
    """
    beside = target.with_name(f".{target.name}.part")
    try:
        with _owners_only(beside) as file, zipfile.ZipFile(file, "w") as archive:
            members = {name: _store(archive, name, home.path / name) for name in contents(home)}
            whole = manifest.model_copy(update={"files": members})
            archive.writestr(MANIFEST, whole.model_dump_json(indent=1))
        swap_in(beside, target)
    finally:
        beside.unlink(missing_ok=True)
    return whole


def contents(home: Home) -> list[str]:
    """The home's files, as paths inside it; never the lock, backups or what lies aside."""
    single = [path for path in (home.questionnaire, home.vault, home.key) if path.exists()]
    decided = sorted(path for path in home.mappings.rglob("*.toml") if path.is_file())
    every = [*single, *(publication.path for publication in versions(home)), *decided]
    return [path.relative_to(home.path).as_posix() for path in every]


@contextmanager
def _owners_only(path: Path) -> Iterator[IO[bytes]]:
    """A new file that nobody but its owner can read, from its first byte on."""
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        yield file


def _store(archive: zipfile.ZipFile, name: str, path: Path) -> Member:
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as source, archive.open(name, "w", force_zip64=True) as member:
        while chunk := source.read(CHUNK):
            digest.update(chunk)
            size += len(chunk)
            member.write(chunk)
    return Member(sha256=digest.hexdigest(), size=size)


def unpack(path: Path, folder: Path) -> Manifest:
    """Unpack into a new folder what is whole and nothing else; give the manifest."""
    try:
        with zipfile.ZipFile(path) as archive:
            manifest = _manifest(archive, path)
            _refuse_strange(archive, manifest, path)
            Home(folder).make()
            for name, member in manifest.files.items():
                _unpack_one(archive, name, member, folder / name, path)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, ValueError, struct.error):
        raise _damaged(path) from None
    except OSError as error:
        if error.errno == errno.EINVAL:  # it points before its own beginning
            raise _damaged(path) from None
        raise
    return manifest


def _manifest(archive: zipfile.ZipFile, path: Path) -> Manifest:
    named = [info for info in archive.infolist() if info.filename == MANIFEST]
    if len(named) != 1 or named[0].file_size > MANIFEST_LIMIT or not _plain(named[0]):
        raise _damaged(path)
    try:
        return Manifest.model_validate_json(archive.read(MANIFEST))
    except ValidationError:
        raise _damaged(path) from None


def _refuse_strange(archive: zipfile.ZipFile, manifest: Manifest, path: Path) -> None:
    """Refuse members that are not listed, not plain files, not ours, or more than the archive."""
    infos = archive.infolist()
    names = [info.filename for info in infos]
    strange = (
        sorted(names) != sorted([MANIFEST, *manifest.files])
        or not all(map(_plain, infos))
        or not all(map(_ours, manifest.files))
        or sum(info.file_size for info in infos) > path.stat().st_size
        or "vault.duckdb" not in manifest.files
    )
    if strange:
        raise _damaged(path)


def _plain(info: zipfile.ZipInfo) -> bool:
    """Whether the member is a file, as it is: no folder, link, cipher or compression."""
    kind = stat.S_IFMT(info.external_attr >> 16)
    return (
        kind in (0, stat.S_IFREG)
        and not info.is_dir()
        and not info.flag_bits & 1
        and info.compress_type == zipfile.ZIP_STORED
    )


def _ours(name: str) -> bool:
    """Whether a home has a file of that name, and the name leads nowhere else."""
    folder, *rest = name.split("/")
    if not rest:
        return name in ("questionnaire.toml", "vault.duckdb", "vault.key")
    led_away = any(part in ("", ".", "..") or not part.isprintable() for part in rest)
    if led_away or "\\" in name or not name.isprintable():
        return False
    number, _dot, ending = rest[-1].partition(".")
    if folder == "publications":
        return len(rest) == 1 and number.isdecimal() and number.isascii() and ending == "duckdb"
    return folder == "mappings" and len(rest) <= 2 and name.endswith(".toml")


def _unpack_one(
    archive: zipfile.ZipFile, name: str, member: Member, target: Path, path: Path
) -> None:
    target.parent.mkdir(mode=0o700, exist_ok=True)
    digest, left = hashlib.sha256(), member.size
    with archive.open(name) as source, _owners_only(target) as file:
        while chunk := source.read(CHUNK):
            digest.update(chunk)
            left -= len(chunk)
            if left < 0:
                break
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())
    if left or digest.hexdigest() != member.sha256:
        raise _damaged(path)


def _damaged(path: Path) -> HomeError:
    return HomeError(
        message(_("{file} is no backup of Barometer, or not whole."), file=path.name),
        message(_("Nothing was changed. Take another copy of it, or an earlier backup.")),
    )
