"""How every DuckDB connection of ours is opened: hardened, and one cursor a call.

One connection shared by threads gives wrong answers silently; a cursor per call does not.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

CLOSED_DOORS: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
    "python_enable_replacements": False,
}


def connect(path: Path, *, read_only: bool) -> duckdb.DuckDBPyConnection:
    """A connection that can reach no extension and no Python object by name.

    A new file has small blocks: many small tables then take kilobytes, not megabytes.
    """
    config = CLOSED_DOORS | {"default_block_size": 16_384}
    return duckdb.connect(str(path), read_only=read_only, config=config)


def connect_reader(path: Path) -> duckdb.DuckDBPyConnection:
    """A read-only connection that can reach nothing but its own file.

    One thread: it reads hundreds of rows at a time, and each further one holds memory of its own.
    """
    sealed = CLOSED_DOORS | {"enable_external_access": False, "lock_configuration": True}
    return duckdb.connect(str(path), read_only=True, config=sealed | {"threads": 1})


def literal(path: Path) -> str:
    """The path as an SQL string: ATTACH takes no parameter."""
    return "'" + str(path).replace("'", "''") + "'"


@contextmanager
def cursor(connection: duckdb.DuckDBPyConnection) -> Iterator[duckdb.DuckDBPyConnection]:
    """A cursor of its own for one call, closed after it."""
    own = connection.cursor()
    try:
        yield own
    finally:
        own.close()
