"""The knowledge center: who reads, what rises, is stale or looked for, what lacks a page."""

from __future__ import annotations

import streamlit as st

from barometer.charts import shares, weeks
from barometer.findings import adoption, knowledge, tables
from barometer.findings import resources as words
from barometer.findings import searches as sought
from barometer.queries import editions
from barometer.queries import knowledge_center as queries
from barometer.ui import cards, filters, frame, searches
from barometer.ui.block import block
from barometer.ui.table import download, table
from barometer.ui.visit import visit

RESOURCES = "title=resource views_28 trend state kind theme updated_on views_previous_28"
here = visit()
text, questionnaire = here.text, here.questionnaire
frame.freshness(here)
periods = here.read(queries.reach)
by_week = here.read(queries.weeks, None)
resources = here.read(queries.resources)
terms, about = here.read(queries.searches), here.read(editions.about)[0]
if not resources:
    st.title(text("No view has been loaded yet"), anchor=False)
    to_do = text("Run “python -m pipelines load FILE”.")
    frame.nothing(text("Views come from Matomo, GA4 or a plain file."), to_do)
    searches.draw(here, terms, about["minimum_group"])
    st.stop()
version = here.publication.version
frame.title(*adoption.reach_title(periods, text))

left, right = st.columns([1.4, 1], gap="large")
if by_week:
    with left:
        figure, shown = weeks.views_by_week(by_week, text), "week views unique_viewers"
        source = words.weeks_source(by_week, resources, version, text)
        finding = words.views(resources, text)
        block(here, finding, figure, by_week, shown, key="weeks", source=source, metric="views")
if any(row["share"] is not None for row in periods):
    with right:
        figure = shares.reach_over_time(periods, text)
        shown = "period_start period_end unique_viewers population share=reach"
        source = words.reach_source(periods, version, text)
        finding, metric = words.reach(periods, text), "knowledge_reach"
        block(here, finding, figure, periods, shown, key="reach", source=source, metric=metric)

risky, unread = knowledge.in_state(resources, "at_risk"), knowledge.in_state(resources, "unread")
note = knowledge.at_risk_note(about["stale_days"], text)
frame.section(knowledge.at_risk(resources, text), note if risky else "")
if risky:
    found = [knowledge.to_review(row, questionnaire, text) for row in risky]
    cards.items(found, text, across=True)
frame.section(knowledge.unread(resources, about["unread_days"], text))
if unread:
    found = [knowledge.to_review(row, questionnaire, text) for row in unread]
    cards.items(found, text, across=True)

covered = here.read(queries.coverage)
if covered:
    note = knowledge.coverage_note(covered, about["stale_days"], text)
    frame.section(knowledge.coverage(covered, text), note)
    asked, few = sought.by_pain_point(terms), knowledge.bare(covered)
    found = [knowledge.covered(row, questionnaire, text, asked) for row in few]
    cards.items(found, text, across=True)

searches.draw(here, terms, about["minimum_group"])

frame.section(words.most_viewed(resources, text))
with filters.row():
    kind = filters.choose(text("Kind"), "kind", words.kinds(resources, text), text)
    theme = filters.choose_theme(here)
    state = filters.choose(text("Show"), "show", knowledge.choices(text), text)
    order = filters.choose(text("Sort by"), "sort", words.orders(text), text, words.READ)
listed = words.listed(resources, words.Choice(kind, theme, state, order))
if not listed:
    what = text("No resource is of this kind, theme and state.")
    frame.nothing(what, text("Choose another one."))
else:
    told = zip(tables.readable(listed, questionnaire, text), listed, strict=True)
    named = [
        read | {"state": knowledge.states(row, text), "trend": words.trend(row, text)}
        for read, row in told
    ]
    shown_columns = tables.columns(RESOURCES, text)
    frame.note(words.shown_of(len(listed), len(resources), text))
    table(named, shown_columns, text, alt=text("Resources of the knowledge center"))
    frame.note(words.source(resources, version, text))
    download(named, shown_columns, text, key="resources")
