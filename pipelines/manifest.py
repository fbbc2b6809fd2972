"""manifest.toml: the files of a folder in the order they are loaded, and as what."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from barometer.errors import LoadError, _, message
from pipelines.load import Request
from pipelines.reading import Kind


class _Entry(BaseModel):
    """One file, or the files of one pattern."""

    model_config = ConfigDict(extra="forbid")

    path: str
    kind: Kind
    edition: str | None = None
    opens_on: date | None = None
    closes_on: date | None = None
    series: str | None = None


class _Manifest(BaseModel):
    model_config = ConfigDict(extra="forbid")

    files: list[_Entry]


def read_manifest(folder: Path) -> list[tuple[Path, Request]]:
    """What to load from the folder, in order; a pattern gives its files sorted by name."""
    try:
        listed = tomllib.loads((folder / "manifest.toml").read_text(encoding="utf-8"))
        entries = _Manifest.model_validate(listed).files
    except (OSError, tomllib.TOMLDecodeError, ValidationError) as error:
        raise LoadError(
            message(
                _("The manifest of {folder} cannot be read: {detail}."), folder=folder, detail=error
            )
        ) from None
    return [request for entry in entries for request in _requests(folder, entry)]


def _requests(folder: Path, entry: _Entry) -> list[tuple[Path, Request]]:
    options = entry.model_dump(exclude={"path"})
    exact = folder / entry.path
    paths = [exact] if exact.is_file() else sorted(folder.glob(entry.path))
    if not paths:
        raise LoadError(message(_("There is no file {file}."), file=exact))
    return [(path, Request(**options)) for path in paths]
