"""The questions of a theme: chosen by its filter, or by a click on a mark or a cell above."""

from __future__ import annotations

from typing import Any

import streamlit as st

from barometer.charts import answers
from barometer.findings import questions, sources
from barometer.queries import maturity as queries
from barometer.ui import filters, frame
from barometer.ui.block import block
from barometer.ui.groups import Group
from barometer.ui.visit import Visit

PICKED = "picked_cell"
ASKED_FOR = "questions_asked_for"
GO_THERE = """<script>
document.querySelector(".st-key-questions").scrollIntoView({
  behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth"
})
</script>"""


def pick(cell: list[Any]) -> None:
    """Let the link say the tribe and the theme of a cell, as the two filters would.

    A second click lets the cell go: everybody is shown again, or the tribe where it was left since.
    """
    tribe, theme = cell or st.session_state.get(PICKED, ("", ""))
    if not tribe:
        return
    st.session_state[PICKED] = tribe, theme
    if not cell and st.query_params.get_all("tribe") == [tribe]:
        del st.query_params["tribe"]
    else:
        st.query_params["tribe"], st.query_params["theme"] = tribe, theme
        st.session_state[ASKED_FOR] = True


def pick_theme(mark: list[Any]) -> None:
    """Let the link say the theme whose mark was clicked, as its filter would.

    A second click goes to the same questions again.
    """
    if mark:
        st.query_params["theme"] = str(mark[0])
    st.session_state[ASKED_FOR] = True


@st.fragment
def section(here: Visit, edition: str, previous: str | None, group: Group, named: str = "") -> None:
    """Each question's answers beside the last edition's; only this is drawn anew for a theme.

    named: the group's name where it is not the whole organisation.
    """
    text, questionnaire = here.text, here.questionnaire
    heading = st.container(key="questions")
    with filters.row():
        theme = filters.choose_theme(here, default=questionnaire.themes[0].id)
    asked = questions.of_theme(questionnaire, theme, edition)
    now = here.read(queries.answers, edition, group.slices)
    scores = here.read(queries.question_scores, edition, group.slices)
    table = questions.named(now, scores, asked, text)
    with heading:
        finding = questions.title(named, theme, table, questionnaire, text)
        frame.section(finding)
    if not table:
        frame.nothing(text("The answers of this group are not shown."), text("Remove a filter."))
        return
    before = here.read(queries.answers, previous or "", group.slices)
    before = questions.comparable(before, questionnaire, edition)
    frame.note(questions.left_out(now, asked, text))
    legend = questions.answer_words(questionnaire, asked[0], text)
    figure = answers.diverging(now, before, asked, text)
    how = questions.how_to_read(edition, previous, text)
    its = [row for row in now if row["question"] in {part.id for part in asked}]
    source = sources.answers(its, edition, how, text)
    shown = "question answer n share score favourable"
    made = "question_score"
    block(
        here, "", figure, table, shown, key="answers", note=finding, legend=legend, source=source,
        metric=made,
    )  # fmt: skip
    if st.session_state.pop(ASKED_FOR, False):
        st.html(GO_THERE, unsafe_allow_javascript=True)
