"""How every DuckDB connection of ours is opened: hardened, and one cursor a call.

One connection shared by threads gives wrong answers silently; a cursor per call does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TypeAlias

import duckdb

Value: TypeAlias = str | int | list[str] | None  # of a parameter
_PARAMETER = re.compile(r"\$([a-z_]+)")
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


def literal(value: Value | Path) -> str:
    """The value as SQL writes it: what ATTACH takes for a path, and a query for a parameter."""
    if value is None:
        return "NULL"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, list):
        return f"[{', '.join(map(literal, value))}]::VARCHAR[]"
    quoted = str(value).replace("'", "''").replace("\0", "' || chr(0) || '")
    return f"'{quoted}'"


def written(sql: str, parameters: Mapping[str, Value]) -> str:
    """The statement with its `$name` parameters written into it, each in brackets of its own.

    DuckDB imports pandas to look at any parameter it is handed, which is half of what a server of
    pages would hold. Values are put in all at once, so that none is ever read as SQL of ours.
    """
    return _PARAMETER.sub(lambda found: f"({literal(parameters[found[1]])})", sql)


@contextmanager
def cursor(connection: duckdb.DuckDBPyConnection) -> Iterator[duckdb.DuckDBPyConnection]:
    """A cursor of its own for one call, closed after it."""
    own = connection.cursor()
    try:
        yield own
    finally:
        own.close()
