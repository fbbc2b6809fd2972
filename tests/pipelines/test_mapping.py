"""Columns ↔ questionnaire: exact after normalising, never by likeness."""

from __future__ import annotations

import pytest

from barometer.questionnaire import parse_questionnaire
from pipelines.mapping import Mapping, map_columns
from pipelines.reading import Reading

WORDS = parse_questionnaire(
    """
[columns]
tribe = ["What is your tribe?", "Quelle est votre tribu ?"]
pain_points = ["What slows you down?"]
[levels]
names.en = ["Absent", "Emerging", "Defined", "Managed", "Leading"]
[[themes]]
id = "data"
label.en = "Data"
comment.en = "Data: anything to add?"
[[questions]]
id = "data_1"
theme = "data"
text.en = "I can answer my own questions with data."
text.fr = "Je sais répondre à mes questions avec la donnée."
columns = ["DAT1", "I find the numbers I need."]
[[questions]]
id = "data_2"
theme = "data"
text.en = "Our metrics have one definition."
[[pain_points]]
id = "data_access"
theme = "data"
label.en = "Getting at the data"
label.fr = "L'accès à la donnée"
columns = ["P5[SQ001]"]
"""
)


def mapped(*columns: str) -> Mapping:
    return map_columns(Reading("plain", "survey", columns, columns, ()), WORDS)


@pytest.mark.parametrize(
    "header",
    [
        "data_1",
        "DAT1",
        "I find the numbers I need.",
        "  je sais repondre a mes questions, avec la donnée\u00a0",
        "To what extent do you agree?  [I can answer my own questions with data.]",
        "DAT1. I can answer my own questions",
        "G2Q1[SQ001]. Agreement [Je sais r&eacute;pondre à mes questions avec la donnée.]",
    ],
)
def test_map_columns_knows_a_question_by(header: str) -> None:
    assert mapped(header).targets == ("data_1",)


def test_map_columns_knows_groups_comments_and_options() -> None:
    found = mapped(
        "Quelle est votre tribu\u00a0?",
        "Data: anything to add?",
        "PP[SQ001]. What slows you down? [L'accès à la donnée]",
        "What slows you down?",
    )
    assert found.targets == ("tribe", "comment_data", "pain_point:data_access", "pain_points")
    assert found.options() == {"data_access": 2}


@pytest.mark.parametrize(
    "header",
    [
        "pain_points[data_access]",
        "P5[SQ001]",
        "P5[SQ001]. What slows you down, in a word? [The data]",
        "data_access",
        "Getting at the data",
        "What slows you down? [Getting at the data]",
    ],
)
def test_map_columns_knows_an_option_by(header: str) -> None:
    assert mapped(header).targets == ("pain_point:data_access",)


def test_map_columns_takes_no_option_for_what_only_looks_alike() -> None:
    assert mapped("pain_points[data_acces]", "P5[SQ002]").options() == {}


def test_map_columns_only_suggests_what_looks_alike() -> None:
    found = mapped("I can answer my own question with data")
    assert found.targets == (None,)
    assert found.suggestions == {"I can answer my own question with data": "data_1"}


def test_map_columns_leaves_strangers_alone() -> None:
    found = mapped("Favourite colour")
    assert found.targets == (None,)
    assert found.suggestions == {}


def test_map_columns_uses_the_first_of_two_for_the_same_question() -> None:
    found = mapped("data_1", "DAT1")
    assert found.targets == ("data_1", None)
    assert found.repeated == ("DAT1",)
