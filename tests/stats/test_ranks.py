from __future__ import annotations

from math import isfinite

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from barometer.stats.priorities import Mentions, Priority, priorities, priority
from barometer.stats.ranks import SEED, RankedPainPoint, rank_pain_points, told_apart


def made_up(
    seed: int, asked: int = 40, pain_points: int = 6, tribes: int = 5, gaps: float = 0.2
) -> Mentions:
    generator = np.random.default_rng(seed)
    named = generator.random((asked, pain_points)) < np.linspace(0.5, 0.02, pain_points)
    scores = generator.integers(0, 21, (asked, pain_points)) * 5.0
    scores[generator.random(scores.shape) < gaps] = np.nan
    return Mentions(named, scores, generator.integers(-1, tribes, asked), tribes)


def naive_priority(
    mentions: Mentions, drawn: list[int], column: int, otherwise: float | None = None
) -> float | None:
    """Return one pain point's priority among the drawn respondents, person by person.

    otherwise: the mean score when nobody drawn has one.
    """
    who = [person for person in drawn if mentions.named[person, column]]
    if not who:
        return 0.0
    known = [mentions.scores[person, column] for person in who]
    known = [value for value in known if not np.isnan(value)]
    if not known and otherwise is None:
        return None
    known = known or [otherwise]
    tribes = {int(mentions.tribes[person]) for person in who} - {-1}
    breadth = len(tribes) / mentions.released
    return len(who) / len(drawn) * (100 - sum(known) / len(known)) * (0.5 + 0.5 * breadth)


@given(st.integers(0, 10_000))
def test_priorities_person_by_person(seed: int) -> None:
    mentions = made_up(seed)
    for column, found in enumerate(priorities(mentions)):
        expected = naive_priority(mentions, list(range(mentions.asked)), column)
        assert found.priority == (None if expected is None else pytest.approx(expected))
        assert found.mentions == int(mentions.named[:, column].sum())
        assert found.frequency == found.mentions / mentions.asked
        assert (found.severity is None) == (found.mentions == 0 or expected is None)


def test_priority_formula() -> None:
    assert priority(0.5, 60, 1.0) == 30
    assert priority(0.5, 60, 0.0) == 15
    assert priority(0.5, 60, None) == 30


def test_priorities_at_the_edges() -> None:
    nobody = Mentions(
        np.zeros((0, 2), dtype=bool), np.zeros((0, 2)), np.zeros(0, dtype=np.int64), 0
    )
    assert priorities(nobody) == [Priority(0, 0, None, None, None, None)] * 2
    assert rank_pain_points(nobody)[0].rank is None
    named = np.array([[True, False, True], [False, False, False]])
    scores = np.array([[30.0, 50.0, np.nan], [50.0, 50.0, 50.0]])
    found = priorities(Mentions(named, scores, np.array([-1, -1]), 0))
    assert found[0] == Priority(2, 1, 0.5, 70.0, None, 35.0)
    assert found[1] == Priority(2, 0, 0.0, None, None, 0.0)
    assert found[2] == Priority(2, 1, 0.5, None, None, None)


def test_mentions_that_do_not_fit() -> None:
    named, scores = np.zeros((2, 2), dtype=bool), np.zeros((2, 2))
    with pytest.raises(ValueError, match="same respondents"):
        Mentions(named, scores[:1], np.array([0, 0]), 1)
    with pytest.raises(ValueError, match="numbered"):
        Mentions(named, scores, np.array([0, 1]), 1)


def naive_ranges(mentions: Mentions, resamples: int) -> list[tuple[int, int]]:
    """Return the rank ranges by drawing the same resamples and sorting each by hand."""
    drawn = np.random.default_rng(SEED).integers(0, mentions.asked, (resamples, mentions.asked))
    columns = range(mentions.named.shape[1])
    of_all = [
        float(np.nan_to_num(mentions.scores[mentions.named[:, c], c]).sum())
        / max(1, int((~np.isnan(mentions.scores[mentions.named[:, c], c])).sum()))
        for c in columns
    ]
    places: list[list[tuple[int, int]]] = [[] for _ in columns]
    for row in drawn:
        values = [naive_priority(mentions, list(row), c, of_all[c]) for c in columns]
        rounded = [round(value or 0.0, 9) for value in values]
        for column in columns:
            above = sum(value > rounded[column] for value in rounded)
            ties = sum(value == rounded[column] for value in rounded)
            places[column].append((above + 1, above + ties))
    ranges = []
    for each in places:
        best, worst = sorted(b for b, _ in each), sorted(w for _, w in each)
        ranges.append((best[round(0.05 * resamples) - 1], worst[round(0.95 * resamples) - 1]))
    return ranges


@pytest.mark.parametrize(("seed", "gaps"), [(1, 0.0), (2, 0.2), (3, 0.5), (6, 0.6)])
def test_rank_ranges_against_sorting_by_hand(seed: int, gaps: float) -> None:
    mentions = made_up(seed, gaps=gaps)
    assert all(each.priority is not None for each in priorities(mentions))
    found = rank_pain_points(mentions, resamples=200)
    for row, (low, high) in zip(found, naive_ranges(mentions, 200), strict=True):
        assert row.rank is not None
        assert (row.rank_low, row.rank_high) == (min(low, row.rank), max(high, row.rank))


@settings(max_examples=25)
@given(st.integers(0, 10_000), st.integers(1, 30), st.integers(0, 5))
def test_rank_ranges_hold_the_rank(seed: int, asked: int, tribes: int) -> None:
    mentions = made_up(seed, asked=asked, tribes=tribes)
    found = rank_pain_points(mentions, resamples=60)
    ranked = [row for row in found if row.rank is not None]
    for row in found:
        assert (row.rank is None) == (row.priority.priority is None)
    for row in ranked:
        assert row.rank is not None
        assert row.rank_low is not None
        assert row.rank_high is not None
        assert row.priority.priority is not None
        assert isfinite(row.priority.priority)
        assert 1 <= row.rank_low <= row.rank <= row.rank_high <= len(ranked)
    by_rank = sorted(ranked, key=lambda row: row.rank or 0)
    values = [row.priority.priority or 0.0 for row in by_rank]
    assert values == pytest.approx(sorted(values, reverse=True))


def test_rank_ranges_are_the_same_every_time_and_in_blocks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    mentions = made_up(4)
    whole = rank_pain_points(mentions)
    assert rank_pain_points(mentions) == whole
    monkeypatch.setattr("barometer.stats.resamples.BLOCK", 7 * mentions.asked)
    assert rank_pain_points(mentions) == whole


def test_ties_share_the_better_rank_and_span_their_places() -> None:
    mentions = made_up(5, pain_points=2)
    twice = Mentions(
        np.repeat(mentions.named, 2, axis=1),
        np.repeat(mentions.scores, 2, axis=1),
        mentions.tribes,
        mentions.released,
    )
    found = rank_pain_points(twice, resamples=100)
    assert found[0] == found[1]
    assert found[0].rank_low is not None
    assert found[0].rank_high is not None
    assert found[0].rank_high > found[0].rank_low
    assert not told_apart(found[0], found[1])


def test_told_apart() -> None:
    nothing = Priority(0, 0, None, None, None, None)
    first, second = RankedPainPoint(nothing, 1, 1, 2), RankedPainPoint(nothing, 3, 3, 5)
    assert told_apart(first, second)
    assert told_apart(second, first)
    assert not told_apart(first, RankedPainPoint(nothing, 2, 2, 4))
    assert not told_apart(first, RankedPainPoint(nothing, None, None, None))


def test_rank_range_is_widened_to_a_rank_the_resamples_miss() -> None:
    """One mention in each of 300 tribes comes first, and loses breadth in every resample."""
    tribes = np.array([0] * 1701 + list(range(1, 300)))
    everywhere = np.array([place == 0 or place >= 1701 for place in range(2000)])
    mentions = Mentions(
        np.column_stack([everywhere, tribes == 0]),
        np.column_stack([np.zeros(2000), np.full(2000, 66.0)]),
        tribes,
        300,
    )
    first, second = rank_pain_points(mentions, resamples=200)
    assert (first.rank, first.rank_low, first.rank_high) == (1, 1, 2)
    assert (second.rank, second.rank_low, second.rank_high) == (2, 1, 2)


def test_a_resample_without_a_score_keeps_the_severity_of_all() -> None:
    """Drawn without its only scored respondent, the mild one must not look like the worst."""
    named = np.zeros((10, 2), dtype=bool)
    named[:2, 0], named[2:5, 1] = True, True
    scores = np.full((10, 2), 60.0)
    scores[:2, 0] = 95.0, np.nan
    mild, _ = rank_pain_points(Mentions(named, scores, np.full(10, -1), 0))
    assert (mild.rank, mild.rank_low, mild.rank_high) == (2, 2, 2)
