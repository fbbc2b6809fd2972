"""How mature our practices are: by theme and edition, by tribe, question by question."""

from __future__ import annotations

import streamlit as st

from barometer.charts import answers, dumbbell, heatmap, lines
from barometer.charts.records import records
from barometer.findings import drivers as goes_along
from barometer.findings import maturity as findings
from barometer.findings import questions, tables
from barometer.queries import editions
from barometer.queries import maturity as queries
from barometer.ui import filters, frame, groups, lineage, pack
from barometer.ui.block import block
from barometer.ui.visit import visit

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
    chosen = [groups.choose(here, edition, part, shown_as) for part in groups.DIMENSIONS]
group = groups.shown(here, edition, *chosen, lineage=shown_as)
lineage.explain(here, shown_as)
groups.explain(group, text)
every = records(here.read(queries.index, group.slices))
index = [row for row in every if row["edition"] == edition]
rows = here.read(queries.themes_before_now, edition, group.slices)
with top:
    if rows.empty or not index:
        st.title(text("Too few answers to show a score"), anchor=False)
        frame.nothing(text("Too few people of this group answered."), text("Remove a filter."))
        st.stop()
    said = findings.headline_of(group.label if any(chosen) else "", index[0], text)
    ends = findings.strongest_and_weakest(records(rows), questionnaire, text)
    alone = lineage.nothing_before(here, shown_as, edition, group)
    told = alone or findings.sentence(records(rows), questionnaire, text)
    frame.title(said, told, ends)

figure = dumbbell.before_now(rows, questionnaire, text)
shown = "theme n before score low high difference verdict"
source = tables.band_words(records(rows), edition, group.n, text)
finding = findings.section(records(rows), questionnaire, text)
block(here, finding, figure, rows, shown, key="themes", source=source)

over = here.read(queries.theme_lines, group.slices)
over = over[over["edition"] <= edition]
panels = [
    (text.of(part.label), lines.over_editions(over, part.id, questionnaire, text))
    for part in questionnaire.themes
    if (over["theme"] == part.id).any()
]
cut = questions.cut(questionnaire, sorted(over["edition"].unique())[1:], text)
note = " ".join(filter(None, (text("In colour the theme named; in grey the others."), cut)))
shown, finding = "edition theme n score low high", text("Every theme over the editions")
block(here, finding, panels, over, shown, key="editions", note=note)

cells = tables.with_tribes(
    here.read(queries.theme_by_tribe, edition, shown_as), questionnaire, text
)
if not cells.empty:
    figure = heatmap.theme_by_tribe(cells, questionnaire, text)
    note = text(
        "Scores on the absolute scale; an arrow where the change since the last edition is more "
        "than noise; hidden where too few people answered."
    )
    keys, shown = questions.levels(questionnaire, text), "tribe theme n score verdict"
    finding = text("Every theme in every tribe")
    block(here, finding, figure, cells, shown, key="tribes", note=note, legend=keys)

for row in records(here.read(queries.overall, edition)) if not any(chosen) else []:
    frame.section(text("Overall"), goes_along.points(row, questionnaire, text))
drivers = records(here.read(queries.drivers, edition)) if not any(chosen) else []
if drivers:
    finding = text("What goes along with the overall question")
    frame.section(finding, goes_along.note(questionnaire, text))
    frame.facts(goes_along.facts(drivers, questionnaire, text))

frame.section(text("Question by question"))
with filters.row():
    theme = filters.choose_theme(here, default=questionnaire.themes[0].id)
asked = questions.of_theme(questionnaire, theme, edition)
now = here.read(queries.answers, edition, group.slices)
before = here.read(queries.answers, index[0]["previous"] or "", group.slices)
before = questions.comparable(before, questionnaire, edition)
if now.empty or not asked:
    frame.nothing(text("The answers of this group are not shown."), text("Remove a filter."))
    st.stop()
how = questions.how_to_read(edition, index[0]["previous"], text)
note = " ".join(filter(None, (how, questions.left_out(now, asked, text))))
frame.legend(questions.answer_words(questionnaire, asked[0], text))
figure = answers.diverging(now, before, asked, text)
table = questions.named(now, here.read(queries.question_scores, edition, group.slices), asked, text)
shown = "question answer n share score favourable"
block(here, "", figure, table, shown, key="answers", note=note, source=note)
pack.offer(here, edition, group, lineage=shown_as)
