"""The reader's language: the link's, else the one chosen before, else the browser's."""

from __future__ import annotations

import streamlit as st

from barometer.settings import Settings
from barometer.text import LANGUAGES, Text

NAMES = {"en": "English", "fr": "Français"}
PARAMETER = "lang"
_CHOSEN = "language"
_SWITCH = "language_switch"


def language() -> str:
    """`en` or `fr`."""
    preferred = Settings().language or (st.context.locale or "")[:2].lower()
    for known in (st.query_params.get(PARAMETER), st.session_state.get(_CHOSEN), preferred):
        if known in LANGUAGES:
            return str(known)
    return LANGUAGES[0]


def remember(spoken: str) -> None:
    """Keep a language asked for by the link for the rest of the visit."""
    if st.query_params.get(PARAMETER) in LANGUAGES:
        st.session_state[_CHOSEN] = spoken


def link_parameters() -> dict[str, str]:
    """What a link to another page carries: the language, once it was chosen."""
    chosen = st.session_state.get(_CHOSEN)
    return {PARAMETER: chosen} if chosen else {}


def switch(text: Text) -> None:
    """Draw the switch; what is chosen goes into the link, and the document says what it speaks.

    Streamlit calls every document English: a screen reader would read French by English rules.
    """
    st.session_state[_SWITCH] = text.language
    st.segmented_control(
        text("Language"),
        list(NAMES),
        format_func=NAMES.__getitem__,
        key=_SWITCH,
        required=True,
        on_change=_choose,
    )
    spoken = f'<script>document.documentElement.lang = "{text.language}"</script>'
    st.html(spoken, unsafe_allow_javascript=True)


def _choose() -> None:
    chosen = st.session_state[_SWITCH]
    if chosen in LANGUAGES:
        st.session_state[_CHOSEN] = chosen
        st.query_params[PARAMETER] = chosen
