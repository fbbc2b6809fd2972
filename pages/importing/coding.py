"""Which pain points comments name: keywords suggest, a person confirms or declines each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from barometer.errors import BarometerError
from pages.importing import coded_comments, steps
from pages.importing.state import Desk
from pipelines.code import decide, take_back
from pipelines.coding import Coding, editions_to_code, look
from pipelines.coding_releases import say_waits
from pipelines.journey import stamp

STEP = coded_comments.STEP
DONE = ":material/check_circle:"


def draw(desk: Desk) -> None:
    """The step, folded; nothing where no comment was asked for together with pain points."""
    editions = _once(desk, "editions", lambda: editions_to_code(desk.settings))
    if not editions:
        return
    chosen = str(st.session_state.get(f"{STEP}_edition"))
    coding = _look(desk, chosen if chosen in editions else editions[0])
    title = desk.text("Comments and pain points")
    label = f"**{title}**  \u2002{_progress(desk, coding)}"
    icon = ":material/radio_button_unchecked:" if coding.waiting else DONE
    # Its label tells how far it is; without this a new label would fold it again.
    st.session_state[STEP] = st.session_state.get(STEP, False)
    with st.expander(label, key=STEP, icon=icon, on_change="rerun") as unfolded:
        if unfolded.open:
            _inside(desk, editions)


def _inside(desk: Desk, editions: tuple[str, ...]) -> None:
    """The comments, and the buttons that keep what was said of them or take it back."""
    text = desk.text
    note = text(
        "Keywords of the questionnaire suggest which pain points a comment names; you decide. What "
        "you confirm counts as a mention from the next publication on."
    )
    steps.lines([note])
    key = f"{STEP}_edition"
    edition = st.selectbox(text("Edition"), editions, key=key, persist_state="page")
    coding = _look(desk, edition)
    if edition in desk.loaded().coded_waits:
        steps.tell(say_waits(desk.settings.minimum_group).say(text))
    coded_comments.draw(desk, coding)
    with st.container(horizontal=True):
        _keep(desk, coding)
        _take_back(desk, coding)


def _progress(desk: Desk, coding: Coding) -> str:
    """`12 of 40 decided`: of what was suggested."""
    number, of = desk.text.number, len(coding.suggested)
    decided = number(of - len(coding.waiting))
    return desk.text("{n} of {of} decided", n=decided, of=number(of))


def _keep(desk: Desk, coding: Coding) -> None:
    """The button that writes down what was said of any comment, shown now or not."""
    said, text = coded_comments.said(coding), desk.text
    label = text("Keep what is decided")
    if said:
        label = text.plural("Keep {n} decision", "Keep {n} decisions", len(said))
    if st.button(label, key=f"{STEP}_keep", type="primary", disabled=not said):
        _do(desk, lambda: decide(desk.settings, coding.edition, said))


def _take_back(desk: Desk, coding: Coding) -> None:
    """One click takes back what was kept together; one more, what was kept before that."""
    if coding.last is None:
        return
    n = coding.last.decisions
    label = desk.text.plural("Take back the last decision", "Take back the last {n} decisions", n)
    if st.button(label, key=f"{STEP}_undo", icon=":material/undo:", type="tertiary"):
        _do(desk, lambda: take_back(desk.settings, coding.edition))


def _do(desk: Desk, act: Callable[[], int]) -> None:
    """Do it, then draw the whole page anew: what waits to be published has changed."""
    try:
        act()
    except BarometerError as error:
        steps.say_error(error, desk.text)
        return
    coded_comments.forget()
    st.rerun()


def _look(desk: Desk, edition: str) -> Coding:
    found: Coding = _once(desk, edition, lambda: look(desk.settings, edition))
    return found


def _once(desk: Desk, what: str, make: Callable[[], Any]) -> Any:
    """What was read of the vault, kept until the vault or the questionnaire changes."""
    key, kept = (what, stamp(desk.settings)), st.session_state.setdefault(f"{STEP}_read", {})
    if key not in kept:
        for old in [known for known in kept if known[1] != key[1]]:
            del kept[old]
        kept[key] = make()
    return kept[key]
