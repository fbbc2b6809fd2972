"""Respondents drawn again: what each pain point's sums become in every resample."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from barometer.stats.priorities import Counts, Floats, Mentions

BLOCK = 4_000_000  # respondents drawn, or put into groups, at a time: 32 MB
ONE_BY_ONE = 20_000  # respondents; beyond it, groups of them are drawn
GROUPS = 2_000
ALIKE = 10  # respondents a row from which on rows are drawn, and not each respondent


@dataclass(frozen=True, eq=False)
class Tally:
    """Sums a resample (row) and pain point (column); asked has one column."""

    asked: Floats
    named: Floats
    scored: Floats
    totals: Floats
    tribes: Floats


def resampled(mentions: Mentions, resamples: int, seed: int) -> Iterator[Tally]:
    """Yield the sums of that many resamples, some at a time: the bootstrap of Efron 1979.

    Up to ONE_BY_ONE respondents each is drawn by itself. Of more, respondents are first dealt at
    random into GROUPS groups, and whole groups are drawn: every number here is a sum over
    respondents, so a sum of groups varies as a sum of single draws does. The spread is then known
    to √(2/GROUPS)/2 = 2 %, less than a thousand resamples leave unsure by themselves, and a tribe
    with one mention is missed as often as before. Subsets drawn up to full size (the bag of little
    bootstraps) would lose or keep such a mention for a whole subset. Source: Wolter 2007 (random
    groups). Where few rows stand for many, how often each row is drawn is drawn at once, which
    comes to the same as one by one.
    """
    if not mentions.asked:
        return
    rows = len(mentions.named)
    if mentions.counts is not None and rows <= min(GROUPS, mentions.asked // ALIKE):
        yield _tally_people(mentions, _draws_of_alike(mentions.counts, resamples, seed))
        return
    if mentions.asked <= ONE_BY_ONE:
        people = _one_a_row(mentions)
        for weights in _draws(people.asked, resamples, seed):
            yield _tally_people(people, weights)
        return
    groups = dealt_into_groups(mentions, GROUPS, seed)
    for weights in _draws(GROUPS, resamples, seed):
        yield _tally_groups(groups, weights)


def _draws(units: int, resamples: int, seed: int) -> Iterator[Floats]:
    """Yield blocks of resamples as weights: how often each unit was drawn."""
    generator = np.random.default_rng(seed)
    block = max(1, BLOCK // units)
    for start in range(0, resamples, block):
        rows = min(block, resamples - start)
        drawn = generator.integers(0, units, size=(rows, units))
        drawn += np.arange(rows)[:, np.newaxis] * units
        counts = np.bincount(drawn.ravel(), minlength=rows * units)
        yield counts.reshape(rows, units).astype(np.float64)


def _draws_of_alike(counts: Counts, resamples: int, seed: int) -> Floats:
    """Return resample × row: how often respondents of the row were drawn."""
    generator = np.random.default_rng(seed)
    drawn = generator.multinomial(counts.sum(), counts / counts.sum(), size=resamples)
    return drawn.astype(np.float64)


def _one_a_row(mentions: Mentions) -> Mentions:
    if mentions.counts is None:
        return mentions
    rows = np.repeat(np.arange(len(mentions.named)), mentions.counts)
    named, scores = mentions.named[rows], mentions.scores[rows]
    return Mentions(named, scores, mentions.tribes[rows], mentions.released)


def _tally_people(people: Mentions, weights: Floats) -> Tally:
    named = people.named.astype(np.float64)
    has_score = people.named & ~np.isnan(people.scores)
    tribes = np.zeros((len(weights), named.shape[1]))
    for tribe in range(people.released):
        members = people.tribes == tribe
        tribes += weights[:, members] @ named[members] > 0
    totals = np.where(has_score, people.scores, 0.0)
    sums = weights @ np.hstack([named, has_score, totals])  # one walk over the weights, not three
    counted, scored, total = np.hsplit(sums, 3)
    return Tally(weights.sum(axis=1, keepdims=True), counted, scored, total, tribes)


@dataclass(frozen=True, eq=False)
class Groups:
    """Sums a group (row) and pain point (column); seen: group × tribe × pain point, named there."""

    asked: Floats
    named: Floats
    scored: Floats
    totals: Floats
    seen: NDArray[np.bool_]


def dealt_into_groups(mentions: Mentions, groups: int, seed: int) -> Groups:
    """Return the sums of groups that respondents are dealt into at random, equal but for one."""
    generator = np.random.default_rng((seed, groups))
    shape = groups, mentions.named.shape[1]
    dealt = Groups(
        np.zeros((groups, 1)),
        np.zeros(shape),
        np.zeros(shape),
        np.zeros(shape),
        np.zeros((groups, mentions.released, shape[1]), dtype=np.bool_),
    )
    ends = None if mentions.counts is None else mentions.counts.cumsum()
    for start in range(0, mentions.asked, BLOCK):
        people = np.arange(start, min(start + BLOCK, mentions.asked))
        rows = people if ends is None else np.searchsorted(ends, people, side="right")
        _deal(dealt, mentions, rows, generator.permutation(people) % groups)
    return dealt


def _deal(dealt: Groups, mentions: Mentions, rows: Counts, group: Counts) -> None:
    """Add one respondent a row to the group of the same place."""
    size = len(dealt.asked)
    dealt.asked[:, 0] += np.bincount(group, minlength=size)
    tribes = mentions.tribes[rows]
    for column in range(dealt.named.shape[1]):
        named = mentions.named[rows, column]
        scores = mentions.scores[rows, column]
        scored = named & ~np.isnan(scores)
        dealt.named[:, column] += np.bincount(group[named], minlength=size)
        dealt.scored[:, column] += np.bincount(group[scored], minlength=size)
        dealt.totals[:, column] += np.bincount(group[scored], scores[scored], minlength=size)
        here = named & (tribes >= 0)
        dealt.seen[group[here], tribes[here], column] = True


def _tally_groups(groups: Groups, weights: Floats) -> Tally:
    tribes = np.zeros((len(weights), groups.named.shape[1]))
    for tribe in range(groups.seen.shape[1]):
        tribes += weights @ groups.seen[:, tribe].astype(np.float64) > 0
    return Tally(
        asked=weights @ groups.asked,
        named=weights @ groups.named,
        scored=weights @ groups.scored,
        totals=weights @ groups.totals,
        tribes=tribes,
    )
