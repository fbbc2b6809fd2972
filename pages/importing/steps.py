"""How a step looks: open while it has a question, folded to one line once it is settled."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from html import escape
from pathlib import Path

import streamlit as st

from barometer.errors import BarometerError
from barometer.text import Text
from barometer.ui.frame import plain as plain
from pages.importing.state import Work

_STYLE = Path(__file__).with_name("style.css")


def dress() -> None:
    """Put on the few styles the steps need."""
    st.html(_STYLE)


@contextmanager
def step(title: str, summary: str, *, done: bool, wrong: bool = False) -> Iterator[None]:
    """A step of the journey; done, it is one line that can be opened again."""
    icon = "check_circle" if done else ("error" if wrong else "radio_button_unchecked")
    label = f"**{plain(title)}**"
    if summary:
        label += f"  \u2002{plain(summary)}"
    with st.expander(label, expanded=not done, icon=f":material/{icon}:"):
        yield


def settled(work: Work, name: str, shown: Hashable) -> bool:
    """Whether the step was confirmed as it is shown now."""
    return work.settled.get(name) == shown


def go_on(work: Work, name: str, shown: Hashable, label: str, *, ready: bool = True) -> None:
    """The button that confirms a step; nothing once it is confirmed."""
    if not settled(work, name, shown):
        st.button(
            label,
            key=work.key(f"settle_{name}"),
            type="primary",
            disabled=not ready,
            on_click=_settle,
            args=(work, name, shown),
        )


def _settle(work: Work, name: str, shown: Hashable) -> None:
    work.settled[name] = shown


def say_error(error: BarometerError, text: Text) -> None:
    """What went wrong and the way out, on the spot."""
    st.error(plain(error.say(text)), icon=":material/error:")


def warn(words: str) -> None:
    st.warning(plain(words), icon=":material/warning:")


def tell(words: str) -> None:
    st.info(plain(words), icon=":material/info:")


def lines(said: list[str]) -> None:
    """Small sentences, one under the other."""
    if said:
        st.html("".join(f'<p class="bm-note">{escape(words)}</p>' for words in said))
