"""What changed from one publication to another, part by part; only what differs."""

from __future__ import annotations

import streamlit as st

from barometer.findings import names
from barometer.findings.columns import Column
from barometer.queries.comparison import Comparison, compare
from barometer.rows import Rows
from barometer.store.publication import Publication
from barometer.ui import frame
from barometer.ui.table import table
from pages.keeping.desk import Desk


def draw(desk: Desk, kept: list[Publication]) -> None:
    """Two of the publications kept, and what the later says differently."""
    text = desk.text
    if len(kept) < 2:
        return
    by_version = {publication.version: publication for publication in kept}
    with st.container(horizontal=True):
        before = st.selectbox(text("Compare"), list(by_version)[:-1][::-1], key="compare_before")
        later = [version for version in by_version if version > before][::-1]
        after = st.selectbox(text("with"), later, key="compare_after")
    seen = compare(by_version[before], by_version[after])
    if seen.nothing:
        frame.nothing(text("The two publications say the same."), "")
        return
    _tables(desk, seen)
    if any(row["withheld"] for row in seen.scores):
        said = text(
            "Scores are left out where so few answers came in between that the difference "
            "would tell them."
        )
        frame.note(said)


def _tables(desk: Desk, seen: Comparison) -> None:
    """A table for each part that differs."""
    text, now, before = desk.text, desk.text("Now"), desk.text("Before")
    part, what = Column(text("Edition")), Column(text("Change"))
    counts = ("invited", "responded")
    labels = {"invited": text("Invited"), "responded": text("Answered")}
    beside = {
        key: Column(f"{labels[name]} · {word}", "number")
        for name in counts
        for key, word in ((f"{name}_before", before), (name, now))
    }
    one = {"participants_before": Column(before, "number"), "participants": Column(now, "number")}
    views = {"views_before": Column(before, "number"), "views": Column(now, "number")}
    score = {"score_before": Column(before, "score"), "score": Column(now, "score")}
    _table(desk, text("Editions"), seen.editions, {"edition": part, "change": what} | beside)
    scores = [row | {"theme": _theme(desk, seen, row["theme"])} for row in seen.scores]
    _table(desk, text("Scores"), scores, {"edition": part, "theme": Column(text("Theme"))} | score)
    _table(desk, text("Sessions"), seen.sessions, {"session": Column(text("Session"))} | one)
    _table(desk, text("Views"), seen.resources, {"resource": Column(text("Resource"))} | views)


def _theme(desk: Desk, seen: Comparison, theme: str | None) -> str:
    if theme is None:
        return desk.text("Maturity index")
    return names.theme(theme, seen.after.questionnaire, desk.text)


def _table(desk: Desk, title: str, rows: Rows, columns: dict[str, Column]) -> None:
    if not rows:
        return
    said = {
        "added": desk.text("added"),
        "removed": desk.text("removed"),
        "changed": desk.text("changed"),
    }
    shown = [row | {"change": said[row["change"]]} for row in rows]
    st.html(f'<p class="bm-panel">{title}</p>')
    table(shown, columns, desk.text, alt=title)
