"""What the import journey knows at each step, and that every record is counted once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from barometer.errors import DateOrderError, FileError, UnrecognisedError
from barometer.settings import Settings
from barometer.store.home import Home
from barometer.store.vault import open_vault
from pipelines.decisions import Columns, Correction, correct, remember_columns
from pipelines.editions import BY_DATE
from pipelines.journey import (
    Loaded,
    add_up,
    check_file,
    coming_editions,
    last_collecting,
    loaded_already,
    rows_by_edition,
    stamp,
    starting_columns,
    suggested_edition,
    suggested_period,
    understand_file,
    what_is_loaded,
)
from pipelines.load import Request
from pipelines.publish import publish
from pipelines.source import Source
from tests.pipelines.conftest import Load, Rows, respondents

SPRING = respondents("Search", 5, submitted_at="2025-06-10")
AUTUMN = respondents("Search", 7, submitted_at="2025-11-20")
Written = Callable[[Rows], Source]


@pytest.fixture
def source(write: Callable[[str, Rows], Path]) -> Written:
    return lambda rows: Source.from_path(write("file.csv", rows), 50)


def test_a_survey_is_understood_with_its_days(source: Written, settings: Settings) -> None:
    known = understand_file(source([*SPRING, *AUTUMN]), Request(), settings)
    assert (known.format, known.kind, known.by_hand) == ("plain", "survey", False)
    assert known.days == {date(2025, 6, 10): 5, date(2025, 11, 20): 7}
    assert known.samples["tribe"] == ("Search",)
    assert known.mapping is not None
    assert rows_by_edition(known, Loaded()) == {"2025-S1": 5, "2025-S2": 7}
    assert suggested_edition(known, Loaded()) == BY_DATE
    assert suggested_period(known, "2025-S1", Loaded()) == (date(2025, 6, 10), date(2025, 11, 20))


def test_an_edition_open_on_the_days_is_suggested(source: Written, settings: Settings) -> None:
    known = understand_file(source(SPRING), Request(), settings)
    loaded = Loaded(periods={"Spring": (date(2025, 6, 1), date(2025, 6, 12))})
    assert suggested_edition(known, loaded) == "Spring"
    assert suggested_period(known, "Spring", loaded) == (date(2025, 6, 1), date(2025, 6, 12))


def test_rows_without_a_date_leave_the_others_their_editions(
    source: Written, settings: Settings
) -> None:
    undated = respondents("Search", 1, submitted_at="")
    known = understand_file(source([*SPRING, *AUTUMN, *undated]), Request(), settings)
    assert suggested_edition(known, Loaded()) == BY_DATE
    nothing = understand_file(source(undated), Request(), settings)
    assert suggested_edition(nothing, Loaded()) is None
    assert suggested_period(nothing, None, Loaded()) == (None, None)


@pytest.mark.parametrize(
    ("today", "editions"),
    [
        (date(2026, 11, 22), ("2026-S2", "2027-S1")),
        (date(2027, 3, 1), ("2027-S1", "2027-S2")),
        (date(2027, 12, 31), ("2027-S2", "2028-S1")),
    ],
)
def test_this_half_year_and_the_next_are_offered(today: date, editions: tuple[str, str]) -> None:
    assert coming_editions(today) == editions


def test_an_unknown_table_asks_what_it_is(source: Written, settings: Settings) -> None:
    known = understand_file(source([{"Bereich": "A", "Leute": 3}]), Request(), settings)
    assert isinstance(known.asks, UnrecognisedError)
    assert (known.by_hand, known.headers) == (True, ("Bereich", "Leute"))


def test_undecided_dates_are_asked_with_what_is_known(source: Written, settings: Settings) -> None:
    table = source([{"Tag": "03/04/2025", "Wer": "Ada"}, {"Tag": "05/06/2025", "Wer": "Bo"}])
    columns = {"Tag": "held_on", "Wer": "name"}
    asked = understand_file(table, Request("attendance", columns=columns), settings)
    assert isinstance(asked.asks, DateOrderError)
    assert (asked.kind, asked.reading) == ("attendance", None)
    answered = understand_file(
        table, Request("attendance", columns=columns, day_first=True), settings
    )
    assert answered.asks is None


def test_what_is_remembered_is_said_while_dates_are_asked(
    source: Written, settings: Settings
) -> None:
    rows = [{"Tag": "03/04/2025", "Wer": "Ada"}, {"Tag": "05/06/2025", "Wer": "Bo"}]
    columns = {"Tag": "held_on", "Wer": "name"}
    decided = Columns(kind="attendance", headers=("Tag", "Wer"), columns=columns)
    remember_columns(Home(settings.home), decided)
    asked = understand_file(source(rows), Request(), settings)
    assert isinstance(asked.asks, DateOrderError)
    assert (asked.remembered, asked.request.columns) == (decided, columns)


def test_a_damaged_file_is_refused(settings: Settings) -> None:
    with pytest.raises(FileError):
        understand_file(Source("torn.xlsx", b"PK\x03\x04 torn"), Request(), settings)


def test_the_columns_every_row_fills_are_known(source: Written, settings: Settings) -> None:
    named = [{"edition": "2025-S1", "tribe": "A", "invited": 3}]
    half = [*named, {"edition": "", "tribe": "B", "invited": 2}]
    assert understand_file(source(named), Request(), settings).full == {"edition"}
    assert understand_file(source(half), Request(), settings).full == frozenset()


def test_a_mapping_by_hand_starts_from_what_was_read(source: Written, settings: Settings) -> None:
    table = source([{"edition": "2025-S1", "Tribe": "A", "invited": 3, "note": "x"}])
    known = understand_file(table, Request(), settings)
    assert starting_columns(table, known, "population") == {
        "edition": "edition", "Tribe": "tribe", "invited": "invited", "note": "",
    }  # fmt: skip


def test_an_empty_home_holds_nothing(settings: Settings) -> None:
    assert what_is_loaded(settings) == Loaded()
    assert not Home(settings.home).vault.exists()


def test_what_is_loaded_is_told(settings: Settings, load: Load) -> None:
    load("population", [{"edition": "2025-S2", "tribe": "Search", "invited": 9}])
    load("survey", SPRING, edition="2025-S1")
    load("attendance", [{"held_on": "2025-03-04", "person": "ada"}], series="Talks")
    loaded = what_is_loaded(settings)
    assert loaded.editions == ("2025-S2", "2025-S1")
    assert loaded.periods == {"2025-S1": (date(2025, 6, 10), date(2025, 6, 10))}
    assert (loaded.tribes, loaded.series) == ({"2025-S2": ("Search",)}, ("Talks",))
    assert loaded.waiting == 3


def test_what_waits_to_be_published_is_counted(settings: Settings, load: Load) -> None:
    load("survey", SPRING, edition="2025-S1")
    publish(settings)
    with open_vault(Home(settings.home), 5) as vault:
        vault.connection.execute("UPDATE batches SET loaded_at = '2025-01-01'")
    assert what_is_loaded(settings).waiting == 0
    with open_vault(Home(settings.home), 5) as vault:
        vault.connection.execute("UPDATE batches SET undone_at = '2100-01-01'")
    assert what_is_loaded(settings).waiting == 1


def test_the_very_same_file_for_the_same_use_is_known(
    source: Written, settings: Settings, load: Load
) -> None:
    number = load("survey", SPRING, "file.csv", edition="2025-S1")
    table, loaded = source(SPRING), what_is_loaded(settings)
    same = check_file(table, Request("survey", "2025-S1"), settings)
    other = check_file(table, Request("survey", "2025-S2"), settings)
    assert loaded_already(table, same.parts, loaded) == (number,)
    assert loaded_already(table, other.parts, loaded) == ()


def test_every_record_is_counted_once_over_several_editions(
    source: Written, settings: Settings
) -> None:
    wrong = respondents("Search", 1, role="pilot", submitted_at="2025-11-21")
    checked = check_file(source([*SPRING, *AUTUMN, *wrong]), Request("survey", BY_DATE), settings)
    added = checked.added
    assert (added.rows_in, added.loaded, added.rejected) == (14, 12, 1)
    assert added.no_data == {"header": 1}
    assert added.rows_in == added.loaded + added.rejected + sum(added.no_data.values())
    assert add_up(checked.parts) == added


def test_only_the_last_edition_of_a_file_is_still_open(source: Written, settings: Settings) -> None:
    request = Request("survey", BY_DATE, still_open=True)
    checked = check_file(source([*SPRING, *AUTUMN]), request, settings)
    assert [p.request.still_open for p in last_collecting(checked.parts)] == [False, True]


def test_the_stamp_changes_with_the_vault_and_with_decisions(
    settings: Settings, load: Load
) -> None:
    load("survey", SPRING, edition="2025-S1")
    before = stamp(settings)
    what_is_loaded(settings)
    assert stamp(settings) == before
    correct(Home(settings.home), [Correction(field="tribe", written="a", means="b")])
    decided = stamp(settings)
    assert decided != before
    load("survey", AUTUMN, "b.csv", edition="2025-S2")
    assert stamp(settings) != decided
