"""Where the file belongs: an edition and its days, or the series of its sessions."""

from __future__ import annotations

from datetime import date
from typing import Any

import streamlit as st

from barometer.findings.columns import Column
from barometer.ui.table import table
from pages.importing import questions, steps, words
from pages.importing.state import Desk, Work
from pipelines.editions import BY_DATE
from pipelines.journey import (
    Understood,
    coming_editions,
    rows_by_edition,
    suggested_edition,
    suggested_period,
)


def draw(desk: Desk, work: Work, known: Understood) -> bool:
    """The step, where the kind has one; whether nothing is left to be said."""
    if known.reading is None:
        return False
    if known.reading.kind == "survey":
        return _survey(desk, work, known)
    if known.reading.kind == "population" and "edition" not in known.full:
        return _population(desk, work, known)
    if known.reading.kind == "attendance":
        return _attendance(desk, work, known)
    return True


def _survey(desk: Desk, work: Work, known: Understood) -> bool:
    text = desk.text
    if work.request.edition is None and (suggested := suggested_edition(known, desk.loaded())):
        _place(desk, work, known, suggested)
    edition = work.request.edition
    done = steps.settled(work, "place", _shown(work))
    title = text("Edition {edition}", edition=words.edition(edition, text)) if done else ""
    with steps.step(title or text("Which edition"), _period(desk, work) if done else "", done=done):
        _choose_edition(desk, work, known)
        if edition == BY_DATE:
            _by_date(desk, work, known)
        elif edition is not None:
            _days(desk, work)
        still_open = st.toggle(
            text("Still collecting answers: show participation only, scores once it is closed"),
            value=work.request.still_open,
            key=work.key("still_open"),
            on_change=lambda: work.say(still_open=st.session_state[work.key("still_open")]),
        )
        if still_open and edition == BY_DATE:
            steps.lines([text("This is said of the last edition of the file.")])
        steps.go_on(work, "place", _shown(work), text("Continue"), ready=edition is not None)
    return done


def _shown(work: Work) -> tuple[Any, ...]:
    said = work.request
    return said.edition, said.opens_on, said.closes_on, said.still_open


def _place(desk: Desk, work: Work, known: Understood, edition: str) -> None:
    """The edition with the days its answers were sent in."""
    first, last = suggested_period(known, edition, desk.loaded())
    if edition == BY_DATE:
        first = last = None
    work.say(edition=edition, opens_on=first, closes_on=last)


def _period(desk: Desk, work: Work) -> str:
    text, said = desk.text, work.request
    if said.opens_on is None or said.closes_on is None:
        return ""
    days = {"first": text.day(said.opens_on), "last": text.day(said.closes_on)}
    if said.still_open:
        return text("from {first} to {last}, still collecting", **days)
    return text("from {first} to {last}", **days)


def _choose_edition(desk: Desk, work: Work, known: Understood) -> None:
    """The editions there are, the one the dates say, or a new one to be typed."""
    text, key = desk.text, work.key("edition")
    counted = rows_by_edition(known, desk.loaded())
    likely = (*counted, *coming_editions(date.today()), *desk.loaded().editions)
    options = list(dict.fromkeys(likely))
    if len(counted) > 1:
        options.insert(0, BY_DATE)
    chosen = work.request.edition
    if chosen is not None and chosen not in options:
        options.insert(0, chosen)

    def said() -> None:
        edition = (st.session_state[key] or "").strip()
        if edition:
            _place(desk, work, known, edition)

    st.selectbox(
        text("Edition"),
        options,
        index=options.index(chosen) if chosen is not None else None,
        format_func=lambda edition: _edition_label(desk, edition, counted),
        accept_new_options=True,
        placeholder=text("Choose or type, such as 2026-S2"),
        key=key,
        on_change=said,
        help=text(
            "Suggested from the days the answers were sent: January to June is S1, July to "
            "December S2, unless an edition loaded already was open then."
        ),
    )


def _edition_label(desk: Desk, edition: str, counted: dict[str, int]) -> str:
    text = desk.text
    if edition == BY_DATE:
        return text("Several editions: each row’s date says")
    if edition in counted:
        rows = text.plural("{n} row by its date", "{n} rows by their dates", counted[edition])
        return text("{edition}: {rows}", edition=edition, rows=rows)
    return edition


def _by_date(desk: Desk, work: Work, known: Understood) -> None:
    """How many rows go to each edition."""
    text = desk.text
    counted = rows_by_edition(known, desk.loaded())
    rows = [{"edition": edition, "n": n} for edition, n in counted.items()]
    shown = {"edition": Column(text("Edition")), "n": Column(text("Rows"), "number")}
    table(rows, shown, text, alt=text("Rows by edition"))


def _days(desk: Desk, work: Work) -> None:
    """When the edition opened and closed, from its first to its last answer unless said."""
    text, said = desk.text, work.request
    days = (("opens_on", text("Opened on"), said.opens_on),
            ("closes_on", text("Closed on"), said.closes_on))  # fmt: skip
    with st.grid(2, min_column_width=150):
        for name, label, value in days:
            key = work.key(f"{name}_{said.edition}")
            st.date_input(
                label,
                value=value,
                key=key,
                format="DD/MM/YYYY",
                on_change=_say_day,
                args=(work, name, key),
            )
    if said.opens_on and said.closes_on and said.opens_on > said.closes_on:
        steps.warn(text("It closes before it opens."))


def _say_day(work: Work, name: str, key: str) -> None:
    day: date | None = st.session_state[key]
    work.say(**{name: day})


def _population(desk: Desk, work: Work, known: Understood) -> bool:
    """The edition of a list that does not name it."""
    text, edition = desk.text, work.request.edition
    done = steps.settled(work, "place", edition) and edition is not None
    title = text("Edition {edition}", edition=edition) if done else text("Which edition")
    with steps.step(title, "", done=done):
        steps.lines([text("The file does not say which edition these people were invited to.")])
        _choose_edition(desk, work, known)
        steps.go_on(work, "place", edition, text("Continue"), ready=edition is not None)
    return done


def _attendance(desk: Desk, work: Work, known: Understood) -> bool:
    """The series a session belongs to, unless the file says it."""
    text = desk.text
    if questions.series_is_known(desk, known) and work.request.series is None:
        return True
    series = work.request.series or desk.settings.series
    done = steps.settled(work, "place", series)
    title = text("Series {series}", series=series) if done else text("Which series of sessions")
    with steps.step(title, "", done=done):
        note = text("The file does not say it. Choose one, or type the name of a new series.")
        steps.lines([note])
        options = list(dict.fromkeys([series, desk.settings.series, *desk.loaded().series]))
        key = work.key("series")
        st.selectbox(
            text("Series"),
            options,
            index=0,
            accept_new_options=True,
            key=key,
            on_change=lambda: work.say(series=(st.session_state[key] or "").strip() or None),
        )
        steps.go_on(work, "place", series, text("Continue"))
    return done
