"""Readers share one connection and never each other's answers."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from barometer.errors import HomeError
from barometer.store.duck import connect
from barometer.store.home import Home
from barometer.store.publication import Publication, latest, versions


@pytest.fixture
def publication(tmp_path: Path) -> Publication:
    home = Home(tmp_path).make()
    path = home.publications / "0007.duckdb"
    with connect(path, read_only=False) as connection:
        connection.execute("CREATE TABLE numbers AS SELECT range AS n FROM range(2000)")
    found = latest(home)
    assert found is not None
    return found


def test_threads_get_their_own_answers(publication: Publication) -> None:
    def ask(limit: int) -> int:
        rows = publication.rows("SELECT count(*) AS n FROM numbers WHERE n < $n", {"n": limit})
        return int(rows["n"].item())

    with ThreadPoolExecutor(8) as pool:
        asked = [i % 1999 for i in range(800)]
        assert list(pool.map(ask, asked)) == asked


def test_latest_is_the_highest_number_and_ignores_what_is_being_built(
    publication: Publication, tmp_path: Path
) -> None:
    home = Home(tmp_path)
    (home.publications / ".building-1.duckdb").write_bytes(b"")
    (home.publications / "notes.txt").write_bytes(b"")
    assert versions(home) == [publication]
    assert publication.version == 7


def test_no_home_has_no_publication(tmp_path: Path) -> None:
    assert latest(Home(tmp_path / "nowhere")) is None


def test_damaged_publication_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "0001.duckdb"
    path.write_bytes(b"this is no database" * 100)
    with pytest.raises(HomeError, match="pipelines publish"):
        Publication(1, path).rows("SELECT 1")
