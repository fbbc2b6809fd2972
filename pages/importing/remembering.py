"""Columns remembered for files headed alike: said where they were used, kept, forgotten."""

from __future__ import annotations

import streamlit as st

from barometer.store.home import Home
from pages.importing import steps
from pages.importing.state import Desk, Work
from pipelines.decisions import Columns, forget_columns, remember_columns
from pipelines.journey import Understood, decided


def say(desk: Desk, work: Work, known: Understood) -> None:
    """Who decided what columns hold when a file headed like this one came before."""
    text, kept = desk.text, known.remembered
    if kept is None:
        return
    day, who = text.day(kept.decided_on), kept.decided_by or text("somebody")
    steps.lines([text("Columns as decided on {day} by {who}.", day=day, who=who)])
    st.button(
        text("Forget that, and recognise the file anew"),
        key=work.key("forget"),
        type="tertiary",
        icon=":material/undo:",
        on_click=_forget,
        args=(desk, work, known),
    )


def _forget(desk: Desk, work: Work, known: Understood) -> None:
    forget_columns(Home(desk.settings.home), known.headers)
    work.settled.clear()
    work.say(columns={}, day_first=None)


def ask(desk: Desk, work: Work) -> None:
    """Whether the choice is to be kept."""
    key = work.key("remember")
    st.toggle(
        desk.text("Remember this for the next file with the same headers"),
        value=work.remember,
        key=key,
        on_change=lambda: setattr(work, "remember", st.session_state[key]),
    )


def keep(desk: Desk, work: Work, known: Understood) -> None:
    """Keep what was said of the columns and the dates, if anything was and it is wanted."""
    said = known.request
    asked = bool(work.request.columns) or work.request.day_first is not None
    if work.remember and asked and known.kind is not None:
        remember_columns(
            Home(desk.settings.home),
            Columns(
                kind=known.kind,
                format=known.format,
                day_first=said.day_first,
                headers=known.headers,
                columns=dict(said.columns),
                **decided(),
            ),
        )
