"""E-mail addresses, links and phone numbers are masked in what people wrote, before it is kept."""

from __future__ import annotations

import re

_MASKS = (
    (re.compile(r"\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+"), "[e-mail]"),
    (re.compile(r"\b(?:https?://|www\.)\S+", re.IGNORECASE), "[link]"),
    (
        re.compile(
            r"(?<![\w+])(?!\d{4}-\d\d-\d\d)(?:\+|00)?\(?\d(?:[\s.\u00a0\u202f()/-]?\d){7,14}(?!\w)"
        ),
        "[phone]",
    ),
)


def mask(comment: str) -> str:
    """The comment without what could reach a person."""
    for pattern, mask_word in _MASKS:
        comment = pattern.sub(mask_word, comment)
    return comment
