"""The name that stays the same under whatever a person calls themselves in a Zoom meeting.

Zoom writes `Display (Original)` for who changed their name. Not every bracket is an original:
people put their pronouns, role or team there, and devices have names of their own.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from barometer.questionnaire import normalise
from pipelines.importers._meeting import clean_name

_BRACKETED = re.compile(r"(?P<shown>.*?\S)\s*[(（](?P<original>[^()（）]+)[)）]")
_DEVICE = re.compile(
    r"\b(?:ipad|iphone|ipod|macbook|imac|android|galaxy|pixel|redmi|huawei|xiaomi|samsung|oneplus|"
    r"oppo|realme|nokia|phone|telephone|portable|laptop|desktop|pc|zoom user|zoom room|sm \w+\d+)\b"
    r"|^(?:call in user|utilisateur zoom|participant|user|guest)\b"
    r"|^[\d x*+.-]{6,}$"
)
_NOTES = frozenset(
    (
        *("host", "co host", "cohost", "animateur", "animatrice", "organisateur", "moderateur"),
        *("ta", "teacher", "prof", "student", "me", "moi", "remote", "teletravail", "bureau"),
        *("guest", "invite", "external", "externe", "elle", "il", "iel", "they", "she", "he"),
    )
)


def stable_names(written: Sequence[str]) -> dict[str, str]:
    """Name as written → the original name in brackets where there is one, else the one shown."""
    cleaned = {text: clean_name(text) for text in written}
    brackets = {
        text: (clean_name(match["shown"]), clean_name(match["original"]))
        for text, name in cleaned.items()
        if (match := _BRACKETED.fullmatch(name))
    }
    shown_with: dict[str, set[str]] = defaultdict(set)
    for shown, original in brackets.values():
        shown_with[original].add(shown)
    for text, (shown, original) in brackets.items():
        is_name = _is_name(original) and not _is_shared(original, shown_with[original])
        cleaned[text] = original if is_name else shown
    return cleaned


def is_device(name: str) -> bool:
    """Whether the name is a device's or a telephone number, and nobody's."""
    return bool(_DEVICE.search(normalise(name)))


def _is_name(original: str) -> bool:
    """Whether the words in brackets may be somebody's name: no pronouns, role, team or device."""
    short = original.isupper() and len(original) <= 4
    letters = sum(c.isalpha() for c in original)
    noted = "/" in original or normalise(original) in _NOTES
    return letters > 1 and not (short or noted or is_device(original))


def _is_shared(original: str, shown: set[str]) -> bool:
    """Whether several people wear it: names unlike it and each other, such as those of a team."""
    words = set(normalise(original).split())
    unlike = [s for s in shown if not is_device(s) and not words & set(normalise(s).split())]
    return len(unlike) > 1
