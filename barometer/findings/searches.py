"""What people searched for in the knowledge center, and what led nowhere."""

from __future__ import annotations

from collections import Counter

from barometer.charts import theme as looks
from barometer.charts.verdicts import ORANGE, TRENDS, Verdict
from barometer.errors import _
from barometer.findings import names, one_pain_point
from barometer.findings.items import Item
from barometer.questionnaire import Questionnaire
from barometer.rows import Row, Rows
from barometer.text import Text

NBSP = "\u00a0"  # a trend stays on one line of its cell
NO_PAGE = Verdict("○", _("no page of that name"), ORANGE, "worse")


def told(rows: Rows) -> Rows:
    """The terms; not the searches for all others."""
    return [row for row in rows if row["term"] is not None]


def finding(rows: Rows, text: Text) -> str:
    """What is looked for most, and how many searches led nowhere, as a section's title."""
    terms = told(rows)
    if not terms:
        others = rows[0]["searches"]
        return text.plural(
            "{n} search, for terms that are not shown",
            "{n} searches, for terms that are not shown",
            others,
        )
    most = max(terms, key=lambda row: (row["searches"], row["term"]))
    listed = text.plural("{n} term listed", "{n} terms listed", len(terms))
    days = text.number((most["period_end"] - most["period_start"]).days + 1)
    said = text.plural(
        "Of {terms}, “{term}” is looked for most: {n} time in {days} days",
        "Of {terms}, “{term}” is looked for most: {n} times in {days} days",
        most["searches"],
        terms=listed,
        term=most["term"],
        days=days,
    )
    nowhere = sum(row["without_result"] or 0 for row in terms)
    if not nowhere:
        return said
    lost = text.plural(
        "{n} search for them led nowhere", "{n} searches for them led nowhere", nowhere
    )
    return text("{most}; {lost}", most=said, lost=lost)


def note(rows: Rows, minimum: int, text: Text) -> str:
    """Which days, which terms are listed, and how many searches were for others."""
    first, last = text.day(rows[0]["period_start"]), text.day(rows[0]["period_end"])
    said = [
        text("Searches from {first} to {last}, as tools count them.", first=first, last=last),
        text(
            "A term is listed where at least {n} people searched for it or, where a tool counts no "
            "people, from {n} searches on and only if pages or the questionnaire use its words.",
            n=text.number(minimum),
        ),
    ]
    others = next((row["searches"] for row in rows if row["term"] is None), 0)
    if others:
        said.append(
            text.plural(
                "{n} more search was for other terms.",
                "{n} more searches were for other terms.",
                others,
            )
        )
    return " ".join(said)


def lost(rows: Rows) -> Rows:
    """The terms that led nowhere and that no page's title has, most lost first."""
    bare = [row for row in told(rows) if row["without_result"] and row["resource"] is None]
    return sorted(bare, key=lambda row: -row["without_result"])


def to_write(row: Row, questionnaire: Questionnaire, text: Text) -> Item:
    """A term that led nowhere, as a page to write: how often, the pain point its words name."""
    searches = text.plural("{n} search", "{n} searches", row["searches"])
    nowhere = text.plural("{n} led nowhere", "{n} led nowhere", row["without_result"])
    counted, point = f"{searches} · {nowhere}", row["pain_point"]
    if point is None:
        return Item(row["term"], NO_PAGE, (counted,))
    theme = next((p.theme for p in questionnaire.pain_points if p.id == point), "")
    return Item(
        row["term"],
        NO_PAGE,
        (_named(point, questionnaire, text), counted),
        looks.hues(questionnaire).get(theme, ""),
        one_pain_point.address(point),
    )


def _named(point: str, questionnaire: Questionnaire, text: Text) -> str:
    """Where the term leads: the pain point its words name."""
    return text("see the pain point: {name}", name=names.pain_point(point, questionnaire, text))


def trend(row: Row, text: Text) -> str:
    """The word of a trend and the searches gained or lost; empty where nothing is before them."""
    if row["trend"] is None:
        return ""
    if row["trend"] == "too_few":
        return text("too few searches")
    gained = row["searches"] - row["searches_before"]
    said = TRENDS[row["trend"]].say(text)
    return f"{said}, {text.number(gained, sign=True)}".replace(" ", NBSP)


def by_pain_point(rows: Rows) -> dict[str, int]:
    """Pain point → the searches for terms whose words name it."""
    counted: Counter[str] = Counter()
    for row in told(rows):
        if row["pain_point"] is not None:
            counted[row["pain_point"]] += row["searches"]
    return dict(counted)


def source(rows: Rows, publication: int, text: Text) -> str:
    """The footer of the table: how many terms, the publication."""
    count = text.plural("{n} term", "{n} terms", len(told(rows)))
    return " · ".join([count, text("publication {version}", version=publication)])
