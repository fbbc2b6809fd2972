"""The knowledge center: who reads, what rises, what is stale, which pain points lack a page."""

from __future__ import annotations

import streamlit as st

from barometer.charts import shares, weeks
from barometer.charts.records import records
from barometer.charts.verdicts import TRENDS
from barometer.queries import knowledge_center as queries
from barometer.ui import cards, filters, frame, knowledge, names
from barometer.ui.figure import Column, chart, table
from barometer.ui.findings import adoption
from barometer.ui.visit import visit

here = visit()
text, questionnaire = here.text, here.questionnaire
frame.freshness(here)
periods = here.read(queries.reach)
by_week = here.read(queries.weeks, None)
resources = here.read(queries.resources)
if resources.empty:
    st.title(text("No view has been loaded yet"), anchor=False)
    frame.nothing(
        text("Views come from Matomo, GA4 or a plain file."),
        text("Run “python -m pipelines load FILE”."),
    )
    st.stop()

if periods.empty:
    frame.title(text("The knowledge center, by its views"))
else:
    last = records(periods)
    said = adoption.reach(last[-1], last[-2] if len(last) > 1 else None, text)
    span = text(
        "From {first} to {last}, population {n}.",
        first=text.day(last[-1]["period_start"]),
        last=text.day(last[-1]["period_end"]),
        n=text.number(last[-1]["population"]),
    )
    frame.title(said, span)

left, right = st.columns([1.4, 1], gap="large")
with left:
    if not by_week.empty:
        frame.section(text("Views and unique viewers by week"))
        columns = {
            "week": Column(text("Week"), "day"),
            "views": Column(text("Views"), "number"),
            "unique_viewers": Column(text("Unique viewers"), "number"),
        }
        figure = weeks.views_by_week(by_week, text)
        chart(
            figure,
            by_week,
            columns,
            text,
            key="weeks",
            alt=text("Views and unique viewers by week"),
        )
with right:
    if not periods.empty and periods["share"].notna().any():
        frame.section(text("Reach, 28 days at a time"))
        columns = {
            "period_start": Column(text("From"), "day"),
            "period_end": Column(text("To"), "day"),
            "unique_viewers": Column(text("Unique viewers"), "number"),
            "population": Column(text("Population"), "number"),
            "share": Column(text("Reach"), "share"),
        }
        figure = shares.reach_over_time(periods, text)
        chart(figure, periods, columns, text, key="reach", alt=text("Reach by period of 28 days"))

frame.section(knowledge.finding(records(resources), text))
options = {filters.ALL: text("Everything")} | {
    state: text(words) for state, words in knowledge.STATES.items()
}
with st.grid(4, min_column_width=150):
    state = filters.choose(text("Show"), "show", options, text)
shown = knowledge.in_state(resources, state)
shown["state"] = [knowledge.states(row, text) for row in records(shown)]
shown["trend"] = [TRENDS[trend].say(text) for trend in shown["trend"]]
shown["kind"] = [names.kind(kind, text) for kind in shown["kind"]]
shown["theme"] = [names.theme(part, questionnaire, text) for part in shown["theme"]]
columns = {
    "title": Column(text("Resource")),
    "kind": Column(text("Kind")),
    "theme": Column(text("Theme")),
    "views_28": Column(text("Views, 28 days"), "number"),
    "views_previous_28": Column(text("28 before"), "number"),
    "trend": Column(text("Trend")),
    "updated_on": Column(text("Updated"), "day"),
    "state": Column(text("To look at")),
}
if shown.empty:
    frame.nothing(text("No resource is in this state."), text("Choose another one."))
else:
    table(shown, columns, alt=text("Resources of the knowledge center"))

covered = records(here.read(queries.coverage))
if covered:
    frame.section(
        knowledge.coverage(covered, text),
        text("A fresh resource was updated in the last 180 days and is on the same theme."),
    )
    cards.items([knowledge.covered(row, questionnaire, text) for row in covered], text, across=True)
