"""The whole door: a file is read, checked and loaded, or refused and nothing has changed."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd
from hypothesis import strategies as st

from barometer.errors import BarometerError
from barometer.questionnaire import RESERVED, normalise
from barometer.schemas import CANONICAL
from barometer.settings import Settings
from barometer.store.home import Home
from barometer.store.vault import Vault, open_vault
from pipelines.editions import BY_DATE
from pipelines.importers import headers_of
from pipelines.load import Part, Request, check_parts, load_parts
from pipelines.reading import KINDS, PLAIN_COLUMNS
from pipelines.source import Source
from tests.pipelines.conftest import QUESTIONNAIRE
from tests.pipelines.importers.files import FILES
from tests.pipelines.importers.foreign import Foreign

SELDOM = st.integers(0, 5).map(lambda drawn: drawn == 5)
EDITIONS = st.sampled_from((BY_DATE, "2024-S2", "2025-S1"))
TARGETS = st.sampled_from(("data_1", "pain_points", "comment_data", "tribe", "submitted_at", ""))

LOADED_BEFORE = (
    (Request("population"), "edition,tribe,role,invited\n2025-S1,Search,pm,9\n"),
    (Request("survey", "2025-S1"), "tribe,data_1,data_2\nSearch,1,2\nSearch,4,5\n"),
    (Request("attendance"), "held_on,person,minutes\n2025-01-16,ada@example.org,60\n"),
)


@st.composite
def asked(draw: st.DrawFn, foreign: Foreign, source: Source) -> Request:
    """What a person may say of the mutated file: mostly what suits it, now and then nonsense."""
    survey = (foreign.kind == "survey") is not draw(SELDOM)
    columns: dict[str, str] = {}
    if survey is not draw(SELDOM):
        columns = {h: draw(TARGETS) for h in _headers(source)[-3:]}
    return Request(
        kind=draw(st.sampled_from(KINDS)) if draw(SELDOM) else None,
        edition=draw(EDITIONS) if survey else None,
        day_first=draw(st.sampled_from((True, None, False))),
        columns=columns,
    )


def _headers(source: Source) -> Sequence[str]:
    try:
        return headers_of(source)
    except BarometerError:
        return ()


def go_through(source: Source, request: Request, home: Home, before: Mapping[str, int]) -> bool:
    """Whether the file was loaded; an AssertionError where a promise was not kept.

    before: the census of the home.
    """
    settings = Settings(home=home.path, lock_seconds=5)
    try:
        parts = check_parts(source, request, settings)
        batches = load_parts(source, parts, settings)
    except BarometerError as error:
        refused = error
    else:
        _loaded_whole(home, before, parts, batches)
        return True
    assert str(refused.happened)
    assert refused.way_out is not None
    assert census(home) == before, "refused, and yet something changed"
    return False


def _loaded_whole(
    home: Home, before: Mapping[str, int], parts: Sequence[Part], batches: Sequence[int]
) -> None:
    with open_vault(home, 5) as vault:
        for batch, part in zip(batches, parts, strict=True):
            _adds_up(vault, batch, part)
    added = {name: sum(len(p.checked.tables.get(name, ())) for p in parts) for name in CANONICAL}
    after = census(home)
    assert {name: after[name] - before[name] for name in CANONICAL} == added
    assert after["batches"] == before["batches"] + len(parts)


def census(home: Home) -> dict[str, int]:
    """Table → its rows, for every table of the vault."""
    with open_vault(home, 5) as vault:
        names = vault.connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()
        counts = " UNION ALL ".join(f"SELECT '{n}', count(*) FROM \"{n}\"" for (n,) in names)
        return dict(vault.connection.execute(counts).fetchall())


def _adds_up(vault: Vault, batch: int, part: Part) -> None:
    """What the vault says of the batch is what was handed over, row by row."""
    checked = part.checked
    [told] = vault.rows(
        "SELECT rows_in, loaded, rejected, non_rows FROM batches WHERE batch = $batch",
        {"batch": batch},
    ).to_dict("records")
    assert told["rows_in"] == told["loaded"] + told["rejected"] + told["non_rows"]
    assert told["rows_in"] == checked.reading.rows_in
    for name, frame in checked.tables.items():
        columns = list(CANONICAL[name].columns)
        listed = ", ".join(f'"{column}"' for column in columns)
        found = vault.connection.execute(
            f'SELECT {listed} FROM "{name}" WHERE batch = $batch', {"batch": batch}
        ).fetchall()
        assert found == rows_of(frame[columns])
        assert set(frame["file_row"]).isdisjoint(checked.rejected_rows)


def rows_of(frame: pd.DataFrame) -> list[tuple[Any, ...]]:
    """The frame's rows as the vault gives them back: missing cells are None."""
    plain = frame.astype(object).where(frame.notna(), None)
    return [tuple(row) for row in plain.to_numpy().tolist()]


def inhabited(path: Path) -> Home:
    """A home in which something is loaded, and that knows the questions of the foreign files."""
    home = Home(path).make()
    known = json.dumps(sorted({header for f in FILES if f.kind == "survey" for header in asks(f)}))
    words = QUESTIONNAIRE.replace('id = "data_1"', f'id = "data_1"\ncolumns = {known}')
    home.questionnaire.write_text(words, encoding="utf-8")
    settings = Settings(home=home.path)
    for request, text in LOADED_BEFORE:
        source = Source(f"{request.kind}.csv", text.encode())
        load_parts(source, check_parts(source, request, settings), settings)
    return home


def asks(foreign: Foreign) -> set[str]:
    """The headers of a survey that ask something, in words or as a code."""
    plain = {*RESERVED, *PLAIN_COLUMNS["survey"]}
    return {column for column in foreign.read().columns if normalise(column) not in plain}


def copy_home(home: Home, path: Path) -> Home:
    """A home of its own for one file, so that every file meets the same vault."""
    copied = Home(path).make()
    for file in (home.vault, home.key, home.questionnaire):
        shutil.copyfile(file, copied.path / file.name)
    return copied
