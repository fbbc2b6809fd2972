"""The knowledge center: who reads, what rises, what is stale, which pain points lack a page."""

from __future__ import annotations

import streamlit as st

from barometer.charts import shares, weeks
from barometer.charts.records import records
from barometer.findings import adoption, knowledge, tables
from barometer.queries import editions
from barometer.queries import knowledge_center as queries
from barometer.ui import cards, filters, frame
from barometer.ui.block import block
from barometer.ui.table import table
from barometer.ui.visit import visit

RESOURCES = "title=resource kind theme views_28 views_previous_28 trend updated_on state"
here = visit()
text, questionnaire = here.text, here.questionnaire
frame.freshness(here)
periods = here.read(queries.reach)
by_week = here.read(queries.weeks, None)
resources = here.read(queries.resources)
if resources.empty:
    st.title(text("No view has been loaded yet"), anchor=False)
    to_do = text("Run “python -m pipelines load FILE”.")
    frame.nothing(text("Views come from Matomo, GA4 or a plain file."), to_do)
    st.stop()
frame.title(*adoption.reach_title(records(periods), text))

left, right = st.columns([1.4, 1], gap="large")
if not by_week.empty:
    with left:
        figure, shown = weeks.views_by_week(by_week, text), "week views unique_viewers"
        finding = text("Views and unique viewers by week")
        block(here, finding, figure, by_week, shown, key="weeks")
if not periods.empty and periods["share"].notna().any():
    with right:
        figure = shares.reach_over_time(periods, text)
        shown = "period_start period_end unique_viewers population share=reach"
        block(here, text("Reach, 28 days at a time"), figure, periods, shown, key="reach")

frame.section(knowledge.finding(records(resources), text))
with filters.row():
    state = filters.choose(text("Show"), "show", knowledge.choices(text), text)
shown_resources = knowledge.in_state(resources, state)
if shown_resources.empty:
    frame.nothing(text("No resource is in this state."), text("Choose another one."))
else:
    named = tables.readable(shown_resources, questionnaire, text)
    named["state"] = [knowledge.states(row, text) for row in records(shown_resources)]
    alt = text("Resources of the knowledge center")
    table(named, tables.columns(RESOURCES, text), text, alt=alt)

covered = records(here.read(queries.coverage))
if covered:
    days = text.number(records(here.read(editions.about))[0]["stale_days"])
    note = text(
        "A fresh resource was updated in the last {n} days and is on the same theme.", n=days
    )
    frame.section(knowledge.coverage(covered, text), note)
    cards.items([knowledge.covered(row, questionnaire, text) for row in covered], text, across=True)
