"""What the parts of the history page share: words, settings, and what just happened."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import streamlit as st

from barometer.errors import BarometerError
from barometer.settings import Settings
from barometer.store.publication import Publication
from barometer.text import Text
from barometer.ui.frame import plain

_DONE = "history_done"


@dataclass(frozen=True)
class Desk:
    """One rerun of the history page."""

    text: Text
    settings: Settings

    def done(self, words: str, publication: Publication | None) -> None:
        """Keep what was done for the next rerun, then draw the page anew."""
        if publication is not None:
            words += " " + self.text("Pages show publication {n}.", n=publication.version)
        st.session_state[_DONE] = words
        st.rerun()

    def say_done(self) -> None:
        """What the last click did."""
        words = st.session_state.pop(_DONE, None)
        if words:
            st.success(plain(words), icon=":material/check_circle:")

    @contextmanager
    def at_work(self, words: str) -> Iterator[Callable[[str, int, int], None]]:
        """A bar while something is done; an error a person can mend is said on the spot."""
        bar = st.progress(0.0, words)

        def say(_table: str, done: int, of: int) -> None:
            bar.progress(done / max(of, 1), words)

        try:
            yield say
        except BarometerError as error:
            st.error(plain(error.say(self.text)), icon=":material/error:")
        finally:
            bar.empty()
