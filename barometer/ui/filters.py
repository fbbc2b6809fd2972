"""Filters that live in the link. The link is the truth: what it says is checked, then shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from barometer.errors import _
from barometer.queries import editions, slices
from barometer.queries.tribes import REPORTED, TODAY
from barometer.text import Text
from barometer.ui import names
from barometer.ui.visit import Visit

ALL = ""
DIMENSIONS = ("tribe", "role", "seniority")
REASONS = {
    "minimum_group": _("fewer people than the minimum answered there"),
    "merged": _("it is too small to be shown alone and counts in “Other tribes”"),
    "together": _("it is shown together with the tribes it became one with, as one was too small"),
    "open": _("the edition is still open"),
    "two_way": _("two filters at once are not published"),
    "differencing": _("beside what is shown already, it would give away a few people"),
}
NOT_PUBLISHED = _("this combination is not published")


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
    known = visit.read(editions.reported)["edition"].tolist()
    options = {edition: edition for edition in known}
    return choose(visit.text("Edition"), "edition", options, visit.text, known[0])


def row(columns: int = 4) -> Any:
    """Where filters stand: four side by side, two on a phone."""
    return st.grid(columns, min_column_width=150)


def choose_any_edition(visit: Visit, every: pd.DataFrame) -> str:
    """An edition, open or closed, the last one by default."""
    options = {edition: edition for edition in every["edition"]}
    return choose(visit.text("Edition"), "edition", options, visit.text, next(iter(options)))


def choose_series(visit: Visit, every: list[dict[str, Any]]) -> dict[str, Any]:
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


def choose_group(visit: Visit, edition: str, dimension: str, lineage: str = TODAY) -> str:
    """A published tribe (of that lineage), role or seniority of the edition, or ALL."""
    text = visit.text
    everything = {
        "tribe": (text("Tribe"), text("All tribes")),
        "role": (text("Role"), text("All roles")),
        "seniority": (text("Seniority"), text("All seniorities")),
    }
    label, every = everything[dimension]
    column = REPORTED if (dimension, lineage) == ("tribe", REPORTED) else dimension
    groups = visit.read(slices.dimensions, edition)
    found = groups[groups["dimension"] == column]["name"].tolist()
    hidden = visit.read(slices.hidden_tribes, edition)
    hidden = hidden[hidden["dimension"] == column]
    found += [name for name in hidden["tribe"] if name not in found]
    options = {name: names.group(name, visit.questionnaire, text, dimension) for name in found}
    return choose(label, dimension, {ALL: every} | options, text)


@dataclass(frozen=True)
class Group:
    """The published group shown for the one asked for, and why it is another where it is.

    tribe: the tribe of today that it is or lies in.
    """

    slice_id: str
    label: str
    n: int
    tribe: str | None
    why_not: str | None


def shown_group(
    visit: Visit,
    edition: str,
    tribe: str,
    role: str = ALL,
    seniority: str = ALL,
    *,
    lineage: str = TODAY,
) -> Group:
    """The group asked for, or the nearest one that is published."""
    tribes = (tribe or None, None) if lineage == TODAY else (None, tribe or None)
    asked = (tribes[0], role or None, seniority or None, tribes[1])
    nearest = visit.read(slices.nearest, edition, *asked).iloc[0]
    exact = visit.read(slices.asked_for, edition, *asked)
    label = ", ".join(
        names.group(nearest[part], visit.questionnaire, visit.text, part)
        for part in ("tribe", REPORTED, "role", "seniority")
        if _given(nearest[part])
    )
    why_not = None
    if exact.empty or not exact.iloc[0]["published"]:
        reason = None if exact.empty else exact.iloc[0]["reason"]
        why_not = visit.text(REASONS.get(str(reason), NOT_PUBLISHED))
    shown_tribe = str(nearest["today"]) if _given(nearest["today"]) else None
    whole = visit.text("the whole organisation")
    return Group(nearest["slice_id"], label or whole, int(nearest["n"]), shown_tribe, why_not)


def _given(value: object) -> bool:
    return isinstance(value, str)


def explain(group: Group, text: Text) -> None:
    """Say that another group is shown, why, and what to do; nothing when it is the one asked."""
    if group.why_not:
        st.info(
            text(
                "This group is not shown: {reason}. You are looking at the nearest one that is: "
                "{group} (n = {n}). Remove a filter to see more people.",
                reason=group.why_not,
                group=group.label,
                n=text.number(group.n),
            ),
            icon=":material/visibility_off:",
        )
