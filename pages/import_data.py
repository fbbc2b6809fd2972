"""The import journey: a file as the tool exported it, understood, checked, loaded, published."""

from __future__ import annotations

import streamlit as st

from barometer.settings import Settings
from barometer.store.home import Home
from barometer.text import Text
from barometer.ui import frame
from barometer.ui.language import language
from pages.importing import coding, loading, publishing, start, steps, upload, walk
from pages.importing.state import Desk, journey
from pipelines.journey import questionnaire_of

text, settings = Text(language()), Settings()
steps.dress()
frame.title(
    text("Import data"),
    text(
        "Drop the files as your tools exported them. You see what was understood, what is wrong "
        "and what would change; nothing is loaded before you say so."
    ),
)
home = Home(settings.home)
if not home.questionnaire.exists():
    start.draw(text, home)
    st.stop()

desk = Desk(text, settings, journey(), questionnaire_of(settings))
upload.draw(desk)
upload.queue(desk)
loading.all_ready(desk)
if (work := desk.journey.current) is not None:
    walk.take(desk, work)
publishing.loaded(desk)
if not desk.journey.open:
    coding.draw(desk)
publishing.draw(desk)
