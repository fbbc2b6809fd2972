"""A backup of the whole home, made on the server; bringing one back is a command."""

from __future__ import annotations

import streamlit as st

from barometer.ui import frame
from pages.keeping.desk import Desk
from pipelines.backup import backup


def draw(desk: Desk) -> None:
    """The button, where the file lies, and how it is brought back."""
    text = desk.text
    note = text(
        "The whole home in one file: it holds the vault and its key, so it is as secret as they "
        "are. To bring one back: python -m pipelines restore FILE."
    )
    frame.section(text("Backup"), note)
    label = text("Make a backup")
    if st.button(label, key="history_backup", icon=":material/archive:"):
        with desk.at_work(text("Backing up…")):
            made = backup(desk.settings)
            megabytes = text.number(made.path.stat().st_size / 1e6, 1)
            said = text("Backed up into {file}: {size} MB.", file=made.path, size=megabytes)
            desk.done(said, None)
