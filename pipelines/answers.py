"""Words, digits or both → an answer 1..K. The questionnaire's labels decide, never a guess."""

from __future__ import annotations

import re

from barometer.errors import _, message
from barometer.questionnaire import Question, Questionnaire, normalise
from pipelines.lines import Parser, UnreadableError, nearest

# What survey tools write for an answer that is none, beside the questionnaire's own words.
MISSING = ("n/a", "na", "n.a.", "don't know", "not applicable", "je ne sais pas", "sans objet")
ZERO_TO_TEN = 11
_DIGITS = re.compile(
    r"^\s*(?:A0*(?P<code>\d+)|(?P<alone>\d+)(?:[.,]0+)?"
    r"|(?P<before>\d+)\s*[-–—.:)=]\s*\D.*|.*\D\((?P<after>\d+)\)\s*)$",
    re.DOTALL,
)


def answer_parser(question: Question, questionnaire: Questionnaire) -> Parser:
    """A parser of the question's cells: 1..scale, or None for “don't know”.

    Tools write a scale of eleven as 0 to 10; its answers become 1 to 11 like any other's.
    """
    lowest = 0 if question.scale == ZERO_TO_TEN else 1
    labels = questionnaire.labels_of(question)
    words = {word: i for names in labels.values() for i, word in enumerate(names, start=1)}
    known = {normalise(word): answer for word, answer in words.items()}
    missing = {normalise(word) for word in (*MISSING, *questionnaire.missing)}

    def parse(value: str) -> int | None:
        spelled = normalise(value)
        if spelled in known:
            return known[spelled]
        if spelled in missing:
            return None
        number = _number(value)
        if number is None:
            raise UnreadableError(
                message(_("is not an answer of this question")), nearest(value, words)
            )
        if not lowest <= number < lowest + question.scale:
            raise UnreadableError(
                message(_("is not on the scale of {scale} answers"), scale=question.scale),
                message(
                    _("Check the scale of {question} in questionnaire.toml."), question=question.id
                ),
            )
        return number - lowest + 1

    return parse


def _number(value: str) -> int | None:
    """`4`, `4 - Agree`, `Agree (4)`, `A4`; None otherwise."""
    match = _DIGITS.match(value)
    if match is None:
        return None
    return int(next(group for group in match.groups() if group is not None))
