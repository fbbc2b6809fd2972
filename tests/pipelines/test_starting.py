"""A home's first questionnaire holds together or is not kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from barometer.errors import QuestionnaireError
from barometer.questionnaire import read_questionnaire
from barometer.store.home import Home
from pipelines.sample import QUESTIONNAIRE
from pipelines.starting import keep_questionnaire, take_sample_questionnaire


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "new")


def test_the_samples_questionnaire_is_a_start(home: Home) -> None:
    take_sample_questionnaire(home)
    assert len(read_questionnaire(home.questionnaire).themes) == 5
    assert [path.name for path in home.path.iterdir() if path.is_file()] == ["questionnaire.toml"]


def test_a_questionnaire_in_use_is_left_alone(home: Home) -> None:
    home.make()
    home.questionnaire.write_text("mine", encoding="utf-8")
    take_sample_questionnaire(home)
    assert home.questionnaire.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("content", [b"themes = 3", b"\xff\xfe\x00", b"not toml ="])
def test_what_does_not_hold_together_is_refused(content: bytes, home: Home) -> None:
    with pytest.raises(QuestionnaireError):
        keep_questionnaire(home, content)
    assert not home.questionnaire.exists()


def test_a_mark_at_the_start_is_no_part_of_it(home: Home) -> None:
    keep_questionnaire(home, b"\xef\xbb\xbf" + QUESTIONNAIRE.read_bytes())
    assert read_questionnaire(home.questionnaire).themes
