"""The search for light words: against every set of columns tried, and codes known by heart."""

from __future__ import annotations

from itertools import combinations
from random import Random

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipelines import light_words
from pipelines.light_words import may_be_light
from pipelines.residues import PRIME, Residues, Whole, inverse, product, reduced, residues
from tests.pipelines.exact import spoken_of


@st.composite
def codes(draw: st.DrawFn) -> tuple[list[list[int]], list[int]]:
    """Rows of small whole numbers, and the weight of each column."""
    columns = draw(st.integers(1, 8))
    entry = st.sampled_from((-1, 0, 0, 1, 1, 2))
    row = st.lists(entry, min_size=columns, max_size=columns)
    weights = st.lists(st.integers(1, 3), min_size=columns, max_size=columns)
    return draw(st.lists(row, min_size=1, max_size=6)), draw(weights)


@pytest.mark.parametrize("few", [0, light_words.FEW], ids=["smaller codes", "sets of columns"])
@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(code=codes(), minimum=st.integers(2, 9), support=st.integers(1, 8))
def test_a_light_word_is_found_exactly_where_there_is_one(
    few: int,
    code: tuple[list[list[int]], list[int]],
    minimum: int,
    support: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(light_words, "FEW", few)
    rows, weights = code
    there = any(
        spoken_of(rows, chosen)
        for size in range(1, min(support, len(weights)) + 1)
        for chosen in combinations(range(len(weights)), size)
        if sum(weights[column] for column in chosen) < minimum
    )
    assert light(np.array(rows, dtype=np.float64), minimum, support, np.array(weights)) == there


# Every word of a Reed–Solomon code speaks of n − k + 1 positions or more, and some of just so many.


@pytest.mark.parametrize(
    ("columns", "rank"), [(9, 7), (12, 9), (12, 10), (14, 11), (30, 27), (40, 39), (60, 58)]
)
def test_the_lightest_words_of_a_reed_solomon_code_are_found(columns: int, rank: int) -> None:
    code, fewest = reed_solomon(columns, rank), columns - rank + 1
    assert light(code, fewest + 1, fewest)
    assert not light(code, fewest, fewest - 1)


@pytest.mark.parametrize(
    ("columns", "rank", "support"), [(30, 10, 4), (30, 10, 5), (90, 12, 9), (300, 60, 8)]
)
def test_a_code_of_large_support_needs_its_rows_weighed_and_no_more(
    columns: int, rank: int, support: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(light_words, "MOST", 1)
    assert not light(reed_solomon(columns, rank), support + 1, support)


@pytest.mark.parametrize("few", [0, light_words.FEW], ids=["smaller codes", "sets of columns"])
@pytest.mark.parametrize("seed", range(8))
def test_codes_in_which_bases_run_short_are_searched_to_the_end(
    few: int, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first row is zero behind the first basis, so the second one is too small."""
    monkeypatch.setattr(light_words, "FEW", few)
    chance = np.random.default_rng(seed)
    rows = chance.integers(-2, 3, (7, 14))
    rows[0] = [1, 2, 1, -1] + 10 * [0]
    if seed % 2:  # two positions in the first basis, one in the second, beside the first row
        rows[1] = 0
        rows[1, [3, 5, 10]] = 1, 1, 3
        rows[1] += chance.integers(1, 4, 6) @ rows[[0, 2, 3, 4, 5, 6]]
    fewest = next(
        size
        for size in range(1, 15)
        if any(spoken_of(rows.tolist(), chosen) for chosen in combinations(range(14), size))
    )
    code = rows.astype(np.float64)
    assert light(code, fewest + 1, fewest)
    assert not light(code, fewest, fewest - 1)


@pytest.mark.parametrize("support", [1, 2, 3, 4, 6, 9])
@pytest.mark.parametrize("seed", range(4))
def test_a_light_word_is_found_among_many_heavy_ones(support: int, seed: int) -> None:
    chance = np.random.default_rng(seed)
    heavy = chance.integers(0, 2, (40, 240)).astype(np.float64)
    word = np.zeros(240)
    word[chance.choice(240, support, replace=False)] = chance.integers(1, 9, support)
    hidden = np.vstack([heavy, word + chance.integers(-3, 4, 40) @ heavy])
    assert not light(heavy, support + 1, support)
    assert light(hidden, support + 1, support)
    assert not light(hidden, support, support - 1 or 1)


def test_positions_weigh_as_much_as_they_are_said_to() -> None:
    code = np.array([[1.0, -1, 0, 0, 0], [0, 0, 1, 1, 1]])
    assert light(code, 5, 4, np.array([2, 2, 2, 2, 2]))
    assert not light(code, 5, 4, np.array([2, 3, 2, 2, 2]))


def test_what_would_take_too_long_is_not_called_heavy(monkeypatch: pytest.MonkeyPatch) -> None:
    code = reed_solomon(12, 10)
    assert not light(code, 3, 2)
    monkeypatch.setattr(light_words, "MOST", 0)
    assert light(code, 3, 2)
    assert light(reed_solomon(30, 10), 5, 4)


def test_a_code_of_nothing_has_no_words() -> None:
    assert not light(np.zeros((0, 4)), 9, 4)
    assert not light(np.zeros((2, 4)), 9, 4)


def light(rows: Residues, minimum: int, support: int, weights: Whole | None = None) -> bool:
    columns = rows.shape[1]
    words, pivots = reduced(residues(rows), np.arange(columns))
    weights = np.ones(columns, dtype=np.int64) if weights is None else weights
    return may_be_light(words[: len(pivots)], pivots, weights, minimum, support)


def reed_solomon(columns: int, rank: int) -> Residues:
    """The powers of 1, 2, 3… modulo the prime: any columns, as many as the rank, are a basis."""
    rows = [[pow(x, power, PRIME) for x in range(1, columns + 1)] for power in range(rank)]
    return residues(np.array(rows, dtype=np.float64))


# The arithmetic under it.

RESIDUES = st.lists(st.integers(-(PRIME // 2), PRIME // 2), min_size=1, max_size=60)


@given(
    st.integers(-(2**25) + 80, 2**25 - 80), st.sampled_from((0, 1, -1, PRIME // 2, -(PRIME // 2)))
)
def test_one_number_stands_for_equal_remainders(times: int, remainder: int) -> None:
    found = residues(np.array([float(times * PRIME + remainder)]))
    assert found[0] == remainder


@given(RESIDUES)
def test_inverses_are_exact(values: list[int]) -> None:
    found = inverse(np.array(values, dtype=np.float64))
    assert [int(f) * v % PRIME for f, v in zip(found, values, strict=True)] == [
        1 if v else 0 for v in values
    ]


@given(RESIDUES, st.randoms())
def test_products_are_exact(values: list[int], chance: Random) -> None:
    others = values.copy()
    chance.shuffle(others)
    found = product(np.array([values], dtype=np.float64), np.array([others], dtype=np.float64).T)
    assert (
        int(found[0, 0]) % PRIME == sum(a * b for a, b in zip(values, others, strict=True)) % PRIME
    )
