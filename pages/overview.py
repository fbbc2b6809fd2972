"""Leadership's two minutes: where we stand, what moved, what hurts, what is being done."""

from __future__ import annotations

import streamlit as st

from barometer.charts import dumbbell
from barometer.charts import sessions as session_charts
from barometer.findings import (
    actions,
    adoption,
    freshness,
    headlines,
    maturity,
    one_pain_point,
    response_rates,
    since,
    tables,
)
from barometer.findings import sessions as session_words
from barometer.queries import crafternoons, editions, knowledge_center, pain_points
from barometer.queries import initiatives as initiative_queries
from barometer.queries import maturity as maturity_queries
from barometer.ui import cards, frame, groups, pack
from barometer.ui.block import block
from barometer.ui.table import table
from barometer.ui.visit import visit

DONE = 6  # initiatives shown: the community page has them all

here = visit()
text, questionnaire = here.text, here.questionnaire
known = here.read(editions.reported)
frame.freshness(here)

series = here.read(crafternoons.series)
periods = here.read(knowledge_center.reach)
sessions = here.read(crafternoons.sessions, series[0]["series"]) if series else []
initiatives = here.read(initiative_queries.initiatives)
numbers = []
if sessions:
    people = [row["participants"] for row in sessions]
    numbers.append(headlines.crafternoon(series[0], people, text))
if periods:
    numbers.append(headlines.knowledge_center(periods, text))

if not known:
    frame.no_edition(here)
    cards.headlines(numbers, text)
else:
    edition = known[0]["edition"]
    whole = groups.shown(here, edition)
    index = here.read(maturity_queries.index, whole.slices)
    themes = here.read(maturity_queries.themes_before_now, edition, whole.slices)
    every = here.read(editions.editions)[::-1]
    answered = [row for row in every if row["status"] == "closed" and row["edition"] <= edition]
    before = answered[-2] if len(answered) > 1 else None
    rate_before = before["rate"] if before else None
    ranked = here.read(pain_points.ranked, edition, whole.slices, None)

    sentences = [maturity.sentence(themes, questionnaire, text)]
    sentences += [response_rates.participation_sentence(answered[-1], rate_before, text)]
    sentences += [adoption.sessions_sentence(series[0], text)] if series else []
    sentences += [adoption.reach_sentence(periods[-1], text)] if periods else []
    frame.title(maturity.headline(index[-1], text), *sentences)
    scores = headlines.maturity(index, questionnaire, text)
    cards.headlines([scores, headlines.response_rate(answered, text), *numbers], text)
    pack.offer(here, edition, whole)

    wide, narrow = st.columns([1.75, 1], gap="large")
    with wide:
        finding = maturity.section(themes, questionnaire, text)
        figure = dumbbell.before_now(themes, questionnaire, text)
        source = tables.band_words(themes, edition, whole.n, text)
        shown, metric = tables.THEMES, "change"
        block(here, finding, figure, themes, shown, key="themes", source=source, metric=metric)
        if before:
            closed = before["closes_on"]
            changes = [
                *since.themes(themes, questionnaire, text),
                *since.pain_points(ranked, questionnaire, text),
                *since.finished(initiatives, closed, text),
                *since.gathered(sessions, closed, text),
                *since.questions(edition, questionnaire, text),
            ]
            frame.section(text("What changed since {edition}", edition=before["edition"]))
            cards.changes(changes, text)
    points = one_pain_point.telling(ranked)
    if points:
        with narrow:
            note = text("The best ranked of each status.")
            frame.section(text("Three pain points, and what became of them"), note)
            told = [one_pain_point.item(row, initiatives, questionnaire, text) for row in points]
            cards.items(told, text)

if sessions:
    figure = session_charts.every_session(sessions, text)
    finding, shown = adoption.every_session(series[0], text), "held_on topic title participants"
    source = session_words.source(series[0], sessions, here.publication.version, text)
    block(
        here,
        finding,
        figure,
        sessions,
        shown,
        key="sessions",
        source=source,
        metric="session_growth",
    )

if initiatives:
    frame.section(actions.finding(initiatives, text))
    latest = actions.by_status(initiatives)[:DONE]
    cards.items([actions.item(row, questionnaire, text) for row in latest], text, across=True)

sources = here.read(editions.sources)
frame.section(freshness.newest(sources, text))
shown_sources = tables.columns(freshness.COLUMNS, text)
table(freshness.table(sources, text), shown_sources, text, alt=text("How fresh each source is"))
