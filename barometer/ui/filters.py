"""Filters that live in the link. The link is the truth: what it says is checked, then shown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from barometer.queries import editions
from barometer.rows import Row, Rows
from barometer.text import Text
from barometer.ui.visit import Visit

ALL = ""


def choose(label: str, key: str, options: Mapping[str, str], text: Text, default: str = ALL) -> str:
    """The option of `?key=…`, else the default; options are values and how they read."""
    asked = st.query_params.get(key, default)
    value = asked if asked in options else default
    st.session_state[f"choose_{key}"] = value
    st.selectbox(
        label,
        list(options),
        format_func=lambda option: options.get(option, option),
        key=f"choose_{key}",
        on_change=_to_link,
        args=(key, default),
    )
    if value != asked:
        st.caption(text("“{asked}” is not published here.", asked=asked))
    return value


def _to_link(key: str, default: str) -> None:
    chosen = st.session_state[f"choose_{key}"]
    if chosen == default:
        st.query_params.pop(key, None)
    else:
        st.query_params[key] = chosen


def choose_edition(visit: Visit) -> str:
    """An edition whose scores are published, the last one by default."""
    options = {row["edition"]: row["edition"] for row in visit.read(editions.reported)}
    return choose(visit.text("Edition"), "edition", options, visit.text, next(iter(options)))


def row(columns: int = 4) -> Any:
    """Where filters stand: four side by side, two on a phone."""
    return st.grid(columns, min_column_width=150)


def choose_any_edition(visit: Visit, every: Rows) -> str:
    """An edition, open or closed; by default the one being answered, else the last one."""
    options = {row["edition"]: row["edition"] for row in every}
    being_answered = [row["edition"] for row in every if row["status"] == "open"]
    first = next(iter([*being_answered, *options]))
    return choose(visit.text("Edition"), "edition", options, visit.text, first)


def choose_series(visit: Visit, every: Rows) -> Row:
    """A series of sessions, the longest by default; no filter where there is only one."""
    options = {one["series"]: one["series"] for one in every}
    name = every[0]["series"]
    if len(options) > 1:
        with row():
            name = choose(visit.text("Series"), "series", options, visit.text, name)
    return next(one for one in every if one["series"] == name)


def show_all(there: int, shown: int, key: str, text: Text) -> bool:
    """Whether all are asked for; there is nothing to ask where no more are there than shown."""
    return there <= shown or st.toggle(text("Show all {n}", n=text.number(there)), key=f"all_{key}")


def choose_theme(visit: Visit, key: str = "theme", default: str = ALL) -> str:
    """A theme's id, or ALL where that is the default."""
    everything = {} if default else {ALL: visit.text("All themes")}
    themes = {part.id: visit.text.of(part.label) for part in visit.questionnaire.themes}
    return choose(visit.text("Theme"), key, everything | themes, visit.text, default)
