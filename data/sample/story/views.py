"""Who reads what: knowledge-center pages, product dashboards and user insights, day by day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from story.chance import Chance
from story.files import csv_text, write_csv, write_utf16
from story.people import Person, everybody
from story.plan import LAST_DAY
from story.wording import words

FIRST_DAY = date(2026, 7, 6)
WORKING_DAYS = [
    day
    for offset in range((LAST_DAY - FIRST_DAY).days + 1)
    if (day := FIRST_DAY + timedelta(days=offset)).weekday() < 5
]
LAST_SEEN = {"/knowledge/peer-groups": date(2026, 8, 7)}  # read in summer, never since
RISING = {
    "/knowledge/interview-kit",
    "/knowledge/self-service-dashboards",
    "/dashboards/activation",
}
FALLING = {"/knowledge/product-vision", "/dashboards/search-quality"}
SUMMER = (date(2026, 7, 27), date(2026, 8, 23))


@dataclass(frozen=True)
class Resource:
    """A line of the catalogue; `weight` is how much it is read."""

    kind: str
    theme: str
    updated_on: date
    weight: float
    name: str
    title: str

    def pull(self, day: date) -> float:
        """How much it draws that day."""
        if day > LAST_SEEN.get(self.name, day):
            return 0.0
        age = (day - FIRST_DAY).days / (LAST_DAY - FIRST_DAY).days
        trend = 0.3 + 1.7 * age**2 if self.name in RISING else 1.0
        return self.weight * (1.6 - 1.4 * age**2 if self.name in FALLING else trend)


def catalogue(kind: str = "") -> list[Resource]:
    resources = [Resource(*line) for line in words("resources")["resources"]]
    return [r for r in resources if kind in ("", r.kind)]


def _season(day: date) -> float:
    """Growing over the weeks, halved in summer."""
    growth = 0.8 + 0.7 * (day - FIRST_DAY).days / (LAST_DAY - FIRST_DAY).days
    return growth * (0.45 if SUMMER[0] <= day <= SUMMER[1] else 1.0)


def write_views(folder: Path) -> None:
    """The catalogue, then each kind as its tool writes it."""
    header = ["resource", "title", "kind", "theme", "updated_on"]
    lines = [[r.name, r.title, r.kind, r.theme, str(r.updated_on)] for r in catalogue()]
    write_csv(folder / "resources.csv", [header, *lines])
    _write_pages(folder / "knowledge-center-views.csv")
    _write_matomo(folder / "Export _ Page URLs _ July 6 – November 20, 2026.csv")
    _write_ga4(folder / "User insights - Free form 1.csv")


def _write_pages(path: Path) -> None:
    """A plain file: resource, day, viewer, views. One day is impossible, on purpose."""
    rows = [[page, str(day), who, str(views)] for page, day, who, views in _page_views()]
    mistyped = next(row for row in rows if row[1] == "2026-09-30")
    mistyped[1] = "2026-09-31"
    write_csv(path, [["resource", "viewed_on", "viewer", "views"], *rows])


def _page_views() -> Iterator[tuple[str, date, str, int]]:
    pages = catalogue("page")
    for day in WORKING_DAYS:
        for person in sorted(everybody(), key=lambda p: p.name):
            chance = Chance("opens", person.name, day)
            if not person.works_on(day) or chance.share() > _appetite(person) * _season(day):
                continue
            count = min(1 + chance.count(0.5), 3)
            for page in chance.draw(pages, [p.pull(day) for p in pages], count):
                yield page.name, day, person.email, 1 + chance.count(0.4)


def _appetite(person: Person) -> float:
    """The chance of reading something on a day: nothing for some, often for a few."""
    chance = Chance("appetite", person.name)
    return 0.004 if chance.share() < 0.22 else min(0.7, 0.13 * 2.0 ** chance.normal(1.6))


def _write_matomo(path: Path) -> None:
    """Page URLs by day: UTF-16 and yet commas, no final line end."""
    rows = [
        ["date", "label", "nb_visits", "nb_hits", "bounce_rate", "avg_time_on_page", "exit_rate"]
    ]
    for place, day in enumerate(WORKING_DAYS):
        rows += [_matomo_row(day, r.name, r.pull(day)) for r in catalogue("dashboard")]
        if place % 10 == 3:
            rows.append(_matomo_row(day, "Page URL not defined", 1.0))
    text = csv_text([row for row in rows if row[2] != "0"], quoted=False)
    write_utf16(path, text.removesuffix("\n"))


def _matomo_row(day: date, label: str, pull: float) -> list[str]:
    chance = Chance("matomo", label, day)
    visits = chance.count(0.9 * pull * _season(day))
    hits = visits + chance.count(0.4 * visits)
    seconds = chance.whole(20, 260)
    time = f"00:{seconds // 60:02d}:{seconds % 60:02d}"
    rates = [f"{chance.whole(15, 70)}%", time, f"{chance.whole(20, 80)}%"]
    return [str(day), label, str(visits), str(hits), *rates]


def _write_ga4(path: Path) -> None:
    """A free-form exploration: `#` preamble, the grand total one column too far, blank end."""
    rule = "# " + "-" * 40
    span = f"# {FIRST_DAY:%Y%m%d}-{LAST_DAY:%Y%m%d}"
    preamble = [rule, "# User insights", "# Free form 1", span, rule, ""]
    rows: list[tuple[str, str, int, int]] = []
    for day in WORKING_DAYS:
        for insight in catalogue("insight"):
            chance = Chance("ga4", insight.name, day)
            users = chance.count(0.35 * insight.pull(day) * _season(day))
            if users:
                views = users + chance.count(0.5 * users)
                rows.append((f"{day:%Y%m%d}", insight.name, views, users))
    people = sum(r[3] for r in rows) // 12  # distinct over the period, so no sum of the days
    total = ["", "", sum(r[2] for r in rows), people, "Grand total"]
    header = ["Date", "Page title", "Views", "Active users"]
    text = "\n".join(preamble) + "\n" + csv_text([header, total, *rows], quoted=False) + "\n\n"
    path.write_bytes(text.encode())
