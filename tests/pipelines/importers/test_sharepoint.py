"""SharePoint: the usage report, pages by day, and sums of a whole site."""

from __future__ import annotations

import pytest

from barometer.errors import FileError
from tests.pipelines.importers.foreign import text_reading
from tests.pipelines.importers.foreign_views import SHAREPOINT_PAGES, SHAREPOINT_REPORT


def test_usage_report_counts_back_from_its_day() -> None:
    reading = text_reading(SHAREPOINT_REPORT)
    assert reading.rows[0].cells == (
        *("https://x.sharepoint.com/sites/kb", "2025-03-02", "2025-03-31", "234"),
    )


def test_site_without_address_is_known_by_its_identifier() -> None:
    assert text_reading(SHAREPOINT_REPORT).rows[1].cells[0] == "b2"


def test_usage_report_without_a_period_asks_for_its_days() -> None:
    broken = SHAREPOINT_REPORT.replace(",30\r\n", ",\r\n")
    with pytest.raises(FileError, match="which days"):
        text_reading(broken)


def test_pages_by_day_count_page_views_rather_than_visits() -> None:
    reading = text_reading(SHAREPOINT_PAGES)
    first = dict(zip(reading.columns, reading.rows[0].cells, strict=True))
    assert (first["views"], first["unique_viewers"]) == ("12", "5")
    assert first["period_start"] == first["period_end"] == "2025-03-25"


def test_sums_of_a_site_by_day_are_no_pages() -> None:
    with pytest.raises(FileError, match="not its pages"):
        text_reading("Date,Unique viewers,Site visits\n2025-03-01,3,8\n")
