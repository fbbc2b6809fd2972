"""Crafternoons: every session, who is new, who comes back, which tribes are reached."""

from __future__ import annotations

import streamlit as st

from barometer.charts import retention, shares
from barometer.charts import sessions as charts
from barometer.charts.records import records
from barometer.findings import adoption, tables
from barometer.queries import crafternoons as queries
from barometer.ui import filters, frame
from barometer.ui.block import block
from barometer.ui.table import table
from barometer.ui.visit import visit

SESSIONS = "held_on topic title participants new returning reactivated"
here = visit()
text, questionnaire = here.text, here.questionnaire
frame.freshness(here)
every = records(here.read(queries.series))
if not every:
    st.title(text("No session has been loaded yet"), anchor=False)
    to_do = text("Run “python -m pipelines load FILE”.")
    frame.nothing(text("Attendance comes from Teams, a grid or a plain file."), to_do)
    st.stop()

top = st.container()
series = filters.choose_series(here, every)
sessions = here.read(queries.sessions, series["series"])
with top:
    medians = text("Medians of the first six sessions and of the last six.")
    frame.title(adoption.sessions(series, text), adoption.span(series, text), medians)

figure = charts.every_session(sessions, text, 340)
finding = text("Every session since the first")
block(here, finding, figure, sessions, SESSIONS, key="sessions")

if sessions["new"].notna().any():
    block(
        here,
        text("Who comes: new, returning, back again"),
        charts.new_and_returning(sessions, text),
        sessions,
        SESSIONS,
        key="parts",
        note=text("Sessions known only by a headcount are left out here."),
        legend=[(colour, text(words)) for words, colour in charts.PARTS.values()],
    )

left, right = st.columns(2, gap="large")
kept = here.read(queries.retention, series["series"])
if not kept.empty:
    with left:
        finding = text("Of those first seen in a quarter, who is seen again")
        note = text("Columns: quarters since the first; in brackets, people.")
        figure, shown = retention.retention(kept, text), "cohort quarter share=seen_again people"
        block(here, finding, figure, kept, shown, key="retention", note=note)
reach = here.read(queries.reach, series["series"])
tribes = reach[reach["tribe"].notna() & reach["share"].notna()]
if not tribes.empty:
    with right:
        tribes = tables.readable(tribes, questionnaire, text)
        finding = adoption.people_reached(records(reach[reach["tribe"].isna()]), text)
        note = text("Distinct participants of the last six months, by tribe.")
        figure, shown = shares.by_tribe(tribes, text), "tribe part whole=population share=reach"
        block(here, finding, figure, tribes, shown, key="reach", note=note)

topics = here.read(queries.topics, series["series"])
if not topics.empty:
    note = text(
        "The latest first. Attendance changes over time: compare topics of the same months."
    )
    frame.section(text("Topics"), note)
    columns = tables.columns("topic last_on sessions mean_participants", text)
    table(topics, columns, text, alt=text("Topics"))
frame.note(adoption.concentration(series, text))
