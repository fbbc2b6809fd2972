"""A tribe nobody knows that was renamed or merged: said as what became of tribes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import streamlit as st
from pydantic import ValidationError

from barometer.errors import BarometerError
from barometer.store.home import Home
from pages.importing import steps
from pages.importing.state import Desk, Work
from pipelines.decisions import Correction, correct
from pipelines.journey import decided
from pipelines.lineage import TribeChange, record
from pipelines.load import Part
from pipelines.unknown_values import Unknown


def draw(desk: Desk, work: Work, unknown: Sequence[Unknown], parts: Sequence[Part]) -> None:
    """For a tribe the population does not know: it may have changed its name."""
    text = desk.text
    names = {u.value: tuple(u.means) for u in unknown}
    if not names or not next(iter(names.values())):
        return
    with st.expander(text("Was a tribe renamed or merged?"), type="compact"):
        steps.lines(
            [
                text(
                    "A typing error is a correction. A new name or a merger is part of the "
                    "tribe’s history: figures can then be shown as reported, or under today’s "
                    "names."
                )
            ]
        )
        _form(desk, work, names, parts)
        _say_wrong(desk, work)


def _form(desk: Desk, work: Work, names: dict[str, tuple[str, ...]], parts: Sequence[Part]) -> None:
    text = desk.text
    key = work.key
    tribes = next(iter(names.values()))
    editions = [part.request.edition for part in parts if part.request.edition]
    with st.form(key("tribe_form"), border=False):
        with st.grid(3, min_column_width=170):
            st.multiselect(
                text("What was it called? Several for a merger"),
                [*names, *tribes],
                default=[next(iter(names))],
                key=key("tribe_former"),
            )
            st.selectbox(text("Its name now"), tribes, key=key("tribe_name"))
            st.selectbox(text("From edition"), editions, key=key("tribe_since"))
        st.text_input(text("Reason, for whoever reads this later"), key=key("tribe_reason"))
        st.form_submit_button(
            text("Note it and check again"),
            key=key("tribe_note"),
            on_click=_note,
            args=(desk, work, tuple(names)),
        )


def _note(desk: Desk, work: Work, unknown: tuple[str, ...]) -> None:
    """Record the change; a merged tribe's answers count in what it became."""
    said = {name: st.session_state.get(work.key(f"tribe_{name}")) for name in
            ("former", "name", "since", "reason")}  # fmt: skip
    former, name = tuple(said["former"] or ()), said["name"]
    if not former or not name or not said["since"]:
        return
    change: Literal["merged", "renamed"] = "merged" if len(former) > 1 else "renamed"
    note = decided((said["reason"] or "").strip())
    home = Home(desk.settings.home)
    work.choices.pop("tribe_error", None)
    known = {"change": change, "former": former, "names": (name,), "since": said["since"]}
    try:
        record(home, TribeChange.model_validate(known | note))
    except ValidationError:
        work.choices["tribe_error"] = desk.text("A tribe cannot be renamed to its own name.")
        return
    except BarometerError as error:
        work.choices["tribe_error"] = error.say(desk.text)
        return
    if change == "merged":
        merged = [tribe for tribe in former if tribe in unknown]
        correct(home, [Correction(field="tribe", written=t, means=name, **note) for t in merged])


def _say_wrong(desk: Desk, work: Work) -> None:
    if wrong := work.choices.get("tribe_error"):
        st.error(steps.plain(wrong), icon=":material/error:")
