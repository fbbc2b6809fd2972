from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from barometer.stats.priorities import Mentions, priorities
from barometer.stats.ranks import SEED, RankedPainPoint, rank_pain_points
from barometer.stats.resamples import Groups, Tally, dealt_into_groups, resampled


def made_up(seed: int, rows: int, pain_points: int = 12, tribes: int = 8) -> Mentions:
    generator = np.random.default_rng(seed)
    named = generator.random((rows, pain_points)) < np.linspace(0.3, 0.02, pain_points)
    scores = generator.integers(0, 21, (rows, pain_points)) * 5.0
    scores[generator.random(scores.shape) < 0.1] = np.nan
    return Mentions(named, scores, generator.integers(-1, tribes, rows), tribes)


def standing_for(mentions: Mentions, seed: int, most: int = 5) -> tuple[Mentions, Mentions]:
    """The same rows with counts, and with each respondent written out."""
    rows = len(mentions.named)
    counts = np.random.default_rng(seed).integers(1, most + 1, rows)
    each = np.repeat(np.arange(rows), counts)
    parts = mentions.named, mentions.scores, mentions.tribes
    out = Mentions(*(part[each] for part in parts), mentions.released)  # type: ignore[arg-type]
    return Mentions(*parts, mentions.released, counts), out


@settings(max_examples=25)
@given(st.integers(0, 10_000), st.integers(1, 40))
def test_counts_are_as_many_respondents(seed: int, rows: int) -> None:
    short, long = standing_for(made_up(seed, rows), seed)
    assert short.asked == long.asked == len(long.named)
    for a, b in zip(priorities(short), priorities(long), strict=True):
        assert (a.asked, a.mentions, a.frequency) == (b.asked, b.mentions, b.frequency)
        assert (a.severity, a.breadth) == (pytest.approx(b.severity), b.breadth)
    ranked = [(r.rank, r.rank_low, r.rank_high) for r in rank_pain_points(short, 50)]
    assert ranked == [(r.rank, r.rank_low, r.rank_high) for r in rank_pain_points(long, 50)]


@pytest.mark.parametrize("counts", [np.array([1, 0]), np.array([1])])
def test_counts_that_do_not_fit(counts: np.ndarray) -> None:
    with pytest.raises(ValueError, match=r"a row"):
        Mentions(np.zeros((2, 1), bool), np.zeros((2, 1)), np.array([0, 0]), 1, counts)


@pytest.mark.parametrize("counts", [None, np.zeros(0, dtype=np.int64)])
def test_of_nobody_nothing_is_drawn(counts: np.ndarray | None) -> None:
    no_tribe = np.zeros(0, dtype=np.int64)
    nobody = Mentions(np.zeros((0, 2), dtype=bool), np.zeros((0, 2)), no_tribe, 0, counts)
    assert list(resampled(nobody, 5, SEED)) == []


def assert_all_dealt(groups: Groups, mentions: Mentions) -> None:
    """Nobody is lost, nobody twice, and groups are equal but for one respondent."""
    found = priorities(mentions)
    assert groups.asked.sum() == mentions.asked
    assert groups.asked.max() - groups.asked.min() <= 1
    assert list(groups.named.sum(axis=0)) == [each.mentions for each in found]
    tribes = groups.seen.any(axis=0).sum(axis=0)
    assert [t / mentions.released for t in tribes] == [each.breadth for each in found]
    for column, each in enumerate(found):
        scored = groups.scored[:, column].sum()
        mean = groups.totals[:, column].sum() / scored if scored else None
        assert each.severity == (None if mean is None else pytest.approx(100 - mean))


@pytest.mark.parametrize("seed", [1, 2])
def test_groups_hold_everybody_once(seed: int) -> None:
    short, long = standing_for(made_up(seed, 400), seed)
    assert_all_dealt(dealt_into_groups(short, 90, SEED), long)
    assert_all_dealt(dealt_into_groups(long, 90, SEED), long)


def test_groups_dealt_in_parts_hold_everybody_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("barometer.stats.resamples.BLOCK", 180)
    short, long = standing_for(made_up(3, 400), 3)
    assert_all_dealt(dealt_into_groups(short, 90, SEED), long)


def joined(mentions: Mentions, resamples: int) -> Tally:
    parts = [vars(tally) for tally in resampled(mentions, resamples, SEED)]
    return Tally(**{name: np.concatenate([part[name] for part in parts]) for name in parts[0]})


def in_groups(monkeypatch: pytest.MonkeyPatch) -> None:
    """Six respondents a group at 3,000: what a large organisation gets."""
    monkeypatch.setattr("barometer.stats.resamples.ONE_BY_ONE", 0)
    monkeypatch.setattr("barometer.stats.resamples.GROUPS", 500)
    one_by_one_even_alike(monkeypatch)


def one_by_one_even_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("barometer.stats.resamples.ALIKE", 1_000_000)


def in_a_dozen_rows() -> Mentions:
    """3,000 respondents of whom those alike stand together, as a caller may count them."""
    few = made_up(6, 12)
    return Mentions(few.named, few.scores, few.tribes, few.released, np.full(12, 250))


@pytest.mark.parametrize("mentions", [made_up(5, 3000), in_a_dozen_rows()], ids=["any", "alike"])
def test_groups_spread_as_single_respondents_do(
    mentions: Mentions, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every sum's standard deviation within 15 %, its mean within a tenth of it.

    Two bootstraps of 2,000 resamples differ by 2 % in a standard deviation, and 500 groups know it
    to √(2/500)/2 = 3 %: of 36 sums the worst is 3 to 4 such errors off.
    """
    with monkeypatch.context() as plainly:
        one_by_one_even_alike(plainly)
        plain = joined(mentions, 2000)
    in_groups(monkeypatch)
    grouped = joined(mentions, 2000)
    for name in ("named", "scored", "totals"):
        one, many = getattr(plain, name), getattr(grouped, name)
        assert many.std(axis=0) == pytest.approx(one.std(axis=0), rel=0.15)
        assert (np.abs(many.mean(axis=0) - one.mean(axis=0)) <= 0.1 * one.std(axis=0)).all()


def test_rows_that_stand_for_many_spread_as_single_respondents_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Every sum's mean and standard deviation agree, within four errors of 2,000 resamples."""
    alike = joined(in_a_dozen_rows(), 2000)
    assert (alike.asked == 3000).all()
    one_by_one_even_alike(monkeypatch)
    plain = joined(in_a_dozen_rows(), 2000)
    for name in ("named", "scored", "totals"):
        one, many = getattr(plain, name), getattr(alike, name)
        assert many.std(axis=0) == pytest.approx(one.std(axis=0), rel=0.09)
        assert (np.abs(many.mean(axis=0) - one.mean(axis=0)) <= 0.13 * one.std(axis=0)).all()


def test_groups_miss_a_lone_mention_as_often(monkeypatch: pytest.MonkeyPatch) -> None:
    """One mention in a tribe is missed in (1 − 1/n)ⁿ → 1/e of the resamples, drawn either way."""
    named, tribes = np.zeros((3000, 1), dtype=bool), np.zeros(3000, dtype=np.int64)
    named[:1500, 0], named[2999, 0], tribes[2999] = True, True, 1
    mentions = Mentions(named, np.full((3000, 1), 50.0), tribes, 2)
    plain = float((joined(mentions, 2000).tribes == 1).mean())
    in_groups(monkeypatch)
    grouped = float((joined(mentions, 2000).tribes == 1).mean())
    assert (plain, grouped) == (pytest.approx(1 / np.e, abs=0.04),) * 2


def ends(found: list[RankedPainPoint]) -> np.ndarray:
    return np.array([(each.rank_low or 0, each.rank_high or 0) for each in found])


def test_ranges_agree_with_the_plain_bootstrap(monkeypatch: pytest.MonkeyPatch) -> None:
    """At 3,000 every end is within one place of the plain one, and nine in ten are the same."""
    made = [made_up(seed, 3000) for seed in range(6)]
    plain = [rank_pain_points(mentions) for mentions in made]
    in_groups(monkeypatch)
    grouped = [rank_pain_points(mentions) for mentions in made]
    assert [[r.rank for r in rows] for rows in plain] == [
        [r.rank for r in rows] for rows in grouped
    ]
    apart = np.abs(np.stack([ends(a) - ends(b) for a, b in zip(plain, grouped, strict=True)]))
    assert apart.max() <= 1
    assert (apart == 0).mean() >= 0.9


@pytest.mark.parametrize("alike", [True, False])
def test_millions_are_ranked(alike: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two million respondents by counts: the ranges narrow to what so many can tell."""
    if not alike:
        one_by_one_even_alike(monkeypatch)
    few = made_up(8, 500)
    many = Mentions(few.named, few.scores, few.tribes, few.released, np.full(500, 4000))
    assert many.asked == 2_000_000
    narrow, wide = ends(rank_pain_points(many, 200)), ends(rank_pain_points(few, 200))
    assert (np.diff(narrow) <= np.diff(wide)).all()
    assert np.diff(narrow).sum() < 0.2 * np.diff(wide).sum()
