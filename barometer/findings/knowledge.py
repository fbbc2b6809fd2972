"""Resources of the knowledge center: what waits for someone, which pain points have a page."""

from __future__ import annotations

from collections.abc import Mapping

from barometer.charts import theme as looks
from barometer.charts.verdicts import BLUE, GREY, ORANGE, TRENDS, Verdict
from barometer.errors import _
from barometer.findings import names
from barometer.findings.items import Item
from barometer.questionnaire import Questionnaire
from barometer.rows import Row, Rows
from barometer.text import Text

FEW = 3
STATES = {
    "at_risk": _("at risk"),
    "stale": _("stale"),
    "unread": _("unread"),
    "rising": TRENDS["rising"].word,
    "falling": TRENDS["falling"].word,
}
COVERED = Verdict("●", _("has a fresh page"), BLUE, "better")
AT_RISK = Verdict("!", _("at risk"), ORANGE, "worse")
UNREAD = Verdict("○", _("unread"), GREY, "unsure")
BARE = Verdict("○", _("no fresh page"), ORANGE, "worse")


def choices(text: Text) -> dict[str, str]:
    """The states to choose from, everything first."""
    return {"": text("Everything")} | {state: text(words) for state, words in STATES.items()}


def in_state(rows: Rows, state: str) -> Rows:
    """The resources in a state; all of them for none."""
    if state in ("rising", "falling"):
        return [row for row in rows if row["trend"] == state]
    return [row for row in rows if row[state]] if state in STATES else rows


def states(row: Row, text: Text) -> str:
    """What is to be looked at: at risk says stale too."""
    named = ["at_risk"] if row["at_risk"] else ["stale"] if row["stale"] else []
    named += ["unread"] if row["unread"] else []
    return ", ".join(text(STATES[state]) for state in named)


def finding(rows: Rows, text: Text) -> str:
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


def coverage(rows: Rows, text: Text) -> str:
    """How many of the top pain points have a fresh resource on their theme."""
    covered = sum(row["fresh_resources"] > 0 for row in rows)
    part, whole = text.number(covered), text.number(len(rows))
    return text(
        "{part} of the {whole} top pain points have a fresh page on their theme",
        part=part,
        whole=whole,
    )


def bare(rows: Rows) -> Rows:
    """The pain points to write for: those without a fresh page, else the few that have fewest."""
    fewest = sorted(rows, key=lambda row: (row["fresh_resources"], row["rank"]))
    return [row for row in fewest if not row["fresh_resources"]] or fewest[:FEW]


def coverage_note(rows: Rows, days: int, text: Text) -> str:
    """What fresh means, and which pain points are listed."""
    what = text(
        "A fresh page is one of the same theme, updated in the last {n} days.", n=text.number(days)
    )
    lacking = any(not row["fresh_resources"] for row in rows)
    which = text("Those without one:") if lacking else text("Those with fewest:")
    return f"{what} {which}"


def covered(
    row: Row, questionnaire: Questionnaire, text: Text, searched: Mapping[str, int] | None = None
) -> Item:
    """One pain point and its fresh resources; searched: the searches that name each."""
    theme = names.theme(row["theme"], questionnaire, text)
    fresh = text.plural(
        "{n} fresh resource on this theme",
        "{n} fresh resources on this theme",
        row["fresh_resources"],
    )
    notes = [f"{theme} · {fresh}"]
    if n := (searched or {}).get(row["pain_point"], 0):
        times = text.plural("{n} search with its words", "{n} searches with its words", n)
        notes.append(times)
    return Item(
        names.pain_point(row["pain_point"], questionnaire, text),
        COVERED if row["fresh_resources"] else BARE,
        tuple(notes),
        looks.hues(questionnaire).get(row["theme"], ""),
        f"pain_points?theme={row['theme']}",
    )


def at_risk(rows: Rows, text: Text) -> str:
    """How many resources many read and nobody keeps up, as a section's title."""
    n = sum(bool(row["at_risk"]) for row in rows)
    if not n:
        return text("No resource is much read and stale")
    return text.plural(
        "{n} resource is much read and stale", "{n} resources are much read and stale", n
    )


def at_risk_note(days: int, text: Text) -> str:
    return text(
        "At risk: not updated for {n} days, and in the quarter of resources with most views."
        " Review them first.",
        n=text.number(days),
    )


def unread(rows: Rows, days: int, text: Text) -> str:
    """How many resources nobody opened, as a section's title."""
    n = sum(bool(row["unread"]) for row in rows)
    if not n:
        return text("Every resource was opened in the last {days} days", days=days)
    return text.plural(
        "{n} resource was not opened in {days} days",
        "{n} resources were not opened in {days} days",
        n,
        days=text.number(days),
    )


def to_review(row: Row, questionnaire: Questionnaire, text: Text) -> Item:
    """A resource that waits for someone: its kind and theme, its views, its last update."""
    kind = names.kind(row["kind"], text)
    theme = names.theme(row["theme"], questionnaire, text)
    views = text.plural("{n} view in 28 days", "{n} views in 28 days", row["views_28"])
    if row["updated_on"] is None:
        updated = text("last update unknown")
    else:
        updated = text("updated on {day}", day=text.day(row["updated_on"]))
    return Item(
        row["title"],
        AT_RISK if row["at_risk"] else UNREAD,
        (" · ".join(filter(None, [theme, kind])), f"{views} · {updated}"),
        looks.hues(questionnaire).get(row["theme"] or "", ""),
    )
