"""Those who answered beside those who did not: by tribe, and late answers against early ones."""

from __future__ import annotations

import streamlit as st

from barometer.charts import around_zero, dumbbell
from barometer.findings import nonresponse as findings
from barometer.findings import sources, tables
from barometer.queries import participation as queries
from barometer.rows import Row, Rows
from barometer.ui import frame
from barometer.ui.block import block
from barometer.ui.visit import Visit


def section(here: Visit, edition: str) -> None:
    """Both looks side by side; nothing where neither could be taken."""
    text = here.text
    tribes = next(iter(here.read(queries.tribes_answered, edition)), None)
    found = here.read(queries.early_late, edition)
    halves = findings.ordered(found, here.questionnaire)
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
            _halves(here, edition, halves)


def _tribes(here: Visit, edition: str, found: Row) -> None:
    text, questionnaire = here.text, here.questionnaire
    weights = here.read(queries.tribe_weights, edition)
    finding = findings.tribes_title(weights, questionnaire, text)
    st.subheader(frame.plain(finding), anchor=False)
    _warn(findings.tribes_warning(found, weights, questionnaire, text))
    frame.note(findings.tribes_sentence(found, text))
    figure = dumbbell.invited_answered(tables.with_tribes(weights, questionnaire, text), text)
    source = sources.footer(edition, text("○ of those invited  ● of those who answered"))
    shown, made = "tribe of_invited of_answers", "nonresponse_tribes"
    block(here, "", figure, weights, shown, key="weights", note=finding, source=source, metric=made)


def _halves(here: Visit, edition: str, halves: Rows) -> None:
    text, questionnaire = here.text, here.questionnaire
    finding = findings.halves_title(halves, text)
    st.subheader(finding, anchor=False)
    _warn(findings.halves_warning(halves, questionnaire, text))
    frame.note(findings.halves_sentence(halves, text))
    drawn = findings.estimates(halves, questionnaire, text)
    figure = around_zero.differences(drawn, text)
    n = halves[0]["n_early"] + halves[0]["n_late"]
    source = sources.estimates(n, edition, text("points of the score, late less early"), text)
    rows = findings.named(halves, questionnaire, text)
    shown = "theme n_early n_late difference low=points_low high=points_high verdict"
    block(
        here, "", figure, rows, shown, key="late", note=finding, source=source, metric="early_late"
    )


def _warn(words: str) -> None:
    if words:
        st.warning(frame.plain(words), icon=":material/warning:")
