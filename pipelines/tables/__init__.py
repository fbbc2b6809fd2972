"""One published table a file; the folder is the registry.

`<table>.sql` is one SELECT whose first comment is its grain. `<table>.py` has
`build(press) -> DataFrame` for what needs a statistic. Either names the published tables it reads
(`-- needs: slices`, `NEEDS = ("slices",)`), and is built after them. Columns are matched by name.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pyarrow as pa

from barometer.questionnaire import Questionnaire
from barometer.settings import Settings
from pipelines.lineage import Lineage

FOLDER = Path(__file__).parent
_NEEDS = re.compile(r"^-- needs: (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Press:
    """What a table is built with: the new publication (vault attached, staged), its words."""

    connection: duckdb.DuckDBPyConnection
    words: Questionnaire
    settings: Settings
    version: int
    lineage: Lineage

    def rows(self, sql: str, **parameters: object) -> pd.DataFrame:
        """The rows of a SELECT over staging, the vault and the tables already built."""
        return self.connection.execute(sql, parameters).df()

    def records(self, sql: str, **parameters: object) -> list[dict[str, Any]]:
        """The same as dictionaries, NULL as None."""
        found = self.connection.execute(sql, parameters)
        columns = [column[0] for column in found.description or ()]
        return [dict(zip(columns, row, strict=True)) for row in found.fetchall()]

    @cached_property
    def today(self) -> date | None:
        """The last day the views speak of: what “stale” and “the last 28 days” count back from."""
        last = self.connection.execute("SELECT max(period_end)::DATE FROM vault.current_views")
        day: date | None = last.fetchall()[0][0]
        return day


@dataclass(frozen=True)
class Table:
    """A published table, what it reads, and how its rows are put in; returns how many."""

    name: str
    needs: tuple[str, ...]
    fill: Callable[[Press], int]


def tables() -> list[Table]:
    """Every published table, each after those it reads."""
    found = {p.stem: _from_sql(p) for p in sorted(FOLDER.glob("*.sql"))}
    modules = [p.stem for p in sorted(FOLDER.glob("*.py")) if not p.stem.startswith("_")]
    found |= {name: _from_module(name) for name in modules}
    order = TopologicalSorter({name: table.needs for name, table in found.items()})
    return [found[name] for name in order.static_order()]


def _from_sql(path: Path) -> Table:
    select = path.read_text(encoding="utf-8")
    needs = _NEEDS.search(select)

    def fill(press: Press) -> int:
        given = {
            "today": press.today,
            "minimum_group": press.settings.minimum_group,
            "comments_minimum": press.settings.comments_minimum,
        }
        used = {name: value for name, value in given.items() if f"${name}" in select}
        press.connection.execute(f'INSERT INTO "{path.stem}" BY NAME {select}', used)
        return _count(press, path.stem)

    return Table(path.stem, tuple(needs[1].split(", ")) if needs else (), fill)


def _from_module(name: str) -> Table:
    module = importlib.import_module(f"{__name__}.{name}")

    def fill(press: Press) -> int:
        frame: pd.DataFrame = module.build(press)
        if not frame.empty:
            rows = pa.Table.from_pandas(frame, preserve_index=False)
            press.connection.register("incoming", rows)
            press.connection.execute(f'INSERT INTO "{name}" BY NAME FROM incoming')
            press.connection.unregister("incoming")
        return _count(press, name)

    return Table(name, tuple(getattr(module, "NEEDS", ())), fill)


def _count(press: Press, name: str) -> int:
    return int(press.connection.execute(f'FROM "{name}" SELECT count(*)').fetchall()[0][0])
