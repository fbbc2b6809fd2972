"""Notion: pages of a workspace, their readers, periods in a preamble."""

from __future__ import annotations

import pytest

from barometer.errors import FileError
from pipelines.importers import importers
from pipelines.source import Source
from tests.pipelines.importers.foreign import text_reading
from tests.pipelines.importers.foreign_views import NOTION_FR, NOTION_PAGES, NOTION_READERS


def test_pages_take_their_days_from_the_name() -> None:
    reading = text_reading(NOTION_PAGES, "Notion 2025-03-01 2025-03-31.csv")
    assert reading.rows[1].cells == (
        *("Pricing, revisited", "2025-02-13", "2025-03-01", "2025-03-31"),
        *("14", "9"),
    )
    assert "Teamspace" in reading.ignored


def test_preamble_says_the_days_and_the_total_is_compared() -> None:
    reading = text_reading(NOTION_FR)
    assert reading.facts == {"start": "2025-03-03", "end": "2025-03-09"}
    assert reading.non_rows_by_reason == {"preamble": 1, "blank": 1, "header": 1, "total": 1}
    assert not reading.warnings


def test_readers_who_viewed_nothing_are_no_rows() -> None:
    reading = text_reading(NOTION_READERS)
    viewers = [dict(zip(reading.columns, r.cells, strict=True))["viewer"] for r in reading.rows]
    assert viewers == ["ada@example.org", "ada@example.org"]
    assert reading.non_rows_by_reason["no views"] == 1


def test_viewers_in_words_are_readers_and_in_digits_a_count() -> None:
    head = "Date,Page,Teamspace,Views,Viewers\n2025-03-03,Plan,Product,4,"
    assert text_reading(head + "Ada\n").columns[-2:] == ("viewer", "views")
    assert text_reading(head + "3\n").columns[-2:] == ("views", "unique_viewers")


def test_without_days_they_are_asked_for() -> None:
    with pytest.raises(FileError, match="which days") as raised:
        text_reading(NOTION_PAGES, "export.csv")
    assert "2025-03-01" in str(raised.value.way_out)


def test_words_many_tools_use_make_only_mildly_sure() -> None:
    text = b"Title,Views,Unique viewers,Created by\nPlan,30,12,Ada\n"
    recognition = importers()["notion"].recognise(Source("a.csv", text))
    assert recognition is not None
    assert 45 <= recognition.certainty <= 60
    assert "may be" in str(recognition.evidence)
