"""Reading publications: the latest by number, opened read-only, a cursor per query."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import duckdb
import pandas as pd

from barometer.errors import HomeError, _, message
from barometer.questionnaire import Questionnaire
from barometer.store.duck import connect_reader, cursor
from barometer.store.home import Home

SCHEMA = Path(__file__).with_name("publication.sql")
_NAME = re.compile(r"^(\d{4,})\.duckdb$")


@dataclass(frozen=True)
class Publication:
    """One published version. It never changes, so whatever is read from it can be cached."""

    version: int
    path: Path

    def rows(self, sql: str, parameters: Mapping[str, object] | None = None) -> pd.DataFrame:
        """The rows of one SELECT, with `$name` parameters."""
        with cursor(_connection(self.path)) as reader:
            try:
                return reader.execute(sql, dict(parameters or {})).df()
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
    return Questionnaire.model_validate_json(rows["questionnaire"].iloc[0])
