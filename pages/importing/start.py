"""A home without a questionnaire: where files are matched with questions has to come first."""

from __future__ import annotations

import streamlit as st

from barometer.errors import BarometerError
from barometer.store.home import Home
from barometer.text import Text
from barometer.ui import frame
from pages.importing import steps
from pipelines.starting import keep_questionnaire, take_sample_questionnaire


def draw(text: Text, home: Home) -> None:
    """Two ways to a questionnaire: the sample's, or one's own."""
    frame.section(
        text("First, the questionnaire"),
        text(
            "It names the themes, questions and answers that files are matched with. It is one "
            "file, questionnaire.toml, and can be changed at any time."
        ),
    )
    own = st.file_uploader(text("Your questionnaire.toml"), type="toml", key="import_questionnaire")
    if own is not None:
        try:
            keep_questionnaire(home, own.getvalue())
        except BarometerError as error:
            steps.say_error(error, text)
        else:
            st.rerun()
    st.button(
        text("Start from the sample’s questionnaire"),
        key="import_sample_questionnaire",
        icon=":material/content_copy:",
        on_click=take_sample_questionnaire,
        args=(home,),
        help=text("Five themes with their questions, in French and English: a start to adapt."),
    )
