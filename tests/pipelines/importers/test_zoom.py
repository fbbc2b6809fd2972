"""Zoom's reports: whose row is whose, who only waited, which day, several tables in one file."""

from __future__ import annotations

import pytest

from barometer.errors import DateOrderError, FileError
from pipelines.importers._zoom_names import is_device, stable_names
from tests.pipelines.importers import foreign_attendance as files
from tests.pipelines.importers.foreign import text_reading
from tests.pipelines.importers.test_attendance_formats import columns

HEADER = "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest\n"


def test_meeting_takes_its_title_and_facts_from_the_preamble() -> None:
    reading = text_reading(files.ZOOM, encoding="utf-8-sig")
    assert reading.rows[0].cells == (
        *("Product Crafternoon", "2025-03-13", "five recordings", "Hotjar videos"),
        *("ada@example.org", "Ada Lume", "70"),
    )
    assert reading.facts == {
        "title": "Product Crafternoon #7 – Hotjar videos: five recordings",
        "start": "2025-03-13T13:55:00",
        "end": "2025-03-13T15:05:00",
        "participants": "4",
    }
    assert reading.headers[4:] == ("User Email", "Name (Original Name)", "Duration (Minutes)")


def test_who_only_waited_was_not_there() -> None:
    reading = text_reading(files.ZOOM)
    assert columns(reading, "name", "minutes")[1:] == [
        ("Bo Tarn", "30"),
        ("Bo Tarn", "25"),
        ("Cy Orme", "58"),
    ]
    assert reading.non_rows_by_reason["waiting room"] == 2


def test_declared_participants_are_compared() -> None:
    reading = text_reading(files.ZOOM.replace(",70,4,", ",70,68,"))
    assert str(reading.warnings[0]) == "The report declares 68 participants, 3 were read."
    assert not text_reading(files.ZOOM).warnings  # four rows, as declared


def test_a_row_a_person_takes_its_day_from_the_files_name_or_asks() -> None:
    reading = text_reading(files.ZOOM_UNIQUE, "participants_81234567890_2025_03_13.csv")
    assert columns(reading, "held_on", "name", "minutes") == [
        ("2025-03-13", "Ada Lume", "70"),
        ("2025-03-13", "Bo Tarn", "55"),
    ]
    with pytest.raises(FileError, match="on which day") as raised:
        text_reading(files.ZOOM_UNIQUE, "participants_81234567890.csv")
    assert "file’s name" in str(raised.value.way_out)


def test_a_table_without_preamble_takes_the_day_of_the_first_join() -> None:
    rows = (
        "Ada,,12/30/2024 11:50:00 PM,12/31/2024 12:20:00 AM,30,No\n"
        "Bo,,12/31/2024 12:05:00 AM,12/31/2024 12:20:00 AM,15,No\n"
    )
    assert columns(text_reading(HEADER + rows), "held_on") == [("2024-12-30",), ("2024-12-30",)]


def test_joins_on_days_apart_are_sessions_of_their_own() -> None:
    rows = (
        "Ada,,12/18/2024 11:00:00 AM,12/18/2024 11:20:00 AM,20,No\n"
        "Ada,,12/25/2024 11:00:00 AM,12/25/2024 11:20:00 AM,20,No\n"
    )
    assert columns(text_reading(HEADER + rows), "held_on") == [("2024-12-18",), ("2024-12-25",)]


def test_undecided_order_asks_and_takes_the_word() -> None:
    text = HEADER + "Ada,,03/04/2025 11:00:00 AM,03/04/2025 11:20:00 AM,20,No\n"
    with pytest.raises(DateOrderError):
        text_reading(text)
    assert columns(text_reading(text, day_first=True), "held_on") == [("2025-04-03",)]
    assert columns(text_reading(text, "Craft 4 mars 2025.csv"), "held_on") == [("2025-03-04",)]


@pytest.mark.parametrize("text", [files.ZOOM_FR, files.ZOOM_PT, files.ZOOM_ES])
def test_other_languages(text: str) -> None:
    reading = text_reading(text)
    day = "2025-03-13" if text is files.ZOOM_FR else "2025-03-25"
    assert columns(reading, "held_on", "person", "minutes")[0] == (day, "ada@example.org", "70")
    assert {cells[0] for cells in columns(reading, "name")} <= {"Ada", "Ada Lume", "Zoé Tarn"}


def test_a_language_not_listed_is_read_by_structure() -> None:
    text = (
        "Ämne,ID,Värd,Längd,Börjar,Slutar,Deltagare\n"
        "Crafternoon,812,Ada,70,2025-03-13 13:55:00,2025-03-13 15:05:00,1\n\n"
        "Namn (ursprungligt originalnamn),E-post,Anslöt,Lämnade,Längd (minuter),Gäst\n"
        "Ada,ada@example.org,2025-03-13 13:55:00,2025-03-13 15:05:00,70,Nej\n"
    )
    reading = text_reading(text)
    assert columns(reading, "series", "held_on", "minutes") == [("Crafternoon", "2025-03-13", "70")]
    assert reading.facts["end"] == "2025-03-13T15:05:00"


def test_minutes_are_reckoned_where_no_column_has_them() -> None:
    text = (
        "Name (original name),Email,Join time,Leave time\nAda,,2025-03-13 10:00,2025-03-13 10:45\n"
    )
    assert columns(text_reading(text), "minutes") == [("45",)]


def test_webinar_counts_who_attended_in_every_section() -> None:
    reading = text_reading(files.ZOOM_WEBINAR)
    assert columns(reading, "held_on", "person", "name", "minutes") == [
        ("2025-03-13", "ada@example.org", "Ada Lume", "70"),
        ("2025-03-13", "bo@example.org", "Bo Tarn", "65"),
        ("2025-03-13", "cy@example.org", "Cy", "30"),
        ("2025-03-13", "cy@example.org", "Cy", "20"),
        ("2025-03-13", "di@example.org", "Di Vane", "30"),
    ]
    reasons = reading.non_rows_by_reason
    assert (reasons["header"], reasons["no attendance"]) == (3, 1)
    assert reading.facts["title"] == "Product Crafternoon"
    assert not reading.warnings  # two viewers are declared, and two stand in the last section


def test_webinar_in_another_language() -> None:
    reading = text_reading(files.ZOOM_WEBINAR_PT)
    assert columns(reading, "series", "held_on", "person") == [
        ("Product Crafternoon", "2025-03-25", "ada@example.org")
    ]


def test_webinar_nobody_attended_is_refused() -> None:
    head, _rows = files.ZOOM_WEBINAR_PT.split("Sim,", 1)
    with pytest.raises(FileError, match="nobody who was there"):
        text_reading(head + "Não,Bo,bo@example.org,--,--,--,--\n")


def test_an_accounts_report_has_a_meeting_a_row() -> None:
    reading = text_reading(files.ZOOM_ACCOUNT)
    assert columns(reading, "series", "held_on", "person", "minutes") == [
        ("Product Crafternoon", "2025-03-06", "bo@example.org", "40"),
        ("Product Crafternoon", "2025-03-13", "bo@example.org", "45"),
    ]


def test_several_reports_in_one_file_keep_their_own_day() -> None:
    again = files.ZOOM_FR.replace("13/03/2025", "27/03/2025").replace("Écrire", "Lire")
    reading = text_reading(files.ZOOM_FR + "\n" + again)
    assert columns(reading, "held_on", "topic") == [
        *[("2025-03-13", "Écrire")] * 2,
        *[("2025-03-27", "Lire")] * 2,
    ]


def test_a_device_without_a_name_is_said() -> None:
    rows = "iPad,,2025-03-13 10:00,2025-03-13 10:45,45,Yes\nAda,,2025-03-13 10:00,,40,No\n"
    reading = text_reading(HEADER + rows)
    assert "row 2: “iPad”" in str(reading.warnings[0])


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Bo (Bo Tarn)", "Bo Tarn"),
        ("iPad (Cy Orme)", "Cy Orme"),
        ("Bobby (Robert)", "Robert"),
        ("Ada Lume (she/her)", "Ada Lume"),
        ("Ada (she/her) (Ada Lume)", "Ada Lume"),
        ("Ada Lume (TA)", "Ada Lume"),
        ("Ada Lume (iPhone)", "Ada Lume"),
        ("Ada Lume (Guest)", "Ada Lume"),
        ("Ada\xa0 Lume", "Ada Lume"),
        ("", ""),
    ],
)
def test_stable_name(written: str, name: str) -> None:
    assert stable_names([written]) == {written: name}


def test_brackets_several_people_wear_are_no_name() -> None:
    names = stable_names(["Ada (Team Search)", "Bo (Team Search)", "C. Orme (Cy Orme)"])
    assert [*names.values()] == ["Ada", "Bo", "Cy Orme"]


def test_one_person_under_two_displays_is_one() -> None:
    assert {*stable_names(["iPad (Cy Orme)", "Cy (Cy Orme)", "Cy Orme"]).values()} == {"Cy Orme"}


@pytest.mark.parametrize(
    ("name", "device"),
    [
        ("iPad", True),
        ("Galaxy S21", True),
        ("Ada's iPhone", True),
        ("+33 6 12 34 56 78", True),
        ("Ada Lume", False),
        ("Pia Dorn", False),
    ],
)
def test_is_device(name: str, device: bool) -> None:
    assert is_device(name) is device
