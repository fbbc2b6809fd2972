"""What hurts: filter by tribe and theme, read what colleagues wrote, see what came of it."""

from __future__ import annotations

from html import escape

import streamlit as st

from barometer.charts import pain_points as charts
from barometer.charts import theme as looks
from barometer.charts.records import records
from barometer.queries import editions
from barometer.queries import initiatives as initiative_queries
from barometer.queries import pain_points as queries
from barometer.ui import cards, filters, frame, names, pain, search, tables
from barometer.ui.figure import chart
from barometer.ui.findings import pain_points as findings
from barometer.ui.visit import visit

SHOWN = 10
here = visit()
text, questionnaire = here.text, here.questionnaire
frame.freshness(here)
if here.read(editions.reported).empty:
    frame.no_edition(text)
    st.stop()
slot = st.container()
with st.grid(4, min_column_width=150):
    edition = filters.choose_edition(here)
    tribe = filters.choose_group(here, edition, "tribe")
    role = filters.choose_group(here, edition, "role")
    theme = filters.choose_theme(here)
group = filters.shown_group(here, edition, tribe, role)
filters.explain(group, text)

rows = here.read(queries.ranked, edition, group.slice_id, theme or None)
with slot:
    if rows.empty:
        st.title(text("No pain point is shown for this choice"), anchor=False)
    else:
        said = text(
            "{group}, {edition}: {n} people asked. Where rank ranges overlap, the order is not "
            "certain.",
            group=group.label[:1].upper() + group.label[1:],
            edition=edition,
            n=text.number(group.n),
        )
        may = escape(findings.contenders(records(rows), questionnaire, text))
        frame.title(findings.first(records(rows), questionnaire, text), may, escape(said))
if rows.empty:
    frame.nothing(text("Nobody named one, or too few people answered."), text("Remove a filter."))
    st.stop()

initiatives = records(here.read(initiative_queries.initiatives))
ranked, became = st.columns([1.5, 1], gap="large")
with ranked:
    frame.section(
        text("How many name each"),
        text("Share of those asked, with its interval (Wilson), and the range of ranks."),
    )
    whole_list = len(rows) > SHOWN and st.toggle(
        text("Show all {n}", n=len(rows)), key="all_points"
    )
    shown = rows if whole_list else rows.head(SHOWN)
    figure = charts.ranked(shown, questionnaire, text)
    named = tables.with_themes(rows, questionnaire, text)
    chart(
        figure, named, tables.pain_points(text), text, key="ranked", alt=text("Pain points by rank")
    )
with became:
    frame.section(text("What became of them"))
    first = records(rows.head(5))
    cards.items([pain.item(row, initiatives, questionnaire, text) for row in first], text)

frame.section(text("What people wrote"))
comments = records(here.read(queries.comments, edition, group.tribe, theme or None))
sought = st.text_input(
    text("Search the comments (accents do not matter)"), key="q", bind="query-params"
)
found = [row for row in comments if search.found(row["text"], sought or "")]
if not comments:
    to_do = text("Choose all tribes: comments name a tribe only where enough people answered.")
    frame.nothing(text("No comment may be shown for this choice."), to_do)
elif not found:
    frame.nothing(text("No comment contains “{sought}”.", sought=sought), text("Try fewer words."))
else:
    frame.note(
        text.plural("{n} comment", "{n} comments", len(found)),
        text("shuffled, without dates; a tribe is named only where enough people answered"),
    )
    hues = looks.hues(questionnaire)
    everything = len(found) > 12 and st.toggle(
        text("Show all {n}", n=len(found)), key="all_comments"
    )
    shown_comments = found if everything else found[:12]
    where = [
        " · ".join(
            part
            for part in (
                names.theme(row["theme"], questionnaire, text),
                names.group(row["tribe"], questionnaire, text) if row["tribe"] else "",
            )
            if part
        )
        for row in shown_comments
    ]
    marked = [search.marked(row["text"], sought or "") for row in shown_comments]
    colours = [hues.get(row["theme"] or "", looks.MUTED) for row in shown_comments]
    cards.comments(list(zip(marked, where, strict=True)), colours)
