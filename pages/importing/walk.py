"""One file from what it is to its load: each step appears once the one before is settled."""

from __future__ import annotations

import streamlit as st

from barometer.errors import BarometerError, DateOrderError, MissingDaysError
from pages.importing import (
    changes,
    columns,
    dates,
    days,
    loading,
    place,
    problems,
    questions,
    recognised,
    reworded,
    steps,
    upload,
)
from pages.importing.state import Desk, Work
from pipelines.journey import Understood


def take(desk: Desk, work: Work) -> None:
    """What the file is, where it belongs, what its columns hold; then its rows."""
    if work.refused is not None:
        return _refuse(desk, work, work.refused)
    if work.trouble is not None:
        steps.say_error(work.trouble, desk.text)
    with st.spinner(desk.text("Reading the file…")):
        known = desk.understood(work)
    if isinstance(known, MissingDaysError):
        return days.draw(desk, work, known)
    if isinstance(known, BarometerError):
        return _refuse(desk, work, known)
    if not recognised.draw(desk, work, known):
        return None
    if isinstance(known.asks, DateOrderError):
        if known.by_hand:
            columns.draw(desk, work, known)
        return dates.draw(desk, work, known.asks)
    # What a column of dates holds has to be said before the dates can say the edition.
    draws = (columns.draw, place.draw) if known.by_hand else (place.draw, columns.draw)
    if all(draw(desk, work, known) for draw in draws):
        _check(desk, work, known)
    return None


def _refuse(desk: Desk, work: Work, error: BarometerError) -> None:
    steps.say_error(error, desk.text)
    upload.leave_out(desk, work)


def _check(desk: Desk, work: Work, known: Understood) -> None:
    """The rows, what they would change, the load."""
    request = questions.to_check(work, known)
    with st.spinner(desk.text("Checking every row…")):
        checked = desk.checked(work, request)
    if isinstance(checked, BarometerError):
        return steps.say_error(checked, desk.text)
    if loading.told_loaded_already(desk, work, checked):
        return None
    if not problems.draw(desk, work, checked):
        return None
    seen = changes.look(desk, work, request, checked.parts)
    if isinstance(seen, BarometerError):
        return steps.say_error(seen, desk.text)
    changes.draw(desk, work, checked.parts, seen)
    if reworded.draw(desk, work, checked.parts, seen):
        loading.draw(desk, work, known, checked, seen)
    return None
