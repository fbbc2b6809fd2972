"""Ticked options, joined or one a column."""

from __future__ import annotations

import pytest

from pipelines.options import option_ticked, split_options

KNOWN = {"Getting at the data": "data_access", "Roadmap, explained too late": "roadmap_late"}


@pytest.mark.parametrize(
    ("value", "ids"),
    [
        ("Getting at the data;Roadmap, explained too late;", ["data_access", "roadmap_late"]),
        ("Getting at the data, Roadmap, explained too late", ["data_access", "roadmap_late"]),
        ("roadmap  EXPLAINED too late", ["roadmap_late"]),
        ("Getting at the data;Roadmap, explained too late\n", ["data_access", "roadmap_late"]),
        ("Getting at the data;Getting at the data", ["data_access"]),
    ],
)
def test_split_options_finds_labels_whatever_separates_them(value: str, ids: list[str]) -> None:
    assert split_options(value, KNOWN) == (ids, [])


def test_split_options_reports_what_nobody_knows() -> None:
    assert split_options("Getting at the data, My own words", KNOWN) == (
        ["data_access"],
        ["My own words"],
    )


@pytest.mark.parametrize(
    ("value", "unknown"),
    [
        ("Getting at the data, Roadmap, explained too late, mine; and more", "mine; and more"),
        ("Getting at the data;Roadmap, explained too late;mine, and more", "mine, and more"),
        ("mine; Getting at the data, Roadmap, explained too late", "mine"),
    ],
)
def test_split_options_keeps_ticks_beside_a_free_answer(value: str, unknown: str) -> None:
    assert split_options(value, KNOWN) == (["data_access", "roadmap_late"], [unknown])


@pytest.mark.parametrize("value", ["Oui", "Yes", "Y", "1", "Getting at the data", "true"])
def test_option_ticked_yes(value: str) -> None:
    assert option_ticked(value)


@pytest.mark.parametrize("value", ["Non", "No", "0", "N/A", "false"])
def test_option_ticked_no(value: str) -> None:
    assert not option_ticked(value)
