"""questionnaire.toml: what holds together, and which key is named when it does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from barometer.errors import QuestionnaireError
from barometer.questionnaire import normalise, parse_questionnaire, read_questionnaire

MINIMAL = """
[levels]
names.en = ["Absent", "Emerging", "Defined", "Managed", "Leading"]
[[themes]]
id = "data"
label.en = "Data"
[[questions]]
id = "data_1"
theme = "data"
text.en = "I can answer my own questions with data."
"""


def test_parse_questionnaire_minimal() -> None:
    words = parse_questionnaire(MINIMAL)
    assert words.questions[0].scale == 5
    assert words.theme("data").label == {"en": "Data"}


@pytest.mark.parametrize(
    ("broken", "key"),
    [
        (MINIMAL.replace('theme = "data"', 'theme = "dada"'), "questions[0].theme"),
        (MINIMAL + "scale = 1", "questions[0].scale"),
        (MINIMAL + 'labels.en = ["no", "yes"]', "labels.en needs 5 labels"),
        (MINIMAL + "colour = 3", "questions[0].colour"),
        (MINIMAL.replace('id = "data_1"', 'id = "tribe"'), "questions: “tribe”"),
        (MINIMAL + '[[themes]]\nid = "data"\nlabel.en = "Again"', "themes: the id “data”"),
        (MINIMAL.replace("[levels]", "[levels]\ncuts = [40, 20, 60, 80]"), "cuts must rise"),
        (MINIMAL + 'labels.en = ["a", "b", "c", "d", "A!"]', "two labels read the same"),
        ("levels = [", "not valid TOML"),
    ],
)
def test_parse_questionnaire_names_the_key(broken: str, key: str) -> None:
    with pytest.raises(QuestionnaireError) as error:
        parse_questionnaire(broken)
    assert key in str(error.value)


def test_read_questionnaire_missing(tmp_path: Path) -> None:
    with pytest.raises(QuestionnaireError, match=r"no questionnaire\.toml"):
        read_questionnaire(tmp_path / "questionnaire.toml")


@pytest.mark.parametrize(
    ("raw", "plain"),
    [
        ("  Quelle <strong>tribu</strong>\u00a0? ", "quelle tribu"),
        ("L&#39;équipe d’à côté", "l equipe d a cote"),
        ("CŒUR  de\nmétier", "coeur de metier"),
        ("data_1", "data 1"),
    ],
)
def test_normalise(raw: str, plain: str) -> None:
    assert normalise(raw) == plain


def test_a_pillar_may_say_who_leads_it_and_what_it_owns() -> None:
    pillar = '[[pillars]]\nid = "learn"\nlabel.en = "Learn"\n'
    [plain] = parse_questionnaire(MINIMAL + pillar).pillars
    assert (plain.leader, plain.owns) == ({}, {})
    [whole] = parse_questionnaire(
        MINIMAL + pillar + 'leader.en = "Research"\nowns.en = "It."'
    ).pillars
    assert (whole.leader["en"], whole.owns["en"]) == ("Research", "It.")
