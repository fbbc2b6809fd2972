"""The community: its pillars, the roadmap, one initiative, what interviews raised."""

from __future__ import annotations

import streamlit as st

from barometer.findings import actions, pillars
from barometer.queries import editions
from barometer.queries import initiatives as queries
from barometer.ui import filters, frame, interviews, one_initiative, roadmap
from barometer.ui import pillars as pillar_cards
from barometer.ui.visit import visit

here = visit()
text, questionnaire = here.text, here.questionnaire
frame.freshness(here)
about = here.read(editions.about)[0]
today, minimum = about["published_at"].date(), about["minimum_group"]
initiatives = here.read(queries.initiatives)
shares = here.read(queries.shares)
last = shares[-1]["edition"] if shares else ""
points = [row for row in shares if row["edition"] == last and row["mentions"]]

top = st.container()
if initiatives:
    every = {row["initiative"]: actions.title(row, text) for row in actions.by_status(initiatives)}
    with filters.row(3):
        options = {filters.ALL: text("All initiatives")} | every
        chosen = filters.choose(text("Initiative"), "initiative", options, text)
    if chosen:
        one = next(row for row in initiatives if row["initiative"] == chosen)
        with top:
            one_initiative.opening(here, one)
        one_initiative.draw(here, one, about)
        st.stop()
    with top:
        frame.title(actions.finding(initiatives, text))
else:
    st.title(text("No initiative has been loaded yet"), anchor=False)
    source = text("Initiatives come from a plain file: one a row, with its pillar and its dates.")
    frame.nothing(source, text("Load it under Import data and publish."))

if initiatives and questionnaire.pillars:
    frame.section(pillars.finding(points, last, text) if points else text("The pillars"))
    told = pillars.cards(initiatives, points, minimum, questionnaire, text)
    pillar_cards.draw(told, text)
if initiatives:
    roadmap.draw(here, initiatives, today)
interviews.draw(here, initiatives, points, minimum)
