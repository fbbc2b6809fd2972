"""The files loaded, each a batch: its counts, who and when; undo one, or bring it back."""

from __future__ import annotations

import streamlit as st

from barometer.findings.columns import Column
from barometer.rows import Row, Rows
from barometer.ui import frame
from barometer.ui.table import table
from pages.keeping.desk import Desk
from pipelines.undo import redo, undo


def draw(desk: Desk, batches: Rows) -> None:
    """The table of batches, and what can be done with one."""
    text = desk.text
    note = text("Every row of a file was loaded, rejected with a reason, or is no data.")
    frame.section(text("Files loaded"), note)
    states = {"active": text("in use"), "undone": text("undone"), "erased": text("erased")}
    shown = [row | {"what": _what(row, desk), "state": states.get(row["state"])} for row in batches]
    columns = {
        "batch": Column(text("Batch"), "number"),
        "file_name": Column(text("File")),
        "what": Column(text("What")),
        "state": Column(text("State")),
        "rows_in": Column(text("Rows"), "number"),
        "loaded": Column(text("Loaded"), "number"),
        "rejected": Column(text("Rejected"), "number"),
        "non_rows": Column(text("No data"), "number"),
        "loaded_at": Column(text("When (UTC)"), "time"),
        "loaded_by": Column(text("By")),
        "format": Column(text("Format")),
    }
    table(shown, columns, text, alt=text("Files loaded"))
    _act(desk, [row for row in batches if row["state"] != "erased"])


def _what(batch: Row, desk: Desk) -> str:
    """`survey 2026-S2`."""
    return f"{desk.text(batch['kind'])} {batch['edition'] or ''}".strip()


def _act(desk: Desk, batches: Rows) -> None:
    """Choose a batch, say why, undo it or bring it back; the pages follow at once."""
    text = desk.text
    found = {row["batch"]: row for row in batches}
    if not found:
        return
    with st.container(border=True):
        chosen = st.selectbox(
            text("Take back a load"),
            list(found),
            format_func=lambda n: f"{n} · {_what(found[n], desk)} · {found[n]['file_name']}",
            key="history_batch",
        )
        undone = found[chosen]["state"] == "undone"
        st.html(f'<p class="bm-note">{_meaning(desk, undone=undone)}</p>')
        reason = st.text_input(text("Reason, for whoever reads this later"), key="history_reason")
        label = text("Bring it back") if undone else text("Undo this load")
        if st.button(label, key="history_act", type="primary", icon=":material/undo:"):
            _do(desk, chosen, reason, undone=undone)


def _meaning(desk: Desk, *, undone: bool) -> str:
    text = desk.text
    if undone:
        return text("Its rows count again, and a new publication shows them.")
    return text(
        "Its rows count no more, and a new publication is made without them. What an older file "
        "said of the same people counts again. It can be brought back."
    )


def _do(desk: Desk, batch: int, reason: str, *, undone: bool) -> None:
    text, settings = desk.text, desk.settings
    with desk.at_work(text("Publishing…")) as say:
        publication = (redo if undone else undo)(settings, batch, reason, progress=say)
        words = text("Batch {batch} counts again.") if undone else text("Batch {batch} is undone.")
        desk.done(words.format(batch=batch), publication)
