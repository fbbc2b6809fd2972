"""Ticked options: joined in one cell by `;` or `, `, or one yes/no column each."""

from __future__ import annotations

import re

from barometer.questionnaire import normalise

_NO = frozenset({"no", "non", "0", "false", "faux", "n", "nein", "nao", "nie", "not selected"})


def split_options(value: str, known: dict[str, str]) -> tuple[list[str], list[str]]:
    """The ids ticked in a joined cell, and the parts nobody knows.

    A free answer may hold the other separator, so each is tried: the split that recognises the
    most labels is kept, and of equals the one that leaves the fewest parts unknown.
    """
    spelled = {normalise(word): identifier for word, identifier in known.items()}
    splits = (_recognise(re.split(f"[{marks}\n]", value), spelled) for marks in (";", ",", ";,"))
    return max(splits, key=lambda split: (len(split[0]), -len(split[1])))


def _recognise(parts: list[str], spelled: dict[str, str]) -> tuple[list[str], list[str]]:
    """Known ids and unknown parts.

    A label may hold the separator itself, so parts are joined again, longest first.
    """
    parts = [part.strip() for part in parts if part.strip()]
    ids: list[str] = []
    unknown: list[str] = []
    start = 0
    while start < len(parts):
        for end in range(len(parts), start, -1):
            found = spelled.get(normalise(" ".join(parts[start:end])))
            if found is not None:
                ids.append(found)
                start = end
                break
        else:
            unknown.append(parts[start])
            start += 1
    return list(dict.fromkeys(ids)), unknown


def option_ticked(value: str) -> bool:
    """Whether the cell of an option's own column says it was ticked."""
    return normalise(value) not in _NO and normalise(value) not in {"n a", "na"}
