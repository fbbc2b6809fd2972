"""What every number means, what is never shown, and the words we use."""

from __future__ import annotations

import streamlit as st

from barometer.charts.records import records
from barometer.metrics import load_metrics
from barometer.queries import editions
from barometer.queries import maturity as maturity_queries
from barometer.ui import frame, method, search
from barometer.ui.visit import visit

here = visit()
text, questionnaire = here.text, here.questionnaire
frame.freshness(here)
about = records(here.read(editions.about))[0]
frame.title(
    text("How each number is made"),
    text(
        "Every number has one definition. Two uncertainties are never mixed: noise (would the "
        "same people answer the same?) and silence (what would the others have said?)."
    ),
)

frame.section(text("What is never shown"))
st.markdown(method.disclosure(about, text))

frame.section(text("Metrics"))
sought = st.text_input(
    text("Search the definitions (accents do not matter)"), key="q", bind="query-params"
)
metrics = [
    part
    for part in load_metrics().values()
    if search.found(method.all_words(part, text), sought or "")
]
if not metrics:
    frame.nothing(
        text("No definition contains “{sought}”.", sought=sought), text("Try fewer words.")
    )
with st.container(gap="xsmall"):
    for metric in sorted(metrics, key=lambda part: search.bare(text.of(part.title))):
        with st.expander(f"**{text.of(metric.title)}** ({text.of(metric.unit)})"):
            st.markdown(method.definition(metric, text))
            at_length = method.page(metric, text)
            with st.expander(
                text("The method, with an example: {title}", title=at_length.title),
                expanded=not search.found(method.words(metric, text), sought or ""),
            ):
                st.markdown(at_length.words)

known = records(here.read(editions.reported))
if known:
    rows = here.read(maturity_queries.reliability, known[0]["edition"])
    if not rows.empty:
        frame.section(text("Reliability of the themes, {edition}", edition=known[0]["edition"]))
        frame.facts(method.reliability(records(rows), questionnaire, text))

frame.section(text("Words"))
frame.terms([(text(word), text(meaning)) for word, meaning in method.GLOSSARY])
