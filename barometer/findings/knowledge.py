"""Resources of the knowledge center: what is to be looked at, and which pain points have a page."""

from __future__ import annotations

from typing import Any

import pandas as pd

from barometer.charts import theme as looks
from barometer.charts.verdicts import BLUE, ORANGE, TRENDS, Verdict
from barometer.errors import _
from barometer.findings import names
from barometer.findings.items import Item
from barometer.questionnaire import Questionnaire
from barometer.text import Text

Row = dict[str, Any]
STATES = {
    "at_risk": _("at risk"),
    "stale": _("stale"),
    "unread": _("unread"),
    "rising": TRENDS["rising"].word,
    "falling": TRENDS["falling"].word,
}
COVERED = Verdict("●", _("has a fresh page"), BLUE, "better")
BARE = Verdict("○", _("no fresh page"), ORANGE, "worse")


def choices(text: Text) -> dict[str, str]:
    """The states to choose from, everything first."""
    return {"": text("Everything")} | {state: text(words) for state, words in STATES.items()}


def in_state(rows: pd.DataFrame, state: str) -> pd.DataFrame:
    """The resources in a state; all of them for none."""
    if state in ("rising", "falling"):
        return rows[rows["trend"] == state].copy()
    if state in STATES:
        return rows[rows[state].astype("boolean").fillna(False)].copy()
    return rows.copy()


def states(row: Row, text: Text) -> str:
    """What is to be looked at: at risk says stale too."""
    named = ["at_risk"] if row["at_risk"] else ["stale"] if row["stale"] else []
    named += ["unread"] if row["unread"] else []
    return ", ".join(text(STATES[state]) for state in named)


def finding(rows: list[Row], text: Text) -> str:
    """How many resources there are, and how many wait for someone."""
    count = text.plural("{n} resource", "{n} resources", len(rows))
    risk = sum(bool(row["at_risk"]) for row in rows)
    unread = sum(bool(row["unread"]) for row in rows)
    return text(
        "{resources}: {risk} much read and stale, {unread} unread",
        resources=count,
        risk=text.number(risk),
        unread=text.number(unread),
    )


def coverage(rows: list[Row], text: Text) -> str:
    """How many of the top pain points have a fresh resource on their theme."""
    covered = sum(row["fresh_resources"] > 0 for row in rows)
    part, whole = text.number(covered), text.number(len(rows))
    return text("{part} of the {whole} top pain points have a fresh page", part=part, whole=whole)


def covered(row: Row, questionnaire: Questionnaire, text: Text) -> Item:
    """One pain point and its fresh resources."""
    theme = names.theme(row["theme"], questionnaire, text)
    fresh = text.plural(
        "{n} fresh resource on this theme",
        "{n} fresh resources on this theme",
        int(row["fresh_resources"]),
    )
    return Item(
        names.pain_point(row["pain_point"], questionnaire, text),
        COVERED if row["fresh_resources"] else BARE,
        (f"{theme} · {fresh}",),
        looks.hues(questionnaire).get(row["theme"], ""),
    )
