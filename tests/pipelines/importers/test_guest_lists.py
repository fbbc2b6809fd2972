"""Luma, Eventbrite and Meetup: who came, who only said so, on which day, with whom."""

from __future__ import annotations

import pytest

from barometer.errors import DateOrderError, FileError
from tests.pipelines.importers import foreign_attendance as files
from tests.pipelines.importers.foreign import text_reading
from tests.pipelines.importers.test_attendance_formats import columns

LUMA_NAME = "Product Crafternoon – Pricing - Guests - 2025-03-15-03-12-33.csv"


def test_luma_counts_who_was_checked_in() -> None:
    reading = text_reading(files.LUMA, LUMA_NAME)
    assert columns(reading, "series", "topic", "held_on", "person", "name", "minutes") == [
        ("Product Crafternoon", "Pricing", "2025-03-13", "ada@example.org", "Ada Lume", ""),
        ("Product Crafternoon", "Pricing", "2025-03-13", "bo@example.org", "Bo Tarn", ""),
    ]
    assert reading.non_rows_by_reason == {"header": 1, "no attendance": 2}
    assert "What is your tribe?" in reading.ignored


def test_luma_without_any_check_in_says_nobody_came_and_what_to_do() -> None:
    text = files.LUMA_OTHER_ORDER.replace("2025-03-13T14:16:45Z", "")
    with pytest.raises(FileError, match="Nobody was checked in") as raised:
        text_reading(text)
    assert "plain file" in str(raised.value.way_out)


def test_luma_takes_the_day_of_the_name_where_utc_is_a_day_ahead() -> None:
    text = files.LUMA_OTHER_ORDER.replace("2025-03-13T14:16:45Z", "2025-03-14T00:16:45.813Z")
    assert columns(text_reading(text, "guests.csv"), "held_on") == [("2025-03-14",)]
    assert columns(text_reading(text, "Craft 2025-03-13.csv"), "held_on") == [("2025-03-13",)]
    assert columns(text_reading(text, "Craft 2024-01-01.csv"), "held_on") == [("2025-03-14",)]


def test_luma_check_ins_on_several_days_are_said() -> None:
    reading = text_reading(files.LUMA.replace("2025-03-13T14:20", "2025-03-12T09:20"), LUMA_NAME)
    assert columns(reading, "held_on") == [("2025-03-12",), ("2025-03-12",)]
    assert "on 2 days" in str(reading.warnings[0])


def test_luma_is_no_survey_though_it_asks_questions() -> None:
    assert text_reading(files.LUMA).kind == "attendance"


def test_eventbrite_counts_who_was_checked_in() -> None:
    reading = text_reading(files.EVENTBRITE)
    assert columns(reading, "series", "topic", "held_on", "person", "name") == [
        ("Product Crafternoon", "Pricing", "2025-03-13", "ada@example.org", "Ada Lume"),
        ("Product Crafternoon", "Pricing", "2025-03-13", "di@example.org", "Di Vane"),
    ]
    reasons = {"header": 1, "no attendance": 1, "refunded": 1, "total": 1}
    assert reading.non_rows_by_reason == reasons
    assert not reading.warnings


@pytest.mark.parametrize("status", ["Not Attending", "Deleted", "Cancelled", "Transferred"])
def test_eventbrite_statuses_of_who_did_not_come(status: str) -> None:
    reading = text_reading(files.EVENTBRITE.replace("Refunded", status))
    assert reading.non_rows_by_reason["no attendance"] == 2


def test_eventbrite_without_check_in_counts_who_attends_and_says_so() -> None:
    reading = text_reading(files.EVENTBRITE.replace("Checked In", "Attending"))
    assert len(reading.rows) == 3
    assert "Nobody is marked as checked in; the 3" in str(reading.warnings[0])


def test_eventbrite_second_tickets_of_a_person_are_said() -> None:
    reading = text_reading(files.EVENTBRITE_FR, "Crafternoon 16 mars 2025.csv")
    assert columns(reading, "held_on", "person") == [("2025-03-16", "ada@example.org")] * 2
    assert "1 tickets are somebody's second, first row 3" in str(reading.warnings[1])


def test_eventbrite_asks_for_the_day_nothing_says() -> None:
    with pytest.raises(FileError, match="on which day"):
        text_reading(files.EVENTBRITE_FR)


def test_eventbrite_asks_for_the_order_of_the_events_own_date() -> None:
    text = files.EVENTBRITE.replace("2025-03-13", "03/04/2025").replace("2025-03-0", "03/0")
    with pytest.raises(DateOrderError):
        text_reading(text)


def test_eventbrite_of_nobody_is_refused() -> None:
    text = files.EVENTBRITE_FR.replace("Participe", "Remboursé")
    with pytest.raises(FileError, match="nobody who was there"):
        text_reading(text, "Crafternoon 16 mars 2025.csv")


def test_meetup_counts_who_was_marked() -> None:
    reading = text_reading(files.MEETUP, "Crafternoon 2025-03-13.xls")
    assert columns(reading, "held_on", "person", "name") == [
        ("2025-03-13", "user 12537919", "Ada L."),
        ("2025-03-13", "user 12537920", "Bo"),
    ]
    assert reading.non_rows_by_reason == {"header": 1, "no attendance": 2}
    assert "2 people came along" in str(reading.warnings[0])


def test_meetup_without_marks_counts_who_said_yes_and_says_so() -> None:
    reading = text_reading(files.MEETUP_UNMARKED, "Crafternoon 13 mars 2025.csv")
    assert columns(reading, "name") == [("Ada",)]
    assert reading.non_rows_by_reason["no attendance"] == 1
    assert "the 1 who said" in str(reading.warnings[0])


def test_meetup_never_takes_the_day_of_an_answer_for_the_events() -> None:
    with pytest.raises(FileError, match="on which day"):
        text_reading(files.MEETUP, "Crafternoon.xls")


def test_meetup_where_nobody_came_is_refused() -> None:
    text = files.MEETUP_UNMARKED.replace(",Yes,", ",No,")
    with pytest.raises(FileError, match="nobody who was there"):
        text_reading(text, "Crafternoon 2025-03-13.csv")
