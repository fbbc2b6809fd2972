"""What attendance formats share: the words of a meeting's title, people's names, the columns."""

from __future__ import annotations

import re
from dataclasses import dataclass

COLUMNS = ("series", "held_on", "title", "topic", "person", "name", "minutes")
HEADCOUNT_COLUMNS = ("series", "held_on", "title", "topic", "participants")
_SEPARATOR = re.compile(r"\s+[–—-]\s+|\s*\|\s*|\s*:\s+")
_NUMBER = re.compile(r"\s*(?:#|n°|no\.)\s*\d+\s*", re.IGNORECASE)
_SUFFIX = re.compile(
    r"\s*\((?:unverified|guest|external|invit[ée]e?|non v[ée]rifi[ée]e?|externe|gość|"
    r"niezweryfikowan[ya]|gast|invitado|ospite|convidado)\)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Title:
    """A meeting's title in parts: `series – topic: title`."""

    series: str = ""
    topic: str = ""
    title: str = ""


def split_title(text: str) -> Title:
    """`Product Crafternoon #3 – Hotjar videos: five surprises` → its three parts.

    One part after the series is its topic. `null` is what Teams writes for no title.
    """
    if text.strip().casefold() in ("", "null", "(null)"):
        return Title()
    series, *rest = (part.strip() for part in _SEPARATOR.split(text.strip(), maxsplit=2))
    return Title(_NUMBER.sub(" ", series).strip() or series, *rest)


def clean_name(text: str) -> str:
    """The name without what the tool adds: `(Unverified)`, `(Guest)`, `(Invité)`."""
    return re.sub(r"\s+", " ", _SUFFIX.sub("", text)).strip()


def address(*cells: str) -> str:
    """The first e-mail address or account name among the cells, in lower case."""
    return next((c.strip().casefold() for c in cells if "@" in c), "")
