"""Files that survive a crash: written beside, made durable, renamed in."""

from __future__ import annotations

import os
from pathlib import Path


def swap_in(beside: Path, target: Path) -> None:
    """Make a finished file durable, then give it its name; readers see the old one or the new."""
    sync(beside)
    beside.rename(target)
    sync(target.parent)


def sync(path: Path) -> None:
    """Wait until the file, or the folder's list of names, is on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write(target: Path, content: bytes) -> None:
    """Put the content under its name, whole or not at all; the folder is made where it is not."""
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    beside = target.with_name(f".{target.name}.{os.getpid()}")
    beside.write_bytes(content)
    swap_in(beside, target)
