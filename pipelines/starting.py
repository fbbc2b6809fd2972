"""A home's first questionnaire: the sample's, or one of one's own."""

from __future__ import annotations

from pathlib import Path

from barometer.errors import QuestionnaireError, _, message
from barometer.questionnaire import parse_questionnaire
from barometer.store.durable import write
from barometer.store.home import Home

SAMPLE = Path(__file__).parents[1] / "data" / "sample" / "questionnaire.toml"


def take_sample_questionnaire(home: Home) -> None:
    """Put the sample's questionnaire into a home that has none."""
    keep_questionnaire(home, SAMPLE.read_bytes())


def keep_questionnaire(home: Home, content: bytes) -> None:
    """Put a questionnaire that holds together into a home that has none."""
    if home.questionnaire.exists():
        return
    name = home.questionnaire.name
    try:
        words = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise QuestionnaireError(
            message(_("{file} is not written in UTF-8."), file=name),
            message(_("Save it as UTF-8 and take it again.")),
        ) from None
    parse_questionnaire(words, name)
    home.make()
    write(home.questionnaire, words.encode())
