"""A home's first questionnaire: the sample's, or one of one's own."""

from __future__ import annotations

from barometer.errors import QuestionnaireError, _, message
from barometer.questionnaire import parse_questionnaire
from barometer.store.durable import write
from barometer.store.home import Home
from pipelines.sample import QUESTIONNAIRE


def take_sample_questionnaire(home: Home) -> None:
    """Put the sample's questionnaire into a home that has none."""
    keep_questionnaire(home, QUESTIONNAIRE.read_bytes())


def keep_questionnaire(home: Home, content: bytes, *, replace: bool = False) -> None:
    """Put a questionnaire that holds together into a home that has none, or in place of it."""
    if home.questionnaire.exists() and not replace:
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
