"""What is still undecided of a file: none, and it may be loaded with the others."""

from __future__ import annotations

from dataclasses import replace

from barometer.errors import (
    BarometerError,
    DateOrderError,
    MissingDaysError,
    UnrecognisedError,
)
from barometer.questionnaire import normalise
from pages.importing import changes, reworded
from pages.importing.state import Desk, Work
from pages.importing.steps import settled
from pipelines.journey import CheckedFile, Understood, loaded_already
from pipelines.load import Request


def open_questions(desk: Desk, work: Work) -> list[str]:
    """The questions of the file in a few words each; none where it is ready to load."""
    text = desk.text
    if work.refused is not None:
        return [text("cannot be read")]
    known = desk.understood(work)
    if isinstance(known, MissingDaysError):
        return [text("of which days?")]
    if isinstance(known, BarometerError):
        return [text("cannot be read")]
    if isinstance(known.asks, UnrecognisedError):
        return [text("what is it?")]
    if isinstance(known.asks, DateOrderError):
        return [text("day or month first?")]
    if (place := asks_for_place(desk, work, known)) is not None:
        return [place]
    checked = desk.checked(work, to_check(work, known))
    if isinstance(checked, BarometerError):
        return [text("cannot be loaded as it is")]
    if not checked.added.loaded:
        return [text("no row can be loaded yet")]
    if loaded_already(work.source, checked.parts, desk.loaded()):
        return [text("loaded already")]
    asked = [*_columns(desk, work, known), *_rows(desk, work, checked)]
    return asked or _changes(desk, work, to_check(work, known), checked)


def asks_for_place(desk: Desk, work: Work, known: Understood) -> str | None:
    """Whether the edition or the series still has to be said."""
    text, reading = desk.text, known.reading
    if reading is None:
        return text("what do its columns hold?")
    if reading.kind == "survey" and "place" not in work.settled:
        return text("which edition?")
    if reading.kind == "population" and "edition" not in known.full:
        return None if "place" in work.settled else text("which edition?")
    if reading.kind == "attendance" and not series_is_known(desk, known):
        return None if "place" in work.settled else text("which series?")
    return None


def series_is_known(desk: Desk, known: Understood) -> bool:
    """Whether the file says its series: in a column, or by a title that starts with it."""
    reading = known.reading
    if reading is None or "series" in known.full:
        return reading is not None
    title = normalise(reading.facts.get("title", ""))
    names = {*desk.loaded().series, desk.settings.series}
    return any(title.startswith(normalise(name)) for name in names if name)


def to_check(work: Work, known: Understood) -> Request:
    """What was said of the file, with what is remembered of files headed like it."""
    found = known.request
    return replace(work.request, kind=found.kind, columns=found.columns, day_first=found.day_first)


def _columns(desk: Desk, work: Work, known: Understood) -> list[str]:
    if known.mapping is None or "columns" in work.settled:
        return []
    lost = unmatched(known)
    if not lost:
        return []
    return [desk.text.plural("{n} column not matched", "{n} columns not matched", len(lost))]


def unmatched(known: Understood) -> list[str]:
    """Headers of a survey that match nothing and of which nobody has said anything."""
    if known.mapping is None or known.reading is None:
        return []
    mapping = known.mapping
    held = zip(known.reading.headers, mapping.targets, strict=True)
    left = {*mapping.chosen, *mapping.repeated}
    return [header for header, target in held if target is None and header not in left]


def problems_shown(checked: CheckedFile) -> tuple[int, int]:
    """What a person confirms of the problems: how many rows are rejected, how many warnings."""
    return checked.added.rejected, checked.warnings


def _rows(desk: Desk, work: Work, checked: CheckedFile) -> list[str]:
    text, asked = desk.text, []
    rejected, warnings = problems_shown(checked)
    if settled(work, "problems", (rejected, warnings)):
        return []
    if rejected:
        asked.append(text.plural("{n} row rejected", "{n} rows rejected", rejected))
    if warnings:
        asked.append(text.plural("{n} warning", "{n} warnings", warnings))
    return asked


def _changes(desk: Desk, work: Work, request: Request, checked: CheckedFile) -> list[str]:
    """What loading would change that somebody should have looked at."""
    text = desk.text
    seen = changes.look(desk, work, request, checked.parts)
    if isinstance(seen, BarometerError):
        return [text("cannot be loaded as it is")]
    asked = [
        text("looks like {edition}", edition=one.likeness.edition) for one in seen if one.likeness
    ]
    if again := sum(one.again for one in seen if not one.likeness):
        asked.append(text.plural("{n} row takes a place", "{n} rows take a place", again))
    if replaced := sum(changes.replaced(one, request) for one in seen):
        asked.append(text.plural("{n} takes a place", "{n} take a place", replaced))
    if reworded.undecided(desk, work, checked.parts, seen):
        asked.append(text("questions in other words"))
    return asked
