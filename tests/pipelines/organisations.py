"""Made-up organisations, each an edition of its own in one home, and what they answer."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from hypothesis import strategies as st

from barometer.settings import Settings
from barometer.store.home import Home
from pipelines.editions import BY_DATE
from pipelines.lineage import TribeChange, record
from tests.pipelines.conftest import QUESTIONNAIRE, Load

QUESTIONS = {"data_1": 0, "data_2": 0, "culture_1": 1}
MORE = {"data_3": 0, "culture_2": 1}
Row = dict[str, object]


@dataclass(frozen=True)
class Organisation:
    """So many people in so many tribes, roles and seniorities; how they answer is drawn."""

    people: int
    tribes: int
    roles: int
    seniorities: int
    skipping: float = 0.0
    silent: float = 0.2
    unsaid: float = 0.0
    pain_points: bool = True
    population: str = "whole"  # whole | tribes | none
    change: str = ""  # renamed | merged
    late: int = 0
    seed: int = 0


organisations = st.builds(
    Organisation,
    people=st.integers(10, 120),
    tribes=st.integers(2, 9),
    roles=st.integers(1, 5),
    seniorities=st.integers(1, 4),
    skipping=st.sampled_from((0.0, 0.01, 0.05, 0.2)),
    silent=st.sampled_from((0.0, 0.1, 0.3)),
    unsaid=st.sampled_from((0.0, 0.0, 0.1)),
    pain_points=st.booleans(),
    population=st.sampled_from(("whole", "whole", "tribes", "none")),
    change=st.sampled_from(("", "", "renamed", "merged")),
    late=st.sampled_from((0, 0, 1, 3, 12, 40)),
    seed=st.integers(0, 2**32 - 1),
)


def inhabit(settings: Settings, load: Load, listed: list[Organisation]) -> list[Row]:
    """Load every organisation as an edition of the home; give the rows that come late."""
    home = Home(settings.home)
    home.questionnaire.write_text(_questionnaire(listed), encoding="utf-8")
    known: dict[str, list[Row]] = {}
    asked: dict[bool, list[Row]] = {}
    late: list[Row] = []
    for place, organisation in enumerate(listed):
        rows = respondents(organisation, place)
        for row in _invited(organisation, rows):
            listed_by = known.setdefault(organisation.population, [])
            listed_by.append({"edition": edition_of(place)} | row)
        kept = max(len(rows) - organisation.late, min(len(rows), 8))
        asked.setdefault(organisation.pain_points, []).extend(rows[:kept])
        late += rows[kept:]
        if organisation.change:
            record(home, _change(organisation, place))
    for name, invited in known.items():
        load("population", invited, f"population_{name}.csv")
    for points, rows in asked.items():
        load("survey", rows, f"survey_{points}.csv", edition=BY_DATE)
    return late


def edition_of(place: int) -> str:
    return f"{2000 + place // 2}-S{1 + place % 2}"


def respondents(organisation: Organisation, place: int) -> list[Row]:
    """One row a respondent; the first groups of everything are the largest."""
    generator = np.random.default_rng(organisation.seed)
    rows = []
    for number in range(organisation.people):
        tribe, role, seniority = (
            int(many * generator.random() ** 1.4)
            for many in (organisation.tribes, organisation.roles, organisation.seniorities)
        )
        row: Row = {
            "submitted_at": f"{2000 + place // 2}-{4 + 6 * (place % 2):02}-15",
            "respondent": f"p{place}_{number}@example.org",
            "tribe": f"T{place} {tribe}",
            "role": f"r{place}_{role}" if generator.random() >= organisation.unsaid else "",
            "seniority": f"s{place}_{seniority}",
        }
        for question in (*QUESTIONS, *MORE):
            skipped = generator.random() < organisation.skipping
            row[question] = "" if skipped else int(generator.integers(1, 6))
        if organisation.pain_points:
            named = [p for p in ("data_access", "vision") if generator.random() < 0.3]
            row["pain_points"] = "; ".join(named)
        rows.append(row)
    return rows


def _invited(organisation: Organisation, rows: list[Row]) -> list[Row]:
    """Those who answered, and some who did not."""
    generator = np.random.default_rng(organisation.seed + 1)
    columns = {"whole": ("tribe", "role", "seniority"), "tribes": ("tribe",)}
    if organisation.population == "none":
        return []
    kept = columns[organisation.population]
    counts = Counter(tuple(row[column] for column in kept) for row in rows)
    return [
        dict(zip(kept, group, strict=True))
        | {"invited": n + int(generator.binomial(n + 1, organisation.silent))}
        for group, n in counts.items()
    ]


def _change(organisation: Organisation, place: int) -> TribeChange:
    merged = organisation.change == "merged"
    former = (f"T{place} 0", f"T{place} {organisation.tribes - 1}")
    return TribeChange(
        change="merged" if merged else "renamed",
        former=former if merged else former[:1],
        names=(f"T{place} new",),
        since=edition_of(place + 1),
        decided_on=date(2026, 1, 1) + timedelta(days=place),
    )


def _questionnaire(listed: list[Organisation]) -> str:
    words = QUESTIONNAIRE
    for place, organisation in enumerate(listed):
        words += _named("roles", (f"r{place}_{n}" for n in range(organisation.roles)))
        words += _named("seniorities", (f"s{place}_{n}" for n in range(organisation.seniorities)))
    for question, theme in MORE.items():
        name = ("data", "culture")[theme]
        words += f'[[questions]]\nid = "{question}"\ntheme = "{name}"\ntext.en = "{question}?"\n'
    return words


def _named(part: str, names: object) -> str:
    return "".join(f'[[{part}]]\nid = "{n}"\nlabel.en = "{n}"\n' for n in names)  # type: ignore[attr-defined]
