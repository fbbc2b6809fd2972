"""A survey's columns ↔ the questionnaire: by id, wording in either language, or former header.

Only an exact match after normalising (tags, accents, case, punctuation) maps a column. Anything
that merely looks alike is a suggestion for a person to confirm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Mapping as Words
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from barometer.questionnaire import Questionnaire, normalise, spellings
from pipelines.reading import PLAIN_COLUMNS, Reading

SUGGESTION_CUT = 85
GROUPS = ("tribe", "role", "seniority")
_BRACKET = re.compile(r"^(?P<stem>.*)\[(?P<item>.*)\]\s*$", re.DOTALL)
_CODE = re.compile(r"^(?P<code>\w+(?:\[\w+\])?)\.\s+(?P<words>.*)$", re.DOTALL)


@dataclass(frozen=True)
class Mapping:
    """What each column of a survey holds.

    targets: one a column: a plain column, a question id, `comment_<theme>`, `pain_points`, an
        option column as `pain_point:<id>`, or None when nothing matched.
    suggestions: header → the target whose words look most like it, never applied by itself.
    repeated: headers of columns left out because an earlier one holds the same.
    chosen: headers whose target a person named; "" among them for a column left out.
    """

    targets: tuple[str | None, ...]
    suggestions: dict[str, str]
    repeated: tuple[str, ...]
    chosen: frozenset[str] = frozenset()

    def position(self, target: str) -> int | None:
        return self.targets.index(target) if target in self.targets else None

    def options(self) -> dict[str, int]:
        """Pain point id → position of its yes/no column."""
        prefix = "pain_point:"
        named = ((t, i) for i, t in enumerate(self.targets) if t and t.startswith(prefix))
        return {target.removeprefix(prefix): i for target, i in named}


def map_columns(
    reading: Reading, questionnaire: Questionnaire, chosen: Words[str, str] | None = None
) -> Mapping:
    """Match every column of a survey with what the questionnaire knows.

    chosen: header → target, as a person said ("" leaves the column out); it goes first.
    """
    said = {normalise(header): target for header, target in (chosen or {}).items()}
    known = dict(_known_words(questionnaire))
    options = {normalise(w): p for w, p in spellings(questionnaire.pain_points).items() if w}
    words = [normalise(header) for header in reading.headers]
    found = [
        said[word] or None if word in said else _match(column, known, options)
        for word, column in zip(words, reading.columns, strict=True)
    ]
    repeated = _repeated(found, [word in said for word in words])
    targets = [None if i in repeated else target for i, target in enumerate(found)]
    lost = [
        column
        for i, column in enumerate(reading.columns)
        if targets[i] is None and i not in repeated and words[i] not in said
    ]
    return Mapping(
        tuple(targets),
        {column: target for column in lost if (target := _suggest(column, known))},
        tuple(reading.columns[i] for i in sorted(repeated)),
        frozenset(h for h, w in zip(reading.headers, words, strict=True) if w in said),
    )


def _repeated(targets: list[str | None], said: list[bool]) -> set[int]:
    """Positions of columns whose target another one has: what a person said goes first."""
    order = sorted(range(len(targets)), key=lambda i: (not said[i], i))
    taken: set[str] = set()
    repeated: set[int] = set()
    for i in order:
        target = targets[i]
        if target is not None and target in taken:
            repeated.add(i)
        elif target is not None:
            taken.add(target)
    return repeated


def _match(column: str, known: dict[str, str], options: dict[str, str]) -> str | None:
    for form in _forms(column):
        if normalise(form) in known:
            return known[normalise(form)]
    for form in _forms(column):
        if normalise(form) in options:
            return f"pain_point:{options[normalise(form)]}"
    return None


def _forms(column: str) -> Iterator[str]:
    """The header itself, its code alone, its words alone, what stands in its last bracket."""
    yield column
    coded = _CODE.match(column)
    if coded:
        yield coded["code"]
        yield coded["words"]
    bracket = _BRACKET.match(column)
    if bracket:
        yield bracket["item"]


def target_of(header: str, questionnaire: Questionnaire) -> str | None:
    """What a header stands for by its words alone, if it does."""
    options = {normalise(w): p for w, p in spellings(questionnaire.pain_points).items() if w}
    return _match(header, dict(_known_words(questionnaire)), options)


def targets_of(questionnaire: Questionnaire) -> dict[str, str]:
    """Everything a survey's column may hold, as target → the words it is best known by."""
    asked = [(q.id, q.text) for q in questionnaire.questions]
    if questionnaire.overall:
        asked.append((questionnaire.overall.id, questionnaire.overall.text))
    comments = [(f"comment_{t.id}", t.comment or t.label) for t in questionnaire.themes]
    points = [(f"pain_point:{p.id}", p.label) for p in questionnaire.pain_points]
    plain = {column: column for column in (*PLAIN_COLUMNS["survey"], *GROUPS, "pain_points")}
    worded = {
        target: next(iter(words.values()), target) for target, words in (*asked, *comments, *points)
    }
    return plain | worded


def _known_words(questionnaire: Questionnaire) -> Iterator[tuple[str, str]]:
    """Every normalised wording with what it stands for."""
    for column in (*PLAIN_COLUMNS["survey"], *GROUPS, "pain_points"):
        yield normalise(column), column
        for header in questionnaire.columns.get(column, ()):
            yield normalise(header), column
    for question in questionnaire.questions:
        for words in (question.id, *question.columns, *_words_of(question.text)):
            yield normalise(words), question.id
    for theme in questionnaire.themes:
        for words in (f"comment_{theme.id}", *theme.columns, *_words_of(theme.comment)):
            yield normalise(words), f"comment_{theme.id}"
    if overall := questionnaire.overall:
        for words in (overall.id, *overall.columns, *_words_of(overall.text)):
            yield normalise(words), overall.id


def _words_of(label: dict[str, str]) -> tuple[str, ...]:
    return tuple(words for words in label.values() if words)


def _suggest(column: str, known: dict[str, str]) -> str | None:
    match = process.extractOne(
        normalise(column), list(known), scorer=fuzz.ratio, score_cutoff=SUGGESTION_CUT
    )
    return known[match[0]] if match else None
