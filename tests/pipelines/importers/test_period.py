"""The days names and titles speak of, beyond those Matomo writes."""

from __future__ import annotations

from datetime import date

import pytest

from pipelines.importers._period import period_in, stated_period

MARCH_3_9 = (date(2025, 3, 3), date(2025, 3, 9))
MARCH = (date(2025, 3, 1), date(2025, 3, 31))


@pytest.mark.parametrize(
    "text",
    [
        "Pages 2025 _ Week 3 – 9 March.csv",
        "del 3 al 9 de marzo de 2025",
        "od 3 do 9 marca 2025",
        "2025-W10",
        "03.03.2025-09.03.2025 et 31.12",
        "From 2025-03-03 to 2025-03-09",
    ],
)
def test_week(text: str) -> None:
    assert period_in(text) == MARCH_3_9


@pytest.mark.parametrize(
    "text", ["01.03.2025-31.03.2025.csv", "01/03/2025 – 31/03/2025", "How we plan 2025-03.csv"]
)
def test_month(text: str) -> None:
    assert period_in(text) == MARCH


def test_quarter() -> None:
    assert period_in("Q1 2025.csv") == period_in("T1 2025") == (date(2025, 1, 1), date(2025, 3, 31))


@pytest.mark.parametrize(
    "text", ["Week 3 – 9 March.csv", "01/03/2025 - 04/03/2025", "2025-W60", "kb-2025.csv"]
)
def test_no_period_where_days_read_in_several_ways_or_none(text: str) -> None:
    assert period_in(text) is None


def test_year_comes_from_the_texts_where_there_is_only_one() -> None:
    name = "Week 3 – 9 March.csv"
    assert stated_period(name, ["Knowledge center 2025", "All pages"]) == MARCH_3_9
    assert stated_period(name, ["2024 and 2025"]) is None


def test_name_goes_before_the_texts() -> None:
    assert stated_period("2025-03.csv", ["3 – 9 March 2025"]) == MARCH
    assert stated_period("export.csv", ["3 – 9 March 2025"]) == MARCH_3_9
