"""Which resources of the knowledge center are listed, in which order, and what their trend says."""

from __future__ import annotations

from dataclasses import dataclass

from barometer.charts.verdicts import TRENDS
from barometer.errors import _
from barometer.findings import names
from barometer.findings.knowledge import in_state
from barometer.rows import Row, Rows
from barometer.text import Text

READ = "read"
NBSP = "\u00a0"  # a trend stays on one line of its cell
# How a list may be sorted: the words, the column, whether the largest comes first.
ORDERS = {
    READ: (_("Most viewed"), "views_28", False),
    "gained": (_("Most views gained"), "gained", False),
    "lost": (_("Most views lost"), "gained", True),
    "oldest": (_("Longest without an update"), "updated_on", True),
}


@dataclass(frozen=True)
class Choice:
    """What a reader asked for; "" is everything."""

    kind: str = ""
    theme: str = ""
    state: str = ""
    order: str = READ


def kinds(rows: Rows, text: Text) -> dict[str, str]:
    """The kinds to choose from, everything first."""
    found = sorted({row["kind"] for row in rows if row["kind"]})
    return {"": text("All kinds")} | {kind: names.kind(kind, text) for kind in found}


def orders(text: Text) -> dict[str, str]:
    """The orders to choose from."""
    return {order: text(words) for order, (words, _column, _first) in ORDERS.items()}


def listed(rows: Rows, choice: Choice) -> Rows:
    """The resources asked for, in the order asked for."""
    shown = [
        row | {"gained": row["views_28"] - row["views_previous_28"]}
        for row in in_state(rows, choice.state)
        if choice.kind in ("", row["kind"]) and choice.theme in ("", row["theme"])
    ]
    _words, column, smallest_first = ORDERS[choice.order]
    shown.sort(key=lambda row: row["views_28"], reverse=True)
    known = [row for row in shown if row[column] is not None]
    known.sort(key=lambda row: row[column], reverse=not smallest_first)
    return known + [row for row in shown if row[column] is None]


def trend(row: Row, text: Text) -> str:
    """The word of a trend and the views gained or lost: `↑ rising, +12`."""
    said = TRENDS[row["trend"]].say(text)
    if row["trend"] == "too_few":
        return said
    gained = row["views_28"] - row["views_previous_28"]
    return f"{said}, {text.number(gained, sign=True)}".replace(" ", NBSP)


def most_viewed(rows: Rows, text: Text) -> str:
    """The resource most views went to, as the title of the list."""
    most = max(rows, key=lambda row: row["views_28"])
    return text.plural(
        "Most viewed of {all} resources: {title}, {n} view in 28 days",
        "Most viewed of {all} resources: {title}, {n} views in 28 days",
        most["views_28"],
        all=text.number(len(rows)),
        title=most["title"],
    )


def shown_of(shown: int, there: int, text: Text) -> str:
    """How many of all are listed; empty where all are."""
    if shown == there:
        return ""
    return text.plural(
        "{n} resource of {all}", "{n} resources of {all}", shown, all=text.number(there)
    )


def views(rows: Rows, text: Text) -> str:
    """All views of the last 28 days beside the 28 before, as a section's title."""
    now = sum(row["views_28"] for row in rows)
    before = sum(row["views_previous_28"] for row in rows)
    return text(
        "{now} views in the last 28 days, {before} in the 28 before",
        now=text.number(now),
        before=text.number(before),
    )


def reach(periods: Rows, text: Text) -> str:
    """The share reached in the first period of 28 days and in the last, as a section's title."""
    known = [row["share"] for row in periods if row["share"] is not None]
    if len(known) < 2:
        return text("Reach, 28 days at a time")
    return text(
        "Reach, 28 days at a time: {first} at first, {last} now",
        first=text.percent(known[0]),
        last=text.percent(known[-1]),
    )


def source(rows: Rows, publication: int, text: Text) -> str:
    """The footer of what is counted over all resources."""
    count = text.plural("{n} resource", "{n} resources", len(rows))
    return " · ".join([count, text("publication {version}", version=publication)])


def weeks_source(weeks: Rows, rows: Rows, publication: int, text: Text) -> str:
    """The footer of the weeks: the first and the last, and what is not known of people."""
    first, last = text.day(weeks[0]["week"]), text.day(weeks[-1]["week"])
    parts = [text("weeks of {first} to {last}", first=first, last=last)]
    if all(row["unique_viewers"] is None for row in weeks):
        parts.append(text("no tool says who viewed"))
    return " · ".join([*parts, source(rows, publication, text)])


def reach_source(periods: Rows, publication: int, text: Text) -> str:
    """The footer of the reach: people of whom, in which days."""
    first, last = text.day(periods[0]["period_start"]), text.day(periods[-1]["period_end"])
    viewers = text("distinct people, where the tool knows them")
    whole = text("population {n}", n=text.number(periods[-1]["population"]))
    days = text("{first} to {last}", first=first, last=last)
    parts = [days, viewers, whole, text("publication {version}", version=publication)]
    return " · ".join(parts)
