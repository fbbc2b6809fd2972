"""What each column holds: samples beside it, the unmatched first, suggestions marked as such."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from barometer.findings.columns import Column
from barometer.ui.table import table
from pages.importing import remembering, steps, words
from pages.importing.state import Desk, Work
from pipelines.column_choices import ColumnChoice, column_choices
from pipelines.journey import Understood, starting_columns

Held = Mapping[str, str]


def draw(desk: Desk, work: Work, known: Understood) -> bool:
    """The step; whether every column is decided on."""
    text, rows = desk.text, column_choices(known)
    undecided = [row for row in rows if row.undecided]
    shown = tuple((row.header, row.holds) for row in rows)
    asks = known.by_hand or bool(undecided) or bool(work.request.columns)
    ready = _something_to_load(desk, known, rows)
    done = ready and (steps.settled(work, "columns", shown) or not asks)
    held = words.held_in(known.kind or "survey", desk.words, text)
    with steps.step(text("Columns"), _summary(desk, rows), done=done):
        remembering.say(desk, work, known)
        if known.by_hand:
            _choices(desk, work, rows, held)
        else:
            _recognised(desk, work, known, rows, held)
        if known.by_hand or known.kind == "survey":
            remembering.ask(desk, work)
        if not ready and known.kind == "survey":
            steps.tell(text("No column holds a question yet: say which ones do."))
        if asks:
            steps.go_on(work, "columns", shown, text("Continue"), ready=ready)
    return done


def _something_to_load(desk: Desk, known: Understood, rows: Sequence[ColumnChoice]) -> bool:
    """Whether a column is used; of a survey, whether one holds a question."""
    if known.kind != "survey":
        return any(row.holds for row in rows)
    asked = {question.id for question in desk.words.questions}
    if desk.words.overall:
        asked.add(desk.words.overall.id)
    return any(row.holds in asked for row in rows)


def _recognised(
    desk: Desk, work: Work, known: Understood, rows: Sequence[ColumnChoice], held: Held
) -> None:
    """The undecided columns to choose; the others to read, and to change where that can be."""
    text = desk.text
    undecided = [row for row in rows if row.undecided]
    decided = [row for row in rows if not row.undecided]
    if undecided:
        note = text("These columns match nothing. They are not used unless you say what they hold.")
        steps.lines([note])
        _choices(desk, work, undecided, held)
    if known.kind != "survey":
        _table(desk, decided, held)
        _offer_by_hand(desk, work, known)
    elif st.toggle(text("Change what other columns hold"), key=work.key("all_columns")):
        _choices(desk, work, decided, held)
    else:
        _table(desk, decided, held)


def _summary(desk: Desk, rows: Sequence[ColumnChoice]) -> str:
    """`31 used, 2 left out, 1 not matched`."""
    text = desk.text
    used = sum(bool(row.holds) for row in rows)
    lost = sum(row.undecided for row in rows)
    said = [text("{n} used", n=text.number(used))]
    if left := len(rows) - used - lost:
        said.append(text("{n} left out", n=text.number(left)))
    if lost:
        said.append(text("{n} not matched", n=text.number(lost)))
    return ", ".join(said)


def _choices(desk: Desk, work: Work, rows: Sequence[ColumnChoice], held: Held) -> None:
    """A line a column: what it is called, samples of what it says, what it holds."""
    for row in rows:
        name, choice = st.columns([1.2, 1], vertical_alignment="center", gap="medium")
        with name:
            samples = "; ".join(row.samples)[:160] or desk.text("no values")
            st.html(
                f'<p class="bm-column"><b>{escape(row.header)}</b>'
                f"<small>{escape(samples)}</small>"
                f"<small>{escape(desk.text(row.origin))}</small></p>"
            )
        if not row.again:
            with choice:
                _choice(desk, work, row, held)


def _choice(desk: Desk, work: Work, row: ColumnChoice, held: Held) -> None:
    text, options = desk.text, ["", *held]
    key = work.key(f"column_{row.place}")
    st.selectbox(
        text("What “{column}” holds", column=steps.plain(row.header)),
        options,
        index=None if row.undecided else options.index(row.holds if row.holds in held else ""),
        format_func=lambda target: held.get(target) or text("Left out"),
        placeholder=text("Not used: say what it holds"),
        key=key,
        label_visibility="collapsed",
        on_change=lambda: _say(work, row.header, st.session_state[key] or ""),
    )
    if row.suggestion in held and row.undecided:
        st.button(
            text("Suggested: {target}. Use it", target=steps.plain(held[row.suggestion])),
            key=work.key(f"suggested_{row.place}"),
            icon=":material/lightbulb:",
            on_click=_use,
            args=(work, row, key),
            wrap=True,
        )


def _use(work: Work, row: ColumnChoice, key: str) -> None:
    """Take a suggestion."""
    st.session_state[key] = row.suggestion
    _say(work, row.header, row.suggestion)


def _say(work: Work, header: str, target: str) -> None:
    work.say(columns={**work.request.columns, header: target})


def _table(desk: Desk, rows: Sequence[ColumnChoice], held: Held) -> None:
    """The columns that are decided, to read."""
    text = desk.text
    said = [
        {
            "header": row.header,
            "holds": held.get(row.holds, ""),
            "origin": text(row.origin),
            "samples": "; ".join(row.samples)[:90],
        }
        for row in rows
    ]
    shown = {
        "header": Column(text("Column")),
        "holds": Column(text("What it holds")),
        "origin": Column(text("Why")),
        "samples": Column(text("Samples")),
    }
    if said:
        table(said, shown, text, alt=text("Columns and what they hold"))


def _offer_by_hand(desk: Desk, work: Work, known: Understood) -> None:
    """Leave what the format knows aside and say what every column holds."""
    text = desk.text
    st.button(
        text("Map the columns by hand"),
        key=work.key("by_hand"),
        type="tertiary",
        icon=":material/edit:",
        on_click=_by_hand,
        args=(work, known),
        help=text("For a file that is not read as it should be: say what each column holds."),
    )


def _by_hand(work: Work, known: Understood) -> None:
    if known.kind is not None:
        columns = starting_columns(work.source, known, known.kind)
        work.say(kind=known.kind, columns=columns)
