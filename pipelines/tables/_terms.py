"""Terms people searched for: which are one, what they speak of, which can name nobody."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from barometer.keywords import Keywords
from barometer.questionnaire import Questionnaire, normalise
from barometer.store.home import Home
from pipelines.pseudonyms import Pseudonyms, open_pseudonyms
from pipelines.tables import Press

# Words that say nothing by themselves.
SMALL = re.compile(
    r"an?|and|are|at|by|can|do|does|for|from|how|in|is|it|my|of|on|or|our|the|to|what|when|where|"
    r"which|who|why|with|your|"
    r"aux?|avec|ces?|comment|d|dans|de|des|du|en|est|et|il|l|la|les?|leur|ma|mes|mon|nos|notre|ou|"
    r"par|pour|pourquoi|qu|quand|que|quel|quelle|quels|qui|sa|ses|son|sur|une?|vos"
)
MASKED = ("[e-mail]", "[link]", "[phone]")
LONGEST_NAME = 4  # words
# Everybody files know, under whatever they are known by.
PEOPLE = """
SELECT person FROM vault.roster UNION SELECT alias FROM vault.roster
UNION SELECT person FROM vault.attendance UNION SELECT viewer FROM vault.views
"""


def stems(words: str) -> tuple[str, ...]:
    """The words without accents, case, signs and the ending of a plural."""
    return tuple(_singular(word) for word in normalise(words).split())


def _singular(word: str) -> str:
    if word.endswith(("sses", "shes", "xes")):
        return word[:-2]
    return word[:-1] if len(word) > 3 and word[-1] in "sx" and word[-2] != "s" else word


def spelled_alike(term: str) -> str:
    """What spellings of one term share: `Road maps`, `roadmap`."""
    return "".join(stems(term))


def weighty(term: str) -> frozenset[str]:
    """The words of a term that say what it is about."""
    return frozenset(
        _singular(word) for word in normalise(term).split() if not SMALL.fullmatch(word)
    )


@dataclass(frozen=True)
class Page:
    """A resource a search may have been for."""

    resource: str
    title: str
    views: int

    @cached_property
    def about(self) -> frozenset[str]:
        return weighty(self.title)


class Speech:
    """What terms speak of: words that are published elsewhere, pain points, pages."""

    def __init__(self, words: Questionnaire, pages: Sequence[Page]) -> None:
        self._pages = sorted(pages, key=lambda page: (-page.views, page.title))
        self._keywords = Keywords(words.pain_points)
        self._order = [pain_point.id for pain_point in words.pain_points]
        said = [*(page.title for page in pages), *_words_of(words)]
        self._known = frozenset().union(*map(weighty, said))

    def names_nobody(self, term: str) -> bool:
        """Whether every word of it that has weight is published elsewhere."""
        words = weighty(term)
        return bool(words) and words <= self._known

    def pain_point(self, term: str) -> str | None:
        """The pain point whose keywords fill most of the term; the first of equals."""
        found = self._keywords.find(term)
        filled = {point: sum(end - start for start, end in at) for point, at in found.items()}
        return min(filled, key=lambda p: (-filled[p], self._order.index(p)), default=None)

    def page(self, term: str) -> str | None:
        """The resource whose title has every word of weight; the most read of several."""
        words = weighty(term)
        fitting = (page.resource for page in self._pages if words and words <= page.about)
        return next(fitting, None)


def _words_of(words: Questionnaire) -> Iterable[str]:
    for theme in words.themes:
        yield from theme.label.values()
    for point in words.pain_points:
        yield from point.label.values()
        for keywords in point.keywords.values():
            yield from keywords


class KnownPeople:
    """Everybody the vault knows, as pseudonyms: whether a term names one of them."""

    def __init__(self, press: Press) -> None:
        home = Home(press.settings.home)
        self._pseudonyms: Pseudonyms | None = open_pseudonyms(home) if home.key.exists() else None
        self._people = {row[0] for row in press.connection.execute(PEOPLE).fetchall()}

    def named_in(self, term: str) -> bool:
        """Whether words of it that follow each other are somebody's name; so where unsure."""
        if self._pseudonyms is None or any(mark in term for mark in MASKED):
            return True
        words = normalise(term).split()
        for length in range(1, LONGEST_NAME + 1):
            for start in range(len(words) - length + 1):
                part = words[start : start + length]
                if any(self._known(" ".join(name)) for name in (part, part[::-1])):
                    return True
        return False

    def _known(self, name: str) -> bool:
        assert self._pseudonyms is not None  # noqa: S101, asked above
        return self._pseudonyms.of("person", name) in self._people
