"""The steps after the questionnaire: who was invited, what they answered, publishing."""

from __future__ import annotations

import streamlit as st

from barometer.queries import editions
from barometer.text import Text
from barometer.ui import frame
from barometer.ui.language import link_parameters
from pages.starting.standing import Standing


def draw(now: Standing, text: Text) -> None:
    """Each step's state as its title, what to do, and where."""
    _invited(now, text)
    _answers(now, text)
    _published(now, text)


def _invited(now: Standing, text: Text) -> None:
    known = now.loaded.tribes
    title = text("2. It is not known yet who was invited")
    if known:
        title = text.plural(
            "2. Those invited are known for {n} edition, {last}",
            "2. Those invited are known for {n} editions, the last {last}",
            len(known),
            last=max(known),
        )
    frame.section(
        title,
        text(
            "A file of tribe, role, seniority and how many were invited, or a list of people, who "
            "are kept under pseudonyms. Response rates are counted from it."
        ),
    )
    if not known:
        _to_import(now, text)


def _answers(now: Standing, text: Text) -> None:
    known = now.answered
    title = text("3. There are no answers yet")
    if known:
        title = text.plural(
            "3. Answers are loaded for {n} edition, {last}",
            "3. Answers are loaded for {n} editions, the last {last}",
            len(known),
            last=max(known),
        )
    frame.section(
        title,
        text(
            "The answers as the survey tool exported them. What was understood and what is wrong "
            "is shown row by row before anything is loaded. Sessions, views, initiatives and "
            "interviews come the same way."
        ),
    )
    if not known:
        _to_import(now, text)


def _published(now: Standing, text: Text) -> None:
    waiting = now.loaded.waiting
    if now.publication is None:
        title = text("4. Nothing is published yet")
    else:
        made = editions.about(now.publication)[0]["published_at"]
        title = text("4. Published on {day}", day=text.day(made))
    frame.section(
        title,
        text(
            "Readers see numbers once they are published; groups too small to be shown are "
            "hidden then. A file loaded by mistake can be undone on the page History."
        ),
    )
    if waiting:
        frame.note(
            text.plural(
                "{n} loaded file is not published yet: readers still see what was before.",
                "{n} loaded files are not published yet: readers still see what was before.",
                waiting,
            )
        )
        _to_import(now, text)


def _to_import(now: Standing, text: Text) -> None:
    """The way to the import journey, once there is a questionnaire to match files with."""
    if now.words is None:
        frame.note(text("First, the questionnaire."))
        return
    st.page_link(
        "pages/import_data.py",
        label=text("Import data"),
        icon=":material/arrow_forward:",
        query_params=link_parameters(),
    )
