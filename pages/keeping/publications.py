"""The publications made, and what changed from one to another."""

from __future__ import annotations

import streamlit as st

from barometer.findings.columns import Column
from barometer.rows import Rows
from barometer.store.home import Home
from barometer.store.publication import latest
from barometer.ui import frame
from barometer.ui.frame import plain
from barometer.ui.table import table
from pages.keeping.desk import Desk
from pipelines.waiting import say_waiting


def draw(desk: Desk, publications: Rows) -> None:
    """The table of publications; two of those kept can be compared."""
    text = desk.text
    note = text("Readers see the newest. Each is made whole and never changed.")
    frame.section(text("Publications"), note)
    columns = {
        "version": Column(text("Publication"), "number"),
        "published_at": Column(text("When (UTC)"), "time"),
        "published_by": Column(text("By")),
        "batches": Column(text("Batches"), "number"),
        "kept": Column(text("Kept")),
    }
    newest = latest(Home(desk.settings.home))
    for sentence in say_waiting(newest, text) if newest else ():
        st.warning(plain(sentence), icon=":material/hourglass_empty:")
    said = {True: text("yes"), False: text("no")}
    shown = [row | {"kept": said[row["kept"]]} for row in publications]
    alt = text("Publications")
    table(shown, columns, text, alt=alt)
