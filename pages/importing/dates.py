"""Day and month that cannot be told apart: both readings side by side, and the choice."""

from __future__ import annotations

from datetime import date

import streamlit as st

from barometer.errors import DateOrderError
from barometer.findings.columns import Column
from barometer.rows import Rows
from barometer.ui.table import table
from pages.importing import steps
from pages.importing.state import Desk, Work


def draw(desk: Desk, work: Work, question: DateOrderError) -> None:
    """The question; what is chosen is remembered with the columns."""
    text = desk.text
    with steps.step(text("Which comes first, the day or the month?"), "", done=False):
        steps.lines(
            [
                question.happened.say(text),
                text("Nothing in the file decides it. The same dates, read both ways:"),
            ]
        )
        table(_readings(desk, question), _columns(desk), text, alt=text("Dates read both ways"))
        with st.container(horizontal=True):
            for label, day_first in ((text("Day first"), True), (text("Month first"), False)):
                st.button(
                    label,
                    key=work.key(f"day_first_{day_first}"),
                    type="primary",
                    on_click=work.say,
                    kwargs={"day_first": day_first},
                )


def _readings(desk: Desk, question: DateOrderError) -> Rows:
    """written, day, month: each date as the file has it and as each order reads it."""
    return [
        {"written": written, "day": _said(day, desk), "month": _said(month, desk)}
        for written, day, month in question.readings
    ]


def _said(day: str | None, desk: Desk) -> str:
    if day is None:
        return desk.text("no such day")
    return desk.text.day(date.fromisoformat(day[:10]), "d MMMM yyyy")


def _columns(desk: Desk) -> dict[str, Column]:
    text = desk.text
    return {
        "written": Column(text("In the file")),
        "day": Column(text("Day first")),
        "month": Column(text("Month first")),
    }
