"""Every interval holds what it surrounds and stays where it must, from one answer to 50 million."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from barometer.stats.enps import enps
from barometer.stats.intervals import Interval, finite_population_interval, mean_interval
from barometer.stats.moments import Moments
from barometer.stats.shares import Share, newcombe, wilson
from barometer.stats.silence import score_bounds, share_bounds
from tests.stats import nasty

ROUNDING = 1e-9
silent = st.integers(0, nasty.HUGE)


def holds(interval: Interval | None, value: float | None) -> bool:
    if interval is None or value is None:
        return interval is None
    return interval.low - ROUNDING <= value <= interval.high + ROUNDING


@given(nasty.shares)
def test_wilson_holds_the_share(share: Share) -> None:
    interval = wilson(share.count, share.n)
    assert holds(interval, share.value)
    assert interval is None or 0 <= interval.low <= interval.high <= 1


@given(nasty.shares, nasty.shares)
def test_newcombe_holds_the_difference(before: Share, now: Share) -> None:
    interval = newcombe(before.count, before.n, now.count, now.n)
    if before.value is None or now.value is None:
        assert interval is None
        return
    assert holds(interval, now.value - before.value)
    assert interval is not None
    assert -1 - ROUNDING <= interval.low <= interval.high <= 1 + ROUNDING


@given(nasty.shares, silent)
def test_silence_holds_the_share_and_narrows_to_it(share: Share, unheard: int) -> None:
    bounds = share_bounds(share.count, share.n, share.n + unheard)
    if share.value is None:
        assert bounds == (Interval(0, 1) if unheard else None)
        return
    assert holds(bounds, share.value)
    assert bounds is not None
    assert 0 <= bounds.low <= bounds.high <= 1
    assert bounds.high - bounds.low == pytest.approx(unheard / (share.n + unheard))


@given(nasty.moments, silent)
def test_silence_holds_the_score(answered: Moments, unheard: int) -> None:
    bounds = score_bounds(answered.total, answered.n, answered.n + unheard)
    if answered.mean is None:
        assert bounds == (Interval(0, 100) if unheard else None)
        return
    assert holds(bounds, answered.mean)
    assert bounds is not None
    assert -ROUNDING <= bounds.low <= bounds.high <= 100 + ROUNDING


@given(nasty.moments, silent)
def test_this_population_is_inside_the_noise_and_around_the_mean(
    answered: Moments, unheard: int
) -> None:
    narrow = finite_population_interval(answered, answered.n + unheard)
    band = mean_interval(answered)
    assert holds(narrow, answered.mean)
    assert holds(band, answered.mean)
    if narrow is not None and band is not None:
        assert band.low <= narrow.low + ROUNDING
        assert narrow.high <= band.high + ROUNDING


@given(nasty.numbers, nasty.numbers, nasty.numbers)
def test_enps_is_inside_its_interval(promoters: int, passives: int, detractors: int) -> None:
    found = enps(promoters, passives, detractors)
    if found is None:
        assert promoters + passives + detractors == 0
        return
    assert found.interval is None or holds(found.interval, found.points)
    assert -100 <= found.points <= 100
