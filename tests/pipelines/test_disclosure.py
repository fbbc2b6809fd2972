"""Who may be shown: merging of small groups and the admission of slices."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from barometer.schemas import OTHER
from pipelines.disclosure import admit, merge_small

MINIMUM = 5


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


def test_admit_releases_whole_and_one_way_slices_larger_first() -> None:
    slices = admit({("a", "pm", "senior", None): 6, ("b", "ux", "senior", None): 9}, MINIMUM)
    published = [s.slice_id for s in slices if s.reason is None]
    assert published == ["all", "tribe=b", "tribe=a", "role=ux", "role=pm"]


def test_admit_holds_back_two_way_slices_with_a_reason() -> None:
    slices = admit({("a", "pm", "senior", None): 6, ("b", "ux", "senior", None): 9}, MINIMUM)
    assert {s.reason for s in slices if "&" in s.slice_id} == {"two_way"}


def test_admit_holds_back_a_whole_dimension_when_one_group_is_too_small() -> None:
    slices = admit({("a", "pm", "senior", None): 4, ("b", "ux", "senior", None): 9}, MINIMUM)
    assert {s.slice_id for s in slices if s.reason is None} == {"all"}


def test_admit_says_nothing_of_who_is_in_two_groups_at_once() -> None:
    slices = admit({("a", "pm", "x", None): 6, ("b", "ux", "x", None): 9}, MINIMUM)
    two_way = {(s.tribe, s.role) for s in slices if s.tribe and s.role}
    assert two_way == {("a", "pm"), ("a", "ux"), ("b", "pm"), ("b", "ux")}


def test_admit_refuses_a_dimension_that_leaves_a_few_of_a_tribe() -> None:
    cells = {("a", "pm", "x", None): 2, ("a", "ux", "x", None): 6, ("b", "pm", "x", None): 9}
    fate = {s.slice_id: s.reason for s in admit(cells, MINIMUM)}
    assert fate["tribe=a"] is None
    assert fate["role=ux"] == fate["role=pm"] == "differencing"


def test_admit_releases_nothing_under_the_minimum() -> None:
    assert [s.reason for s in admit({("a", "pm", "senior", None): 4}, MINIMUM)] == ["minimum_group"]


def test_admit_refuses_what_unions_of_groups_would_give_away() -> None:
    # Together the tribes a and b are the product managers and two designers.
    cells = {
        ("a", "pm", "x", None): 6,
        ("b", "pm", "x", None): 4,
        ("b", "ux", "x", None): 2,
        ("c", "ux", "x", None): 7,
    }
    fate = {s.slice_id: s.reason for s in admit(cells, MINIMUM)}
    assert fate["tribe=a"] is None
    assert fate["role=pm"] == fate["role=ux"] == "differencing"


def test_admit_holds_back_tribes_of_then_rather_than_a_role() -> None:
    # Without b's designers, those there are are all of a2 but two.
    cells = {
        ("a", "pm", "x", "a1"): 7,
        ("a", "pm", "x", "a2"): 2,
        ("a", "ux", "x", "a2"): 8,
        ("b", "pm", "x", "b"): 6,
        ("b", "ux", "x", "b"): 6,
    }
    fate = {s.slice_id: s.reason for s in admit(cells, MINIMUM)}
    assert fate["tribe=a"] is fate["role=pm"] is fate["reported=a2"] is None
    cells["b", "ux", "x", "b"] = 0
    fate = {s.slice_id: s.reason for s in admit(cells, MINIMUM)}
    assert fate["tribe=a"] is fate["role=ux"] is None
    assert fate["reported=a1"] == fate["reported=b"] == "differencing"


def test_admit_pairs_no_tribe_with_one_of_then() -> None:
    cells = {("a", "pm", "x", "a1"): 7, ("a", "ux", "x", "a2"): 6, ("b", "ux", "x", "b"): 6}
    ids = {s.slice_id for s in admit(cells, MINIMUM)}
    assert not any("tribe=" in name and "reported=" in name for name in ids)
    assert "role=pm&reported=a1" in ids
