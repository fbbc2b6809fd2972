"""What was loaded, published, undone and erased, by whom and when; and how to take it back."""

from __future__ import annotations

import streamlit as st

from barometer.rows import rows_of
from barometer.settings import Settings
from barometer.store.home import Home
from barometer.store.publication import versions
from barometer.text import Text
from barometer.ui import frame
from barometer.ui.language import language
from pages.keeping import actions, backing_up, batches, comparing, erasing, publications
from pages.keeping.desk import Desk
from pipelines import ledger

desk = Desk(Text(language()), Settings())
text = desk.text
loaded = rows_of(ledger.batches(desk.settings))
made = rows_of(ledger.publications(desk.settings))
if not loaded:
    st.title(text("Nothing was ever loaded"), anchor=False)
    frame.nothing(text("There is no history yet."), text("Start on the page “Import data”."))
    st.stop()
active = sum(row["state"] == "active" for row in loaded)
last = loaded[0]
frame.title(
    text.plural("{n} file is in use", "{n} files are in use", active),
    text(
        "The last was loaded on {day} by {who}.",
        day=text.day(last["loaded_at"]),
        who=last["loaded_by"],
    ),
    text("Pages show publication {n}.", n=max(row["version"] for row in made)) if made else "",
)
desk.say_done()
batches.draw(desk, loaded)
publications.draw(desk, made)
comparing.draw(desk, versions(Home(desk.settings.home)))
erasing.draw(desk, loaded)
backing_up.draw(desk)
actions.draw(desk, rows_of(ledger.actions(desk.settings)))
