"""The comments of an edition, ten at a time, each with the pain points it may name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

import streamlit as st

from barometer.findings import names
from pages.importing import steps
from pages.importing.state import Desk
from pipelines.code import Decision
from pipelines.coding import Code, Coding

STEP = "coding"
ROUND = f"{STEP}_round"
AT_A_TIME = 10


def draw(desk: Desk, coding: Coding) -> None:
    """Which comments to see, a page of them, and what can be said of all shown."""
    which = _which(desk, coding)
    codes = {"waiting": coding.waiting, "decided": coding.decided}.get(which, coding.codes)
    places = list(dict.fromkeys(code.comment for code in codes))
    if which == "every":
        places = list(range(len(coding.comments)))
    if not places:
        steps.tell(_nothing(desk, coding, which))
        return
    pages, comments = -(-len(places) // AT_A_TIME), st.container()
    page = st.pagination(pages, key=f"{STEP}_page_{which}_{pages}") if pages > 1 else 1
    shown = places[(page - 1) * AT_A_TIME : page * AT_A_TIME]
    with comments:
        for place in shown:
            its = [code for code in codes if code.comment == place]
            _comment(desk, coding, place, its, add=which == "every")
        if which == "waiting":
            _all_shown(desk, coding, [code for code in codes if code.comment in shown])


def _which(desk: Desk, coding: Coding) -> str:
    """waiting, decided or every."""
    text = desk.text
    counts = {
        "waiting": text("To decide: {n}", n=text.number(len(coding.waiting))),
        "decided": text("Decided: {n}", n=text.number(len(coding.decided))),
        "every": text("All: {n}", n=text.number(len(coding.comments))),
    }
    chosen = st.segmented_control(
        text("Comments shown"),
        list(counts),
        format_func=lambda which: counts[which],
        default="waiting",
        required=True,
        key=f"{STEP}_which",
        label_visibility="collapsed",
        persist_state="page",
    )
    return chosen or "waiting"


def _nothing(desk: Desk, coding: Coding, which: str) -> str:
    text = desk.text
    if which == "decided":
        return text("Nothing is decided yet.")
    if coding.codes:
        return text("Every suggestion is decided.")
    return text(
        "No keyword stands in these comments. Under “All”, a pain point can be added to "
        "any of them."
    )


def _comment(desk: Desk, coding: Coding, place: int, codes: Sequence[Code], *, add: bool) -> None:
    """What was written with the words that hit marked, and a choice for each pain point."""
    comment = coding.comments[place]
    theme = names.theme(comment.theme, desk.words, desk.text)
    with st.container(border=True):
        st.html(
            f'<blockquote class="bm-coded"><p>{_marked(comment.text, codes)}</p>'
            f"<footer>{escape(theme)}</footer></blockquote>"
        )
        for code in codes:
            _ask(desk, coding, code)
        if add:
            _add(desk, coding, place, codes)


def _marked(words: str, codes: Iterable[Code]) -> str:
    """The comment as HTML, escaped, with the words that hit between <mark>s."""
    out, at = [], 0
    for start, end in sorted(span for code in codes for span in code.hits):
        if end > at:
            start = max(start, at)
            out += [escape(words[at:start]), "<mark>", escape(words[start:end]), "</mark>"]
            at = end
    return "".join([*out, escape(words[at:])])


def _ask(desk: Desk, coding: Coding, code: Code) -> None:
    text, key = desk.text, _key(coding, code)
    if code.accepted is not None:
        st.session_state.setdefault(key, code.accepted)
    answers = {True: text("Names it"), False: text("Does not")}
    pain_point = names.pain_point(code.pain_point, desk.words, text)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.html(f'<p class="bm-column">{escape(pain_point)}</p>', width="stretch")
        st.segmented_control(
            steps.plain(pain_point),
            list(answers),
            format_func=lambda answer: answers[answer],
            key=key,
            label_visibility="collapsed",
            persist_state="page",
        )


def _add(desk: Desk, coding: Coding, place: int, codes: Sequence[Code]) -> None:
    """A pain point that no keyword suggested."""
    known = {code.pain_point for code in codes}
    st.selectbox(
        desk.text("Add a pain point"),
        [point.id for point in desk.words.pain_points if point.id not in known],
        index=None,
        format_func=lambda point: names.pain_point(point, desk.words, desk.text),
        placeholder=desk.text("Add a pain point"),
        key=_adding(coding, place),
        label_visibility="collapsed",
        persist_state="page",
    )


def _all_shown(desk: Desk, coding: Coding, codes: Sequence[Code]) -> None:
    """One click for every suggestion on the page; nothing is kept by it yet."""
    text = desk.text
    keys = [_key(coding, code) for code in codes]
    labels = {True: text("Confirm all on this page"), False: text("Decline all on this page")}
    with st.container(horizontal=True):
        for answer, label in labels.items():
            key = f"{STEP}_all_{answer}"
            st.button(label, key=key, on_click=_say, args=(keys, answer))


def _say(keys: Iterable[str], answer: bool) -> None:
    for key in keys:
        st.session_state[key] = answer


def said(coding: Coding) -> list[Decision]:
    """What was said on whatever page and is not kept yet."""
    state, decisions = st.session_state, []
    for code in coding.codes:
        answer = state.get(_key(coding, code))
        if answer is not None and answer != code.accepted:
            comment = coding.comments[code.comment]
            decisions.append(Decision(comment, code.pain_point, answer))
    for place, comment in enumerate(coding.comments):
        if pain_point := state.get(_adding(coding, place)):
            decisions.append(Decision(comment, pain_point, accepted=True))
    return decisions


def forget() -> None:
    """Let go of what was said: it is kept, or what was kept is taken back."""
    st.session_state[ROUND] = st.session_state.get(ROUND, 0) + 1


def _key(coding: Coding, code: Code) -> str:
    return f"{_adding(coding, code.comment)}_{code.number}"


def _adding(coding: Coding, place: int) -> str:
    """A key of the comment as it stands: of its words, never of whose they are.

    Another one once anything was kept or taken back, here or elsewhere: what a browser remembers
    of a choice is then not taken for one made now.
    """
    last = coding.last.coding if coding.last else 0
    now = f"{st.session_state.get(ROUND, 0)}_{last}"
    return f"{STEP}_{coding.edition}_{now}_{coding.comments[place].digest[:8]}_{place}"
