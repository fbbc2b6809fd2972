"""Values no parser knows, corrected once as data; and the corrections that were applied."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from barometer.store.home import Home
from pages.importing import steps, tribes, words
from pages.importing.state import Desk, Work
from pipelines.decisions import Correction, correct, take_back
from pipelines.journey import decided
from pipelines.load import Part
from pipelines.unknown_values import Unknown, unknown_values

AS_IT_IS, NO_ANSWER = "as it is", ""
SHOWN = 20


def draw(desk: Desk, work: Work, parts: Sequence[Part]) -> None:
    """One line a value nobody knows, then what was applied."""
    text = desk.text
    tribes_known = desk.loaded().tribes_of([p.request.edition or "" for p in parts])
    unknown = unknown_values([part.checked for part in parts], desk.words, tribes_known)
    if unknown:
        st.subheader(text("Values nobody knows"), anchor=False)
        steps.lines(
            [
                text(
                    "Say once what they mean: it is kept with your reason, applied to this file "
                    "and the next ones, and shown. The file itself stays as it is."
                )
            ]
        )
        chosen = [(u, _line(desk, work, u)) for u in unknown[:SHOWN]]
        _save(desk, work, [(u, means) for u, means in chosen if means != AS_IT_IS])
        if more := len(unknown) - SHOWN if len(unknown) > SHOWN else 0:
            steps.lines([text.plural("{n} more value", "{n} more values", more)])
        tribes.draw(desk, work, [u for u in unknown if u.field == "tribe"], parts)
    _applied(desk, work, parts)


def _line(desk: Desk, work: Work, unknown: Unknown) -> str:
    """What a value means, the nearest word first; nothing is chosen for the person."""
    text = desk.text
    key = work.key(f"means_{unknown.field}_{unknown.value}")
    field = words.field(unknown.field, desk.words, text)
    name, choice = st.columns([1.2, 1], vertical_alignment="center", gap="medium")
    with name:
        rows = text.plural("{n} row", "{n} rows", len(unknown.rows))
        said = text("{field}: “{value}”, {rows}", field=field, value=unknown.value, rows=rows)
        st.markdown(steps.plain(said))
    with choice:
        options = [AS_IT_IS, *unknown.means, NO_ANSWER]
        means: str = st.selectbox(
            text("What “{value}” means", value=steps.plain(unknown.value)),
            options,
            format_func=lambda word: _called(desk, unknown, word),
            key=key,
            label_visibility="collapsed",
        )
    return means


def _called(desk: Desk, unknown: Unknown, word: str) -> str:
    text = desk.text
    if word == AS_IT_IS:
        return text("Leave it as it is")
    if word == NO_ANSWER:
        return text("No answer")
    name = text.of(unknown.means.get(word)) or word
    return text("{word} (looks most like it)", word=name) if word == unknown.nearest else name


def _save(desk: Desk, work: Work, chosen: list[tuple[Unknown, str]]) -> None:
    text = desk.text
    if not chosen:
        return
    st.text_input(text("Reason, for whoever reads this later"), key=work.key("reason"))
    n = len(chosen)
    st.button(
        text.plural(
            "Keep {n} correction and check again", "Keep {n} corrections and check again", n
        ),
        key=work.key("correct"),
        type="primary",
        on_click=_correct,
        args=(desk, work, [(u.field, u.value, means) for u, means in chosen]),
    )


def _correct(desk: Desk, work: Work, said: list[tuple[str, str, str]]) -> None:
    """Written down as data; the file is checked again because the decisions changed."""
    reason = st.session_state.get(work.key("reason"), "").strip()
    note = decided(reason)
    kept = [Correction(field=f, written=w, means=m, **note) for f, w, m in said]
    correct(Home(desk.settings.home), kept)


def _applied(desk: Desk, work: Work, parts: Sequence[Part]) -> None:
    """The corrections made in this file: what, why, who, when, and a way to take each back."""
    text = desk.text
    rows: dict[Correction, set[int]] = {}
    for part in parts:
        for one in part.checked.applied:
            rows.setdefault(one.correction, set()).update(one.rows)
    if not rows:
        return
    st.subheader(text("Corrections applied"), anchor=False)
    for place, (correction, numbers) in enumerate(rows.items()):
        name, back = st.columns([3, 1], vertical_alignment="center")
        with name:
            steps.lines([_said(desk, correction, len(numbers))])
        back.button(
            text("Take it back"),
            key=work.key(f"take_back_{place}"),
            type="tertiary",
            icon=":material/undo:",
            on_click=take_back,
            args=(Home(desk.settings.home), correction),
        )


def _said(desk: Desk, correction: Correction, n: int) -> str:
    text = desk.text
    said = text(
        "“{written}” is read as “{means}” in {field}: {rows}.",
        written=correction.written,
        means=correction.means or text("No answer"),
        field=words.field(correction.field, desk.words, text),
        rows=text.plural("{n} row", "{n} rows", n),
    )
    by = text(
        "Decided on {day} by {who}.",
        day=text.day(correction.decided_on),
        who=correction.decided_by or text("somebody"),
    )
    return " ".join(part for part in (said, correction.reason, by) if part)
