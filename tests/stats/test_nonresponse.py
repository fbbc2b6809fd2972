from __future__ import annotations

from itertools import product
from math import comb, prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from barometer.stats.nonresponse import (
    Group,
    answered_unevenly,
    response_p,
    weighted_as_invited,
)

sizes = st.lists(
    st.integers(1, 9).flatmap(
        lambda invited: st.builds(Group, st.just(invited), st.integers(0, invited))
    ),
    min_size=2,
    max_size=4,
)


def exact_p(groups: list[Group]) -> float:
    """Every way as many could have answered, each with its chance: multivariate hypergeometric."""
    n, whole = sum(g.responded for g in groups), sum(g.invited for g in groups)

    def distance(drawn: tuple[int, ...]) -> float:
        expected = [g.invited * n / whole for g in groups]
        return sum((d - e) ** 2 / e for d, e in zip(drawn, expected, strict=True))

    observed = distance(tuple(g.responded for g in groups))
    p = 0.0
    for drawn in product(*(range(g.invited + 1) for g in groups)):
        if sum(drawn) == n and distance(drawn) >= observed - 1e-9:
            p += prod(comb(g.invited, d) for g, d in zip(groups, drawn, strict=True))
    return p / comb(whole, n)


@given(sizes)
def test_response_p_against_every_draw_there_is(groups: list[Group]) -> None:
    p = response_p(groups)
    if sum(g.responded for g in groups) in (0, sum(g.invited for g in groups)):
        assert p is None
    else:
        assert p == pytest.approx(exact_p(groups), abs=0.025)


def test_response_p_of_a_tribe_that_stayed_away() -> None:
    groups = [Group(20, 20), Group(20, 19), Group(20, 8)]
    p = response_p(groups)
    assert answered_unevenly(p)
    assert p == response_p(groups)


@pytest.mark.parametrize(
    "groups", [[], [Group(9, 4)], [Group(9, 9), Group(5, 5)], [Group(9, 0), Group(5, 0)]]
)
def test_response_p_does_not_exist(groups: list[Group]) -> None:
    assert response_p(groups) is None
    assert not answered_unevenly(None)


def test_response_p_of_thousands_in_many_tribes() -> None:
    assert response_p([Group(140, 120 + i % 2) for i in range(40)]) == pytest.approx(1, abs=0.01)


@given(st.lists(st.tuples(st.integers(1, 50), st.floats(0, 100)), min_size=1, max_size=6))
def test_weighted_as_invited_is_the_mean_of_everybody_invited(
    tribes: list[tuple[int, float]],
) -> None:
    groups = [Group(invited, invited // 2, score) for invited, score in tribes]
    everybody = [score for invited, score in tribes for _ in range(invited)]
    assert weighted_as_invited(groups) == pytest.approx(sum(everybody) / len(everybody))


def test_weighted_as_invited_needs_every_score() -> None:
    assert weighted_as_invited([Group(5, 5, 60.0), Group(5, 4)]) is None
    assert weighted_as_invited([Group(5, 5, 60.0), Group(0, 0)]) == 60
    assert weighted_as_invited([]) is None


def test_more_answers_than_invited_are_refused() -> None:
    with pytest.raises(ValueError, match="6 of 5"):
        Group(5, 6)
