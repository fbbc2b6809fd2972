"""Words, digits or both → an answer 1..K. The questionnaire's labels decide, never a guess."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape

from barometer.errors import _, message
from barometer.questionnaire import Question, Questionnaire, normalise
from pipelines.lines import Parser, UnreadableError, nearest

# What survey tools write for an answer that is none, beside the questionnaire's own words.
MISSING = (
    *("n/a", "na", "n.a.", "n/d", "don't know", "i don't know", "do not know", "not applicable"),
    *("does not apply", "no answer", "no opinion", "prefer not to say", "prefer not to answer"),
    *("je ne sais pas", "ne sais pas", "ne sait pas", "nsp", "sans objet", "non applicable"),
    *("ne s'applique pas", "non concerné", "non concernée", "pas concerné", "sans opinion"),
    *("sans réponse", "pas de réponse", "ne se prononce pas", "je ne souhaite pas répondre"),
    *("weiß nicht", "ich weiß nicht", "weiß ich nicht", "keine angabe", "keine antwort"),
    *("nicht zutreffend", "k.a.", "entfällt"),
    *("no sé", "no lo sé", "no sabe", "ns/nc", "no aplica", "no procede", "sin respuesta"),
    *("não sei", "não se aplica", "sem resposta", "sem opinião", "prefiro não responder"),
    *("non so", "non lo so", "non applicabile", "nessuna risposta", "preferisco non rispondere"),
    *("weet niet", "weet ik niet", "ik weet het niet", "niet van toepassing", "n.v.t."),
    *(
        "geen antwoord",
        "geen mening",
        "nie wiem",
        "nie dotyczy",
        "brak odpowiedzi",
        "trudno powiedzieć",
    ),
)
ZERO_TO_TEN = 11
_YES = frozenset(("yes", "y", "true", "oui", "vrai", "o", "ja", "si", "sim", "tak"))
_NO = frozenset(("no", "n", "false", "non", "faux", "nein", "nao", "nee", "nie"))
_DIGITS = re.compile(
    r"^\s*'?(?:AO?0*(?P<code>\d+)|(?P<alone>\d+)(?:[.,]0+)?"
    r"|(?P<before>\d+)\s*[-–—.:)=(]\s*\D.*|.*\D\((?P<after>\d+)\)\s*)$",
    re.DOTALL,
)
# A number beside words: `4 Agree`, `Agree = 4`.
_BESIDE = re.compile(r"^\s*\d+\s*[-–—.:)=(]*\s*(?=\D)|(?<=\D)[-–—.:=(\s]+\d+\)?\s*$")


def answer_parser(question: Question, questionnaire: Questionnaire) -> Parser:
    """A parser of the question's cells: 1..scale, or None for “don't know”.

    Words the questionnaire knows decide, a number beside them or not: a tool may number answers
    from its own end. Tools write a scale of eleven as 0 to 10; its answers become 1 to 11.
    """
    lowest = 0 if question.scale == ZERO_TO_TEN else 1
    labels = questionnaire.labels_of(question)
    words = {word: i for names in labels.values() for i, word in enumerate(names, start=1)}
    known = _yes_and_no({normalise(word): answer for word, answer in words.items()})
    missing = _missing_words((*MISSING, *questionnaire.missing))

    def parse(value: str) -> int | None:
        for spelled in (normalise(value), normalise(_BESIDE.sub("", value))):
            if spelled in known:
                return known[spelled]
            if missing.fullmatch(spelled):
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


def _yes_and_no(known: dict[str, int]) -> dict[str, int]:
    """The known words; of a question answered by yes or no, yes and no in every language."""
    answers = {spelled: answer for spelled, answer in known.items() if spelled in _YES | _NO}
    if set(answers) != set(known):
        return known
    yes = {answer for spelled, answer in answers.items() if spelled in _YES}
    no = {answer for spelled, answer in answers.items() if spelled in _NO}
    if len(yes) != 1 or len(no) != 1 or yes == no:
        return known
    return {**dict.fromkeys(_YES, *yes), **dict.fromkeys(_NO, *no), **known}


def _missing_words(phrases: Iterable[str]) -> re.Pattern[str]:
    """What matches a missing answer, alone or several together: `Don't know / N/A`."""
    spelled = sorted({normalise(phrase) for phrase in phrases if phrase.strip()}, key=len)
    one = "|".join(re.escape(phrase) for phrase in reversed(spelled))
    return re.compile(f"(?:{one})(?: (?:(?:or|ou|oder|o|of|lub) )?(?:{one}))*")


def _number(value: str) -> int | None:
    """`4`, `4 - Agree`, `Agree (4)`, `A4`; None otherwise."""
    match = _DIGITS.match(re.sub(r"<[^<>]*>", " ", unescape(value)).strip())
    if match is None:
        return None
    return int(next(group for group in match.groups() if group is not None))
