"""Values of a checked file that no parser knows, and the words each of them could mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from barometer.questionnaire import Named, Question, Questionnaire, Words, normalise
from pipelines.answers import ZERO_TO_TEN
from pipelines.check import Checked
from pipelines.corrections import ANSWERS
from pipelines.kinds.initiatives import STATUSES
from pipelines.lines import most_alike


@dataclass(frozen=True)
class Unknown:
    """A value in a field, and what it could be corrected to.

    rows: the file rows it stands in; error: whether they are rejected for it.
    means: word a correction may say → what it is called, by language; the nearest first.
    """

    field: str
    header: str
    value: str
    rows: tuple[int, ...]
    error: bool
    means: dict[str, Words]
    nearest: str | None


def unknown_values(
    checked: Sequence[Checked], questionnaire: Questionnaire, tribes: Sequence[str]
) -> list[Unknown]:
    """One entry a field and distinct value, those of most rows first.

    tribes: those of the edition's population.
    """
    found: dict[tuple[str, str], list[tuple[int, str, str, bool]]] = {}
    for one in checked:
        fields = _fields(one)
        for problem in one.problems:
            field = fields.get(problem.column, "")
            words = words_of(field, one, questionnaire, tribes)
            if words and problem.value and problem.row and _lost(problem.value, words):
                key = (_shared(field, questionnaire), normalise(problem.value))
                seen = (problem.row, problem.column, problem.value, problem.error)
                found.setdefault(key, []).append(seen)
    return sorted(
        (_unknown(key[0], seen, checked, questionnaire, tribes) for key, seen in found.items()),
        key=lambda unknown: (-len(unknown.rows), unknown.field, unknown.value),
    )


def words_of(
    field: str, checked: Checked, questionnaire: Questionnaire, tribes: Sequence[str]
) -> dict[str, Words]:
    """Every word a correction of the field may say; none where any text will do."""
    if field == "tribe":
        return {tribe: {} for tribe in tribes} if checked.reading.kind == "survey" else {}
    if field in {"status"} and checked.reading.kind == "initiatives":
        return {status: {} for status in dict.fromkeys(STATUSES.values())}
    named: dict[str, tuple[Named, ...]] = {
        "role": questionnaire.roles,
        "seniority": questionnaire.seniorities,
        "pain_points": questionnaire.pain_points,
        "pain_point": questionnaire.pain_points,
        "theme": questionnaire.themes,
        "pillar": questionnaire.pillars,
    }
    if field in named:
        return {part.id: part.label for part in named[field]}
    if field == ANSWERS:
        return _labels(_with_common_labels(questionnaire), questionnaire)
    asked = next((q for q in questionnaire.questions if q.id == field), None)
    return _labels(asked, questionnaire) if asked else {}


def _with_common_labels(questionnaire: Questionnaire) -> Question:
    """A question whose answers are the questionnaire's common ones."""
    asked = questionnaire.questions
    return next(q for q in asked if not q.labels and questionnaire.labels_of(q))


def _labels(question: Question, questionnaire: Questionnaire) -> dict[str, Words]:
    """The words of the question's answers under those of its first language; else its digits."""
    labels = questionnaire.labels_of(question)
    if not labels:
        lowest = 0 if question.scale == ZERO_TO_TEN else 1
        return {str(number): {} for number in range(lowest, lowest + question.scale)}
    first = next(iter(labels.values()))
    return {
        word: {language: words[place] for language, words in labels.items()}
        for place, word in enumerate(first)
    }


def _fields(checked: Checked) -> dict[str, str]:
    """Header → the field a correction of its values is kept under."""
    columns = checked.mapping.targets if checked.mapping else checked.reading.columns
    pairs = zip(checked.reading.headers, columns, strict=False)
    return {header: column for header, column in pairs if column}


def _lost(value: str, words: dict[str, Words]) -> bool:
    """Whether the value is none of the words: what is wrong with it is what it says."""
    known = {normalise(w) for word, names in words.items() for w in (word, *names.values())}
    return normalise(value) not in known


def _shared(field: str, questionnaire: Questionnaire) -> str:
    """`answers` for a question that has the questionnaire's common labels."""
    asked = next((q for q in questionnaire.questions if q.id == field), None)
    common = asked is not None and not asked.labels and bool(questionnaire.labels_of(asked))
    return ANSWERS if common else field


def _unknown(
    field: str,
    seen: list[tuple[int, str, str, bool]],
    checked: Sequence[Checked],
    questionnaire: Questionnaire,
    tribes: Sequence[str],
) -> Unknown:
    _row, header, value, error = seen[0]
    words = words_of(field, checked[0], questionnaire, tribes)
    called = {name: word for word, names in words.items() for name in (word, *names.values())}
    alike = most_alike(value, called)
    nearest = called[alike] if alike else None
    first = {nearest: words[nearest]} if nearest else {}
    rows = tuple(dict.fromkeys(row for row, *_rest in seen))
    return Unknown(field, header, value, rows, error, first | words, nearest)
