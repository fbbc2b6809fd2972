"""The tables beside the charts: how every column of the publication is called, in one place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from barometer.charts.verdicts import TRENDS, verdict
from barometer.errors import _
from barometer.findings import names
from barometer.findings.columns import Column, Kind
from barometer.questionnaire import Questionnaire
from barometer.rows import Rows
from barometer.stats.verdicts import FALSE_DISCOVERY_RATE
from barometer.text import Text

# A column's name (or another one given to it by `column=name`) → how it reads, what it holds.
COLUMNS: dict[str, tuple[str, Kind]] = {
    "answer": (_("Answer"), "number"),
    "asked": (_("Asked"), "number"),
    "before": (_("Before"), "score"),
    "breadth": (_("Breadth"), "share"),
    "cohort": (_("First seen"), "text"),
    "day": (_("Day"), "number"),
    "detectable": (_("Detectable change"), "score"),
    "due_on": (_("Due"), "day"),
    "difference": (_("Change"), "points"),
    "edition": (_("Edition"), "text"),
    "ended_on": (_("Ended"), "day"),
    "favourable": (_("Favourable"), "share"),
    "files": (_("Files"), "number"),
    "first_median": (_("First six"), "score"),
    "frequency": (_("Frequency"), "share"),
    "held_on": (_("Day"), "day"),
    "hidden": (_("Why hidden"), "text"),
    "high": (_("Band, high"), "score"),
    "initiative": (_("Initiative"), "text"),
    "interval_high": (_("Interval, high"), "share"),
    "interval_low": (_("Interval, low"), "share"),
    "interviews": (_("Interviews"), "number"),
    "invited": (_("Invited"), "number"),
    "kind": (_("Kind"), "text"),
    "last_median": (_("Last six"), "score"),
    "last_on": (_("Last time"), "day"),
    "loaded_at": (_("Loaded on"), "day"),
    "low": (_("Band, low"), "score"),
    "median": (_("Median"), "score"),
    "median_participants": (_("Median participants"), "score"),
    "mentions": (_("Mentions"), "number"),
    "n": ("n", "number"),
    "n_early": (_("Early answers"), "number"),
    "n_late": (_("Late answers"), "number"),
    "new": (_("First time"), "number"),
    "of_answers": (_("Share of the answers"), "share"),
    "of_invited": (_("Share of those invited"), "share"),
    "pain_point": (_("Pain point"), "text"),
    "part": (_("People"), "number"),
    "page": (_("Page with these words"), "text"),
    "participants": (_("Participants"), "number"),
    "people": (_("People"), "number"),
    "period_end": (_("To"), "day"),
    "period_start": (_("From"), "day"),
    "persistence": (_("Editions in the top ten"), "number"),
    "pillar": (_("Pillar"), "text"),
    "points_high": (_("Interval, high"), "points"),
    "points_low": (_("Interval, low"), "points"),
    "progress": (_("Status"), "text"),
    "population": (_("Population"), "number"),
    "quarter": (_("Quarter"), "text"),
    "question": (_("Question"), "text"),
    "rank": (_("Rank"), "number"),
    "rank_high": (_("Rank, to"), "number"),
    "rank_low": (_("Rank, from"), "number"),
    "rate": (_("Response rate"), "share"),
    "rate_before": (_("Last edition"), "share"),
    "recent": (_("People, six months"), "number"),
    "reach": (_("Reach"), "share"),
    "reactivated": (_("Back after missing three"), "number"),
    "responded": (_("Answered"), "number"),
    "resource": (_("Resource"), "text"),
    "returning": (_("Came to the one before"), "number"),
    "rho": (_("Rank correlation"), "ratio"),
    "rho_high": (_("Interval, high"), "ratio"),
    "rho_low": (_("Interval, low"), "ratio"),
    "score": (_("Score"), "score"),
    "searches": (_("Searches"), "number"),
    "searches_before": (_("Before"), "number"),
    "seen_again": (_("Seen again"), "share"),
    "series": (_("Series"), "text"),
    "sessions": (_("Sessions"), "number"),
    "severity": (_("Severity"), "score"),
    "share": (_("Share"), "share"),
    "silent_high": (_("Silent at 100"), "score"),
    "silent_low": (_("Silent at 0"), "score"),
    "started_on": (_("Start"), "day"),
    "source": (_("Source"), "text"),
    "state": (_("To look at"), "text"),
    "term": (_("Searched for"), "text"),
    "theme": (_("Theme"), "text"),
    "title": (_("Title"), "text"),
    "to_go": (_("Missing to the last rate"), "number"),
    "more_people": (_("More or fewer"), "points"),
    "top_ten": (_("In the top ten in"), "text"),
    "topic": (_("Topic"), "text"),
    "trend": (_("Trend"), "text"),
    "tribe": (_("Tribe"), "text"),
    "unique_viewers": (_("Unique viewers"), "number"),
    "up_to": (_("Up to"), "day"),
    "updated_on": (_("Updated"), "day"),
    "verdict": (_("Verdict"), "text"),
    "views": (_("Views"), "number"),
    "views_28": (_("Views, 28 days"), "number"),
    "views_previous_28": (_("28 before"), "number"),
    "week": (_("Week"), "day"),
    "whole": (_("Of"), "number"),
    "without_result": (_("Led nowhere"), "number"),
}


# Of themes before and now, whatever shows them.
THEMES = (
    "theme n before score low high difference change_low=points_low change_high=points_high verdict"
)


def columns(wanted: str, text: Text) -> dict[str, Column]:
    """The columns named, in that order; `low=interval_low` reads `low` as another one."""
    found = {}
    for part in wanted.split():
        column, _same, name = part.partition("=")
        label, kind = COLUMNS[name or column]
        found[column] = Column(text(label), kind)
    return found


def readable(rows: Rows, questionnaire: Questionnaire, text: Text) -> Rows:
    """The rows with themes, groups, pain points, kinds and verdicts as a reader calls them."""
    say: dict[str, Callable[[Any], str]] = {
        "theme": lambda part: names.theme(part, questionnaire, text),
        "pain_point": lambda point: names.pain_point(point, questionnaire, text),
        "tribe": lambda tribe: names.group(tribe, questionnaire, text),
        "kind": lambda kind: names.kind(kind, text),
        "trend": lambda trend: TRENDS[trend].say(text),
        "verdict": lambda name: verdict(name).say(text),
    }
    return [
        row
        | {
            column: "" if row[column] is None else words(row[column])
            for column, words in say.items()
            if column in row
        }
        for row in rows
    ]


def with_tribes(rows: Rows, questionnaire: Questionnaire, text: Text) -> Rows:
    """The rows with their tribes as a reader calls them, the rest by its id; group: the tribe's."""
    return [
        row | {"group": row["tribe"], "tribe": names.group(row["tribe"], questionnaire, text)}
        for row in rows
    ]


def band_words(rows: Rows, edition: str, n: int, text: Text) -> str:
    """How to read the dots and bands, and over how many comparisons a verdict was given."""
    previous = next((row["previous"] for row in rows if row["previous"]), None)
    compared = next((row["comparisons"] for row in rows if row["comparisons"]), None)
    words = [f"○ {previous}  ● {edition}" if previous else f"● {edition}"]
    words.append(text("n = {n}", n=text.number(n)))
    words.append(text("band: {share}, noise only", share=text.percent(0.95)))
    words.append(text("score 0–100"))
    if compared:
        words.append(text("interval of a change by itself: {share}", share=text.percent(0.95)))
        words.append(
            text.plural(
                "verdict: false discovery {share} over {n} comparison",
                "verdict: false discovery {share} over {n} comparisons",
                compared,
                share=text.percent(FALSE_DISCOVERY_RATE),
            )
        )
    return " · ".join(words)
