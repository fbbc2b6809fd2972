"""What is published is what the definitions in barometer.stats give, answer by answer."""

from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np
import pytest

from barometer.settings import Settings
from barometer.stats.changes import Pairs, compare
from barometer.stats.drivers import spearman
from barometer.stats.intervals import Interval, finite_population_interval, mean_interval
from barometer.stats.linearisation import respondent_index_values
from barometer.stats.maturity import maturity_index, maturity_level
from barometer.stats.moments import Moments
from barometer.stats.multiplicity import q_values
from barometer.stats.priorities import Mentions
from barometer.stats.ranks import rank_pain_points
from barometer.stats.reliability import cronbach_alpha_from_sums
from barometer.stats.scores import (
    answer_moments,
    favourable_share,
    respondent_theme_score,
    score,
)
from barometer.stats.shares import Share, wilson
from barometer.stats.silence import score_bounds
from barometer.stats.verdicts import detectable_change, verdict
from barometer.store.home import Home
from barometer.store.publication import Publication
from pipelines.publish import publish
from tests.pipelines.conftest import Load

MORE = """
[[questions]]
id = "data_3"
theme = "data"
text.en = "I trust what I am shown."
scale = 7
[[questions]]
id = "culture_2"
theme = "culture"
text.en = "Mistakes are hidden here."
reversed = true
[overall]
id = "overall"
"""
THEMES = {
    "data": {"data_1": (5, False), "data_2": (5, True), "data_3": (7, False)},
    "culture": {"culture_1": (5, False), "culture_2": (5, True)},
}
POINTS = {"Getting at the data": "data", "Nobody explains the vision": "culture"}
INVITED = {"Search": 30, "Growth": 36}
EDITIONS = "2025-S1", "2025-S2"
Person = dict[str, Any]


def answered(generator: np.random.Generator, day: str) -> list[Person]:
    """24 and 30 respondents, 30 known in both editions; six a tribe leave each question out."""
    people = []
    for i in range(54):
        person: Person = {"tribe": "Search" if i < 24 else "Growth", "submitted_at": day}
        person |= {"role": "pm", "seniority": "senior", "overall": int(generator.integers(1, 11))}
        if i % 9 < 5:
            person["respondent"] = f"p{i}@example.org"
        for questions in THEMES.values():
            for question, (scale, _) in questions.items():
                person[question] = int(generator.integers(1, scale + 1))
        named = [point for point in POINTS if generator.random() < 0.5]
        people.append(person | {"pain_points": "; ".join(named)})
    for tribe in (people[:24], people[24:]):
        for question in (question for questions in THEMES.values() for question in questions):
            for place in generator.permutation(len(tribe))[:6]:
                tribe[place][question] = ""
    return people


@pytest.fixture
def people() -> dict[str, list[Person]]:
    generator = np.random.default_rng(21)
    days = dict(zip(EDITIONS, ("2025-06-02", "2025-11-17"), strict=True))
    return {edition: answered(generator, days[edition]) for edition in EDITIONS}


@pytest.fixture
def published(settings: Settings, load: Load, people: dict[str, list[Person]]) -> Publication:
    words = Home(settings.home).questionnaire
    words.write_text(words.read_text(encoding="utf-8") + MORE, encoding="utf-8")
    for edition, rows in people.items():
        invited = [
            {"edition": edition, "tribe": t, "role": "pm", "seniority": "senior", "invited": n}
            for t, n in INVITED.items()
        ]
        load("population", invited, name=f"p{edition}.csv")
        load("survey", rows, name=f"s{edition}.csv", edition=edition)
    return publish(settings)


def within(rows: list[Person], slice_id: str) -> list[Person]:
    return [row for row in rows if slice_id in ("all", f"tribe={row['tribe']}")]


def scores(person: Person, theme: str) -> list[float | None]:
    return [
        None if person[question] == "" else score(person[question], scale, reversed)
        for question, (scale, reversed) in THEMES[theme].items()
    ]


def theme_scores(rows: list[Person], theme: str) -> list[float | None]:
    return [respondent_theme_score(scores(person, theme)) for person in rows]


def moments(rows: list[Person], theme: str) -> Moments:
    return Moments.of(value for value in theme_scores(rows, theme) if value is not None)


def ends(interval: Interval | None) -> list[object]:
    assert interval is not None
    kept = interval.clipped()
    return [pytest.approx(kept.low), pytest.approx(kept.high)]


def counts(rows: list[Person], question: str) -> Counter[int]:
    return Counter(row[question] for row in rows if row[question] != "")


def test_scores_are_as_defined(published: Publication, people: dict[str, list[Person]]) -> None:
    found = published.rows("FROM theme_scores")
    assert len(found) == 2 * 3 * 2
    for row in found:
        rows = within(people[row["edition"]], row["slice_id"])
        expected = moments(rows, row["theme"])
        invited = INVITED.get(row["slice_id"].removeprefix("tribe="), sum(INVITED.values()))
        assert (row["n"], row["score"]) == (expected.n, pytest.approx(expected.mean))
        assert row["level"] == maturity_level(expected.mean or 0.0)
        assert row["detectable"] == pytest.approx(detectable_change(expected.sd, expected.n))
        assert [row["low"], row["high"]] == ends(mean_interval(expected))
        finite = finite_population_interval(expected, invited)
        assert [row["finite_low"], row["finite_high"]] == ends(finite)
        silent = score_bounds(expected.total, expected.n, invited)
        assert [row["silent_low"], row["silent_high"]] == ends(silent)
        shares = [
            favourable_share(counts(rows, question), *how)
            for question, how in THEMES[row["theme"]].items()
        ]
        assert row["favourable"] == pytest.approx(sum(shares, Share(0, 0)).value)


def test_questions_are_as_defined(published: Publication, people: dict[str, list[Person]]) -> None:
    found = published.rows("FROM question_scores")
    assert len(found) == 2 * 3 * 5
    how = {question: each for questions in THEMES.values() for question, each in questions.items()}
    for row in found:
        given = counts(within(people[row["edition"]], row["slice_id"]), row["question"])
        expected = answer_moments(given, *how[row["question"]])
        share = favourable_share(given, *how[row["question"]])
        assert (row["n"], row["score"]) == (expected.n, pytest.approx(expected.mean))
        assert row["favourable"] == pytest.approx(share.value)


def test_the_index_alpha_and_drivers_are_as_defined(
    published: Publication, people: dict[str, list[Person]]
) -> None:
    for row in published.rows("FROM maturity"):
        rows = within(people[row["edition"]], row["slice_id"])
        table = np.array([theme_scores(rows, theme) for theme in THEMES], dtype=np.float64).T
        values = [value for value in respondent_index_values(table) if value is not None]
        index = maturity_index([moments(rows, theme).mean for theme in THEMES])
        assert row["score"] == pytest.approx(index)
        assert [row["low"], row["high"]] == ends(mean_interval(Moments.of(values)))
    for row in published.rows("FROM reliability"):
        matrix = np.array([scores(p, row["theme"]) for p in people[row["edition"]]], np.float64)
        complete = matrix[~np.isnan(matrix).any(axis=1)]
        questions, totals = [Moments.of(c) for c in complete.T], Moments.of(complete.sum(axis=1))
        expected = cronbach_alpha_from_sums(questions, totals)
        assert (row["n"], row["alpha"]) == (expected.n, pytest.approx(expected.alpha))
    for row in published.rows("FROM drivers"):
        rows = people[row["edition"]]
        overall = np.array([person["overall"] for person in rows], np.float64)
        theme = np.array(theme_scores(rows, row["theme"]), np.float64)
        found = spearman(theme, overall)
        assert found is not None
        assert (row["n"], row["rho"]) == (found.n, pytest.approx(found.rho))
        assert [row["low"], row["high"]] == [
            pytest.approx(end) for end in vars(found.interval).values()
        ]


def test_changes_are_as_defined(published: Publication, people: dict[str, list[Person]]) -> None:
    """Those known in both editions are linked, slice by slice; one family for all."""
    found = published.rows("FROM changes")
    assert len(found) == 3 * 2
    expected = []
    for row in found:
        before, now = (within(people[edition], row["slice_id"]) for edition in EDITIONS)
        known: list[dict[str, float]] = []
        for rows in (before, now):
            values = zip(rows, theme_scores(rows, row["theme"]), strict=True)
            known.append(
                {p["respondent"]: v for p, v in values if "respondent" in p and v is not None}
            )
        both = sorted(known[0].keys() & known[1].keys())
        pairs = Pairs.of([known[0][p] for p in both], [known[1][p] for p in both])
        sums = moments(before, row["theme"]), moments(now, row["theme"])
        expected.append(compare(*sums, pairs))
    for row, change, q in zip(found, expected, q_values([c.p for c in expected]), strict=True):
        assert row["method"] == change.method == "partially_overlapping"
        for part in ("difference", "low", "high", "p"):
            assert row[part] == pytest.approx(getattr(change, part)), part
        assert (row["n_before"], row["n_now"]) == (change.n_before, change.n_now)
        assert (row["q"], row["verdict"]) == (pytest.approx(q), verdict(change, q))
        assert row["comparisons"] == len(found)


def test_pain_points_are_as_defined(
    published: Publication, people: dict[str, list[Person]]
) -> None:
    for edition, rows in people.items():
        found = published.rows(
            "FROM pain_points WHERE slice_id = 'all' AND edition = $edition"
            " ORDER BY pain_point = 'vision'",
            {"edition": edition},
        )
        mentions = Mentions(
            np.array([[point in row["pain_points"] for point in POINTS] for row in rows]),
            np.array([theme_scores(rows, theme) for theme in POINTS.values()], np.float64).T,
            np.array([sorted(INVITED).index(row["tribe"]) for row in rows]),
            len(INVITED),
        )
        for row, ranked in zip(found, rank_pain_points(mentions), strict=True):
            expected = ranked.priority
            assert (row["asked"], row["mentions"]) == (expected.asked, expected.mentions)
            assert row["severity"] == pytest.approx(expected.severity)
            assert (row["breadth"], row["priority"]) == (1, pytest.approx(expected.priority))
            places = [row[part] for part in ("rank", "rank_low", "rank_high")]
            assert places == [ranked.rank, ranked.rank_low, ranked.rank_high]
            interval = wilson(expected.mentions, expected.asked)
            assert interval is not None
            assert [row["low"], row["high"]] == pytest.approx([interval.low, interval.high])
