"""Crafternoons: every session, who is new, who comes back, which tribes are reached."""

from __future__ import annotations

import streamlit as st

from barometer.charts import heatmap, shares
from barometer.charts import sessions as charts
from barometer.charts.records import records
from barometer.queries import crafternoons as queries
from barometer.ui import filters, frame, names, tables
from barometer.ui.figure import Column, chart, table
from barometer.ui.findings import adoption
from barometer.ui.visit import visit

here = visit()
text, questionnaire = here.text, here.questionnaire
frame.freshness(here)
every = records(here.read(queries.series))
if not every:
    st.title(text("No session has been loaded yet"), anchor=False)
    frame.nothing(
        text("Attendance comes from Teams, a grid or a plain file."),
        text("Run “python -m pipelines load FILE”."),
    )
    st.stop()

slot = st.container()
options = {row["series"]: row["series"] for row in every}
name = every[0]["series"]
if len(options) > 1:
    with st.grid(4, min_column_width=150):
        name = filters.choose(text("Series"), "series", options, text, name)
series = next(row for row in every if row["series"] == name)
sessions = here.read(queries.sessions, name)
with slot:
    count = text.plural("{n} session", "{n} sessions", int(series["sessions"]))
    span = text(
        "{count} from {first} to {last}.",
        count=count,
        first=text.day(series["first_on"]),
        last=text.day(series["last_on"]),
    )
    medians = text("Medians of the first six sessions and of the last six.")
    frame.title(adoption.sessions(series, text), span, medians)

frame.section(text("Every session since the first"))
figure = charts.every_session(sessions, text, 340)
chart(
    figure,
    sessions,
    tables.sessions(text),
    text,
    key="sessions",
    alt=adoption.sessions(series, text),
)

if sessions["new"].notna().any():
    frame.section(
        text("Who comes: new, returning, back again"),
        text("Sessions known only by a headcount are left out here."),
    )
    frame.legend([(colour, text(words)) for words, colour in charts.PARTS.values()])
    figure = charts.new_and_returning(sessions, text)
    chart(
        figure,
        sessions,
        tables.sessions(text),
        text,
        key="parts",
        alt=text("Participants by what brought them back"),
    )

left, right = st.columns(2, gap="large")
with left:
    kept = here.read(queries.retention, name)
    if not kept.empty:
        frame.section(
            text("Of those first seen in a quarter, who is seen again"),
            text("Columns: quarters since the first; in brackets, people."),
        )
        columns = {
            "cohort": Column(text("First seen")),
            "quarter": Column(text("Quarter")),
            "share": Column(text("Seen again"), "share"),
            "people": Column(text("People"), "number"),
        }
        figure = heatmap.retention(kept, text)
        chart(figure, kept, columns, text, key="retention", alt=text("Retention by quarter"))
with right:
    reach = here.read(queries.reach, name).rename(columns={"people": "part", "population": "whole"})
    everyone = records(reach[reach["tribe"].isna()])
    tribes = reach[reach["tribe"].notna() & reach["share"].notna()].copy()
    if not tribes.empty:
        share = text.percent(everyone[0]["share"]) if everyone else "–"
        frame.section(
            text("{share} of us came in the last six months", share=share),
            text("Distinct participants of the last six months, by tribe."),
        )
        tribes["tribe"] = [names.group(tribe, questionnaire, text) for tribe in tribes["tribe"]]
        figure = shares.by_tribe(tribes, text)
        chart(figure, tribes, tables.tribes(text), text, key="reach", alt=text("Reach by tribe"))

topics = here.read(queries.topics, name)
if not topics.empty:
    frame.section(
        text("Topics"),
        text(
            "The latest first. Attendance grew over time: compare topics of the same months only."
        ),
    )
    columns = {
        "topic": Column(text("Topic")),
        "last_on": Column(text("Last time"), "day"),
        "sessions": Column(text("Sessions"), "number"),
        "participants": Column(text("Mean participants"), "score"),
    }
    table(topics, columns, alt=text("Topics"))
if series["concentration"] is not None:
    frame.note(
        text(
            "The five most frequent people make up {share} of all attendances.",
            share=text.percent(series["concentration"]),
        ),
    )
