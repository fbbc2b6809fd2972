"""What every number means, what is never shown, and the words we use."""

from __future__ import annotations

import streamlit as st

from barometer.queries import editions
from barometer.queries import maturity as maturity_queries
from barometer.ui import frame, method
from barometer.ui.visit import visit

here = visit()
text, questionnaire = here.text, here.questionnaire
frame.freshness(here)
about = here.read(editions.about)[0]
frame.title(
    text("How each number is made"),
    text(
        "Every number has one definition. Two uncertainties are never mixed: noise (would the "
        "same people answer the same?) and silence (what would the others have said?)."
    ),
)

asked = method.asked(st.query_params.get("metric", ""), text)
for page, metrics in asked:
    frame.section(page.title)
    st.markdown(method.definitions(metrics, text))
    st.markdown(page.words)

frame.section(text("What is never shown"))
st.markdown(method.disclosure(about, text))

frame.section(text("Metrics"))
sought = st.text_input(
    text("Search the definitions (accents do not matter)"), key="q", bind="query-params"
)
found = [one for one in method.found(sought or "", text) if sought or one not in asked]
if not found:
    frame.nothing(
        text("No definition contains “{sought}”.", sought=sought), text("Try fewer words.")
    )
with st.container(gap="xsmall"):
    for page, metrics in found:
        with st.expander(method.label(page, metrics, text), expanded=bool(sought)):
            st.markdown(method.definitions(metrics, text))
            st.markdown(page.words)

known = here.read(editions.reported)
if known:
    rows = here.read(maturity_queries.reliability, known[0]["edition"])
    if rows:
        title = text("Reliability of the themes, {edition}", edition=known[0]["edition"])
        frame.section(title, text("Cronbach’s alpha, over those who answered every question."))
        frame.facts(method.reliability(rows, questionnaire, text))

frame.section(text("Words"))
frame.terms([(text(word), text(meaning)) for word, meaning in method.GLOSSARY])
