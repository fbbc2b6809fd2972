"""The vault's schema: a new vault gets all of it, an older one what it lacks."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TypeAlias

import duckdb

SCHEMA = Path(__file__).with_name("vault.sql")
Part: TypeAlias = tuple[str, str, str]  # a table, its column, its type; or "", a view, its SQL


def grow(connection: duckdb.DuckDBPyConnection) -> None:
    """Give the vault the tables, columns and views it lacks, in one transaction; else nothing."""
    found = _parts(connection)
    if _wanted() <= found:
        return
    tables = {table for table, _column, _type in found}
    columns = {(table, column) for table, column, _type in found}
    connection.execute("BEGIN")
    try:
        for table, column, kind in sorted(_wanted()):
            if table in tables - {""} and (table, column) not in columns:
                connection.execute(f'ALTER TABLE "{table}" ADD COLUMN "{column}" {kind}')
        connection.execute(SCHEMA.read_text(encoding="utf-8"))
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


@lru_cache(maxsize=1)
def _wanted() -> frozenset[Part]:
    """Every part of a vault as this version makes it."""
    with duckdb.connect() as empty:
        empty.execute(SCHEMA.read_text(encoding="utf-8"))
        return _parts(empty)


def _parts(connection: duckdb.DuckDBPyConnection) -> frozenset[Part]:
    found = connection.execute(
        "SELECT c.table_name, c.column_name, c.data_type FROM duckdb_columns() c"
        " JOIN duckdb_tables() t USING (database_oid, table_oid)"
        " WHERE c.database_name = current_database()"
        " UNION ALL SELECT '', view_name, sql FROM duckdb_views()"
        " WHERE NOT internal AND database_name = current_database()"
    )
    return frozenset((table, name, what) for table, name, what in found.fetchall())
