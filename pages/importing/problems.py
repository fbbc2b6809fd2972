"""Problems by row: first the sum that adds up, then each problem with its way out."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from barometer.export import csv_bytes
from barometer.findings.columns import Column, values
from barometer.rows import Rows
from barometer.text import Text
from barometer.ui.table import table
from pages.importing import corrections, steps
from pages.importing.questions import problems_shown
from pages.importing.state import Desk, Work
from pipelines.journey import CheckedFile, Sum
from pipelines.load import Part

SHOWN = 1000


def draw(desk: Desk, work: Work, checked: CheckedFile) -> bool:
    """The step; whether what is wrong was settled or confirmed."""
    text, added, parts = desk.text, checked.added, checked.parts
    problems = listed(parts, text)
    shown = problems_shown(checked)
    done = not problems or steps.settled(work, "problems", shown)
    with steps.step(_title(text, added, problems), _summary(text, checked), done=done):
        _sum(text, added)
        if len(parts) > 1:
            _by_edition(desk, parts)
        _notes(desk, parts)
        corrections.draw(desk, work, parts)
        if problems:
            _table(desk, work, problems)
            steps.go_on(work, "problems", shown, _continue(text, added), ready=added.loaded > 0)
    return done and added.loaded > 0


def _title(text: Text, added: Sum, problems: Rows) -> str:
    if added.rejected:
        return text.plural("{n} row has a problem", "{n} rows have a problem", added.rejected)
    if problems:
        n = len(problems)
        return text.plural("Every row is good, {n} warning", "Every row is good, {n} warnings", n)
    return text("Every row is good")


def _summary(text: Text, checked: CheckedFile) -> str:
    """`58 rows = 54 loaded + 2 rejected + 2 no data, 1 correction applied`."""
    added = checked.added
    said = text(
        "{rows_in} rows = {loaded} loaded + {rejected} rejected + {no_data} no data",
        rows_in=text.number(added.rows_in),
        loaded=text.number(added.loaded),
        rejected=text.number(added.rejected),
        no_data=text.number(sum(added.no_data.values())),
    )
    applied = len({one.correction for part in checked.parts for one in part.checked.applied})
    corrected = text.plural("{n} correction applied", "{n} corrections applied", applied)
    return f"{said}, {corrected}" if applied else said


def _sum(text: Text, added: Sum) -> None:
    """The sum in large figures, and the reasons of what is no data."""
    reasons = _reasons(text, added)
    pieces = [
        ("", added.rows_in, text("rows in the file")),
        ("=", added.loaded, text("to be loaded")),
        ("+", added.rejected, text("rejected")),
        ("+", sum(added.no_data.values()), reasons),
    ]
    drawn = "".join(
        f"<span><i>{sign}</i><span><b>{text.number(n)}</b> "
        f"<small>{escape(label)}</small></span></span>"
        for sign, n, label in pieces
    )
    st.html(f'<p class="bm-sum">{drawn}</p>')


def _reasons(text: Text, added: Sum) -> str:
    """Why records are no data: `no data: header`, `no data: header 1, total 2`."""
    if not added.no_data:
        return text("no data")
    one = len(added.no_data) == 1
    said = [
        text(reason) if one else f"{text(reason)} {text.number(n)}"
        for reason, n in added.no_data.items()
    ]
    return text("no data: {reasons}", reasons=", ".join(said))


def _by_edition(desk: Desk, parts: Sequence[Part]) -> None:
    text = desk.text
    rows = [
        {
            "edition": part.request.edition,
            "loaded": part.checked.loaded,
            "rejected": part.checked.rejected,
        }
        for part in parts
    ]
    shown = {
        "edition": Column(text("Edition")),
        "loaded": Column(text("To be loaded"), "number"),
        "rejected": Column(text("Rejected"), "number"),
    }
    table(rows, shown, text, alt=text("Rows by edition"))


def _notes(desk: Desk, parts: Sequence[Part]) -> None:
    """What a person should know of the whole file, each once."""
    said = dict.fromkeys(note.say(desk.text) for part in parts for note in part.checked.notes)
    steps.lines(list(said))


def listed(parts: Sequence[Part], text: Text) -> Rows:
    """row, column, value, rule, way_out, weight: one row a problem, in the file's order."""
    found = [problem for part in parts for problem in part.checked.problems]
    rows = [
        {
            "row": problem.row,
            "column": problem.column,
            "value": problem.value,
            "rule": problem.rule.say(text),
            "way_out": problem.way_out.say(text) if problem.way_out else "",
            "weight": text("row rejected") if problem.error else text("warning"),
        }
        for problem in dict.fromkeys(found)
    ]
    return sorted(rows, key=lambda row: (row["row"] is None, row["row"]))


def _table(desk: Desk, work: Work, problems: Rows) -> None:
    text = desk.text
    shown = {
        "row": Column(text("Row")),
        "column": Column(text("Column")),
        "value": Column(text("Value")),
        "rule": Column(text("Problem")),
        "way_out": Column(text("What to do")),
        "weight": Column(text("What happens")),
    }
    header = [column.label for column in shown.values()]
    table(problems[:SHOWN], shown, text, alt=text("Problems by row"))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.download_button(
            text("Download the problems as CSV"),
            data=lambda: csv_bytes(header, values(problems, shown)),
            file_name=f"{work.name.rsplit('.', 1)[0]}.problems.csv",
            mime="text/csv",
            key=work.key("problems_csv"),
            icon=":material/download:",
            on_click="ignore",
        )
        if len(problems) > SHOWN:
            n, of = text.number(SHOWN), text.number(len(problems))
            st.caption(text("The first {n} of {of} are shown; the CSV has all.", n=n, of=of))


def _continue(text: Text, added: Sum) -> str:
    if added.rejected:
        n = added.rejected
        return text.plural("Continue without this {n} row", "Continue without these {n} rows", n)
    return text("Continue")
