"""The import journey: a file as the tool exported it, understood, checked, loaded, published."""

from __future__ import annotations

import streamlit as st

from barometer.errors import BarometerError, DateOrderError
from barometer.settings import Settings
from barometer.store.home import Home
from barometer.text import Text
from barometer.ui import frame
from barometer.ui.language import language
from pages.importing import (
    changes,
    columns,
    dates,
    loading,
    place,
    problems,
    publishing,
    questions,
    recognised,
    reworded,
    start,
    steps,
    upload,
)
from pages.importing.state import Desk, Work, journey
from pipelines.journey import Understood, questionnaire_of

desk = Desk(Text(language()), Settings(), journey())
text = desk.text
steps.dress()
frame.title(
    text("Import data"),
    text(
        "Drop the files as your tools exported them. You see what was understood, what is wrong "
        "and what would change; nothing is loaded before you say so."
    ),
)


def take(work: Work) -> None:
    """One file from what it is to its load; each step once the one before is settled."""
    if work.refused is not None:
        return refuse(work, work.refused)
    with st.spinner(text("Reading the file…")):
        known = desk.understood(work)
    if isinstance(known, BarometerError):
        return refuse(work, known)
    settled = recognised.draw(desk, work, known)
    if isinstance(known.asks, DateOrderError):
        if known.by_hand:
            columns.draw(desk, work, known, questionnaire)
        return dates.draw(desk, work, known.asks)
    here = (columns.draw, place.draw) if known.by_hand else (place.draw, columns.draw)
    for draw in here:
        settled = settled and (
            draw(desk, work, known, questionnaire)
            if draw is columns.draw
            else place.draw(desk, work, known)
        )
    if settled:
        check(work, known)


def refuse(work: Work, error: BarometerError) -> None:
    steps.say_error(error, text)
    upload.leave_out(desk, work)


def check(work: Work, known: Understood) -> None:
    """The rows, what they would change, the load."""
    request = questions.to_check(work, known)
    with st.spinner(text("Checking every row…")):
        checked = desk.checked(work, request)
    if isinstance(checked, BarometerError):
        return steps.say_error(checked, text)
    if loading.told_loaded_already(desk, work, checked):
        return
    if not problems.draw(desk, work, checked, questionnaire):
        return
    seen = changes.look(desk, work, request, checked.parts, questionnaire)
    if isinstance(seen, BarometerError):
        return steps.say_error(seen, text)
    changes.draw(desk, work, checked.parts, seen, questionnaire)
    if reworded.draw(desk, work, checked.parts, seen, questionnaire):
        loading.draw(desk, work, known, checked, seen)


if not Home(desk.settings.home).questionnaire.exists():
    start.draw(desk)
    st.stop()
questionnaire = questionnaire_of(desk.settings)
upload.draw(desk)
upload.queue(desk)
loading.all_ready(desk, questionnaire)
if desk.journey.current is not None:
    take(desk.journey.current)
publishing.loaded(desk)
publishing.draw(desk)
