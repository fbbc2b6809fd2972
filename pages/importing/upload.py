"""The way in: drop files, see the queue, choose which one is at work."""

from __future__ import annotations

import streamlit as st

from barometer.errors import BarometerError
from barometer.findings.columns import Column
from barometer.ui.table import table
from pages.importing import questions, words
from pages.importing.state import Desk, Journey, Work

_UPLOADER = "import_files_{n}"


def draw(desk: Desk) -> None:
    """The uploader; what it takes goes into the queue and the uploader starts anew."""
    text, journey = desk.text, desk.journey
    key = _UPLOADER.format(n=journey.uploads)
    st.file_uploader(
        text("Files, as the tool exported them"),
        accept_multiple_files=True,
        key=key,
        on_change=_take,
        args=(journey, key, desk.settings.upload_limit_mb),
        max_upload_size=desk.settings.upload_limit_mb,
        help=text(
            "CSV or XLSX, one or several. Nothing has to be renamed, cleaned or converted, and "
            "nothing is loaded before you say so."
        ),
    )


def _take(journey: Journey, key: str, limit_mb: int) -> None:
    for file in st.session_state[key]:
        journey.take(file.name, file.getvalue(), limit_mb)
    journey.uploads += 1


def queue(desk: Desk) -> None:
    """Several files: what each is, whether it has a question open, and which one is at work."""
    text, journey = desk.text, desk.journey
    if len(journey.works) < 2:
        return
    with st.spinner(text("Looking at the files…")):
        rows = [_row(desk, work) for work in journey.works]
    shown = {
        "file": Column(text("File")),
        "state": Column(text("State")),
        "what": Column(text("Recognised as")),
        "rows": Column(text("Rows"), "number"),
    }
    table(rows, shown, text, alt=text("The files of this import"))
    if len(journey.open) > 1:
        _choose(desk)


def _row(desk: Desk, work: Work) -> dict[str, object]:
    text = desk.text
    row: dict[str, object] = {"file": work.name, "what": "", "rows": None}
    if work.batches:
        kind, rows, _editions = work.result
        return row | {"what": text(kind), "rows": rows, "state": text("loaded")}
    if work.refused is None:
        known = desk.understood(work)
        if not isinstance(known, BarometerError):
            what = words.tool(known.format, text)
            if known.kind:
                what = text("{format}, {kind}", format=what, kind=text(known.kind))
            row |= {"what": what, "rows": known.reading.rows_in if known.reading else None}
    asked = questions.open_questions(desk, work)
    return row | {"state": "; ".join(asked) if asked else text("ready to load")}


def _choose(desk: Desk) -> None:
    """Which of the files is at work."""
    text, journey = desk.text, desk.journey
    names = {work.number: work.name for work in journey.open}
    key = f"import_at_work_{'_'.join(map(str, names))}"
    st.selectbox(
        text("At work"),
        list(names),
        index=list(names).index(journey.at_work) if journey.at_work in names else 0,
        format_func=lambda number: names.get(number, ""),
        key=key,
        on_change=lambda: setattr(journey, "at_work", st.session_state[key]),
    )


def leave_out(desk: Desk, work: Work) -> None:
    """A way to let a file go without loading it."""
    st.button(
        desk.text("Put this file aside"),
        key=work.key("drop"),
        type="tertiary",
        icon=":material/close:",
        on_click=desk.journey.drop,
        args=(work,),
        help=desk.text("Nothing of it is kept."),
    )
