"""Erase for good: a person, an edition, or the people of a time gone by; first what would go."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from barometer.errors import BarometerError
from barometer.rows import Rows
from barometer.ui import frame
from barometer.ui.visit import forget
from pages.keeping.desk import Desk
from pipelines.erase import Found, erase, found
from pipelines.subjects import Edition, OlderThan, Person, Subject

PERSON, EDITION, OLD = "person", "edition", "old"


def draw(desk: Desk, batches: Rows) -> None:
    """Who or what, how many rows that is, the reason, a confirmation, the button."""
    text = desk.text
    note = text("For good: it cannot be undone. What is written down says how many rows and why.")
    frame.section(text("Erase"), note)
    with st.container(border=True):
        subject = _subject(desk, batches)
        if subject is None:
            return
        try:
            what = found(desk.settings, subject)
        except BarometerError as error:
            st.error(frame.plain(error.say(text)), icon=":material/error:")
            return
        if not what.rows:
            frame.nothing(text("Nothing is kept of it."), text("There is nothing to erase."))
            return
        _say(desk, what)
        _confirm(desk, subject)


def _subject(desk: Desk, batches: Rows) -> Subject | None:
    """What is to be erased, once it was said."""
    text = desk.text
    names = {
        PERSON: text("A person"),
        EDITION: text("An edition"),
        OLD: text("Who came and who viewed, long ago"),
    }
    what = st.segmented_control(
        text("What is to be erased"), list(names), format_func=lambda k: names[k], key="erase_what"
    )
    if what == PERSON:
        return _person(desk)
    if what == EDITION:
        surveys = [row for row in batches if row["kind"] == "survey" and row["edition"]]
        editions = sorted({row["edition"] for row in surveys})
        chosen = st.selectbox(text("Edition"), editions, index=None, key="erase_edition")
        return Edition(chosen) if chosen else None
    if what == OLD:
        label = text("Months ago, and longer; the numbers stay")
        months = st.number_input(label, 1, 240, value=None, step=1, key="erase_months")
        return OlderThan(int(months)) if months else None
    return None


def _person(desk: Desk) -> Person | None:
    """Whatever files know the person by; never kept beyond this visit."""
    said = st.text_input(
        desk.text("E-mail address, name or pseudonym; several with “;”"),
        type="password",
        key="erase_person",
        autocomplete="off",
    )
    identifiers = tuple(part.strip() for part in said.split(";") if part.strip())
    return Person(identifiers) if identifiers else None


def _say(desk: Desk, what: Found) -> None:
    """The rows that would go, table by table."""
    text = desk.text
    frame.facts([(table, text.number(rows)) for table, rows in what.rows.items()])
    for note in what.notes:
        st.warning(frame.plain(note.say(text)), icon=":material/warning:")


def _confirm(desk: Desk, subject: Subject) -> None:
    text = desk.text
    label = text("Reason, without saying who: it is kept")
    reason = st.text_input(label, key="erase_reason")
    sure = st.checkbox(
        text("Erase it for good, and delete the publications made before"), key="erase_sure"
    )
    if st.button(
        text("Erase"), key="erase_do", type="primary", disabled=not sure, icon=":material/delete:"
    ):
        _erase(desk, subject, reason)


def _erase(desk: Desk, subject: Subject, reason: str) -> None:
    text = desk.text
    with desk.at_work(text("Erasing…")) as say:
        gone = erase(desk.settings, subject, reason, progress=say)
        forget()  # what earlier visits read of publications that are gone
        _forget(("erase_what", "erase_person", "erase_reason", "erase_sure"))
        words = text.plural("{n} row erased.", "{n} rows erased.", sum(gone.rows.values()))
        notes = " ".join(note.say(text) for note in gone.notes)
        desk.done(f"{words} {notes}".strip(), gone.publication)


def _forget(keys: Sequence[str]) -> None:
    """Take what was typed out of the visit."""
    for key in keys:
        st.session_state.pop(key, None)
