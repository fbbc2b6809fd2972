"""Numbers, durations and marks as people and tools write them."""

from __future__ import annotations

import pytest

from pipelines.cells import (
    number_text,
    parse_minutes,
    parse_number,
    parse_yes_no,
    plain_count,
    plain_minutes,
)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("7", 7), ("-3.5", -3.5), ("-0,5", -0.5), ("3,5", 3.5), (".5", 0.5),
        ("1 234,5", 1234.5), ("1\u00a0234", 1234), ("1\u202f234,5", 1234.5), ("1,234.5", 1234.5),
        ("1.234,5", 1234.5), ("1.234.567", 1234567), ("1'234.5", 1234.5), ("12,345,678", 12345678),
        ("100%", 100), ("66,67\u00a0%", 66.67), ("1,234", 1.234), ("0,123", 0.123),
        ("", None), ("a", None), ("1,2,3", None), ("12,34.5", None), ("1 a", None), ("--1", None),
    ],
)  # fmt: skip
def test_parse_number(text: str, number: float | None) -> None:
    assert parse_number(text) == (None if number is None else pytest.approx(number))


@pytest.mark.parametrize(
    ("text", "plain"),
    [("1,234", "1234"), ("1.234", "1234"), ("12", "12"), ("2.5", "2.5"), ("many ", "many")],
)
def test_a_count_has_thousands_and_no_decimals(text: str, plain: str) -> None:
    assert plain_count(text) == plain


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("21m 7s", 21 + 7 / 60), ("1h 42m", 102), ("2 h\u00a044 m", 164),
        ("2h 4m 11s", 124 + 11 / 60),
        ("2 godz. 19 min 19 s", 139 + 19 / 60), ("00:05:20", 5 + 20 / 60), ("1:00:00", 60),
        ("0:45", 45), ("1 hr 2 min", 62), ("58 min", 58), ("32m", 32), ("45", 45), ("1h42", 102),
        ("1 heure et 2 minutes", 62), ("1,5 h", 90), ("PT1H2M3S", 62.05), ("30 s", 0.5),
        ("0", 0), ("", None), ("soon", None), ("2 h 4 foo", None), ("1:99:00", None), ("-5", None),
        ("50 %", None), ("10 pommes", None),
    ],
)  # fmt: skip
def test_parse_minutes(text: str, minutes: float | None) -> None:
    assert parse_minutes(text) == (None if minutes is None else pytest.approx(minutes))


def test_a_bare_number_of_seconds() -> None:
    assert parse_minutes("90", bare="seconds") == 1.5


def test_minutes_that_cannot_be_read_stay_as_written() -> None:
    assert plain_minutes("1h 30s") == "60.5"
    assert plain_minutes(" a while ") == "a while"


def test_number_text_has_no_needless_zeros() -> None:
    assert [number_text(n) for n in (7, 7.5, 7.126, 100)] == ["7", "7.5", "7.13", "100"]


@pytest.mark.parametrize("text", ["x", "X", "1", "oui", "Yes", "✓", "Présent", "présente"])
def test_yes(text: str) -> None:
    assert parse_yes_no(text) is True


@pytest.mark.parametrize("text", ["0", "non", "No", "-", "–", "absent", "Excusée"])
def test_no(text: str) -> None:
    assert parse_yes_no(text) is False


@pytest.mark.parametrize("text", ["", "maybe", "12", "?"])
def test_neither_yes_nor_no(text: str) -> None:
    assert parse_yes_no(text) is None
