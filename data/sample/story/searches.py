"""What is searched for in the knowledge center, four weeks at a time, as Matomo writes it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from story.chance import Chance
from story.files import csv_text, write_utf16
from story.plan import LAST_DAY
from story.wording import words

WEEKS = timedelta(weeks=4)
HEADER = [
    *("label", "nb_visits", "nb_hits", "sum_time_spent", "nb_pages_per_search"),
    *("avg_time_on_page", "bounce_rate", "exit_rate"),
]


@dataclass(frozen=True)
class Sought:
    """A term: how often it is searched for in four weeks, and how that has grown since."""

    term: str
    often: float
    growth: float
    nowhere: bool

    def row(self, last: date) -> list[str]:
        """Its line in the report of the four weeks up to that day."""
        chance = Chance("searches", self.term, last)
        hits = chance.count(self.often / (1.0 if last == LAST_DAY else self.growth))
        visits = max(1, round(hits * chance.between(0.6, 0.9)))
        seconds = chance.whole(8, 40)
        pages = 1.0 if self.nowhere else round(chance.between(1.0, 1.8), 1)
        left = chance.whole(35, 80) if self.nowhere else chance.whole(5, 30)
        counts = [str(visits), str(hits), str(seconds * hits), f"{pages:g}"]
        return [self.term, *counts, str(seconds), "0%", f"{left}%"]


def write_searches(folder: Path) -> None:
    """Every keyword of the last four weeks and of those before, then the last without a result."""
    for last in (LAST_DAY - WEEKS, LAST_DAY):
        _write(folder, "Site Search Keywords", _sought(), last)
    nowhere = [sought for sought in _sought() if sought.nowhere]
    _write(folder, "Search Keywords with No Results", nowhere, LAST_DAY)


def _sought() -> list[Sought]:
    return [Sought(*line) for line in words("searches")["searches"]]


def _write(folder: Path, report: str, sought: list[Sought], last: date) -> None:
    """UTF-16 and yet commas, most searched for first, no final line end."""
    rows = [row for each in sought if (row := each.row(last))[2] != "0"]
    rows.sort(key=lambda row: -int(row[2]))
    first = last - WEEKS + timedelta(days=1)
    name = f"Export _ {report} _ {first:%B} {first.day} – {last:%B} {last.day}, {last.year}.csv"
    text = csv_text([HEADER, *rows], quoted=False)
    write_utf16(folder / name, text.removesuffix("\n"))
