"""Days a file does not say: asked once, so that nobody has to rename it."""

from __future__ import annotations

import streamlit as st

from barometer.errors import MissingDaysError
from pages.importing import steps
from pages.importing.state import Desk, Work


def draw(desk: Desk, work: Work, question: MissingDaysError) -> None:
    """First and last day, the same for a meeting."""
    text = desk.text
    with steps.step(text("Of which days is this file?"), "", done=False):
        steps.lines([question.happened.say(text)])
        first_place, last_place = st.columns(2)
        first = first_place.date_input(
            text("First day"), value=None, format="DD/MM/YYYY", key=work.key("first_day")
        )
        last = last_place.date_input(
            text("Last day, the same for a meeting"),
            value=first,
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
