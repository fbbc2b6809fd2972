"""The groups of a page: chosen one or several at once, found published or the nearest that are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from barometer.findings import hidden, names
from barometer.queries import slices, unions
from barometer.queries.tribes import REPORTED, TODAY
from barometer.text import Text
from barometer.ui.visit import Visit

DIMENSIONS = ("tribe", "role", "seniority")
MOST = 2  # dimensions of a group that may be published


def choose(visit: Visit, edition: str, dimension: str, lineage: str = TODAY) -> tuple[str, ...]:
    """Tribes (of that lineage), roles or seniorities of the edition, one or several; none: all."""
    text = visit.text
    everything = {
        "tribe": (text("Tribe"), text("All tribes")),
        "role": (text("Role"), text("All roles")),
        "seniority": (text("Seniority"), text("All seniorities")),
    }
    column = REPORTED if (dimension, lineage) == ("tribe", REPORTED) else dimension
    known = unions.groups(visit.read(slices.of_edition, edition), column)
    options = {name: names.group(name, visit.questionnaire, text, dimension) for name in known}
    return _choose_several(*everything[dimension], dimension, options, text)


def _choose_several(
    label: str, every: str, key: str, options: Mapping[str, str], text: Text
) -> tuple[str, ...]:
    """The options of `?key=…&key=…` (or `?key=…;…`); none of them stands for `every` one."""
    asked = _asked(key, options)
    found = [option for option in asked if option in options]
    st.session_state[f"choose_{key}"] = found
    st.multiselect(
        label,
        list(options),
        format_func=lambda option: options.get(option, option),
        key=f"choose_{key}",
        placeholder=every,
        select_all=False,
        on_change=_several_to_link,
        args=(key,),
    )
    for unknown in asked:
        if unknown not in options:
            st.caption(text("“{asked}” is not published here.", asked=unknown))
    return tuple(found)


def _asked(key: str, options: Mapping[str, str]) -> list[str]:
    """What the link asks for; a name with a `;` in it is one, where it is known."""
    given = [
        part
        for value in st.query_params.get_all(key)
        for part in ([value] if value in options else value.split(";"))
    ]
    return [*dict.fromkeys(part for part in given if part)]


def _several_to_link(key: str) -> None:
    chosen = st.session_state[f"choose_{key}"]
    if chosen:
        st.query_params[key] = chosen
    else:
        st.query_params.pop(key, None)


@dataclass(frozen=True)
class Group:
    """The published group, or groups together, shown for those asked for, and why where others are.

    tribes: the tribes of today that they are or lie in; none where they are of all.
    """

    slices: tuple[str, ...]
    label: str
    n: int
    tribes: tuple[str, ...]
    hidden: str = ""
    why_not: str = ""

    @property
    def together(self) -> bool:
        """Whether it is several published groups."""
        return len(self.slices) > 1


def shown(
    visit: Visit,
    edition: str,
    tribes: tuple[str, ...] = (),
    roles: tuple[str, ...] = (),
    seniorities: tuple[str, ...] = (),
    *,
    lineage: str = TODAY,
) -> Group:
    """The groups asked for, or the nearest that are published."""
    column = "tribe" if lineage == TODAY else REPORTED
    asked = {column: tribes, "role": roles, "seniority": seniorities}
    known = visit.read(slices.of_edition, edition)
    found = unions.nearest(known, asked)
    label = _label(found.choice, visit) or visit.text("the whole organisation")
    today = dict.fromkeys(row["tribe"] or row["today"] for row in found.rows)
    inside = () if None in today else tuple(today)
    if found.hidden is None:
        return Group(found.slices, label, found.n, inside)
    asked_for, why_not = _label(found.hidden, visit), _why_not(found, visit.text)
    return Group(found.slices, label, found.n, inside, asked_for, why_not)


def _label(choice: unions.Choice, visit: Visit) -> str:
    """`Search and Checkout, Designer`."""
    return ", ".join(
        visit.text.join([names.group(g, visit.questionnaire, visit.text, part) for g in groups])
        for part, groups in choice.items()
    )


def _why_not(found: unions.Union, text: Text) -> str:
    if found.reason is None and len(found.hidden or ()) > MOST:
        return text("no more than two filters at once are published")
    return hidden.reason(found.reason, text)


def explain(group: Group, text: Text) -> None:
    """Say that another group is shown, why, and what to do; nothing when it is the one asked."""
    if group.why_not:
        st.info(
            text(
                "{hidden} is not shown: {reason}. You are looking at the nearest group that is: "
                "{group} (n = {n}). Remove a filter to see more people.",
                hidden=group.hidden,
                reason=group.why_not,
                group=group.label,
                n=text.number(group.n),
            ),
            icon=":material/visibility_off:",
        )
