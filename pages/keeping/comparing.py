"""What changed from one publication to another, part by part; only what differs."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from barometer.findings import names
from barometer.findings.columns import Column
from barometer.queries.comparison import Comparison, compare
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
    if not seen.scores.empty and seen.scores["withheld"].any():
        said = text(
            "Scores are left out where so few answers came in between that the difference "
            "would tell them."
        )
        frame.note(said)


def _tables(desk: Desk, seen: Comparison) -> None:
    """A table for each part that differs."""
    text, number = desk.text, "number"
    now, before = text("Now"), text("Before")
    part, what = Column(text("Edition")), Column(text("Change"))
    counts = ("invited", "responded")
    labels = {"invited": text("Invited"), "responded": text("Answered")}
    beside = {
        key: Column(f"{labels[name]} · {word}", "number")
        for name in counts
        for key, word in ((f"{name}_before", before), (name, now))
    }
    one = {"participants_before": Column(before, number), "participants": Column(now, number)}
    views = {"views_before": Column(before, number), "views": Column(now, number)}
    score = {"score_before": Column(before, "score"), "score": Column(now, "score")}
    _table(desk, text("Editions"), seen.editions, {"edition": part, "change": what} | beside)
    scores = seen.scores.assign(theme=[_theme(desk, seen, t) for t in seen.scores["theme"]])
    _table(desk, text("Scores"), scores, {"edition": part, "theme": Column(text("Theme"))} | score)
    _table(desk, text("Sessions"), seen.sessions, {"session": Column(text("Session"))} | one)
    _table(desk, text("Views"), seen.resources, {"resource": Column(text("Resource"))} | views)


def _theme(desk: Desk, seen: Comparison, theme: object) -> str:
    if not isinstance(theme, str):
        return desk.text("Maturity index")
    return names.theme(theme, seen.after.questionnaire, desk.text)


def _table(desk: Desk, title: str, rows: pd.DataFrame, columns: dict[str, Column]) -> None:
    if rows.empty:
        return
    said = {
        "added": desk.text("added"),
        "removed": desk.text("removed"),
        "changed": desk.text("changed"),
    }
    shown = rows.assign(change=rows["change"].map(said))
    st.html(f'<p class="bm-panel">{title}</p>')
    table(shown, columns, desk.text, alt=title)
