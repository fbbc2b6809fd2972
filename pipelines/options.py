"""Ticked options: joined in one cell by `;` or `, `, or one yes/no column each."""

from __future__ import annotations

import re

from barometer.questionnaire import normalise

_NO = frozenset({"no", "non", "0", "false", "faux", "n", "nein", "nao", "nie", "not selected"})


def split_options(value: str, known: dict[str, str]) -> tuple[list[str], list[str]]:
    """The ids ticked in a joined cell, and the parts nobody knows.

    A label may hold the separator itself, so parts are joined again, longest first, and matched
    with the known labels before anything is called unknown.
    """
    spelled = {normalise(word): identifier for word, identifier in known.items()}
    separator = ";" if ";" in value else ","
    parts = [part.strip() for part in re.split(f"{separator}|\n", value)]
    parts = [part for part in parts if part]
    ids: list[str] = []
    unknown: list[str] = []
    start = 0
    while start < len(parts):
        for end in range(len(parts), start, -1):
            found = spelled.get(normalise(separator.join(parts[start:end])))
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
