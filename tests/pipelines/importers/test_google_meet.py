"""Google Meet: the shapes of its report, times without a day, durations without a unit."""

from __future__ import annotations

import pytest

from barometer.errors import FileError
from pipelines.importers._durations import Durations
from tests.pipelines.importers import foreign_attendance as files
from tests.pipelines.importers.foreign import text_reading
from tests.pipelines.importers.test_attendance_formats import columns

AT_TWO = ("2025-03-13T14:00:00", "2025-03-13T14:30:00")


def test_names_in_two_columns_and_a_day_from_the_files_name() -> None:
    reading = text_reading(files.MEET, "Crafternoon 2025-03-13.csv")
    assert columns(reading, "held_on", "person", "name", "minutes") == [
        ("2025-03-13", "ada@example.org", "Ada Lume", "62"),
        ("2025-03-13", "", "Bo", "58"),
    ]


def test_without_a_day_the_way_out_is_the_files_name() -> None:
    with pytest.raises(FileError, match="on which day") as raised:
        text_reading(files.MEET, "attendance.csv")
    assert "2025-03-13" in str(raised.value.way_out)


def test_a_span_of_days_in_the_name_is_no_day() -> None:
    with pytest.raises(FileError, match="on which day"):
        text_reading(files.MEET, "attendance mars 2025.csv")


def test_dated_times_say_the_day() -> None:
    reading = text_reading(files.MEET_DATED)
    assert columns(reading, "held_on", "minutes") == [("2025-03-13", "42"), ("2025-03-13", "60")]


def test_preamble_says_title_day_and_hours() -> None:
    reading = text_reading(files.MEET_PREAMBLE)
    assert columns(reading, "series", "held_on", "topic", "minutes") == [
        ("Product Crafternoon", "2025-03-13", "Writing", "32"),
        ("Product Crafternoon", "2025-03-13", "Writing", "58"),
    ]
    assert reading.facts["start"] == "2025-03-13T14:00:00"
    assert reading.non_rows_by_reason == {"preamble": 2, "blank": 1, "header": 1}


def test_preamble_may_go_down() -> None:
    down = "Meeting title,Product Crafternoon\nDate,13 mars 2025\nParticipants,3\n\n"
    table = files.MEET_PREAMBLE.split("\n\n")[1]
    reading = text_reading(down + table)
    assert columns(reading, "series", "held_on")[0] == ("Product Crafternoon", "2025-03-13")
    assert str(reading.warnings[0]) == "The report declares 3 participants, 2 were read."


def test_durations_alone_need_no_times() -> None:
    with pytest.raises(FileError, match="on which day"):
        text_reading("Name,Email,Duration\nAda,ada@example.org,32 min\n")
    reading = text_reading(files.MEET_SHORT)
    assert columns(reading, "held_on", "minutes") == [
        ("2025-03-13", "32.23"),
        ("2025-03-13", "28"),
    ]


def test_a_table_of_names_and_numbers_is_no_meeting() -> None:
    with pytest.raises(FileError, match="No known format"):
        text_reading("Name,Email,Amount\nAda,ada@example.org,32\n")


def test_french() -> None:
    reading = text_reading(files.MEET_FR, "Crafternoon 13 mars 2025.csv")
    assert columns(reading, "name", "minutes") == [("Ada Lume", "62"), ("Bo Tarn", "58")]


@pytest.mark.parametrize(
    ("written", "minutes"),
    [("30", "30"), ("1800", "30"), ("30:00", "30"), ("0:30", "30"), ("30 min", "30"), ("", "30")],
)
def test_times_tell_the_unit_of_a_duration(written: str, minutes: str) -> None:
    assert Durations([(written, *AT_TWO)], ("", "")).minutes == [minutes]


@pytest.mark.parametrize(("written", "minutes"), [("1800", "30"), ("30", "30")])
def test_the_meetings_length_tells_the_unit(written: str, minutes: str) -> None:
    assert Durations([(written, "", "")], AT_TWO).minutes == [minutes]


def test_what_no_day_holds_is_seconds() -> None:
    assert Durations([("3600", "", ""), ("60", "", "")], ("", "")).minutes == ["60", "1"]


def test_a_unit_nothing_tells_is_left_open_and_said() -> None:
    text = "Meeting title,Date\nCraft,2025-03-13\n\nName,Email,Duration\nAda,a@example.org,32\n"
    reading = text_reading(text)
    assert columns(reading, "minutes") == [("",)]
    assert "have no unit" in str(reading.warnings[0])


def test_a_duration_nobody_can_read_stays_for_the_check() -> None:
    reading = text_reading(files.MEET_DATED.replace("42m", "some time"))
    assert columns(reading, "minutes")[0] == ("some time",)
