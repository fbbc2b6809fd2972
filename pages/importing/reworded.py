"""Questions new, gone or in other words; of those a person says how far they changed."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from barometer.rows import rows_of
from barometer.store.home import Home
from pages.importing import steps
from pages.importing.state import Desk, Work
from pipelines.decisions import QuestionChange, change_questions, question_changes
from pipelines.journey import decided
from pipelines.load import Part
from pipelines.preview import Preview

CHANGES = ("same", "minor", "broken")


def reworded(parts: Sequence[Part], seen: Sequence[Preview]) -> list[dict[str, str]]:
    """edition, question, wording, wording_before: one a question asked in other words."""
    found = []
    for part, one in zip(parts, seen, strict=True):
        if not one.questions.empty:
            rows = [row for row in rows_of(one.questions) if row["state"] == "reworded"]
            found += [row | {"edition": str(part.request.edition)} for row in rows]
    return found


def undecided(desk: Desk, work: Work, parts: Sequence[Part], seen: Sequence[Preview]) -> int:
    """How many questions in other words nobody has decided on."""
    return sum(not _decided(desk, work, row) for row in reworded(parts, seen))


def draw(desk: Desk, work: Work, parts: Sequence[Part], seen: Sequence[Preview]) -> bool:
    """The step, where there is something to say; whether every changed wording is decided on."""
    text = desk.text
    asked = reworded(parts, seen)
    new, gone = _in_state(seen, "new"), _in_state(seen, "vanished")
    compared = any(one.previous for one in seen)
    if not compared or not (asked or new or gone):
        return True
    done = undecided(desk, work, parts, seen) == 0
    with steps.step(text("Questions"), _summary(desk, len(new), len(gone), len(asked)), done=done):
        _list(desk, text("Not asked before"), new)
        _list(desk, text("No longer asked"), gone)
        for row in asked:
            _choose(desk, work, row)
    return done


def _in_state(seen: Sequence[Preview], state: str) -> list[str]:
    """The ids of the questions in that state, each once."""
    found = [
        str(question)
        for one in seen
        if one.previous and not one.questions.empty
        for question in one.questions.loc[one.questions["state"] == state, "question"]
    ]
    return list(dict.fromkeys(found))


def _summary(desk: Desk, new: int, gone: int, asked: int) -> str:
    text = desk.text
    said = []
    if asked:
        said.append(text.plural("{n} in other words", "{n} in other words", asked))
    if new:
        said.append(text.plural("{n} new", "{n} new", new))
    if gone:
        said.append(text.plural("{n} no longer asked", "{n} no longer asked", gone))
    return ", ".join(said)


def _list(desk: Desk, title: str, ids: list[str]) -> None:
    if ids:
        known = {q.id: desk.text.of(q.text) for q in desk.words.questions}
        lines = "".join(f"<small>{escape(i)} · {escape(known.get(i, ''))}</small>" for i in ids)
        st.html(f'<p class="bm-column"><b>{escape(title)}</b>{lines}</p>')


def _choose(desk: Desk, work: Work, row: dict[str, str]) -> None:
    """Both wordings, and what the change does to the trend."""
    text, place = desk.text, _place(row)
    labels = {
        "same": (text("Same question"), text("Nothing changed; the trend goes on.")),
        "minor": (text("Other words, same meaning"), text("The trend goes on; it is noted.")),
        "broken": (text("Another meaning or scale"), text("The trend is cut here.")),
    }
    before = text("Before: {wording}", wording=row["wording_before"] or "")
    now = text("Now: {wording}", wording=row["wording"] or "")
    st.html(
        f'<p class="bm-column"><b>{escape(row["question"])}</b>'
        f"<small>{escape(before)}</small><small>{escape(now)}</small></p>"
    )
    chosen = _decided(desk, work, row)
    key = work.key(f"reworded_{place}")
    st.radio(
        text("How far did {question} change?", question=steps.plain(row["question"])),
        CHANGES,
        index=CHANGES.index(chosen) if chosen in CHANGES else None,
        format_func=lambda change: labels[change][0],
        captions=[labels[change][1] for change in CHANGES],
        key=key,
        label_visibility="collapsed",
        horizontal=True,
        on_change=lambda: work.choices.update({place: st.session_state[key]}),
    )


def _place(row: dict[str, str]) -> str:
    return f"{row['edition']} {row['question']}"


def _decided(desk: Desk, work: Work, row: dict[str, str]) -> str | None:
    """What was chosen now, else what was decided before."""
    kept = question_changes(Home(desk.settings.home))
    before = {f"{change.edition} {change.question}": str(change.change) for change in kept}
    return work.choices.get(_place(row)) or before.get(_place(row))


def keep(desk: Desk, work: Work, parts: Sequence[Part], seen: Sequence[Preview]) -> None:
    """Write down what was chosen, so that publishing cuts the trends that broke."""
    chosen = [
        QuestionChange(
            question=row["question"],
            edition=row["edition"],
            change=work.choices[_place(row)],
            was=row["wording_before"] or "",
            now=row["wording"] or "",
            **decided(),
        )
        for row in reworded(parts, seen)
        if _place(row) in work.choices
    ]
    if chosen:
        change_questions(Home(desk.settings.home), chosen)
