"""How mature our practices are: by theme and edition, by tribe, question by question."""

from __future__ import annotations

import streamlit as st

from barometer.charts import around_zero, dumbbell, heatmap, lines
from barometer.findings import drivers as goes_along
from barometer.findings import hidden, questions, sources, tables
from barometer.findings import maturity as findings
from barometer.queries import editions
from barometer.queries import maturity as queries
from barometer.ui import filters, frame, groups, lineage, pack
from barometer.ui import questions as by_question
from barometer.ui.block import block
from barometer.ui.visit import visit

here = visit()
text, questionnaire = here.text, here.questionnaire
frame.freshness(here)
if not here.read(editions.reported):
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
every = here.read(queries.index, group.slices)
index = [row for row in every if row["edition"] == edition]
rows = here.read(queries.themes_before_now, edition, group.slices)
with top:
    if not rows or not index:
        st.title(text("Too few answers to show a score"), anchor=False)
        frame.nothing(text("Too few people of this group answered."), text("Remove a filter."))
        st.stop()
    said = findings.headline_of(group.label if any(chosen) else "", index[0], text)
    ends = findings.strongest_and_weakest(rows, questionnaire, text)
    alone = lineage.nothing_before(here, shown_as, edition, group)
    told = alone or findings.sentence(rows, questionnaire, text)
    frame.title(said, told, ends)
pack.offer(here, edition, group, lineage=shown_as)

figure = dumbbell.before_now(rows, questionnaire, text)
source = tables.band_words(rows, edition, group.n, text)
finding = findings.section(rows, questionnaire, text)
made = "theme_score"
note = text("A click on a mark opens the questions of its theme below, as the filter Theme does.")
block(
    here,
    finding,
    figure,
    rows,
    tables.THEMES,
    key="themes",
    note=note,
    source=source,
    metric=made,
    picked=by_question.pick_theme,
)

over = [row for row in here.read(queries.theme_lines, group.slices) if row["edition"] <= edition]
panels = [
    (text.of(part.label), lines.over_editions(over, part.id, questionnaire, text))
    for part in questionnaire.themes
    if any(row["theme"] == part.id for row in over)
]
cut = questions.cut(questionnaire, sorted({row["edition"] for row in over})[1:], text)
note = " ".join(filter(None, (text("In colour the theme named; in grey the others."), cut)))
shown, source = "edition theme n score low high", sources.scores(over, text)
together, made = len(group.slices) > 1, "noise_band"
finding = findings.over_editions(over, questionnaire, text, together=together)
block(here, finding, panels, over, shown, key="editions", note=note, source=source, metric=made)

cells = tables.with_tribes(
    here.read(queries.theme_by_tribe, edition, shown_as), questionnaire, text
)
if cells:
    figure = heatmap.theme_by_tribe(cells, questionnaire, text)
    away = tables.with_tribes(
        here.read(queries.tribes_hidden, edition, shown_as), questionnaire, text
    )
    note = text(
        "A click on a cell opens its questions below, as the filters Tribe and Theme do. An arrow: "
        "the change since the edition before is more than noise."
    )
    chance = findings.ends_by_chance(cells, text)
    block(
        here,
        findings.in_tribes(cells, questionnaire, text),
        figure,
        hidden.explained(cells, text),
        "tribe theme n score low high verdict hidden",
        key="tribes",
        note=" ".join(filter(None, (note, chance, hidden.told(away, text)))),
        legend=questions.levels(questionnaire, text),
        source=sources.cells(cells, edition, text),
        metric="change_verdict",
        picked=by_question.pick,
    )

named = group.label if any(chosen) else ""
by_question.section(here, edition, index[0]["previous"], group, named)

for row in here.read(queries.overall, edition) if not any(chosen) else []:
    frame.section(text("Overall"), goes_along.points(row, questionnaire, text))
drivers = here.read(queries.drivers, edition)
if not any(chosen) and drivers:
    figure = around_zero.correlations(goes_along.estimates(drivers, questionnaire, text), text)
    finding = goes_along.title(drivers, questionnaire, text)
    note = goes_along.note(questionnaire, text)
    source = sources.estimates(drivers[0]["n"], edition, text("rank correlation, −1 to 1"), text)
    shown, made = "theme n rho low=rho_low high=rho_high", "driver"
    block(
        here, finding, figure, drivers, shown, key="drivers", note=note, source=source, metric=made
    )
