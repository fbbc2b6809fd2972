"""The tables beside the charts: which columns, and how they are called."""

from __future__ import annotations

from typing import Any

import pandas as pd

from barometer.charts.verdicts import verdict
from barometer.questionnaire import Questionnaire
from barometer.text import Text
from barometer.ui import names
from barometer.ui.figure import Column

Row = dict[str, Any]


def with_themes(rows: pd.DataFrame, questionnaire: Questionnaire, text: Text) -> pd.DataFrame:
    """The rows with themes, pain points and verdicts as a reader calls them."""
    said = rows.copy()
    if "theme" in said:
        said["theme"] = [names.theme(part, questionnaire, text) for part in said["theme"]]
    if "pain_point" in said:
        said["pain_point"] = [
            names.pain_point(point, questionnaire, text) for point in said["pain_point"]
        ]
    if "verdict" in said:
        said["verdict"] = [
            verdict(v).say(text) if isinstance(v, str) else "" for v in said["verdict"]
        ]
    return said


def themes(text: Text) -> dict[str, Column]:
    return {
        "theme": Column(text("Theme")),
        "n": Column("n", "number"),
        "before": Column(text("Before"), "score"),
        "score": Column(text("Score"), "score"),
        "low": Column(text("Band, low"), "score"),
        "high": Column(text("Band, high"), "score"),
        "difference": Column(text("Change"), "points"),
        "verdict": Column(text("Verdict")),
    }


def sessions(text: Text) -> dict[str, Column]:
    return {
        "held_on": Column(text("Day"), "day"),
        "topic": Column(text("Topic")),
        "title": Column(text("Title")),
        "participants": Column(text("Participants"), "number"),
        "new": Column(text("First time"), "number"),
        "returning": Column(text("Came to the one before"), "number"),
        "reactivated": Column(text("Back after missing three"), "number"),
    }


def pain_points(text: Text) -> dict[str, Column]:
    return {
        "rank": Column(text("Rank"), "number"),
        "rank_low": Column(text("Rank, from"), "number"),
        "rank_high": Column(text("Rank, to"), "number"),
        "pain_point": Column(text("Pain point")),
        "theme": Column(text("Theme")),
        "mentions": Column(text("Mentions"), "number"),
        "asked": Column(text("Asked"), "number"),
        "frequency": Column(text("Frequency"), "share"),
        "low": Column(text("Interval, low"), "share"),
        "high": Column(text("Interval, high"), "share"),
        "severity": Column(text("Severity"), "score"),
        "breadth": Column(text("Breadth"), "share"),
        "persistence": Column(text("Editions in the top ten"), "number"),
    }


def tribes(text: Text) -> dict[str, Column]:
    return {
        "tribe": Column(text("Tribe")),
        "part": Column(text("People"), "number"),
        "whole": Column(text("Of"), "number"),
        "share": Column(text("Share"), "share"),
    }


def band_words(rows: list[Row], edition: str, n: int, text: Text) -> list[str]:
    """How to read the dots and bands, and over how many comparisons a verdict was given."""
    previous = next((row["previous"] for row in rows if row["previous"]), None)
    compared = next((row["comparisons"] for row in rows if row["comparisons"]), None)
    words = [f"○ {previous}  ● {edition}" if previous else f"● {edition}", f"n = {text.number(n)}"]
    words.append(text("band: {share}, noise only", share=text.percent(0.95)))
    words.append(text("score 0–100"))
    if compared:
        words.append(
            text.plural(
                "verdict: false discovery {share} over {n} comparison",
                "verdict: false discovery {share} over {n} comparisons",
                int(compared),
                share=text.percent(0.10),
            )
        )
    return words
