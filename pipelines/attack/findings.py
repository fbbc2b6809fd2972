"""What an attack found: a small group, what is learnt of it, and how."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from barometer.errors import Message


@dataclass(frozen=True)
class Finding:
    """A group smaller than the minimum that can be told apart, or a figure that was held back.

    kind: linear, signed, skipped, time, table. size: of the group, at most; None where it is not
    known. learnt: what is learnt of it. recipe: what to add and subtract.
    """

    edition: str
    kind: str
    group: str
    size: int | None
    learnt: tuple[Message, ...]
    recipe: str


@dataclass
class Tried:
    """What an attack went through: how many of each."""

    equations: int = 0
    groups: int = 0
    tables: set[str] = field(default_factory=set)
    publications: int = 0


def gathered(findings: Iterable[Finding]) -> list[Finding]:
    """One finding a group and recipe, with everything that is learnt of it."""
    kept: dict[tuple[object, ...], Finding] = {}
    for found in findings:
        key = found.edition, found.kind, found.group, found.size, found.recipe
        known = kept.get(key)
        learnt = tuple(dict.fromkeys((*(known.learnt if known else ()), *found.learnt)))
        kept[key] = replace(found, learnt=learnt)
    return list(kept.values())


def by_kind(findings: Iterable[Finding]) -> dict[str, int]:
    return dict(sorted(Counter(found.kind for found in findings).items()))
