"""Readers share one connection and never each other's answers."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from barometer.errors import HomeError
from barometer.store.duck import Value, connect
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
        return int(rows[0]["n"])

    with ThreadPoolExecutor(8) as pool:
        asked = [i % 1999 for i in range(800)]
        assert list(pool.map(ask, asked)) == asked


VALUES = st.one_of(
    st.text(),
    st.text("'$\\;-\0 a"),
    st.none(),
    st.integers(-(2**63), 2**63 - 1),
    st.lists(st.text("'$\\;-\0 a")),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=VALUES, second=VALUES)
def test_a_value_is_read_as_itself_whatever_is_in_it(
    first: Value, second: Value, publication: Publication
) -> None:
    sql = "SELECT $first AS first, $second AS second, $first IS NULL AS missing"
    told = publication.rows(sql, {"first": first, "second": second})
    assert told == [{"first": first, "second": second, "missing": first is None}]


def test_a_value_that_looks_like_another_parameter_is_a_value(publication: Publication) -> None:
    told = publication.rows("SELECT $a AS a, $b AS b", {"a": "$b' OR '$b", "b": "'; DROP"})
    assert told == [{"a": "$b' OR '$b", "b": "'; DROP"}]


def test_rows_are_plain_values(publication: Publication) -> None:
    [row] = publication.rows(
        "SELECT 0.1::DECIMAL(4, 2) AS share, sum(n) AS total, DATE '2026-11-23' AS day,"
        " TIMESTAMP '2026-11-23 09:15:00' AS at, ['a', NULL] AS tribes, NULL::INTEGER AS nothing"
        " FROM numbers"
    )
    assert row == {
        "share": 0.1,
        "total": 1_999_000,
        "day": date(2026, 11, 23),
        "at": datetime(2026, 11, 23, 9, 15),
        "tribes": ["a", None],
        "nothing": None,
    }
    assert [type(value) for value in row.values()][:2] == [float, int]


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
