"""What people searched for: what led nowhere and has no page first, then every term told."""

from __future__ import annotations

from html import escape

import streamlit as st

from barometer.findings import searches as findings
from barometer.findings import tables
from barometer.rows import Rows
from barometer.ui import cards, frame
from barometer.ui.links import linked
from barometer.ui.table import download, table
from barometer.ui.visit import Visit

LOST = 6
COLUMNS = "term searches without_result searches_before trend page pain_point"


def draw(here: Visit, rows: Rows, minimum: int) -> None:
    """The section; nothing where no source has searches."""
    if not rows:
        return
    text, questionnaire = here.text, here.questionnaire
    frame.section(findings.finding(rows, text), findings.note(rows, minimum, text))
    terms = findings.told(rows)
    if not terms:
        return
    lost = [findings.to_write(row, questionnaire, text) for row in findings.lost(rows)[:LOST]]
    if lost:
        cards.items(lost, text, across=True)
    named = [
        row | {"trend": findings.trend(term, text)}
        for term, row in zip(terms, tables.readable(terms, questionnaire, text), strict=True)
    ]
    shown = tables.columns(_known(terms), text)
    table(named, shown, text, alt=text("Terms searched for in the knowledge center"))
    made = linked(text("How it is made"), "method?metric=searches")
    source = findings.source(rows, here.publication.version, text)
    st.html(f'<p class="bm-source">{escape(source)} · {made}</p>')
    download(named, shown, text, key="searches")


def _known(terms: Rows) -> str:
    """The columns that any row fills."""
    return " ".join(
        column for column in COLUMNS.split() if any(row[column] is not None for row in terms)
    )
