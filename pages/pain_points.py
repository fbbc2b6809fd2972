"""What hurts: filter by tribe and theme, read what colleagues wrote, see what came of it."""

from __future__ import annotations

import streamlit as st

from barometer.charts import pain_points as charts
from barometer.charts.records import records
from barometer.findings import one_pain_point
from barometer.findings import pain_points as findings
from barometer.queries import editions
from barometer.queries import initiatives as initiative_queries
from barometer.queries import pain_points as queries
from barometer.ui import cards, comments, filters, frame, groups, lineage
from barometer.ui.block import block
from barometer.ui.visit import visit

SHOWN, COMMENTS, DETAILED = 10, 12, 5
here = visit()
text, questionnaire = here.text, here.questionnaire
frame.freshness(here)
if here.read(editions.reported).empty:
    frame.no_edition(here)
    st.stop()
top = st.container()
with lineage.row(here):
    edition = filters.choose_edition(here)
    shown_as = lineage.choose(here)
    tribes = groups.choose(here, edition, "tribe", shown_as)
    roles = groups.choose(here, edition, "role")
    theme = filters.choose_theme(here)
group = groups.shown(here, edition, tribes, roles, lineage=shown_as)
lineage.explain(here, shown_as)
groups.explain(group, text)
rows = here.read(queries.ranked, edition, group.slices, theme or None)
named = one_pain_point.named(records(rows))
with top:
    if not named:
        st.title(text("No pain point is shown for this choice"), anchor=False)
        to_do = text("Remove a filter.")
        frame.nothing(text("Nobody named one, or too few people answered."), to_do)
        if rows.empty:
            st.stop()
    else:
        finding = findings.first(named, questionnaire, text)
        may = findings.contenders(named, questionnaire, text)
        frame.title(finding, may, findings.asked(group.label, edition, group.n, named, text))

if named:
    initiatives = records(here.read(initiative_queries.initiatives))
    ranked, became = st.columns([1.5, 1], gap="large")
    with ranked:
        frame.section(text("How many name each"), findings.how_ordered(named, text))
        shown = rows if filters.show_all(len(rows), SHOWN, "points", text) else rows.head(SHOWN)
        figure = charts.ranked(shown, questionnaire, text)
        block(here, "", figure, rows, findings.columns(named), key="ranked", note=finding)
    with became:
        frame.section(text("What became of them"))
        first = [
            one_pain_point.item(row, initiatives, questionnaire, text) for row in named[:DETAILED]
        ]
        cards.items(first, text)

frame.section(text("What people wrote"))
written = records(here.read(queries.comments, edition, group.tribes, theme or None))
sought = st.text_input(
    text("Search the comments (accents do not matter)"), key="q", bind="query-params"
)
found = comments.found(written, sought)
if not found:
    comments.nothing(bool(written), sought, text)
    st.stop()
frame.note(comments.count(found, text))
if not filters.show_all(len(found), COMMENTS, "comments", text):
    found = found[:COMMENTS]
cards.comments([comments.card(row, sought, questionnaire, text) for row in found])
