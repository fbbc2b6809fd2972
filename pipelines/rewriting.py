"""The vault written anew without some of its rows: of those, no byte is left in the file.

The new file is filled with what stays, beside the old one, and takes its place at once: a crash
leaves the old vault or the new one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from barometer.schemas import CANONICAL
from barometer.store.duck import connect, literal
from barometer.store.durable import swap_in
from barometer.store.home import Home
from barometer.store.vault import Vault, opened, utc_now
from barometer.store.vault_schema import grow
from pipelines.subjects import MEMORY, Plan


def rewrite(home: Home, planned: Plan, finish: Callable[[Vault], None]) -> None:
    """Leave of the vault what the plan leaves; `finish` has the last word in the new file.

    The caller holds the home's lock.
    """
    beside = home.path / ".rewriting.duckdb"
    _remove(beside)
    try:
        _make(beside)
        with opened(home) as vault:
            _fill(vault, beside, planned)
            vault.connection.execute("CHECKPOINT")
        with connect(beside, read_only=False) as connection:
            new = Vault(connection)
            _mark_emptied(new)
            finish(new)
        beside.chmod(0o600)
        home.vault.with_name("vault.duckdb.wal").unlink(missing_ok=True)
        swap_in(beside, home.vault)
    finally:
        _remove(beside)


def counted(vault: Vault, planned: Plan) -> dict[str, int]:
    """Table → how many of its rows go, or lose their person; tables without any are left out."""
    found = {
        table: int(
            vault.connection.execute(
                f'SELECT count(*) FROM "{table}" WHERE {condition}',  # noqa: S608, ours
                _used(condition, planned.parameters),
            ).fetchall()[0][0]
        )
        for table, condition in planned.gone.items()
        if table not in MEMORY
    }
    return {table: rows for table, rows in found.items() if rows}


def _make(beside: Path) -> None:
    with connect(beside, read_only=False) as connection:
        grow(connection)


def _fill(vault: Vault, beside: Path, planned: Plan) -> None:
    vault.connection.execute(f"ATTACH {literal(beside)} AS beside")
    names = vault.rows(
        "SELECT table_name FROM duckdb_tables() WHERE database_name = current_database()"
    )["table_name"]
    with vault.transaction():
        for table in names:
            select = _left(table, planned)
            vault.connection.execute(
                f'INSERT INTO beside."{table}" BY NAME {select}',
                _used(select, planned.parameters),
            )
    vault.connection.execute("DETACH beside")


def _left(table: str, planned: Plan) -> str:
    """SELECT of what the table holds afterwards."""
    if table in planned.left:
        return planned.left[table]
    if table in planned.gone:
        return f'SELECT * FROM "{table}" WHERE ({planned.gone[table]}) IS NOT TRUE'  # noqa: S608
    return f'FROM "{table}"'


def _used(sql: str, parameters: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in parameters.items() if f"${name}" in sql}


def _mark_emptied(vault: Vault) -> None:
    """Batches that have no row left count no more."""
    filled = " UNION ".join(f'SELECT batch FROM "{table}"' for table in CANONICAL)  # noqa: S608
    emptied = f"erased_at IS NULL AND loaded > 0 AND batch NOT IN ({filled})"
    now = {"now": utc_now()}
    vault.connection.execute(f"UPDATE batches SET erased_at = $now WHERE {emptied}", now)  # noqa: S608


def _remove(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.with_name(path.name + ".wal").unlink(missing_ok=True)
