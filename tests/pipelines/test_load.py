"""One file, one batch, one transaction; what is counted adds up; nothing twice."""

from __future__ import annotations

import stat
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from barometer.errors import (
    AlreadyLoadedError,
    BarometerError,
    HomeError,
    LoadError,
    MissingDaysError,
)
from barometer.settings import Settings
from barometer.store.home import Home
from barometer.store.vault import Vault, held, open_vault, opened
from pipelines.decisions import Correction, correct
from pipelines.load import Request, check_source
from pipelines.source import Source
from tests.pipelines.conftest import Load, Rows, respondents


def rows_of(settings: Settings, sql: str) -> pd.DataFrame:
    with open_vault(Home(settings.home), 5) as vault:
        return vault.rows(sql)


def test_load_survey_fills_four_tables(settings: Settings, load: Load) -> None:
    survey = respondents(
        "Search", 3, pain_points="Getting at the data;", comment_data="Écrire à a@b.example"
    )
    load("survey", survey, edition="2025-S1")
    counted = rows_of(
        settings,
        "SELECT (SELECT count(*) FROM responses) AS r, (SELECT count(*) FROM answers) AS a,"
        " (SELECT count(*) FROM mentions) AS m, (SELECT count(*) FROM comments) AS c",
    )
    assert counted.to_dict("records") == [{"r": 3, "a": 9, "m": 3, "c": 3}]
    assert rows_of(settings, "SELECT DISTINCT text FROM comments")["text"].tolist() == [
        "Écrire à [e-mail]"
    ]


def test_load_counts_every_row_as_loaded_rejected_or_non_row(
    settings: Settings, load: Load
) -> None:
    survey = respondents("Search", 4)
    survey[1]["data_1"] = "no idea at all"
    load("survey", survey, edition="2025-S1")
    batch = rows_of(settings, "SELECT rows_in, loaded, rejected, non_rows FROM batches")
    assert batch.to_dict("records") == [
        {"rows_in": 5, "loaded": 3, "rejected": 1, "non_rows": 1}  # the header is the non-row
    ]
    rejected = rows_of(settings, 'SELECT file_row, "column" FROM rejections')
    assert rejected.to_dict("records") == [{"file_row": 3, "column": "data_1"}]


def test_load_keeps_dont_know_as_missing(settings: Settings, load: Load) -> None:
    load("survey", respondents("Search", 1, data_1="Don't know"), edition="2025-S1")
    found = rows_of(settings, "SELECT answer FROM answers WHERE question = 'data_1'")
    assert found["answer"].isna().tolist() == [True]


def test_load_refuses_the_same_file_twice(settings: Settings, load: Load) -> None:
    load("survey", respondents("Search", 2), edition="2025-S1")
    with pytest.raises(AlreadyLoadedError, match="batch 1"):
        load("survey", respondents("Search", 2), edition="2025-S1")
    assert len(rows_of(settings, "SELECT * FROM batches")) == 1


def test_load_later_export_adds_late_answers_and_counts_nobody_twice(
    settings: Settings, load: Load
) -> None:
    first = respondents("Search", 3)
    load("survey", first, name="a.csv", edition="2025-S1")
    load("survey", [*first, *respondents("Growth", 2)], name="b.csv", edition="2025-S1")
    found = rows_of(
        settings, "SELECT tribe, count(*) AS n FROM current_responses GROUP BY ALL ORDER BY 1"
    )
    assert found.to_dict("records") == [{"tribe": "Growth", "n": 2}, {"tribe": "Search", "n": 3}]


def test_load_keeps_people_as_pseudonyms_only(settings: Settings, load: Load) -> None:
    load(
        "attendance",
        [{"held_on": "2025-01-16", "title": "T", "person": "ada@product.example", "minutes": 60}],
    )
    home = Home(settings.home)
    found = rows_of(settings, "SELECT person FROM attendance")["person"].item()
    assert len(found) == 32
    assert b"ada@" not in home.vault.read_bytes()
    assert stat.S_IMODE(home.key.stat().st_mode) == 0o600
    assert stat.S_IMODE(home.vault.stat().st_mode) == 0o600


def test_load_sums_rejoins(settings: Settings, load: Load) -> None:
    stay = {"held_on": "2025-01-16", "title": "T", "person": "ada@product.example"}
    load("attendance", [stay | {"minutes": 6}, stay | {"minutes": 5}])
    assert rows_of(settings, "SELECT minutes FROM attendance")["minutes"].tolist() == [11.0]


def test_check_says_which_session_a_file_replaces(
    settings: Settings, load: Load, write: Callable[..., Path]
) -> None:
    stay = {"held_on": "2025-01-16", "title": "T", "person": "ada@product.example", "minutes": 60}
    load("attendance", [stay])
    path = write("again.csv", [stay, stay | {"person": "bob@product.example"}])
    checked = check_source(Source.from_path(path, 50), Request("attendance"), settings)
    assert ["batch 1" in str(note) for note in checked.notes] == [True]


def test_load_refuses_a_tribe_outside_the_population_and_names_the_nearest(
    settings: Settings, load: Load, write: Callable[..., Path]
) -> None:
    load("population", [{"edition": "2025-S1", "tribe": "Search", "role": "pm", "invited": 9}])
    path = write("survey.csv", respondents("Serch", 1) + respondents(" search ", 1))
    checked = check_source(Source.from_path(path, 50), Request("survey", "2025-S1"), settings)
    [problem] = [p for p in checked.problems if p.error]
    assert (problem.row, problem.column, problem.value) == (2, "tribe", "Serch")
    assert "is not a tribe of this edition’s population" in str(problem.rule)
    assert "“Search”" in str(problem.way_out)
    assert "questionnaire" not in str(problem.way_out)
    assert checked.tables["responses"]["tribe"].tolist() == ["Search"]


def test_check_takes_a_tribe_by_its_former_name(
    settings: Settings, load: Load, write: Callable[..., Path]
) -> None:
    load("population", [{"edition": "2025-S1", "tribe": "CheckOut", "role": "pm", "invited": 9}])
    path = write("survey.csv", respondents("basket", 1) + respondents("Zzz", 1))
    checked = check_source(Source.from_path(path, 50), Request("survey", "2025-S1"), settings)
    assert checked.tables["responses"]["tribe"].tolist() == ["CheckOut"]
    [problem] = [p for p in checked.problems if p.error]
    assert str(problem.way_out) == "Its tribes are: CheckOut."


def test_check_warns_of_a_name_on_two_rows_of_a_list_of_names(
    settings: Settings, write: Callable[..., Path]
) -> None:
    grid = write(
        "grid.csv",
        [
            {"Name": name, "2025-01-16": "x", "2025-02-13": "x"}
            for name in ("Ada Byron", "Bo Lind", "Ada Byron")
        ],
    )
    checked = check_source(Source.from_path(grid, 50), Request("attendance"), settings)
    assert [(p.row, p.value, p.error) for p in checked.problems] == [(4, "Ada Byron", False)]
    assert "several rows" in str(checked.problems[0].rule)


def test_check_warns_of_a_group_counted_twice(
    settings: Settings, write: Callable[..., Path]
) -> None:
    group = {"edition": "2025-S1", "tribe": "Search", "role": "pm"}
    rows = [group | {"invited": 9}, group | {"role": "ux", "invited": 2}, group | {"invited": 3}]
    checked = check_source(
        Source.from_path(write("p.csv", rows), 50), Request("population"), settings
    )
    assert [(p.row, p.value, p.error) for p in checked.problems] == [(4, "Search", False)]
    assert checked.loaded == 3


def test_load_survey_needs_an_edition(load: Load) -> None:
    with pytest.raises(LoadError, match="edition"):
        load("survey", respondents("Search", 1))


def test_load_without_one_good_row_changes_nothing(settings: Settings, load: Load) -> None:
    with pytest.raises(BarometerError):
        load("population", [{"edition": "2025-S1", "tribe": "Search", "invited": "many"}])
    assert rows_of(settings, "SELECT * FROM batches").empty


@pytest.mark.parametrize(
    ("kind", "row", "column"),
    [
        ("population", {"edition": "e", "tribe": "T", "invited": -1}, "invited"),
        ("attendance", {"held_on": "1925-01-01", "person": "a", "minutes": 5}, "held_on"),
        ("attendance", {"held_on": "2025-01-01", "person": "a", "minutes": 5000}, "minutes"),
        ("views", {"resource": "r", "viewed_on": "soon", "views": 1}, "viewed_on"),
        ("initiatives", {"initiative": "i", "title": "t", "status": "perhaps"}, "status"),
        ("interviews", {"interview": "i", "pain_point": "Getting at data"}, "pain_point"),
        ("feedback", {"subject": "i", "rating": 6}, "rating"),
    ],
)
def test_check_says_row_column_and_value(
    settings: Settings, write: Callable[..., Path], kind: str, row: dict[str, object], column: str
) -> None:
    path = write("file.csv", [row])
    checked = check_source(Source.from_path(path, 50), Request(kind), settings)  # type: ignore[arg-type]
    assert [(p.row, p.column) for p in checked.problems if p.error] == [(2, column)]
    assert (checked.loaded, checked.rejected) == (0, 1)


def test_a_second_load_waits_and_then_says_who_is_in_the_way(settings: Settings) -> None:
    home = Home(settings.home)
    with held(home, 1), pytest.raises(HomeError, match="still at work"), open_vault(home, 0.1):
        pass


def test_vault_rolls_back_a_batch_that_breaks(
    settings: Settings, load: Load, monkeypatch: pytest.MonkeyPatch
) -> None:
    load("survey", respondents("Search", 2), edition="2025-S1")
    insert = Vault._insert

    def break_on_answers(self: Vault, table: str, frame: pd.DataFrame, number: int) -> None:
        if table == "answers":
            raise RuntimeError("the disk is full")
        insert(self, table, frame, number)

    monkeypatch.setattr(Vault, "_insert", break_on_answers)
    with pytest.raises(RuntimeError):
        load("survey", respondents("Growth", 2), name="late.csv", edition="2025-S1")
    with opened(Home(settings.home)) as vault:
        assert len(vault.batches()) == 1
        assert len(vault.rows("FROM responses")) == 2


def test_load_survey_where_nobody_commented(settings: Settings, load: Load) -> None:
    load("survey", respondents("Search", 2, comment_data=""), edition="2025-S1")
    assert rows_of(settings, "FROM comments").empty


def test_a_new_tribe_that_looks_like_one_of_before_is_said(
    settings: Settings, load: Load, write: Callable[[str, Rows], Path]
) -> None:
    load("survey", respondents("Search", 6), edition="2025-S1")
    rows = [*respondents("Search", 3), *respondents("Serach", 2), *respondents("Labs", 2)]
    source = Source.from_path(write("s.csv", rows), 50)
    checked = check_source(source, Request("survey", "2025-S2"), settings)
    assert (checked.loaded, checked.rejected) == (7, 0)
    assert [(p.row, p.value) for p in checked.problems] == [(5, "Serach"), (6, "Serach")]
    assert "Did you mean “Search”?" in str(checked.problems[0].way_out)


def test_a_file_loaded_before_its_correction_is_loaded_anew_in_its_place(
    settings: Settings, load: Load, write: Callable[[str, Rows], Path]
) -> None:
    load("population", [{"edition": "2025-S1", "tribe": "Search", "invited": 9}])
    rows = [*respondents("Search", 5), *respondents("Serach", 2)]
    load("survey", rows, "s.csv", edition="2025-S1")
    with pytest.raises(AlreadyLoadedError):
        load("survey", rows, "s.csv", edition="2025-S1")
    correct(Home(settings.home), [Correction(field="tribe", written="Serach", means="Search")])
    assert load("survey", rows, "s.csv", edition="2025-S1") == 3
    with open_vault(Home(settings.home), 5) as vault:
        states = vault.rows("SELECT undone_at IS NOT NULL AS undone FROM batches ORDER BY batch")
        people = vault.rows("FROM current_responses")
        done = vault.rows("SELECT what, batch FROM actions")
    assert states["undone"].tolist() == [False, True, False]
    assert len(people) == 7
    assert done.to_dict("records") == [{"what": "replaced", "batch": 2}]


def test_an_open_edition_is_closed_by_loading_its_file_again(
    settings: Settings, load: Load
) -> None:
    load("survey", respondents("Search", 6), edition="2025-S1", still_open=True)
    load("survey", respondents("Search", 6), edition="2025-S1")
    with open_vault(Home(settings.home), 5) as vault:
        assert vault.rows("SELECT status FROM active")["status"].tolist() == ["closed"]


def test_days_a_file_does_not_say_are_said_with_it(settings: Settings, tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_text("label,nb_visits,nb_hits\n/a,1,2\n", encoding="utf-8")
    source = Source.from_path(path, 50)
    with pytest.raises(MissingDaysError, match="which days"):
        check_source(source, Request(), settings)
    days = (date(2025, 3, 1), date(2025, 3, 31))
    views = check_source(source, Request(days=days), settings).tables["views"]
    assert views["period_end"].dt.date.tolist() == [days[1]]
