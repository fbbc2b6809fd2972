"""A made-up publication, for states the sample does not have and for tests of one page alone.

The sample itself comes through the production door (`sample_home` in conftest).
"""

from __future__ import annotations

import math
import random
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb

from barometer.questionnaire import read_questionnaire
from barometer.store.home import Home
from barometer.store.publication import SCHEMA

ROOT = Path(__file__).parents[1]
EDITIONS = ("2025-S1", "2025-S2", "2026-S1", "2026-S2")
TRIBES = {
    "Search": 12,
    "Checkout": 11,
    "Partners": 9,
    "Platform": 8,
    "Loyalty": 8,
    "other": 8,
}
FORMER = {"Loyalty": "CRM"}  # what tribes were called before 2026-S1
RESPONDED = dict(zip(EDITIONS, (41, 47, 52, 56), strict=True))
WORDS = (
    "Getting a figure takes a week and three people.",
    "La roadmap change et nous l'apprenons après tout le monde.",
    "Les modèles diffèrent d'une tribu à l'autre, on recommence à chaque fois.",
    "I would love <b>one</b> place for interview notes.",
)


def build(
    home: Home,
    *,
    version: int = 1,
    open_only: bool = False,
    bare: bool = False,
    changed_by: str = "",
) -> Path:
    """Write a publication into the home: whole, with one open edition only, or without extras.

    changed_by: SQL that makes of it the state a test needs.
    """
    home.make()
    path = home.publications / f"{version:04d}.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute(SCHEMA.read_text(encoding="utf-8"))
        connection.execute("BEGIN")
        made = _Maker(connection)
        made.about(version)
        if open_only:
            made.add("editions", edition="2026-S2", status="open", invited=60, responded=20)
            made.add("participation", edition="2026-S2", invited=60, responded=20)
        else:
            made.barometer()
        if not (bare or open_only):
            made.adoption()
        made.flush()
        connection.execute("COMMIT")
        if changed_by:
            connection.execute(changed_by)
    return path


class _Maker:
    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self.connection = connection
        self.rows: dict[tuple[str, tuple[str, ...]], list[tuple[Any, ...]]] = {}
        self.random = random.Random(7)
        self.questionnaire = read_questionnaire(ROOT / "data/sample/questionnaire.toml")

    def add(self, table: str, **row: Any) -> None:
        self.rows.setdefault((table, tuple(row)), []).append(tuple(row.values()))

    def flush(self) -> None:
        """Write every row, a statement a table and set of columns."""
        for (table, names), rows in self.rows.items():
            columns = ", ".join(f'"{name}"' for name in names)
            one = f"({', '.join('?' * len(names))})"
            for start in range(0, len(rows), 200):
                part = rows[start : start + 200]
                values = ", ".join([one] * len(part))
                flat = [value for row in part for value in row]
                self.connection.execute(f"INSERT INTO {table} ({columns}) VALUES {values}", flat)

    def about(self, version: int) -> None:
        said = self.questionnaire.model_dump_json()
        self.add(
            "publication",
            version=version,
            published_at=datetime(2026, 11, 20),
            minimum_group=5,
            comments_minimum=10,
            stale_days=180,
            unread_days=90,
            questionnaire=said,
        )
        for kind, day in (
            ("survey", date(2026, 11, 13)),
            ("attendance", date(2026, 11, 12)),
            ("views", date(2026, 11, 15)),
        ):
            self.add(
                "sources",
                kind=kind,
                format="plain",
                batches=4,
                loaded_at=datetime(2026, 11, 20),
                up_to=day,
            )

        self.add(
            "batches",
            batch=1,
            kind="survey",
            edition="2026-S2",
            format="plain",
            rows_in=57,
            loaded=56,
            rejected=0,
            non_rows=1,
            loaded_at=datetime(2026, 11, 20),
        )

    def barometer(self) -> None:
        for place, (name, former) in enumerate(FORMER.items()):
            when = {"since": "2026-S1", "edition": "2026-S1", "reason": ""}
            self.add(
                "tribe_changes", place=place, change="renamed", former=former, name=name, **when
            )
        for place, edition in enumerate(EDITIONS):
            previous = EDITIONS[place - 1] if place else None
            year, half = int(edition[:4]), edition[-1]
            closes = date(year, 5, 15) if half == "1" else date(year, 11, 13)
            self.add(
                "editions",
                edition=edition,
                opens_on=closes - timedelta(days=14),
                closes_on=closes,
                status="closed",
                invited=60,
                responded=RESPONDED[edition],
                previous=previous,
            )
            self.add("participation", edition=edition, invited=60, responded=RESPONDED[edition])
            for day in range(15):
                share = 1 - math.exp(-day / 5)
                self.add(
                    "collection",
                    edition=edition,
                    day=day,
                    responded=round(RESPONDED[edition] * share),
                )
            self.represented(edition)
            answered = {"n": 50, "promoters": 15, "passives": 22, "detractors": 13}
            self.add("overall", edition=edition, **answered, points=4.0, low=-16.9, high=24.9)
            self.slice(edition, previous, place, None, RESPONDED[edition])
            for tribe, invited in TRIBES.items():
                answered = max(5, round(invited * RESPONDED[edition] / 60))
                self.add(
                    "participation",
                    edition=edition,
                    tribe=tribe,
                    invited=invited,
                    responded=answered,
                )
                self.slice(edition, previous, place, tribe, answered)
                self.then(edition, previous, place, tribe, answered)
            for hidden in ("Labs", "Tiny"):
                self.add(
                    "slices",
                    edition=edition,
                    slice_id=f"r={hidden}",
                    reported=hidden,
                    today="other",
                    published=False,
                    reason="merged",
                )
            self.add(
                "slices",
                edition=edition,
                slice_id="t=Labs",
                tribe="Labs",
                published=False,
                reason="merged",
            )
            self.add(
                "slices",
                edition=edition,
                slice_id="t=Search,s=junior",
                tribe="Search",
                seniority="junior",
                published=False,
                reason="minimum_group",
            )
            for theme in self.questionnaire.themes:
                self.add("reliability", edition=edition, theme=theme.id, n=50, alpha=0.81)
                ends = {"rho": 0.45, "low": 0.2, "high": 0.64}
                self.add("drivers", edition=edition, theme=theme.id, n=50, **ends)
            for words in WORDS:
                self.add(
                    "comments",
                    edition=edition,
                    theme=self.random.choice(self.questionnaire.themes).id,
                    tribe="Search",
                    text=words,
                )

    def represented(self, edition: str) -> None:
        """Those who answered beside those who did not: nothing sets them apart."""
        tribes = {"tribes": len(TRIBES), "p": 0.8, "differs": False}
        self.add("nonresponse", edition=edition, **tribes, score=54.0, weighted=54.2)
        halves = {"n_early": RESPONDED[edition] // 2, "n_late": -(-RESPONDED[edition] // 2)}
        for theme in (None, *(part.id for part in self.questionnaire.themes)):
            ends = {"difference": -2.0, "low": -9.0, "high": 5.0, "verdict": "cannot_tell"}
            self.add("early_late", edition=edition, theme=theme, **halves, **ends)

    def then(self, edition: str, previous: str | None, place: int, tribe: str, n: int) -> None:
        """The same tribe under the name of then, which compares with nothing once it changed."""
        name = FORMER.get(tribe, tribe) if edition < "2026-S1" else tribe
        continued = tribe not in FORMER or edition != "2026-S1"
        self.add(
            "participation",
            edition=edition,
            lineage="reported",
            tribe=name,
            invited=TRIBES[tribe],
            responded=n,
            continued=continued,
        )
        self.slice(edition, previous if continued else None, place, name, n, today=tribe)

    def slice(
        self,
        edition: str,
        previous: str | None,
        place: int,
        tribe: str | None,
        n: int,
        today: str | None = None,
    ) -> None:
        """A published slice with all its figures; `today` where it is a tribe of then."""
        slice_id = f"{'r' if today else 't'}={tribe}" if tribe else "all"
        named = {"reported": tribe, "today": today} if today else {"tribe": tribe}
        self.add("slices", edition=edition, slice_id=slice_id, n=n, published=True, **named)
        total = 0.0
        for order, theme in enumerate(self.questionnaire.themes):
            gain = (1, -1, 2.2, 4, 0.5)[order]
            score = 48 + order * 3 + gain * place + (self.random.uniform(-9, 9) if tribe else 0)
            total += score
            half = 22 * 2 / math.sqrt(n)
            silent = score * n / 60
            self.add(
                "theme_scores",
                edition=edition,
                slice_id=slice_id,
                theme=theme.id,
                n=n,
                total=score * n,
                total_squares=score * score * n,
                score=score,
                low=score - half,
                high=score + half,
                level=min(5, int(score // 20) + 1),
                favourable=score / 120,
                silent_low=silent,
                silent_high=silent + 100 * (60 - n) / 60,
                finite_low=score - half / 3,
                finite_high=score + half / 3,
                detectable=2.8 * 22 * math.sqrt(2 / n),
            )
            if previous:
                self.change(edition, previous, slice_id, theme.id, gain, n)
            self.questions(edition, slice_id, theme.id, score, n)
        self.index(edition, previous, slice_id, total / 5, n)
        self.points(edition, slice_id, place, n)

    def change(
        self, edition: str, previous: str, slice_id: str, theme: str, gain: float, n: int
    ) -> None:
        verdict = "cannot_tell" if n < 10 or abs(gain) < 1 else "up" if gain > 2 else "steady"
        self.add(
            "changes",
            edition=edition,
            previous=previous,
            slice_id=slice_id,
            theme=theme,
            difference=gain,
            low=gain - 4,
            high=gain + 4,
            p=0.1,
            q=0.1,
            verdict=verdict,
            method="welch",
            n_before=n,
            n_now=n,
            questions=5,
            comparisons=48,
        )

    def index(
        self, edition: str, previous: str | None, slice_id: str, score: float, n: int
    ) -> None:
        before = score - 1.34 if previous else None
        self.add(
            "maturity",
            edition=edition,
            slice_id=slice_id,
            n=n,
            score=score,
            low=score - 4,
            high=score + 4,
            level=min(5, int(score // 20) + 1),
            previous=previous,
            previous_score=before,
            difference=1.34 if previous else None,
            verdict=None if not previous else "up" if slice_id == "all" else "cannot_tell",
        )

    def questions(self, edition: str, slice_id: str, theme: str, score: float, n: int) -> None:
        for question in self.questionnaire.questions:
            if question.theme != theme:
                continue
            weights = [
                math.exp(-(((answer - 1) * 25 - score) ** 2) / 1200) for answer in range(1, 6)
            ]
            drawn = self.random.choices(range(1, 6), weights, k=n)
            for answer in sorted(set(drawn)):
                self.add(
                    "answers",
                    edition=edition,
                    slice_id=slice_id,
                    question=question.id,
                    answer=answer,
                    n=drawn.count(answer),
                )
            self.add(
                "question_scores",
                edition=edition,
                slice_id=slice_id,
                question=question.id,
                n=n,
                score=score,
                favourable=0.5,
            )

    def points(self, edition: str, slice_id: str, place: int, n: int) -> None:
        statuses = ("better", "has_initiative", "open", "not_better", "cannot_tell")
        for rank, point in enumerate(self.questionnaire.pain_points, 1):
            mentions = max(0, round(n * 0.45 / rank**0.5) - rank // 4)
            share = mentions / n
            half = 1.0 / math.sqrt(n)
            self.add(
                "pain_points",
                edition=edition,
                slice_id=slice_id,
                pain_point=point.id,
                theme=point.theme,
                asked=n,
                mentions=mentions,
                frequency=share,
                low=max(0, share - half),
                high=min(1, share + half),
                severity=48.0,
                breadth=0.8,
                priority=share * 40,
                rank=rank,
                rank_low=max(1, rank - 1 - rank // 3),
                rank_high=rank + 1 + rank // 3,
                persistence=place + 1,
                previous_frequency=share + 0.05,
                difference=-0.05 if place else None,
                change_low=-0.2,
                change_high=0.1,
                status=statuses[rank % 5],
            )

    def adoption(self) -> None:
        point = self.questionnaire.pain_points[0].id
        self.add("quotes", pain_point=point, text="Nobody agrees on where we are going.")
        self.sessions()
        self.knowledge()
        for place, status in enumerate(("running", "running", "done", "done", "planned")):
            point = self.questionnaire.pain_points[place]
            self.add(
                "initiatives",
                initiative=f"i{place}",
                title=f"Initiative {place}",
                title_fr=f"Chantier {place}",
                pillar="define",
                theme=point.theme,
                pain_points=point.id,
                kind="quick win",
                status=status,
                started_on=date(2026, 5, 18),
                due_on=date(2026, 12, 30),
                ratings=8,
                mean_rating=4.2,
                ended_on=date(2026, 9, 25) if status == "done" else None,
            )

    def sessions(self) -> None:
        name, day = "Product Crafternoon", date(2024, 11, 7)
        people = [
            5,
            5,
            4,
            4,
            5,
            4,
            *(round(5 + 15 * i / 37 + self.random.uniform(-1.5, 2)) for i in range(38)),
            21,
            22,
            21,
            23,
            24,
            22,
        ]
        topics = ("Hotjar videos", "Generative AI", "Opportunity trees", None)
        for place, count in enumerate(people):
            known = (
                {"new": 2, "returning": count - 4, "reactivated": 1, "other": 1}
                if place > 7
                else {}
            )
            self.add(
                "sessions",
                session=f"s{place:02d}",
                series=name,
                held_on=day + timedelta(days=14 * place),
                title=f"Session {place}",
                topic=topics[place % 4],
                participants=count,
                **known,
            )
        self.add(
            "series",
            series=name,
            sessions=len(people),
            first_on=day,
            last_on=day + timedelta(days=14 * 49),
            first_median=4.5,
            last_median=22.0,
            median=13.0,
            people=48,
            concentration=0.31,
            lapsed=9,
            ratings=36,
            mean_rating=4.1,
        )
        for place, topic in enumerate(topics[:3]):
            self.add(
                "topics",
                series=name,
                topic=topic,
                sessions=13 - place,
                last_on=day + timedelta(days=14 * (49 - place)),
                participants=12.0 + place,
                difference=place - 0.5,
                known=11,
                new=22 - place,
                reactivated=11 + place,
            )
        for other in ("Mentoring evenings", "Product hackathon", "Product talks"):
            self.headcounts(other, {date(2026, 9, 16): 14, date(2026, 10, 21): 17})
        quarters = [f"{year}-Q{q}" for year in (2025, 2026) for q in (1, 2, 3, 4)]
        for first, cohort in enumerate(quarters[:-1]):
            for later in quarters[first + 1 :]:
                self.add(
                    "retention",
                    series=name,
                    cohort=cohort,
                    quarter=later,
                    share=self.random.uniform(0.3, 0.9),
                    people=7,
                )
        self.add("session_reach", series=name, people=44, population=60)
        for tribe, invited in TRIBES.items():
            self.add(
                "session_reach",
                series=name,
                tribe=tribe,
                people=round(invited * 0.7),
                population=invited,
            )

    def headcounts(self, series: str, heads: dict[date, int]) -> None:
        """A series of which only heads were counted."""
        days = sorted(heads)
        self.add(
            "series",
            series=series,
            sessions=len(days),
            first_on=days[0],
            last_on=days[-1],
            median=sum(heads.values()) / len(days),
        )
        for day in days:
            name = f"{series} {day}"
            self.add("sessions", session=name, series=series, held_on=day, participants=heads[day])

    def knowledge(self) -> None:
        for week in range(40):
            day = date(2026, 2, 9) + timedelta(days=7 * week)
            self.add(
                "knowledge_weeks", week=day, views=80 + 4 * week, unique_viewers=20 + week // 2
            )
        for place, viewers in enumerate((24, 30, 35, 40, 39, 41)):
            start = date(2026, 6, 1) + timedelta(days=28 * place)
            self.add(
                "knowledge_reach",
                period_start=start,
                period_end=start + timedelta(days=27),
                unique_viewers=viewers,
                population=60,
                views=viewers * 9,
                all_known=True,
            )
        for place in range(24):
            theme = self.questionnaire.themes[place % 5].id
            trend = ("rising", "falling", "steady", "too_few")[place % 4]
            self.add(
                "resources",
                resource=f"/r/{place}",
                title=f"Resource {place}",
                kind=("page", "dashboard", "insight")[place % 3],
                theme=theme,
                updated_on=date(2026, 3, 1),
                stale=place % 3 == 0,
                unread=place % 7 == 0,
                at_risk=place in (0, 3),
                views_28=90 - 3 * place,
                views_previous_28=80,
                trend=trend,
            )
        for rank, point in enumerate(self.questionnaire.pain_points[:10], 1):
            self.add(
                "coverage",
                pain_point=point.id,
                theme=point.theme,
                rank=rank,
                fresh_resources=rank % 3,
            )
