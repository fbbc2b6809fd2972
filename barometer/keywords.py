"""Keywords of pain points, found in what people wrote: they suggest, a person decides.

A keyword hits where its words stand one after the other, each the beginning of a word of the
comment; accents, case and signs do not count, and both languages are sought in every comment.
A short word takes the endings of a plural or a feminine only, or “cap” would hit “capacity”.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from barometer.questionnaire import PainPoint, normalise

SHORT = 4  # letters
ENDINGS = ("", "s", "x", "e", "es")
WORD = re.compile(r"(?:[^\W_]|[\u0300-\u036f])+")

Span: TypeAlias = tuple[int, int]  # where a hit stands in the comment


class Keywords:
    """The keywords of every pain point, ready to be found."""

    def __init__(self, pain_points: Iterable[PainPoint]) -> None:
        self._by_start: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for pain_point in pain_points:
            for keyword in _of(pain_point):
                self._by_start.setdefault(keyword[0], []).append((keyword, pain_point.id))
        self._bare: dict[str, str] = {}  # people use few words, and use them often
        self._lengths = sorted({len(start) for start in self._by_start})

    def find(self, comment: str) -> dict[str, tuple[Span, ...]]:
        """Pain point → where its keywords stand in the comment, in the order they stand there."""
        parts = list(WORD.finditer(comment))
        words = [self._normalised(part[0]) for part in parts]
        found: dict[str, list[Span]] = {}
        for place in range(len(words)):
            for keyword, pain_point in self._at(words, place):
                span = parts[place].start(), parts[place + len(keyword) - 1].end()
                found.setdefault(pain_point, []).append(span)
        return {pain_point: tuple(dict.fromkeys(spans)) for pain_point, spans in found.items()}

    def _normalised(self, word: str) -> str:
        if word not in self._bare:
            self._bare[word] = normalise(word)
        return self._bare[word]

    def _at(self, words: Sequence[str], place: int) -> Iterator[tuple[tuple[str, ...], str]]:
        """The keywords that stand at that place."""
        for length in self._lengths:
            if length > len(words[place]):
                return
            for keyword, pain_point in self._by_start.get(words[place][:length], ()):
                its = words[place : place + len(keyword)]
                if len(its) == len(keyword) and all(map(_begins, keyword, its)):
                    yield keyword, pain_point


def _of(pain_point: PainPoint) -> list[tuple[str, ...]]:
    """Every keyword in every language, once, word by word."""
    every = (keyword for its in pain_point.keywords.values() for keyword in its)
    words = (tuple(normalise(part) for part in WORD.findall(keyword)) for keyword in every)
    return [keyword for keyword in dict.fromkeys(words) if keyword]


def _begins(keyword: str, word: str) -> bool:
    """Whether the word is the keyword's, with an ending or none."""
    if not word.startswith(keyword):
        return False
    return len(keyword) > SHORT or word[len(keyword) :] in ENDINGS
