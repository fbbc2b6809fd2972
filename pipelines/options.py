"""Ticked options: joined in one cell by `;` or `, `, or one yes/no column each."""

from __future__ import annotations

import re

from barometer.questionnaire import normalise

# What an option's own column holds where the option was not chosen.
_NO = frozenset(
    {
        *("no", "non", "0", "false", "faux", "n", "nein", "nao", "nie", "nee", "falsch", "falso"),
        *("not selected", "unselected", "not checked", "unchecked", "non selectionne"),
        *("non coche", "nicht gewahlt", "nicht ausgewahlt", "no seleccionado", "nao selecionado"),
        *("non selezionato", "niet geselecteerd", "nie wybrano", "n a", "na", "nan", "null"),
    }
)
_CODE = re.compile(r"\s*\(?-?\d+(?:[.,]0+)?\)?$")


def split_options(value: str, known: dict[str, str]) -> tuple[list[str], list[str]]:
    """The ids ticked in a joined cell, and the parts nobody knows.

    A label may hold a separator itself, so labels are looked for before the cell counts as
    split. A free answer may hold the other separator, so each is tried: the split that recognises
    the most labels is kept, and of equals the one that leaves the fewest parts unknown.
    """
    spelled = {normalise(word): identifier for word, identifier in known.items()}
    longest = max((_separators(word) for word in known), default=0) + 1
    splits = (
        _recognise(re.split(f"[{marks}\n]", value), spelled, longest)
        for marks in (";", ",", ";,", "|", ";,|")
    )
    return max(splits, key=lambda split: (len(split[0]), -len(split[1])))


def _separators(label: str) -> int:
    return len(re.findall(r"[;,|\n]", label))


def _recognise(
    parts: list[str], spelled: dict[str, str], longest: int
) -> tuple[list[str], list[str]]:
    """Known ids and unknown parts.

    Parts are joined again, longest first, up to the parts the longest label falls into.
    """
    parts = [part.strip() for part in parts if part.strip()]
    ids: list[str] = []
    unknown: list[str] = []
    start = 0
    while start < len(parts):
        for end in range(min(len(parts), start + longest), start, -1):
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
    """Whether the cell of an option's own column says it was ticked.

    It holds yes or no, 1 or 0, both (`No (0)`), or the option's label; a negative number is what
    tools write for an option nobody was shown.
    """
    code = value.strip().lstrip("'")
    if re.fullmatch(r"-\d+(?:[.,]0+)?|0(?:[.,]0+)?", code):
        return False
    return not {normalise(value), normalise(_CODE.sub("", value) or value)} & _NO
