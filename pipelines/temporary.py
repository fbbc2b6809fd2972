"""Small frames as temporary tables of the publication at work."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb
import pandas as pd
import pyarrow as pa


def put(connection: duckdb.DuckDBPyConnection, name: str, frame: pd.DataFrame) -> None:
    """Make a temporary table of a small frame; `name` is one of our own."""
    connection.register("incoming", pa.Table.from_pandas(frame, preserve_index=False))
    connection.execute(f'CREATE TEMP TABLE "{name}" AS FROM incoming')
    connection.unregister("incoming")


def put_words(
    connection: duckdb.DuckDBPyConnection,
    name: str,
    columns: list[str],
    rows: Sequence[tuple[object, ...]],
) -> None:
    put(connection, name, pd.DataFrame(rows, columns=columns, dtype="str"))
