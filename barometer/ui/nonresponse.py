"""Those who answered beside those who did not: by tribe, and late answers against early ones."""

from __future__ import annotations

import streamlit as st

from barometer.charts.records import records
from barometer.findings import nonresponse as findings
from barometer.findings.nonresponse import Row
from barometer.queries import participation as queries
from barometer.ui import frame
from barometer.ui.visit import Visit


def section(here: Visit, edition: str) -> None:
    """Both looks side by side; nothing where neither could be taken."""
    text = here.text
    tribes = next(iter(records(here.read(queries.tribes_answered, edition))), None)
    halves = records(here.read(queries.early_late, edition))
    if tribes is None and not halves:
        return
    note = text("A hint, no proof: of those who did not answer nothing is known.")
    frame.section(findings.title(tribes, halves, text), note)
    looks = st.columns(2 if tribes and halves else 1, gap="large")
    if tribes:
        with looks[0]:
            _tribes(here, edition, tribes)
    if halves:
        with looks[-1]:
            _halves(here, halves)


def _tribes(here: Visit, edition: str, found: Row) -> None:
    text, questionnaire = here.text, here.questionnaire
    weights = records(here.read(queries.tribe_weights, edition))
    st.subheader(text("Tribe by tribe"), anchor=False)
    _warn(findings.tribes_warning(found, weights, questionnaire, text))
    frame.note(findings.tribes_sentence(found, text))
    frame.facts(findings.tribe_facts(weights, questionnaire, text))


def _halves(here: Visit, halves: list[Row]) -> None:
    text, questionnaire = here.text, here.questionnaire
    st.subheader(text("Late answers against early ones"), anchor=False)
    _warn(findings.halves_warning(halves, questionnaire, text))
    frame.note(findings.halves_sentence(halves, text))
    frame.facts(findings.halves_facts(halves, questionnaire, text))


def _warn(words: str) -> None:
    if words:
        st.warning(frame.plain(words), icon=":material/warning:")
