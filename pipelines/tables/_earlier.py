"""What earlier publications of the same home said, so that two of them give nobody away."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol, TypeVar

from barometer.errors import HomeError
from barometer.store.home import Home
from barometer.store.publication import versions
from pipelines.tables import Press


class Counted(Protocol):
    """A figure and how many it was made from."""

    @property
    def n(self) -> int: ...


Figure = TypeVar("Figure", bound=Counted)


def settled(now: Figure, said: Sequence[Figure], minimum: int) -> Figure | None:
    """What may be said beside what was: the figure of now, the last said where too few were added.

    None under the minimum, and where some were taken away.
    said: what earlier publications said, the last one first.
    """
    if now.n < minimum:
        return None
    if all(now == before or abs(now.n - before.n) >= minimum for before in said):
        return now
    return said[0] if now.n >= said[0].n else None


def said_before(press: Press, sql: str) -> list[list[dict[str, Any]]]:
    """The rows of a SELECT in each earlier publication that is kept, the last one first.

    None of one that has no such table: it was made by an earlier version, and said nothing.
    """
    earlier = [p for p in versions(Home(press.settings.home)) if p.version < press.version]
    found = []
    for publication in reversed(earlier):
        try:
            found.append(publication.rows(sql))
        except HomeError:
            continue
    return found
