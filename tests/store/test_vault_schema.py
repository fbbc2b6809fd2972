"""A vault made by an earlier version opens, keeps its rows and gets what it lacks."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from barometer.store import vault_schema
from barometer.store.duck import connect
from barometer.store.home import Home
from barometer.store.vault import opened

NEWER = ("wordings", "actions", "codings", "release_people", "release_slices")
VIEWS = ("current_codings", "named_pain_points")
# What the view was when a pain point was named by ticking it only.
MENTIONS = """
CREATE VIEW current_mentions AS
SELECT m.* FROM mentions m JOIN current_responses r USING (batch, edition, respondent)
"""
COLUMN = "erased_at"


@pytest.fixture
def old_home(tmp_path: Path) -> Home:
    """A home whose vault was made before wordings, actions, codings, releases, erased batches."""
    home = Home(tmp_path / "home").make()
    with connect(home.vault, read_only=False) as vault:
        vault.execute(_earlier(vault_schema.SCHEMA.read_text(encoding="utf-8")))
        vault.execute(MENTIONS)
        vault.execute("INSERT INTO batches BY NAME SELECT 1 AS batch, 'survey' AS kind")
        vault.execute("INSERT INTO batches BY NAME SELECT 2 AS batch, now() AS undone_at")
    return home


def _earlier(schema: str) -> str:
    """The schema as it stood: no word of what is newer, and made once only."""
    newer = (*NEWER, *VIEWS)
    kept = [
        s for s in duckdb.extract_statements(schema) if not any(f" {t} " in s.query for t in newer)
    ]
    made = ";".join(s.query for s in kept)
    made = made.replace(" IF NOT EXISTS", "").replace(" OR REPLACE", "")
    return made.replace(f",\n  {COLUMN} TIMESTAMP", "").replace(f" AND {COLUMN} IS NULL", "")


def _names(home: Home) -> set[str]:
    with opened(home) as vault:
        return set(vault.rows("SELECT table_name FROM duckdb_tables()")["table_name"])


def test_the_old_vault_lacks_what_is_newer(old_home: Home) -> None:
    with connect(old_home.vault, read_only=True) as vault:
        found = {
            row[0] for row in vault.execute("FROM duckdb_tables() SELECT table_name").fetchall()
        }
        columns = [row[0] for row in vault.execute("DESCRIBE batches").fetchall()]
    assert "responses" in found
    assert not found & set(NEWER)
    assert COLUMN not in columns


def test_an_old_vault_gets_tables_columns_and_views_and_keeps_its_rows(old_home: Home) -> None:
    assert set(NEWER) <= _names(old_home)
    with opened(old_home) as vault:
        assert vault.batches()["batch"].tolist() == [1, 2]
        assert vault.rows("FROM active")["batch"].tolist() == [1]
        vault.connection.execute("UPDATE batches SET erased_at = now() WHERE batch = 1")
        assert vault.rows("FROM active").empty


def test_a_grown_vault_counts_comments_coded_to_pain_points(old_home: Home) -> None:
    insert = "INSERT INTO {} BY NAME SELECT 1 AS batch, 'e' AS edition, 'a' AS respondent, {}"
    with connect(old_home.vault, read_only=False) as vault:
        vault.execute(insert.format("responses", "true AS asked_pain_points"))
        vault.execute(insert.format("mentions", "'ticked' AS pain_point"))
        vault.execute(insert.format("comments", "'data' AS theme, 'Too late' AS text"))
    coded = "1 AS coding, 'data' AS theme, sha256('Too late') AS digest, true AS accepted,"
    coded += " TIMESTAMP '2026-01-01' AS decided_at"
    with opened(old_home) as grown:
        assert grown.rows("FROM current_mentions")["pain_point"].tolist() == ["ticked"]
        grown.connection.execute(
            "INSERT INTO codings BY NAME SELECT 'e' AS edition, 'a' AS respondent,"
            f" 'written' AS pain_point, {coded}"
        )
        grown.connection.execute("INSERT INTO release_codings VALUES (1, 'e', now()::TIMESTAMP)")
        named = grown.rows("FROM current_mentions ORDER BY pain_point")
    assert named["pain_point"].tolist() == ["ticked", "written"]
    assert named["batch"].tolist() == [1, 1]


def test_a_grown_vault_is_as_a_new_one(old_home: Home, tmp_path: Path) -> None:
    new = Home(tmp_path / "new").make()
    shapes = []
    for home in (old_home, new):
        with opened(home):
            pass
        with connect(home.vault, read_only=True) as vault:  # as it stands in the file
            shapes.append(vault_schema._parts(vault))
    assert shapes[0] == shapes[1] == vault_schema._wanted()


def test_a_vault_that_lacks_nothing_is_not_written_to(old_home: Home) -> None:
    with opened(old_home):
        pass
    before = old_home.vault.read_bytes()
    with opened(old_home):
        pass
    assert old_home.vault.read_bytes() == before


def test_growing_that_breaks_leaves_the_old_vault(
    old_home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault_schema._wanted()
    broken = tmp_path / "vault.sql"
    broken.write_text(vault_schema.SCHEMA.read_text(encoding="utf-8") + "CREATE TABLE;")
    monkeypatch.setattr(vault_schema, "SCHEMA", broken)
    with pytest.raises(duckdb.ParserException), opened(old_home):
        pass
    monkeypatch.undo()
    with connect(old_home.vault, read_only=True) as vault:
        assert COLUMN not in [row[0] for row in vault.execute("DESCRIBE batches").fetchall()]
    assert set(NEWER) <= _names(old_home)
