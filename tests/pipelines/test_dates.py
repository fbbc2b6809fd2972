"""Dates of a whole column, and the order of day and month."""

from __future__ import annotations

from datetime import date

import pytest

from barometer.errors import FileError
from pipelines.dates import date_translator, read_day


def iso(*texts: str, **said: object) -> list[str | None]:
    translate = date_translator(texts, "a.csv", **said)  # type: ignore[arg-type]
    return [translate(text) for text in texts]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("9/27/2022 11:39:02", "2022-09-27T11:39:02"),
        ("25/10/2023 14:55:21", "2023-10-25T14:55:21"),
        ("2022/04/27 6:56:56 PM GMT+7", "2022-04-27T18:56:56"),
        ("2022/04/27 12:56:56 am CET", "2022-04-27T00:56:56"),
        ("2022/04/27 6:56:56 pm GMT+5:30", "2022-04-27T18:56:56"),
        ("14/11/22, 09:29:07", "2022-11-14T09:29:07"),
        ("3/13/25, 8:00:48\u202fAM", "2025-03-13T08:00:48"),
        ("13/04/2021 à 09:01:31", "2021-04-13T09:01:31"),
        ("20250303", "2025-03-03"),
        ("2025-10-25", "2025-10-25"),
        ("2025-10-25T14:55:21", "2025-10-25T14:55:21"),
        ("2025-08-08T00:16:45.813Z", "2025-08-08T00:16:45Z"),
        ("2024-03-10T10:00:00+02:00", "2024-03-10T10:00:00"),
        ("2024-03-10 10:00 UTC", "2024-03-10T10:00:00Z"),
        ("9 março de 2023", "2023-03-09"),
        ("9 de marzo de 2023", "2023-03-09"),
        ("9 marzo 2023", "2023-03-09"),
        ("9 maart 2023", "2023-03-09"),
        ("9 mars 2023", "2023-03-09"),
        ("1er août 2023", "2023-08-01"),
        ("4 févr. 2023 à 10:05", "2023-02-04T10:05:00"),
        ("Thu, March 9, 2023", "2023-03-09"),
        ("lundi 10 mars 2025", "2025-03-10"),
        ("12-déc-2024", "2024-12-12"),
        ("3.10.2025 09h05", "2025-10-03T09:05:00"),
    ],
)
def test_one_date(text: str, expected: str) -> None:
    assert iso(text) == [expected]


@pytest.mark.parametrize("text", ["", "soon", "12", "2021", "12:30", "1/2/3", "99/99/2021"])
def test_no_date(text: str) -> None:
    assert iso(text) == [None]


def test_one_date_above_the_twelfth_decides_for_all() -> None:
    assert iso("03/04/2025", "13/04/2025") == ["2025-04-03", "2025-04-13"]
    assert iso("03/04/2025", "04/13/2025") == ["2025-03-04", "2025-04-13"]


def test_undecided_dates_ask_with_both_readings() -> None:
    with pytest.raises(FileError) as raised:
        iso("3/10/25, 8:00:48 AM", "4/10/25, 8:00:48 AM")
    said = str(raised.value)
    for words in (
        "3/10/25, 8:00:48 AM",
        "2025-10-03",
        "2025-03-10",
        "--day-first",
        "--month-first",
    ):
        assert words in said


def test_the_users_word_decides_undecided_dates() -> None:
    assert iso("3/10/2025", day_first=True) == ["2025-10-03"]
    assert iso("3/10/2025", day_first=False) == ["2025-03-10"]


def test_the_users_word_against_the_file_is_refused() -> None:
    with pytest.raises(FileError, match="--day-first"):
        iso("3/10/2025", "3/13/2025", day_first=True)


def test_both_orders_in_one_column_ask_and_then_leave_the_other_unread() -> None:
    with pytest.raises(FileError, match="--day-first"):
        iso("13/4/2025", "4/13/2025")
    assert iso("13/4/2025", "4/13/2025", day_first=True) == ["2025-04-13", None]


def test_a_declared_period_decides() -> None:
    march = (date(2025, 3, 9), date(2025, 3, 11))
    assert iso("3/10/25", period=march) == ["2025-03-10"]
    with pytest.raises(FileError):
        iso("3/10/25", period=(date(2025, 1, 1), date(2025, 12, 31)))


def test_dates_that_read_alike_never_ask() -> None:
    assert iso("3/3/2025", "2025-04-05", "9 mars 2025") == [
        "2025-03-03",
        "2025-04-05",
        "2025-03-09",
    ]


def test_read_day_takes_only_what_reads_in_one_way() -> None:
    assert read_day("20250303") == date(2025, 3, 3)
    assert read_day("03/04/2025") is None
