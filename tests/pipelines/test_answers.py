"""Words, digits or both → an answer."""

from __future__ import annotations

import pytest

from barometer.questionnaire import Question, parse_questionnaire
from pipelines.answers import answer_parser
from pipelines.lines import UnreadableError

WORDS = parse_questionnaire(
    """
missing = ["Pas concerné"]
[labels]
en = ["Strongly disagree", "Disagree", "Neutral", "Agree", "Strongly agree"]
fr = ["Non, pas du tout", "Plutôt non", "Neutre", "Plutôt oui", "Oui, tout à fait"]
[levels]
names.en = ["Absent", "Emerging", "Defined", "Managed", "Leading"]
[[themes]]
id = "data"
label.en = "Data"
[[questions]]
id = "data_1"
theme = "data"
text.en = "…"
"""
)
PARSE = answer_parser(WORDS.questions[0], WORDS)


@pytest.mark.parametrize(
    ("value", "answer"),
    [
        ("Non, pas du tout", 1), ("2", 2), ("3.0", 3), ("plutot  OUI", 4), ("Strongly agree", 5),
        ("4 - Agree", 4), ("Agree (4)", 4), ("A2", 2), ("5 = entirely", 5),
        ("Don't know", None), ("Pas concerné", None), ("n/a", None),
        ("4 Agree", 4), ("1 (Strongly disagree)", 1), ("Agree - 4", 4), ("AO03", 3), ("'4", 4),
        ("<p>Strongly&nbsp;agree</p>", 5), ("Agree (7)", 4), ("1 = Strongly agree", 5),
        ("5\u00a0", 5),
        ("Don't know / N/A", None), ("Je ne sais pas / sans objet", None), ("0 - N/A", None),
        ("Weiß nicht", None), ("No sabe", None), ("Não sei", None), ("Non so", None),
        ("N.v.t.", None), ("Nie dotyczy", None), ("I don’t know", None),
    ],
)  # fmt: skip
def test_answer_parser_reads(value: str, answer: int | None) -> None:
    assert PARSE(value) == answer


@pytest.mark.parametrize(
    "value", ["6", "0", "maybe", "3.5", "-2", "agree or not", "3 times a week", "know"]
)
def test_answer_parser_refuses(value: str) -> None:
    with pytest.raises(UnreadableError):
        PARSE(value)


def test_answer_parser_names_the_nearest_label() -> None:
    with pytest.raises(UnreadableError) as error:
        PARSE("Strongly agre")
    assert "Strongly agree" in str(error.value.way_out)


def test_answer_parser_tells_signs_apart() -> None:
    words = WORDS.model_copy(update={"labels": {"en": ("--", "-", "+/-", "+", "++")}})
    parse = answer_parser(words.questions[0], words)
    assert [parse(sign) for sign in ("--", "-", "+/-", "+", "++")] == [1, 2, 3, 4, 5]
    with pytest.raises(UnreadableError):
        parse("★★★★")


def test_answer_parser_counts_a_scale_of_eleven_from_zero() -> None:
    parse = answer_parser(Question(id="q", theme="data", text={}, scale=11), WORDS)
    assert [parse("0"), parse("10")] == [1, 11]


@pytest.mark.parametrize(
    ("value", "answer"),
    [("Oui", 2), ("no", 1), ("Yes (1)", 2), ("No (0)", 1), ("Y", 2), ("FALSE", 1), ("Sim", 2)],
)
def test_answer_parser_knows_yes_and_no_in_every_language(value: str, answer: int) -> None:
    labels = {"en": ("No", "Yes"), "fr": ("Non", "Oui")}
    question = Question(id="q", theme="data", text={}, scale=2, labels=labels)
    assert answer_parser(question, WORDS)(value) == answer


def test_answer_parser_takes_yes_for_no_answer_of_a_scale() -> None:
    with pytest.raises(UnreadableError):
        PARSE("Yes")
    assert PARSE("Yes (1)") == 1  # how a column of nothing but 1 and 0 is written
