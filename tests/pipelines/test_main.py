"""The command line: what it prints, what it asks, how it ends."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from barometer.settings import Settings
from barometer.store.home import Home
from barometer.store.publication import latest
from barometer.store.vault import open_vault
from pipelines import __main__ as command
from pipelines.commands import _console
from tests.pipelines.conftest import Rows, respondents

Write = Callable[[str, Rows], Path]


@pytest.fixture
def run(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[int, str]]:
    """Run the command line as a process would; give its exit status and all it said."""
    monkeypatch.setenv("BAROMETER_HOME", str(settings.home))
    for console in (_console.console, _console.errors):
        monkeypatch.setattr(console, "_width", 300)

    def invoke(*arguments: object, answer: str = "") -> tuple[int, str]:
        def main() -> None:
            monkeypatch.setattr("sys.argv", ["pipelines", *map(str, arguments)])
            command.main()

        return _in_process(main, answer)

    return invoke


def _in_process(main: Callable[[], None], answer: str) -> tuple[int, str]:
    with CliRunner().isolation(input=answer) as (_out, _err, both):
        status = 0
        try:
            main()
        except SystemExit as exit_:
            status = int(exit_.code or 0) if not isinstance(exit_.code, str) else 1
        return status, both.getvalue().decode()


def batches(settings: Settings) -> int:
    with open_vault(Home(settings.home), 5) as vault:
        return len(vault.batches())


def everything(settings: Settings) -> dict[str, list[object]]:
    """Every row of every table of the vault."""
    with open_vault(Home(settings.home), 5) as vault:
        names = vault.rows("SELECT table_name FROM duckdb_tables() ORDER BY 1")["table_name"]
        return {n: vault.connection.execute(f'FROM "{n}" ORDER BY ALL').fetchall() for n in names}


def test_load_yes_then_publish_then_history(
    run: Callable[..., tuple[int, str]], settings: Settings, write: Write
) -> None:
    survey = write("answers.csv", respondents("Search", 6))
    status, said = run("load", survey, "--kind", "survey", "--edition", "2025-S1", "--yes")
    assert (status, "7 rows = 6 loaded + 0 rejected + 1 known non-rows" in said) == (0, True)
    assert run("publish")[0] == 0
    assert latest(Home(settings.home)) is not None
    status, said = run("history")
    assert status == 0
    assert "answers.csv" in said
    assert "plain" in said


def test_load_asks_and_takes_no_for_an_answer(
    run: Callable[..., tuple[int, str]], settings: Settings, write: Write
) -> None:
    survey = write("answers.csv", respondents("Search", 6))
    status, said = run("load", survey, "--edition", "2025-S1", answer="n\n")
    assert status == 1
    assert "Load it?" in said
    assert batches(settings) == 0


def test_load_asks_and_takes_yes(
    run: Callable[..., tuple[int, str]], settings: Settings, write: Write
) -> None:
    survey = write("answers.csv", respondents("Search", 6))
    assert run("load", survey, "--edition", "2025-S1", answer="y\n")[0] == 0
    assert batches(settings) == 1


def test_load_goes_on_past_a_file_that_is_known_and_says_so(
    run: Callable[..., tuple[int, str]], settings: Settings, write: Write
) -> None:
    first = write("a.csv", [{"held_on": "2026-01-15", "name": "Ada"}])
    second = write("b.csv", [{"held_on": "2026-01-29", "name": "Ada"}])
    assert run("load", first, "--yes")[0] == 0
    status, said = run("load", first, second, "--yes")
    assert status == 1
    assert "a.csv is already loaded: batch 1" in said
    assert "1 file was not loaded" in said
    assert batches(settings) == 2


def test_check_loads_nothing_and_says_each_problem(
    run: Callable[..., tuple[int, str]], settings: Settings, write: Write
) -> None:
    survey = respondents("Search", 3)
    survey[2]["culture_1"] = "blue"
    status, said = run("check", write("answers.csv", survey), "--edition", "2025-S1")
    assert status == 1
    for word in ("4", "culture_1", "blue", "not an answer"):
        assert word in said
    assert batches(settings) == 0


def test_a_problem_speaks_french(
    run: Callable[..., tuple[int, str]], write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BAROMETER_LANGUAGE", "fr")
    status, said = run("check", write("answers.csv", respondents("Search", 3)), "--kind", "survey")
    assert status == 1
    assert "édition" in said


def test_a_home_that_cannot_be_made_is_said_in_words(
    run: Callable[..., tuple[int, str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("BAROMETER_HOME", str(tmp_path / "file" / "home"))
    status, said = run("demo")
    assert status == 1
    assert "BAROMETER_HOME" in said


def test_a_damaged_vault_is_said_in_words(
    run: Callable[..., tuple[int, str]], settings: Settings, write: Write
) -> None:
    Home(settings.home).vault.write_bytes(b"this is no vault" * 400)
    status, said = run("history")
    assert status == 1
    assert "cannot be opened" in said


def test_unknown_command_is_misuse(run: Callable[..., tuple[int, str]]) -> None:
    assert run("conquer")[0] == 2


def test_setting_out_of_range_is_misuse_and_named(
    run: Callable[..., tuple[int, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BAROMETER_MINIMUM_GROUP", "2")
    status, said = run("publish")
    assert status == 2
    assert "BAROMETER_MINIMUM_GROUP" in said


@pytest.mark.parametrize("name", ["nowhere.csv", "empty.csv", "picture.csv"])
def test_a_file_that_is_no_use_changes_nothing(
    run: Callable[..., tuple[int, str]],
    settings: Settings,
    write: Write,
    tmp_path: Path,
    name: str,
) -> None:
    (tmp_path / "empty.csv").write_bytes(b"")
    (tmp_path / "picture.csv").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    run("load", write("answers.csv", respondents("Search", 6)), "--edition", "e", "--yes")
    before = everything(settings)
    status, said = run("load", tmp_path / name, "--kind", "survey", "--edition", "e", "--yes")
    assert status == 1
    assert name in said
    assert "Traceback" not in said
    assert everything(settings) == before


def test_demo_leaves_a_home_with_files_of_its_own_alone(
    run: Callable[..., tuple[int, str]], settings: Settings, write: Write
) -> None:
    survey = write("answers.csv", respondents("Search", 6))
    run("load", survey, "--edition", "2025-S1", "--yes")
    status, said = run("demo")
    assert status == 0
    assert "publish" in said
    assert batches(settings) == 1
    assert latest(Home(settings.home)) is None
