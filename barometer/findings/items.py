"""Something to be listed: a pain point, an initiative, a page to write."""

from __future__ import annotations

from dataclasses import dataclass

from barometer.charts.verdicts import Verdict


@dataclass(frozen=True)
class Item:
    """Something with a name, a coloured theme, a status and notes."""

    name: str
    verdict: Verdict | None
    notes: tuple[str, ...]
    colour: str = ""
    link: str = ""
