"""The sample: loaded with one click into an empty home; how to leave it once it is there."""

from __future__ import annotations

import streamlit as st

from barometer.errors import BarometerError
from barometer.settings import Settings
from barometer.text import Text
from barometer.ui import frame
from barometer.ui.language import link_parameters
from pages.starting.standing import Standing
from pipelines.demonstration import in_use, load_sample

LOADING = 0.7  # the share of the bar that files take; tables take the rest


def draw(now: Standing, settings: Settings, text: Text) -> None:
    """The button in a home that is the sample's to fill; the way on in one it fills."""
    if now.is_sample:
        _leave(text)
    elif now.publication is None:
        frame.section(text("See it with the sample"))
        reason = in_use(settings)
        if reason is not None:
            frame.note(reason.say(text))
            return
        st.markdown(
            text(
                "Sixty product people, four editions, two years of Crafternoons: all made up, and "
                "loaded the way your own files would be. It takes about half a minute."
            )
        )
        label, icon = text("Load the sample"), ":material/play_arrow:"
        if st.button(label, key="start_sample", type="primary", icon=icon):
            _load(settings, text)


def _load(settings: Settings, text: Text) -> None:
    """Load and publish with a bar, then open the overview."""
    bar = st.progress(0.0, text("Loading the sample"))

    def loading(name: str, done: int, of: int) -> None:
        said = text("Loading file {done} of {of}: {file}", done=done + 1, of=of, file=name)
        bar.progress(LOADING * done / of, frame.plain(said))

    def publishing(_table: str, done: int, of: int) -> None:
        said = text("Publishing: table {done} of {of}", done=done, of=of)
        bar.progress(LOADING + (1 - LOADING) * done / of, said)

    try:
        load_sample(settings, loading, publishing)
    except BarometerError as error:
        bar.empty()
        st.error(frame.plain(error.say(text)), icon=":material/error:")
        return
    st.switch_page("pages/overview.py", query_params=link_parameters())


def _leave(text: Text) -> None:
    """How to start with one's own files instead."""
    frame.section(text("Leave the sample for your own files"))
    st.markdown(
        text(
            "Made-up answers and real ones are best kept apart: stop the server, give it a new "
            "folder and start it again. The sample stays where it is until you delete its folder."
        )
    )
    st.code(
        "BAROMETER_HOME=data/ours .venv/bin/streamlit run server.py",
        language=None,
        wrap_lines=True,
    )
