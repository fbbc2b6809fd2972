"""The first step: the questionnaire, which files are matched with."""

from __future__ import annotations

import streamlit as st

from barometer.errors import BarometerError, _
from barometer.store.home import Home
from barometer.text import Text
from barometer.ui import frame
from pages.starting.standing import Standing
from pipelines.sample import QUESTIONNAIRE
from pipelines.starting import keep_questionnaire, take_sample_questionnaire

LANGUAGES = {"en": _("English"), "fr": _("French")}


def draw(now: Standing, text: Text) -> None:
    """What the questionnaire asks; the file to take, to change and to give back."""
    frame.section(
        _found(now, text),
        text(
            "It names the themes, questions and answers that files are matched with. It is one "
            "file, questionnaire.toml, and can be changed at any time."
        ),
    )
    if now.trouble is not None:
        st.error(frame.plain(now.trouble.say(text)), icon=":material/error:")
    _download(now.home, text)
    if now.has_loaded:
        frame.note(text("To change it, edit questionnaire.toml in the home, then publish again."))
        return
    _give(now.home, text)
    if not now.home.questionnaire.exists():
        st.button(
            text("Start from the sample’s questionnaire"),
            key="start_sample_questionnaire",
            icon=":material/content_copy:",
            on_click=take_sample_questionnaire,
            args=(now.home,),
            help=text("Five themes with their questions, in French and English: a start to adapt."),
        )


def _found(now: Standing, text: Text) -> str:
    """The step's title: what the questionnaire holds."""
    if now.trouble is not None:
        return text("1. The questionnaire cannot be read")
    if now.words is None:
        return text("1. There is no questionnaire yet")
    words = now.words
    return text(
        "1. The questionnaire: {themes}, {questions}, in {languages}",
        themes=text.plural("{n} theme", "{n} themes", len(words.themes)),
        questions=text.plural("{n} question", "{n} questions", len(words.questions)),
        languages=text.join([text(LANGUAGES.get(spoken, spoken)) for spoken in words.languages]),
    )


def _download(home: Home, text: Text) -> None:
    """The questionnaire in use, or the sample's to start from."""
    used = home.questionnaire.exists()
    there = text("Download questionnaire.toml") if used else text("Download one to adapt")
    st.download_button(
        there,
        (home.questionnaire if used else QUESTIONNAIRE).read_bytes(),
        file_name="questionnaire.toml",
        mime="application/toml",
        key="start_questionnaire_download",
        on_click="ignore",
        icon=":material/download:",
    )


def _give(home: Home, text: Text) -> None:
    """Take a questionnaire while nothing is loaded that another one was matched with."""
    own = st.file_uploader(text("Your questionnaire.toml"), type="toml", key="start_questionnaire")
    if own is None or own.file_id == st.session_state.get("start_questionnaire_taken"):
        return
    try:
        keep_questionnaire(home, own.getvalue(), replace=True)
    except BarometerError as error:
        st.error(frame.plain(error.say(text)), icon=":material/error:")
        return
    st.session_state["start_questionnaire_taken"] = own.file_id
    st.rerun()
