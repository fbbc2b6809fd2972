"""Who may be shown: merging of small groups and the admission of slices."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from barometer.questionnaire import OTHER
from pipelines import disclosure, light_words
from pipelines.disclosure import Atoms, Cell, Slice, admit, merge_small
from pipelines.residues import Whole
from tests.pipelines.exact import spoken_of

MINIMUM = 5
Cells = dict[Cell, int]


def merged(*editions: dict[str | None, int]) -> set[str | None]:
    names = merge_small(editions, MINIMUM)
    present = {group for edition in editions for group, n in edition.items() if n}
    return {group for group in present if names[group] == OTHER}


def test_merge_small_keeps_groups_at_the_minimum() -> None:
    assert merged({"a": 5, "b": 9}) == set()


def test_merge_small_joins_the_next_smallest_until_the_minimum_is_reached() -> None:
    assert merged({"a": 4, "b": 8, "c": 11}) == {"a", "b"}


def test_merge_small_needs_no_company_when_small_groups_suffice_together() -> None:
    assert merged({"a": 3, "b": 2, "c": 11}) == {"a", "b"}


def test_merge_small_is_stable_over_editions() -> None:
    assert merged({"a": 4, "b": 8, "c": 11}, {"a": 9, "b": 8, "c": 11}) == {"a", "b"}


def test_merge_small_hides_those_who_did_not_say() -> None:
    assert merged({None: 1, "b": 8, "c": 11}) == {None, "b"}


@given(st.lists(st.dictionaries(st.sampled_from("abcdefg"), st.integers(0, 20)), min_size=1))
def test_merge_small_shows_nobody_under_the_minimum(editions: list[dict[str | None, int]]) -> None:
    names = merge_small(editions, MINIMUM)
    for edition in editions:
        shown: dict[str, int] = {}
        for group, n in edition.items():
            shown[names[group]] = shown.get(names[group], 0) + n
        whole = sum(edition.values())
        assert all(n == 0 or n >= MINIMUM or n == whole for n in shown.values())


def atoms(cells: Cells) -> tuple[Atoms, Whole]:
    return Atoms(tuple(cells)), np.array(list(cells.values()), dtype=np.int64)


def fates(cells: Cells) -> dict[str, str | None]:
    return {s.slice_id: s.reason for s in admit(*atoms(cells), MINIMUM)}


def shown(cells: Cells) -> set[str]:
    return {slice_id for slice_id, reason in fates(cells).items() if reason is None}


def test_admit_releases_whole_and_slices_larger_first() -> None:
    slices = admit(*atoms({("a", "pm", "x", None): 6, ("b", "ux", "x", None): 9}), MINIMUM)
    ids = [s.slice_id for s in slices if s.reason is None]
    assert ids[:5] == ["all", "tribe=b", "tribe=a", "role=ux", "role=pm"]
    assert ids[5:] == ["tribe=b&role=ux", "tribe=a&role=pm"]


def test_admit_refuses_the_last_group_that_would_give_a_small_one_away() -> None:
    cells: Cells = {("a", "x", "x", None): 9, ("b", "x", "x", None): 8, ("c", "x", "x", None): 4}
    assert fates(cells) == {
        "all": None, "tribe=a": None, "tribe=b": "differencing", "tribe=c": "minimum_group"
    }  # fmt: skip


def test_admit_says_nothing_of_who_is_in_two_groups_at_once() -> None:
    found = fates({("a", "pm", "x", None): 6, ("b", "ux", "x", None): 3, ("b", "pm", "x", None): 9})
    # Nobody is in the one, three are in the other.
    assert found["tribe=a&role=ux"] == found["tribe=b&role=ux"] == "minimum_group"


def test_admit_refuses_a_role_that_leaves_a_few_of_a_tribe() -> None:
    # Without the role, the tribe is the others but two.
    found = fates({("a", "pm", "x", None): 2, ("a", "ux", "x", None): 6, ("b", "pm", "x", None): 9})
    assert found["tribe=a"] is found["tribe=b"] is None
    assert found["role=ux"] == found["role=pm"] == "differencing"


def test_admit_releases_nothing_under_the_minimum() -> None:
    assert fates({("a", "pm", "senior", None): 4}) == {"all": "minimum_group"}


def test_admit_of_nobody_releases_nothing() -> None:
    assert fates({}) == {"all": "minimum_group"}


def test_admit_refuses_what_unions_of_groups_would_give_away() -> None:
    # Together the tribes a and b are the product managers and two designers.
    cells: Cells = {
        ("a", "pm", "x", None): 6,
        ("b", "pm", "x", None): 4,
        ("b", "ux", "x", None): 2,
        ("c", "ux", "x", None): 7,
    }
    found = fates(cells)
    assert found["tribe=a"] is None
    assert found["role=pm"] == found["role=ux"] == "differencing"


def test_admit_refuses_a_difference_of_two_small_groups() -> None:
    # The tribe less the role is one designer less one product manager: it says both.
    cells: Cells = {
        ("a", "pm", "x", None): 20, ("a", "ux", "x", None): 1,
        ("b", "pm", "x", None): 1, ("b", "ux", "x", None): 30,
    }  # fmt: skip
    found = fates(cells)
    assert found["tribe=a"] is found["tribe=b"] is None
    assert found["role=pm"] == found["role=ux"] == "differencing"


def test_admit_holds_back_tribes_of_then_rather_than_a_role() -> None:
    # Without b's designers, those there are are all of a2 but two.
    cells: Cells = {
        ("a", "pm", "x", "a1"): 7,
        ("a", "pm", "x", "a2"): 2,
        ("a", "ux", "x", "a2"): 8,
        ("b", "pm", "x", "b"): 6,
        ("b", "ux", "x", "b"): 6,
    }
    found = fates(cells)
    assert found["tribe=a"] is found["role=pm"] is found["reported=a2"] is None
    cells["b", "ux", "x", "b"] = 0
    found = fates(cells)
    assert found["tribe=a"] is found["role=ux"] is None
    assert found["reported=a1"] == found["reported=a2"] == "differencing"


def test_admit_pairs_no_tribe_with_one_of_then() -> None:
    cells: Cells = {
        ("a", "pm", "x", "a1"): 7, ("a", "ux", "x", "a2"): 6, ("b", "ux", "x", "b"): 6
    }  # fmt: skip
    ids = set(fates(cells))
    assert not any("tribe=" in name and "reported=" in name for name in ids)
    assert "role=pm&reported=a1" in ids


def test_admit_tries_many_slices_at_once_to_the_same_end(monkeypatch: pytest.MonkeyPatch) -> None:
    chance = np.random.default_rng(7)
    cells: Cells = {
        (f"t{t}", f"r{r}", f"s{s}", None): int(chance.integers(0, 5))
        for t in range(6)
        for r in range(4)
        for s in range(3)
    }
    at_once = fates(cells)
    monkeypatch.setattr(disclosure, "TOGETHER", 1)
    assert fates(cells) == at_once
    assert {"differencing", None, "minimum_group"} == set(at_once.values())


# What was published before.


def again(
    now: list[tuple[Cell | None, Cell | None, int]], showed: set[str]
) -> dict[str, str | None]:
    """The fates now; of each atom: where it was, where it is, its people."""
    everything = [Slice(None, None, None, 0), *(Slice(t, None, None, 0) for t in "ab")]
    earlier = tuple(s for s in everything if s.slice_id in showed)
    found = Atoms(
        tuple(now_ for _before, now_, _n in now), (tuple(b for b, _now, _n in now),), (earlier,)
    )
    counts = np.array([n for _before, _now, n in now], dtype=np.int64)
    return {s.slice_id: s.reason for s in admit(found, counts, MINIMUM)}


A: Cell = ("a", "x", "x", None)
B: Cell = ("b", "x", "x", None)
EVERYTHING = {"all", "tribe=a", "tribe=b"}


def test_the_same_people_are_shown_again() -> None:
    assert set(again([(A, A, 9), (B, B, 9)], EVERYTHING).values()) == {None}


@pytest.mark.parametrize(("late", "reason"), [(1, "earlier"), (4, "earlier"), (5, None)])
def test_late_answers_show_only_when_they_are_enough(late: int, reason: str | None) -> None:
    found = again([(A, A, 9), (B, B, 9), (None, A, late)], EVERYTHING)
    assert found["all"] == found["tribe=a"] == reason
    assert found["tribe=b"] is None


@pytest.mark.parametrize(("left", "reason"), [(1, "earlier"), (5, None)])
def test_people_who_left_show_only_when_they_are_enough(left: int, reason: str | None) -> None:
    found = again([(A, A, 9), (B, B, 9), (A, None, left)], EVERYTHING)
    assert found["all"] == found["tribe=a"] == reason


def test_people_who_moved_between_tribes_are_not_told_apart() -> None:
    found = again([(A, A, 9), (B, B, 9), (A, B, 2)], EVERYTHING)
    assert found["all"] is None
    assert found["tribe=a"] == found["tribe=b"] == "earlier"


def test_five_late_answers_in_two_tribes_show_in_neither() -> None:
    found = again([(A, A, 9), (B, B, 9), (None, A, 2), (None, B, 3)], EVERYTHING)
    assert found["all"] is None
    assert found["tribe=a"] == found["tribe=b"] == "earlier"


def test_what_was_not_shown_before_holds_nothing_back() -> None:
    assert set(again([(A, A, 9), (B, B, 9), (None, A, 2)], set()).values()) == {None}


def test_what_gave_people_away_before_does_not_hold_back_everything() -> None:
    found = again([(A, A, 9), (B, B, 3), (None, B, 6)], EVERYTHING)
    assert found["all"] is None


# Against a second method: some combination of the groups speaks of no others than a set of atoms
# exactly when the groups have a smaller rank without these atoms.

CELLS = st.dictionaries(
    st.tuples(st.sampled_from("abcd"), st.sampled_from("pqr"), st.sampled_from("xy"), st.none()),
    st.integers(0, 7),
    min_size=1,
    max_size=14,
)


@settings(max_examples=60)
@given(CELLS)
def test_nothing_small_can_be_worked_out(cells: Cells) -> None:
    found, sizes = atoms(cells)
    groups = [found.mask(s) for s in admit(found, sizes, MINIMUM) if s.reason is None]
    assert leaks(groups, sizes) == []


@settings(max_examples=30)
@given(CELLS)
def test_no_slice_is_refused_without_need(cells: Cells) -> None:
    found, sizes = atoms(cells)
    admitted: list[NDArray[np.bool_]] = []
    for s in admit(found, sizes, MINIMUM):
        if s.reason == "differencing":
            assert leaks([*admitted, found.mask(s)], sizes)
        if s.reason is None:
            admitted.append(found.mask(s))


def leaks(groups: list[NDArray[np.bool_]], sizes: Whole) -> list[tuple[int, ...]]:
    """The sets of atoms with 1..MINIMUM−1 people that some combination of the groups is about."""
    filled = np.flatnonzero(sizes)
    rows = [[int(group[atom]) for atom in filled] for group in groups]
    return [
        chosen
        for few in range(1, MINIMUM)
        for chosen in combinations(range(len(filled)), few)
        if sizes[filled[list(chosen)]].sum() < MINIMUM and spoken_of(rows, chosen)
    ]


def test_four_alone_in_their_roles_are_not_left_of_a_tribe() -> None:
    cells: Cells = {("a", "pm", "x", None): 5, ("a", "ux", "x", None): 7}
    cells |= {("a", role, "x", None): 1 for role in ("1", "2", "3", "4")}
    cells |= {("b", role, "x", None): 9 for role in ("pm", "ux", "1", "2", "3", "4")}
    found = fates(cells)
    assert found["tribe=a"] is found["role=pm"] is found["role=ux"] is None
    assert found["tribe=b&role=pm"] is None  # so five product managers of a can be worked out
    assert found["tribe=b&role=ux"] == found["tribe=a&role=ux"] == "differencing"


@given(cells=CELLS, minimum=st.integers(3, 9))
def test_few_are_never_left_of_a_group(cells: Cells, minimum: int) -> None:
    found, sizes = atoms(cells)
    published = [s for s in admit(found, sizes, minimum) if s.reason is None]
    for whole in published:
        for dimension in {s.dimension for s in published}:
            parts = [
                s
                for s in published
                if s.dimension == dimension and whole.groups.items() <= s.groups.items()
            ]
            left = whole.n - sum(part.n for part in parts)
            assert left == 0 or left >= minimum, (whole.slice_id, dimension)


def test_what_cannot_be_searched_in_time_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    cells: Cells = {
        (tribe, role, "x", None): 1 + (n + len(role)) % 3
        for n, tribe in enumerate("abcdef")
        for role in ("1", "22", "333", "4444", "55555")
    }
    shown = {slice_id for slice_id, reason in fates(cells).items() if reason is None}
    monkeypatch.setattr(light_words, "MOST", 0)
    unsearched = fates(cells)
    assert {slice_id for slice_id, reason in unsearched.items() if reason is None} < shown
    assert {unsearched[slice_id] for slice_id in shown} <= {None, "differencing"}
