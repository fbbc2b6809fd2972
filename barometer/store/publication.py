"""Reading publications: the latest by number, opened read-only, a cursor per query."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb

from barometer.errors import HomeError, _, message
from barometer.questionnaire import Questionnaire
from barometer.rows import Rows
from barometer.store.duck import Value, connect_reader, cursor, written
from barometer.store.home import Home

if TYPE_CHECKING:  # a page never asks for a frame, so that it holds no pandas
    import pandas as pd

SCHEMA = Path(__file__).with_name("publication.sql")
_NAME = re.compile(r"^(\d{4,})\.duckdb$")


@dataclass(frozen=True)
class Publication:
    """One published version. It never changes, so whatever is read from it can be cached."""

    version: int
    path: Path

    def rows(self, sql: str, parameters: Mapping[str, Value] | None = None) -> Rows:
        """The rows of one SELECT, with `$name` parameters; decimals as floats."""
        with self._answer(written(sql, parameters or {})) as answer:
            names = [column[0] for column in answer.description]
            found = answer.fetchall()
        return [dict(zip(names, map(_plain, row), strict=True)) for row in found]

    def frame(self, sql: str) -> pd.DataFrame:
        """The same as a frame, for whoever works on many rows at once: pipelines."""
        with self._answer(sql) as answer:
            return answer.df()

    @contextmanager
    def _answer(self, sql: str) -> Iterator[duckdb.DuckDBPyConnection]:
        with cursor(_connection(self.path)) as reader:
            try:
                yield reader.execute(sql)
            except (duckdb.CatalogException, duckdb.BinderException) as error:
                raise HomeError(
                    message(_("This publication was made by an earlier version.")),
                    message(_("Publish again: python -m pipelines publish.")),
                ) from error

    @property
    def questionnaire(self) -> Questionnaire:
        return _questionnaire(self)


def versions(home: Home) -> list[Publication]:
    """Every publication of the home, oldest first."""
    if not home.publications.is_dir():
        return []
    named = ((_NAME.match(path.name), path) for path in home.publications.iterdir())
    return sorted(
        (Publication(int(match[1]), path) for match, path in named if match),
        key=lambda publication: publication.version,
    )


def latest(home: Home) -> Publication | None:
    """The publication pages show, or None before the first."""
    found = versions(home)
    return found[-1] if found else None


def publication_of(home: Home, version: int) -> Publication:
    """The publication of that number, as long as it is kept."""
    kept = versions(home)
    for publication in kept:
        if publication.version == version:
            return publication
    raise HomeError(
        message(_("There is no publication {version} in the home."), version=version),
        message(
            _("Those kept are: {versions}."),
            versions=", ".join(str(publication.version) for publication in kept) or "–",
        ),
    )


@lru_cache(maxsize=8)
def _connection(path: Path) -> duckdb.DuckDBPyConnection:
    try:
        return connect_reader(path)
    except duckdb.Error as error:
        raise HomeError(
            message(_("The publication {file} cannot be opened."), file=path.name),
            message(_("Publish again: python -m pipelines publish.")),
        ) from error


@lru_cache(maxsize=8)
def _questionnaire(publication: Publication) -> Questionnaire:
    rows = publication.rows("SELECT questionnaire FROM publication")
    return Questionnaire.model_validate_json(rows[0]["questionnaire"])


def _plain(value: Any) -> Any:
    return float(value) if isinstance(value, Decimal) else value
