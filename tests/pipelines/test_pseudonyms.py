"""The key of the pseudonyms: whole or not there, the same for everybody, readable by its owner."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from barometer.errors import HomeError
from barometer.store.home import Home
from pipelines.pseudonyms import open_pseudonyms


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


def test_key_is_made_once_and_kept(home: Home) -> None:
    first = open_pseudonyms(home)
    assert first == open_pseudonyms(home)
    assert stat.S_IMODE(home.key.stat().st_mode) == 0o600
    assert sorted(path.name for path in home.path.glob("vault.*")) == ["vault.key"]


def test_crash_while_the_key_is_written_leaves_none(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(_handle: int) -> None:
        raise InterruptedError

    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", crash)
        with pytest.raises(InterruptedError):
            open_pseudonyms(home)
    assert not home.key.exists()
    assert len(open_pseudonyms(home).of("person", "ada@example.org")) == 32


def test_key_of_a_process_that_was_first_is_kept(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = os.link

    def too_late(beside: Path, key: Path) -> None:
        key.write_bytes(b"k" * 32)
        link(beside, key)

    monkeypatch.setattr(os, "link", too_late)
    assert open_pseudonyms(home).key == b"k" * 32


@pytest.mark.parametrize("key", [b"", b"half a key", b"k" * 33])
def test_key_that_is_not_whole_is_refused(home: Home, key: bytes) -> None:
    home.make().key.write_bytes(key)
    with pytest.raises(HomeError, match="not whole"):
        open_pseudonyms(home)
