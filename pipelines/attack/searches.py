"""What terms people searched for say of few: words that may name somebody, counts of a few."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from barometer.errors import _, message
from pipelines.attack.evidence import Publicity
from pipelines.attack.findings import Finding

SEARCHED = message(_("what they searched for"))
ADDRESS = re.compile(r"\S@\S|\d(?:\W?\d){7}")
# Words that name nobody, whatever stands beside them.
EMPTY = re.compile(
    "an?|and|are|at|by|can|do|does|for|from|how|in|is|it|my|of|on|or|our|the|to|what|when|where|"
    "which|who|why|with|your|"
    "aux?|avec|ces?|comment|d|dans|de|des|du|en|est|et|il|l|la|les?|leur|ma|mes|mon|nos|notre|ou|"
    "par|pour|pourquoi|qu|quand|que|quel|quelle|quels|qui|sa|ses|son|sur|une?|vos"
)
ENDINGS = ("", "s", "x", "es")


def terms(publicity: Publicity) -> Iterator[Finding]:
    """A term of too few searches or people, an address, a word no other table publishes."""
    known = _published(publicity)
    for row in publicity.tables["searches"]:
        term, people = row["term"], row["people_at_least"]
        if row["searches"] < publicity.minimum:
            yield _found(term, int(row["searches"]), "searches")
        if term is None:
            continue
        if ADDRESS.search(term):
            yield _found(term, None, "searches: term")
        if people is not None and people < publicity.minimum:
            yield _found(term, int(people), "searches: people_at_least")
        if people is None:
            full = {word for word in _words(term) if not EMPTY.fullmatch(word)}
            strange = sorted(word for word in full if not _is_known(word, known))
            if strange or not full:
                yield _found(term, None, f"searches: {' '.join(strange) or term}")


def later_terms(now: Publicity, before: Publicity) -> Iterator[Finding]:
    """The few people by whom a term's searchers grew, or went, since."""
    then = {row["term"]: row["people_at_least"] for row in before.tables["searches"]}
    for row in now.tables["searches"]:
        people, known = row["people_at_least"], then.get(row["term"])
        if people is None or known is None:
            continue
        if 0 < abs(people - known) < now.minimum:
            recipe = f"searches: {now.version} − {before.version}"
            size = int(abs(people - known))
            yield Finding("", "time", row["term"], size, (SEARCHED,), recipe)


def _found(term: str | None, size: int | None, recipe: str) -> Finding:
    return Finding("", "table", term or "…", size, (SEARCHED,), recipe)


def _published(publicity: Publicity) -> set[str]:
    """Every word of the titles of resources, of themes and of pain points."""
    words = publicity.publication.questionnaire
    said = [row["title"] for row in publicity.tables["resources"]]
    for part in (*words.themes, *words.pain_points):
        said += part.label.values()
    for point in words.pain_points:
        said += [keyword for keywords in point.keywords.values() for keyword in keywords]
    return {word for text in said for word in _words(text)}


def _words(text: str) -> set[str]:
    text = text.replace("œ", "oe").replace("Œ", "OE")
    bare = "".join(
        c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)
    ).casefold()
    return set(re.findall(r"[^\W_]+", bare))


def _is_known(word: str, known: set[str]) -> bool:
    """Whether it, its singular or its plural is published."""
    bare = {word.removesuffix(ending) for ending in ENDINGS if word != ending}
    return any(stem + ending in known for stem in bare for ending in ENDINGS)
