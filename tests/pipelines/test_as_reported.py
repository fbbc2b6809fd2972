"""Tribes under the names of then: told apart, together, or not at all; nobody by subtraction."""

from __future__ import annotations

from itertools import chain, combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from barometer.questionnaire import OTHER
from pipelines.as_reported import Part, name_parts
from pipelines.disclosure import Atoms, Cell, admit, merge_small

MINIMUM = 5
People = dict[tuple[str, str, str], int]  # today's tribe, tribe of then, role → respondents


def test_a_renamed_tribe_has_its_former_name() -> None:
    parts = [Part("1", "Loyalty", "CRM", 8, 9), Part("2", "Loyalty", "Loyalty", 7, 9)]
    assert name_parts(parts, MINIMUM) == {("1", "CRM"): "CRM", ("2", "Loyalty"): "Loyalty"}


def test_merged_tribes_are_told_apart_where_each_is_enough() -> None:
    parts = [Part("1", "C", "A", 5, 7), Part("1", "C", "B", 6, 6), Part("2", "C", "C", 9, 13)]
    assert list(name_parts(parts, MINIMUM).values()) == ["A", "B", "C"]


def test_merged_tribes_stay_together_in_every_edition_where_one_was_too_small() -> None:
    parts = [
        Part("1", "C", "A", 9, 9),
        Part("1", "C", "B", 3, 9),
        Part("2", "C", "A", 9, 9),
        Part("2", "C", "B", 8, 9),
        Part("3", "C", "C", 12, 18),
    ]
    names = name_parts(parts, MINIMUM)
    assert {names[edition, "A"] for edition in "12"} == {"A + B"}
    assert names["3", "C"] == "C"


def test_too_few_invited_keep_tribes_together() -> None:
    parts = [Part("1", "C", "A", 9, 9), Part("1", "C", "B", 0, 3)]
    assert set(name_parts(parts, MINIMUM).values()) == {"A + B"}


def test_an_open_edition_counts_who_was_invited() -> None:
    parts = [Part("1", "C", "A", None, 9), Part("1", "C", "B", None, 6)]
    assert list(name_parts(parts, MINIMUM).values()) == ["A", "B"]


def test_a_population_under_other_names_tells_nothing_apart() -> None:
    parts = [Part("1", "Loyalty", "CRM", 8, 0), Part("1", "Loyalty", "Loyalty", 0, 9)]
    assert set(name_parts(parts, MINIMUM).values()) == {"CRM"}


def test_parts_of_the_merged_are_merged() -> None:
    parts = [Part("1", OTHER, "A", 9, 9), Part("1", OTHER, "B", 9, 9)]
    assert set(name_parts(parts, MINIMUM).values()) == {OTHER}


TRIBES = [("a", "a"), ("a", "a2"), ("b", "b"), ("b", "b2"), ("b", "b3"), ("c", "c3"), ("d", "d")]
EDITION = st.dictionaries(
    st.tuples(st.sampled_from(TRIBES), st.sampled_from(["pm", "ux", "dev"])), st.integers(1, 12)
).map(lambda found: {(*tribes, role): n for (tribes, role), n in found.items()})


@given(st.lists(EDITION, min_size=1, max_size=2))
def test_no_union_of_slices_differs_by_a_few(editions: list[People]) -> None:
    for cells in staged(editions):
        sizes = np.array(list(cells.values()), dtype=np.int64)
        shown = [s for s in admit(Atoms(tuple(cells)), sizes, MINIMUM) if s.reason is None]
        divisions: dict[str, list[frozenset[Cell]]] = {}
        for s in shown:
            members = frozenset(c for c in cells if all(c[i] == g for i, g in named(s.groups)))
            divisions.setdefault(s.dimension, []).append(members)
        unions = {u for division in divisions.values() for u in every_union(division[:7])}
        for small, large in combinations(unions, 2):
            for left in (small - large, large - small):
                nested = small <= large or large <= small
                assert not nested or sum(cells[c] for c in left) not in range(1, MINIMUM)


def named(groups: dict[str, str]) -> list[tuple[int, str]]:
    order = ("tribe", "role", "seniority", "reported")
    return [(order.index(dimension), group) for dimension, group in groups.items()]


def every_union(division: list[frozenset[Cell]]) -> list[frozenset[Cell]]:
    """What an attacker can add up within one dimension."""
    sizes = range(1, len(division) + 1)
    chosen = chain.from_iterable(combinations(division, size) for size in sizes)
    return [frozenset[Cell]().union(*groups) for groups in chosen]


def staged(editions: list[People]) -> list[dict[Cell, int]]:
    """What pipelines/staging.py makes of the people: small groups merged, tribes of then named."""
    merged = [merge_small([sums(people, i) for people in editions], MINIMUM) for i in (0, 2)]
    parts = [
        Part(str(e), merged[0][today], then, n, n)
        for e, people in enumerate(editions)
        for (today, then), n in sums_of_both(people).items()
    ]
    names = name_parts(parts, MINIMUM)
    cells: list[dict[Cell, int]] = []
    for e, people in enumerate(editions):
        found: dict[Cell, int] = {}
        for (today, then, role), n in people.items():
            cell = (merged[0][today], merged[1][role], "x", names[str(e), then])
            found[cell] = found.get(cell, 0) + n
        cells.append(found)
    return cells


def sums(people: People, i: int) -> dict[str | None, int]:
    found: dict[str | None, int] = {}
    for key, n in people.items():
        found[key[i]] = found.get(key[i], 0) + n
    return found


def sums_of_both(people: People) -> dict[tuple[str, str], int]:
    found: dict[tuple[str, str], int] = {}
    for (today, then, _role), n in people.items():
        found[today, then] = found.get((today, then), 0) + n
    return found
