"""Crafternoons: every session, who is new, who comes back, which tribes are reached, what draws."""

from __future__ import annotations

import streamlit as st

from barometer.charts import retention, shares
from barometer.charts import sessions as charts
from barometer.findings import adoption, tables
from barometer.findings import sessions as words
from barometer.queries import crafternoons as queries
from barometer.ui import filters, frame
from barometer.ui import series as series_ui
from barometer.ui.block import block
from barometer.ui.visit import visit

SESSIONS = "held_on participants topic title new returning reactivated"
here = visit()
text, questionnaire = here.text, here.questionnaire
frame.freshness(here)
every = here.read(queries.series)
if not every:
    st.title(text("No session has been loaded yet"), anchor=False)
    to_do = text("Run “python -m pipelines load FILE”.")
    frame.nothing(text("Attendance comes from Teams, a grid or a plain file."), to_do)
    st.stop()

top = st.container()
series = filters.choose_series(here, every)
sessions = here.read(queries.sessions, series["series"])
source = words.source(series, sessions, here.publication.version, text)
with top:
    lead = adoption.span(series, text), adoption.medians(series, text), words.ratings(series, text)
    frame.title(adoption.sessions(series, text), *lead)

figure = charts.every_session(sessions, text, 340)
finding = words.best_attended(sessions, text)
block(
    here,
    finding,
    figure,
    sessions,
    SESSIONS,
    key="sessions",
    source=source,
    metric="session_growth",
)
frame.note(words.heads_only(sessions, text))

if any(row["new"] is not None for row in sessions):
    block(
        here,
        words.who_comes(sessions, text),
        charts.new_and_returning(sessions, text),
        sessions,
        SESSIONS,
        key="parts",
        note=text("Sessions known only by a headcount are left out here."),
        legend=[(colour, text(said)) for said, colour in charts.PARTS.values()],
        source=source,
        metric="new_returning_reactivated",
    )

kept = here.read(queries.retention, series["series"])
reach = here.read(queries.reach, series["series"])
tribes = [row for row in reach if None not in (row["tribe"], row["share"])]
if kept or tribes:
    left, right = st.columns(2, gap="large")
if kept:
    with left:
        block(
            here,
            words.came_again(kept, text),
            retention.retention(kept, text),
            kept,
            "cohort quarter share=seen_again people",
            key="retention",
            note=words.how_retention_is_read(text),
            legend=retention.legend(text),
            source=source,
            metric="retention",
        )
if tribes:
    with right:
        tribes = tables.readable(tribes, questionnaire, text)
        finding = adoption.people_reached([row for row in reach if row["tribe"] is None], text)
        note = text("Distinct participants of the last six months, by tribe.")
        figure, shown = shares.by_tribe(tribes, text), "tribe part whole=population share=reach"
        block(
            here,
            finding,
            figure,
            tribes,
            shown,
            key="reach",
            note=note,
            source=source,
            metric="session_reach",
        )
frame.note(adoption.concentration(series, text))

series_ui.topics(here, series, source)
series_ui.beside(here, every, series)
