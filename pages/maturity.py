"""How mature our practices are: by theme and edition, by tribe, question by question."""

from __future__ import annotations

import streamlit as st

from barometer.charts import answers as answer_charts
from barometer.charts import dumbbell, heatmap, lines, theme
from barometer.charts.records import records
from barometer.queries import editions
from barometer.queries import maturity as queries
from barometer.ui import filters, frame, names, tables
from barometer.ui.figure import Column, chart
from barometer.ui.findings import maturity as findings
from barometer.ui.visit import visit

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
    seniority = filters.choose_group(here, edition, "seniority")
group = filters.shown_group(here, edition, tribe, role, seniority)
filters.explain(group, text)

index = [
    row for row in records(here.read(queries.index, group.slice_id)) if row["edition"] <= edition
]
rows = here.read(queries.themes_before_now, edition, group.slice_id)
with slot:
    if index:
        asked = tribe or role or seniority
        said = (
            findings.headline_of(group.label, index[-1], text)
            if asked
            else findings.headline(index[-1], text)
        )
        ends = findings.strongest_and_weakest(records(rows), questionnaire, text)
        frame.title(said, findings.sentence(records(rows), questionnaire, text), ends)

if rows.empty:
    st.title(text("Too few answers to show a score"), anchor=False)
    frame.nothing(text("Too few people of this group answered."), text("Remove a filter."))
    st.stop()

finding = findings.section(records(rows), questionnaire, text)
frame.section(finding)
named = tables.with_themes(rows, questionnaire, text)
figure = dumbbell.before_now(rows, questionnaire, text)
source = frame.footer(*tables.band_words(records(rows), edition, group.n, text))
chart(figure, named, tables.themes(text), text, key="themes", alt=finding, source=source)

over = here.read(queries.theme_lines, group.slice_id)
over = over[over["edition"] <= edition]
frame.section(
    text("Every theme over the editions"), text("In colour the theme named; in grey the others.")
)
panels = [
    (text.of(part.label), lines.over_editions(over, part.id, questionnaire, text))
    for part in questionnaire.themes
    if (over["theme"] == part.id).any()
]
columns = {"edition": Column(text("Edition")), **tables.themes(text)}
columns = {name: columns[name] for name in ("edition", "theme", "n", "score", "low", "high")}
named = tables.with_themes(over, questionnaire, text)
chart(panels, named, columns, text, key="editions", alt=text("Score by edition:"))

cells = here.read(queries.theme_by_tribe, edition)
if not cells.empty:
    frame.section(
        text("Every theme in every tribe"),
        text(
            "Scores on the absolute scale; an arrow where the change since the last edition is "
            "more than noise; hidden where too few people answered."
        ),
    )
    levels = questionnaire.levels.names.get(text.language) or questionnaire.levels.names["en"]
    frame.legend(list(zip(theme.LEVELS, levels, strict=False)))
    cells["tribe"] = [names.group(name, questionnaire, text) for name in cells["tribe"]]
    figure = heatmap.theme_by_tribe(cells, questionnaire, text)
    columns = {"tribe": Column(text("Tribe")), **tables.themes(text)}
    columns = {name: columns[name] for name in ("tribe", "theme", "n", "score", "verdict")}
    named = tables.with_themes(cells, questionnaire, text)
    chart(figure, named, columns, text, key="tribes", alt=text("Score by theme and tribe"))

frame.section(text("Question by question"))
shown = filters.choose_theme(here, default=questionnaire.themes[0].id)
questions = [
    part for part in questionnaire.questions if part.theme == shown and part.asked_in(edition)
]
previous = index[-1]["previous"] if index else None
now = here.read(queries.answers, edition, group.slice_id)
before = here.read(queries.answers, previous, group.slice_id) if previous else now.iloc[:0]
if now.empty:
    frame.nothing(text("The answers of this group are not shown."), text("Remove a filter."))
    st.stop()
labels = questionnaire.labels_of(questions[0]).get(text.language, ())
frame.legend(list(zip(answer_charts.colours(questions[0].scale), labels, strict=False)))
thin = (
    text("Thick: {edition}; thin: {previous}.", edition=edition, previous=previous)
    if previous
    else ""
)
frame.note(thin, text("Reversed statements are turned round: blue is always favourable."))
figure = answer_charts.diverging(now, before, questions, text)
texts = {part.id: text.of(part.text) for part in questions}
table = now[now["question"].isin(list(texts))].assign(
    question=lambda part: part["question"].map(texts)
)
columns = {
    "question": Column(text("Question")),
    "answer": Column(text("Answer"), "number"),
    "n": Column("n", "number"),
    "share": Column(text("Share"), "share"),
}
chart(figure, table, columns, text, key="answers", alt=text("Answers to each question"))
