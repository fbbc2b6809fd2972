"""What single cells of Matomo's reports say."""

from __future__ import annotations

import re

from pipelines.dates import Translate
from pipelines.importers._period import period_in
from pipelines.importers._table import words
from pipelines.importers._views import Days

OTHERS = words("others|autres|andere|otros|altri|outros|overige|inne")


def unguard(text: str) -> str:
    """The cell without the apostrophe Matomo puts before `= + - @`."""
    return re.sub(r"^'(?=[=+\-@])", "", text)


def days_in(text: str, translate: Translate) -> Days:
    """First and last day of a period cell; the cell itself where it is none."""
    if day := translate(text):
        return day[:10], day[:10]
    period = period_in(text)
    return (period[0].isoformat(), period[1].isoformat()) if period else (text, text)
