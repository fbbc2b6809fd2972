"""Quotes of interviews: from enough of them on, and new ones only together."""

from __future__ import annotations

from collections.abc import Iterable

from barometer.settings import Settings
from pipelines.publish import publish
from tests.pipelines.conftest import Load


def interviewed(load: Load, name: str, numbers: Iterable[int]) -> None:
    rows = [
        {"interview": f"i{n}", "pain_point": "data_access", "quote": f"Said in {n}."}
        for n in numbers
    ]
    load("interviews", rows, name=f"{name}.csv")


def quotes(settings: Settings) -> set[str]:
    return set(publish(settings).frame("FROM quotes")["text"])


def test_quotes_need_enough_interviews(settings: Settings, load: Load) -> None:
    interviewed(load, "nine", range(9))
    assert not quotes(settings)
    interviewed(load, "one", [9])
    assert len(quotes(settings)) == 10


def test_new_quotes_wait_for_others(settings: Settings, load: Load) -> None:
    interviewed(load, "ten", range(10))
    first = quotes(settings)
    interviewed(load, "two", [10, 11])
    assert quotes(settings) == first
    interviewed(load, "three", [12, 13, 14])
    assert len(quotes(settings)) == 15
