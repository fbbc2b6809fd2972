"""Days a file does not say: asked once, so that nobody has to rename it."""

from __future__ import annotations

import streamlit as st

from barometer.errors import MissingDaysError
from pages.importing import steps
from pages.importing.state import Desk, Work
from pages.importing.upload import leave_out


def draw(desk: Desk, work: Work, question: MissingDaysError) -> None:
    """First and last day, the same for a meeting."""
    text = desk.text
    with steps.step(text("Of which days is this file?"), "", done=False):
        steps.lines([question.happened.say(text)])
        first_place, last_place = st.columns(2)
        first = first_place.date_input(
            text("First day"),
            value=None,
            format="DD/MM/YYYY",
            key=work.key("first_day"),
            on_change=_as_long_as_a_meeting,
            args=(work,),
        )
        last = last_place.date_input(
            text("Last day, the same for a meeting"),
            value=None,
            min_value=first,
            format="DD/MM/YYYY",
            key=work.key("last_day"),
        )
        st.button(
            text("Continue"),
            key=work.key("days"),
            type="primary",
            disabled=first is None or last is None,
            on_click=work.say,
            kwargs={"days": (first, last)},
        )
        leave_out(desk, work)


def _as_long_as_a_meeting(work: Work) -> None:
    """The last day is the first until it is said."""
    first, last = work.key("first_day"), work.key("last_day")
    said = st.session_state[first]
    if said and (st.session_state.get(last) or said) <= said:
        st.session_state[last] = said
