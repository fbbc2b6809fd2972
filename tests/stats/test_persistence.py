from __future__ import annotations

import pytest
from statsmodels.stats.proportion import confint_proportions_2indep

from barometer.stats.persistence import Status, persistence, retest, status
from barometer.stats.shares import Share


@pytest.mark.parametrize(
    ("ranks", "editions"),
    [
        ([], 0),
        ([10], 1),
        ([11], 0),
        ([1, 2, None], 0),
        ([1, None, 3, 10], 2),
        ([1, 11, 3], 1),
        ([4, 5, 6], 3),
    ],
)
def test_persistence(ranks: list[int | None], editions: int) -> None:
    assert persistence(ranks) == editions


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        (Share(30, 56), Share(8, 56), Status.BETTER),
        (Share(8, 56), Share(30, 56), Status.NOT_BETTER),
        (Share(900, 2000), Share(900, 2000), Status.NOT_BETTER),
        (Share(20, 56), Share(19, 56), Status.CANNOT_TELL),
        (Share(9, 9), Share(0, 30), Status.CANNOT_TELL),
        (Share(10, 10), Share(0, 10), Status.BETTER),
        (Share(0, 0), Share(0, 0), Status.CANNOT_TELL),
    ],
)
def test_retest(before: Share, now: Share, expected: Status) -> None:
    assert retest(before, now) is expected


@pytest.mark.parametrize("most", [1000, 2000, 5000])
def test_retest_says_not_better_only_where_no_fall_of_five_points_is_left(most: int) -> None:
    """Against the interval of another implementation, around where it leaves five points."""
    said = {}
    for count in range(int(0.3 * most), int(0.5 * most), 7):
        low, high = confint_proportions_2indep(
            count, most, int(0.4 * most), most, method="newcomb", compare="diff"
        )
        expected = Status.BETTER if high < 0 else Status.NOT_BETTER
        if high >= 0 and low < -0.05:
            expected = Status.CANNOT_TELL
        said[count] = expected
        assert retest(Share(int(0.4 * most), most), Share(count, most)) is expected
    assert {Status.BETTER, Status.NOT_BETTER} <= set(said.values())


def test_status_before_the_retest() -> None:
    share = Share(20, 40)
    assert status(False, share, share) is Status.OPEN
    assert status(True) is Status.HAS_INITIATIVE
    assert status(True, share) is Status.HAS_INITIATIVE
    assert status(True, Share(30, 56), Share(8, 56)) is Status.BETTER
