"""What hurts: filter by tribe and theme, open one, read what colleagues wrote, see what came."""

from __future__ import annotations

import streamlit as st

from barometer.charts import pain_points as charts
from barometer.findings import comments as commented
from barometer.findings import one_pain_point, ranks
from barometer.findings import pain_points as findings
from barometer.queries import editions
from barometer.queries import initiatives as initiative_queries
from barometer.queries import pain_points as queries
from barometer.ui import cards, comments, filters, frame, groups, lineage
from barometer.ui import one_pain_point as one
from barometer.ui.block import block
from barometer.ui.visit import visit

SHOWN, DETAILED = 10, 5
here = visit()
text, questionnaire = here.text, here.questionnaire
frame.freshness(here)
reported = here.read(editions.reported)
if not reported:
    frame.no_edition(here)
    st.stop()
top = st.container()
with filters.row(6):
    edition = filters.choose_edition(here)
    shown_as = lineage.choose(here)
    tribes = groups.choose(here, edition, "tribe", shown_as)
    roles = groups.choose(here, edition, "role")
    point = one.choose(here)
    theme = "" if point else filters.choose_theme(here)
group = groups.shown(here, edition, tribes, roles, lineage=shown_as)
lineage.explain(here, shown_as)
groups.explain(group, text)
rows = here.read(queries.ranked, edition, group.slices, theme or None)
told = here.read(queries.histories, group.slices)
named = one_pain_point.named(rows)

if point:
    its = [row for row in told if row["pain_point"] == point]
    row = next((row for row in rows if row["pain_point"] == point), None)
    asked = one.Asked(point, edition, group, shown_as, row)
    with top:
        one.opening(here, asked, its)
    one.draw(here, asked, its)
    st.stop()

with top:
    if not named:
        st.title(text("No pain point is shown for this choice"), anchor=False)
        to_do = text("Remove a filter.")
        frame.nothing(text("Nobody named one, or too few people answered."), to_do)
        if not rows:
            st.stop()
    else:
        finding = ranks.first(named, questionnaire, text)
        may = ranks.contenders(named, questionnaire, text)
        frame.title(finding, may, ranks.asked(group.label, edition, group.n, named, text))

if named:
    initiatives = here.read(initiative_queries.initiatives)
    known = sorted(row["edition"] for row in reported if row["edition"] <= edition)
    whole = here.read(queries.tribes, edition)[0]["tribes"]
    ranked, became = st.columns([1.5, 1], gap="large")
    with ranked:
        how = findings.how_ordered(named, known, text)
        frame.section(findings.named_from(named, text), how)
        shown = rows if filters.show_all(len(rows), SHOWN, "points", text) else rows[:SHOWN]
        beside = findings.beside(shown, told, known, whole, text)
        figure = charts.ranked(shown, questionnaire, text, beside)
        often = findings.top_ten(rows, told, known, text)
        table = [row | {"top_ten": said} for row, said in zip(rows, often, strict=True)]
        columns = findings.columns(table)
        source = findings.source(named, edition, text)
        block(here, "", figure, table, columns, key="ranked", note=finding, source=source,
              metric="rank_range", picked=one.pick)  # fmt: skip
    with became:
        frame.section(text("What became of them"), text("Open one to read its history."))
        first = [
            one_pain_point.item(
                row, initiatives, questionnaire, text, one.address(row["pain_point"])
            )
            for row in named[:DETAILED]
        ]
        cards.items(first, text)

written = here.read(queries.comments, edition, group.tribes, theme or None)
frame.section(commented.title(written, theme, questionnaire, text))
comments.draw(here, written)
