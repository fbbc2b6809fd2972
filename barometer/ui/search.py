"""Searching comments: accents and case ignored, what was found marked."""

from __future__ import annotations

import unicodedata
from html import escape


def bare(words: str) -> str:
    """The words without accents or case, one apostrophe, character for character."""
    plain = []
    for character in words.replace("’", "'"):
        first = unicodedata.normalize("NFD", character)[0].casefold()
        plain.append(first if len(first) == 1 else character)
    return "".join(plain)


def found(words: str, sought: str) -> bool:
    """Whether every word sought is in the comment."""
    return all(part in bare(words) for part in bare(sought).split())


def marked(words: str, sought: str) -> str:
    """The comment as HTML, escaped, with what was sought between <mark>s."""
    spans = sorted(_spans(bare(words), bare(sought).split()))
    out, at = [], 0
    for start, end in spans:
        if start >= at:
            out += [escape(words[at:start]), "<mark>", escape(words[start:end]), "</mark>"]
            at = end
    return "".join([*out, escape(words[at:])])


def _spans(plain: str, parts: list[str]) -> list[tuple[int, int]]:
    spans = []
    for part in parts:
        at = plain.find(part)
        while at >= 0:
            spans.append((at, at + len(part)))
            at = plain.find(part, at + len(part))
    return spans
