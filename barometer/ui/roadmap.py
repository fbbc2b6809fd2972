"""The roadmap: filters, the timeline of initiatives, those without dates."""

from __future__ import annotations

from datetime import date

import streamlit as st

from barometer.charts import theme as looks
from barometer.charts import timeline
from barometer.findings import actions
from barometer.findings import roadmap as findings
from barometer.rows import Rows
from barometer.ui import cards, filters, frame
from barometer.ui.block import block
from barometer.ui.visit import Visit

TABLE = "title pillar theme kind progress started_on due_on ended_on"


def draw(here: Visit, initiatives: Rows, today: date) -> None:
    """Every initiative that fits the filters of the link; those without a start as cards."""
    text, questionnaire = here.text, here.questionnaire
    heading = st.container()
    shown = findings.chosen(initiatives, **_wanted(here, initiatives))
    with heading:
        note = text(
            "Full: done. Full up to the day of publication: running. Hollow: planned. "
            "{sign} marks a quick win; colours are themes.",
            sign=timeline.QUICK_WIN,
        )
        frame.section(findings.finding(shown, text), note)
    if not shown:
        frame.nothing(text("No initiative fits this choice."), text("Remove a filter."))
        return
    drawn = findings.drawn(shown, today, questionnaire, text)
    if drawn:
        figure = timeline.roadmap(drawn, today, looks.hues(questionnaire), text)
        rows = findings.readable(drawn, text)
        said = findings.finding(shown, text)
        source = findings.source(len(rows), here.publication.version, text)
        block(here, "", figure, rows, TABLE, key="roadmap", note=said, source=source,
              metric="initiative_check")  # fmt: skip
    undated = findings.undated(shown)
    if undated:
        frame.section(text("Without dates yet"))
        told = [actions.item(row, questionnaire, text) for row in undated]
        cards.items(told, text, across=True)


def _wanted(here: Visit, initiatives: Rows) -> dict[str, str]:
    """The filters, in the link: pillar, theme, kind, status."""
    text = here.text
    pillars = {pillar.id: text.of(pillar.label) for pillar in here.questionnaire.pillars}
    offered = {
        "pillar": (text("Pillar"), text("All pillars"), pillars),
        "kind": (text("Kind"), text("All kinds"), findings.kinds(initiatives, text)),
        "status": (text("Status"), text("Every status"), findings.statuses(initiatives, text)),
    }
    with filters.row():
        wanted = {
            name: filters.choose(label, name, {filters.ALL: everything} | options, text)
            for name, (label, everything, options) in offered.items()
        }
        return wanted | {"theme": filters.choose_theme(here)}
