"""inspect: what a file is, by itself."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from barometer.text import Text
from pipelines.importers import importers
from pipelines.inspection import inspect
from pipelines.source import Source
from tests.pipelines.importers import foreign
from tests.pipelines.importers.files import FILES
from tests.pipelines.importers.foreign import Foreign

ROOT = Path(__file__).parents[2]
ENGLISH = Text("en")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.id)
def test_every_file_is_told_by_itself(file: Foreign) -> None:
    found = inspect(file.source, ENGLISH, day_first=None)
    assert (found.format, found.kind) == (file.format, file.kind)
    assert found.format in importers()
    assert found.loadable == file.rows <= found.rows
    assert found.columns
    assert found.people is None or 0 < found.people <= found.loadable
    assert json.loads(json.dumps(found.as_dict())) == found.as_dict()


def test_a_teams_report_has_people_period_and_declared_totals() -> None:
    source = Source("a.csv", foreign.TEAMS_2022.encode("utf-16"))
    found = inspect(source, ENGLISH)
    assert (found.rows, found.people) == (2, 2)
    assert found.period == {"start": "2022-11-14", "end": "2022-11-14"}
    assert found.declared["participants"] == 2
    assert (found.encoding, found.delimiter) == ("utf-16-le", "\t")


def test_rejoins_are_rows_but_one_person() -> None:
    found = inspect(Source("a.csv", foreign.TEAMS_LIST.encode()), ENGLISH)
    assert (found.rows, found.people) == (4, 3)
    assert found.non_rows == {"header": 1, "leaves": 3}


def test_incomplete_responses_are_rows_of_the_file_but_not_loadable() -> None:
    found = inspect(Source("a.csv", foreign.LIME_CODES.encode()), ENGLISH)
    assert (found.rows, found.loadable) == (3, 2)


def test_an_undecided_order_is_said_and_no_period_is_claimed() -> None:
    data = b"Timestamp,Q\n3/4/2022 8:00:00,2\n"
    found = inspect(Source("a.csv", data), ENGLISH)
    assert (found.rows, found.period, found.date_order) == (1, None, "undecided")
    assert "2022-04-03" in found.warnings[0]
    said = inspect(Source("a.csv", data), ENGLISH, day_first=True)
    assert said.period == {"start": "2022-04-03", "end": "2022-04-03"}


def test_a_table_nobody_knows_has_no_format_but_columns() -> None:
    found = inspect(Source("a.csv", b"Team;Score\nA;1\nB;2\n"), ENGLISH)
    assert (found.format, found.kind, found.rows, found.error) == (None, None, 2, None)
    assert (found.columns, found.delimiter) == (["Team", "Score"], ";")
    by_hand = inspect(
        Source("a.csv", b"Team;Score\nA;1\n"), ENGLISH, "population", None, {"Team": "tribe"}
    )
    assert (by_hand.format, by_hand.mapping) == ("plain", {"Team": "tribe"})


def test_the_command_prints_json_and_fails_for_what_it_cannot_read(tmp_path: Path) -> None:
    good, bad = tmp_path / "a.csv", tmp_path / "b.csv"
    good.write_bytes(foreign.GOOGLE_DIRECT.encode())
    bad.write_bytes(b"%PDF-1.7")
    command = [sys.executable, "-m", "pipelines", "inspect", str(good), str(bad), "--json"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    first, second = json.loads(run.stdout)
    assert run.returncode == 1
    assert (first["format"], first["rows"], "error" in first) == ("google_forms", 2, False)
    assert second["error"]
    assert not (tmp_path / "home").exists()


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Name (original name),Email,Total duration (minutes),Guest\nAda,a@x.org,30,No\n", 1),
        ("label,nb_visits,nb_hits\n/a,1,2\n/b,2,3\n", 2),
    ],
)
def test_a_file_that_says_no_day_is_still_told(text: str, rows: int) -> None:
    found = inspect(Source("export.csv", text.encode()), ENGLISH)
    assert (found.error, found.rows, found.period) == (None, rows, None)
    assert "does not say" in found.warnings[0]
    assert "2000" not in json.dumps(found.as_dict())


def test_columns_are_those_of_the_main_table_in_its_order() -> None:
    found = inspect(Source("a.csv", foreign.MICROSOFT_CSV.encode("cp1252")), ENGLISH)
    assert found.columns[:3] == ["Id", "Heure de début", "Heure de fin"]


def test_the_sheet_that_is_known_is_read_and_the_others_are_named() -> None:
    notes = [["Read me first"], ["and me"]]
    data = [["session", "held_on", "name", "minutes"], ["s1", "2025-03-13", "Ada", 60]]
    found = inspect(Source("a.xlsx", foreign.workbook(notes, data)), ENGLISH)
    assert (found.format, found.kind, found.rows) == ("plain", "attendance", 1)
    assert "“Sheet2” was read; others hold something too: Sheet1." in found.warnings[0]
