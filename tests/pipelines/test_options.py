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


@pytest.mark.parametrize(
    "value",
    [
        "Jira; Confluence, and so on,Tools (old, slow)",
        "Tools (old, slow), Jira; Confluence, and so on",
        "Tools (old, slow);Jira; Confluence, and so on;",
        "Jira; Confluence, and so on|Tools (old, slow)",
        "<p>Tools&nbsp;(old,&nbsp;slow)</p>\nJira; Confluence, and so on",
        '["Tools (old, slow)","Jira; Confluence, and so on"]',
    ],
)
def test_split_options_matches_labels_before_it_splits(value: str) -> None:
    known = {"Tools (old, slow)": "tools", "Jira; Confluence, and so on": "jira", "Jira": "j"}
    ids, unknown = split_options(value, known)
    assert (sorted(ids), unknown) == (["jira", "tools"], [])


def test_split_options_prefers_the_longest_label() -> None:
    known = {"Tools": "tools", "Tools, old": "old"}
    assert split_options("Tools, old, Tools", known) == (["old", "tools"], [])


def test_split_options_of_a_long_answer_in_own_words_stays_quick() -> None:
    words = ", ".join(f"word {i}" for i in range(3000))
    assert split_options(f"Getting at the data, {words}", KNOWN)[0] == ["data_access"]


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


@pytest.mark.parametrize(
    "value", ["Oui", "Yes", "Y", "1", "Getting at the data", "true", "Yes (1)", "2"]
)
def test_option_ticked_yes(value: str) -> None:
    assert option_ticked(value)


@pytest.mark.parametrize(
    "value",
    ["Non", "No", "0", "N/A", "false", "No (0)", "0.0", "-99", "Nee", "Nicht gewählt", "FALSCH"],
)
def test_option_ticked_no(value: str) -> None:
    assert not option_ticked(value)
