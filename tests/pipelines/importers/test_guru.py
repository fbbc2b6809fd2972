"""Guru: cards, and the readers of one card."""

from __future__ import annotations

import pytest

from barometer.errors import FileError
from tests.pipelines.importers.foreign import text_reading
from tests.pipelines.importers.foreign_views import GURU_CARDS, GURU_READERS

READERS = "Guru card usage_How we plan_2025-03-01_2025-03-31.csv"


def test_cards_and_their_total() -> None:
    reading = text_reading(GURU_CARDS, "Top Cards viewed 2025-03.csv")
    assert [row.cells[-1] for row in reading.rows] == ["1200", "12"]
    assert not reading.warnings


def test_readers_of_one_card_named_by_the_file() -> None:
    reading = text_reading(GURU_READERS, READERS)
    assert [row.cells for row in reading.rows] == [
        ("How we plan", "2025-03-01", "2025-03-31", "ada@example.org", "3")
    ]
    assert reading.non_rows_by_reason["no views"] == 1
    assert "by its name “How we plan”" in str(reading.warnings[0])


def test_readers_with_the_day_they_viewed() -> None:
    text = 'Display Name,Fact viewed\nAda,"March 3, 2025"\nBo,\n'
    reading = text_reading(text, "How we plan.csv")
    assert [row.cells for row in reading.rows] == [
        ("How we plan", "2025-03-03", "2025-03-03", "Ada", "1")
    ]


def test_readers_of_a_card_nobody_names_are_refused() -> None:
    with pytest.raises(FileError, match="does not say which") as raised:
        text_reading(GURU_READERS, "Card usage 2025-03-01 2025-03-31.csv")
    assert "title" in str(raised.value.way_out)
