"""Several published groups together: which ones, and that their sums are those of their people."""

from __future__ import annotations

from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.proportion import proportion_confint

from barometer.queries import maturity, pain_points, slices, unions
from barometer.rows import Rows
from barometer.store.home import Home
from barometer.store.publication import Publication, latest
from tests import stand_in

EDITION = "2026-S2"
TWO = ("tribe=Search", "tribe=Checkout")
TRIBES, ROLES = ("A", "B", "other"), ("pm", "ux")


def assert_same(rows: Rows, others: Rows, columns: list[str] | None = None) -> None:
    """The rows say the same, numbers up to the last bits."""
    first, second = (pd.DataFrame(part, columns=columns) for part in (rows, others))
    pd.testing.assert_frame_equal(first, second, check_dtype=False)


def group(published: bool = True, reason: str | None = None, **named: str) -> dict[str, Any]:
    names = {dimension: named.get(dimension) for dimension in unions.DIMENSIONS}
    slice_id = "&".join(f"{d}={g}" for d, g in named.items() if d != "today") or "all"
    said = {"slice_id": slice_id, "today": named.get("today"), "n": 6 if published else None}
    return {**names, **said, "published": published, "reason": reason}


GROUPS = [
    group(),
    *(group(tribe=tribe) for tribe in TRIBES),
    *(group(role=role) for role in ROLES),
    group(tribe="Labs", published=False, reason="merged"),
    group(tribe="A", role="pm"),
    group(tribe="B", role="pm"),
    group(tribe="A", role="ux", published=False, reason="differencing"),
    group(tribe="other", role="pm"),
]


@pytest.mark.parametrize(
    ("asked", "found", "reason"),
    [
        ({}, {"all"}, None),
        ({"tribe": ["A", "B"]}, {"tribe=A", "tribe=B"}, None),
        ({"tribe": ["A", "B"], "role": ["pm"]}, {"tribe=A&role=pm", "tribe=B&role=pm"}, None),
        ({"tribe": ["A", "B"], "role": ["ux"]}, {"tribe=A", "tribe=B"}, "differencing"),
        ({"tribe": ["A"], "role": ["pm", "ux"]}, {"tribe=A"}, "differencing"),
        ({"tribe": ["Labs"]}, {"tribe=other"}, "merged"),
        ({"tribe": ["A", "Labs"]}, {"tribe=A", "tribe=other"}, "merged"),
        ({"tribe": ["Labs", "other"]}, {"tribe=other"}, "merged"),
        ({"tribe": ["Labs"], "role": ["pm"]}, {"tribe=other&role=pm"}, "merged"),
        ({"tribe": ["Labs", "Nobody"]}, {"all"}, "merged"),
        ({"tribe": ["Nobody"], "role": ["pm"]}, {"role=pm"}, None),
        ({"tribe": ["A"], "role": ["pm"], "seniority": ["x"]}, {"tribe=A&role=pm"}, None),
    ],
)
def test_the_nearest_published_union(
    asked: unions.Choice, found: set[str], reason: str | None
) -> None:
    union = unions.nearest(GROUPS, asked)
    assert set(union.slices) == found
    assert union.reason == reason
    assert union.n == 6 * len(found)


def test_what_is_hidden_is_named() -> None:
    union = unions.nearest(GROUPS, {"tribe": ["B", "A"], "role": ["pm", "ux"]})
    assert union.hidden == {"tribe": ["B"], "role": ["ux"]}
    assert union.choice == {"tribe": ["B", "A"]}
    assert unions.nearest(GROUPS, {"tribe": ["A"]}).hidden is None


def test_groups_that_are_hidden_are_offered_last() -> None:
    assert unions.groups(GROUPS, "tribe") == ["A", "B", "other", "Labs"]
    assert unions.groups(GROUPS, "role") == ["pm", "ux"]


@given(
    st.sets(st.tuples(st.sampled_from(TRIBES), st.sampled_from(ROLES))),
    st.lists(st.sampled_from(TRIBES), unique=True),
    st.lists(st.sampled_from(ROLES), unique=True),
)
def test_a_union_holds_what_was_asked_and_counts_nobody_twice(
    shown: set[tuple[str, str]], tribes: list[str], roles: list[str]
) -> None:
    groups = [group(), *(group(tribe=t) for t in TRIBES), *(group(role=r) for r in ROLES)]
    groups += [group((t, r) in shown, tribe=t, role=r) for t, r in product(TRIBES, ROLES)]
    union = unions.nearest(groups, {"tribe": tribes, "role": roles})
    held = [
        cell
        for row in union.rows
        for cell in product(TRIBES, ROLES)
        if row["tribe"] in (None, cell[0]) and row["role"] in (None, cell[1])
    ]
    assert len(held) == len(set(held))
    assert set(held) >= set(product(tribes or TRIBES, roles or ROLES))
    exact = set(held) == set(product(tribes or TRIBES, roles or ROLES))
    assert exact or union.hidden is not None


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, "all"),
        ({"tribe": ["Search"]}, "t=Search"),
        ({"tribe": ["Search"], "seniority": ["junior"]}, "t=Search"),
        ({"tribe": ["Labs"]}, "t=other"),
        ({"tribe": ["No such tribe"]}, "all"),
        ({"reported": ["Loyalty"]}, "r=Loyalty"),
        ({"role": ["product_design"], "reported": ["Search"]}, "r=Search"),
        ({"reported": ["Tiny"]}, "r=other"),
        ({"reported": ["CRM"]}, "all"),
    ],
)
def test_the_nearest_group_of_a_publication(
    asked: unions.Choice, found: str, stand_in_publication: Publication
) -> None:
    known = slices.of_edition(stand_in_publication, EDITION)
    assert unions.nearest(known, asked).slices == (found,)


def test_tribes_not_told_apart_are_held_by_those_they_became_one_with(tmp_path: Path) -> None:
    home = Home(tmp_path)
    sql = """
    UPDATE slices SET slice_id = 'r=CRM + Mail', reported = 'CRM + Mail'
    WHERE edition = '2025-S1' AND slice_id = 'r=CRM';
    INSERT INTO slices BY NAME SELECT '2025-S1' AS edition, 'r=Mail' AS slice_id,
      'Mail' AS reported, 'Loyalty' AS today, FALSE AS published, 'together' AS reason;
    """
    stand_in.build(home, changed_by=sql)
    publication = latest(home)
    assert publication is not None
    known = slices.of_edition(publication, "2025-S1")
    union = unions.nearest(known, {"reported": ["Mail"]})
    assert (union.slices, union.reason) == (("r=CRM + Mail",), "together")
    shown = {row["tribe"] for row in maturity.theme_by_tribe(publication, "2025-S1", "reported")}
    assert "CRM + Mail" in shown
    assert "Mail" not in shown


@pytest.fixture(scope="module")
def sample(sample_home: Home) -> Publication:
    found = latest(sample_home)
    assert found is not None
    return found


def test_one_group_alone_reads_as_it_was_published(sample: Publication) -> None:
    lines = maturity.theme_lines(sample, TWO[:1])
    told = sample.rows(
        "SELECT edition, theme, n::BIGINT AS n, score, low, high FROM theme_scores"
        " WHERE slice_id = $slice_id ORDER BY edition, theme",
        {"slice_id": TWO[0]},
    )
    assert_same(lines, told)
    questions = maturity.question_scores(sample, EDITION, TWO[:1])
    told = sample.rows(
        "SELECT question, n, score, favourable FROM question_scores"
        " WHERE slice_id = $slice_id AND edition = $edition ORDER BY question",
        {"slice_id": TWO[0], "edition": EDITION},
    )
    assert_same(questions, told)


def test_every_group_of_a_dimension_together_is_the_whole(sample: Publication) -> None:
    known = slices.of_edition(sample, EDITION)
    tribes = [name for name in unions.groups(known, "tribe") if name != "other"]
    every = unions.nearest(known, {"tribe": [*tribes, "other"]})
    together, whole = every.slices, ("all",)
    assert every.n == 56
    scores = ["edition", "theme", "n", "score", "low", "high"]
    now = [
        sorted(maturity.themes_before_now(sample, EDITION, part), key=lambda row: row["theme"])
        for part in (together, whole)
    ]
    assert_same(*now, scores)
    found, all_of_them = (maturity.answers(sample, EDITION, part) for part in (together, whole))
    asked = {row["question"] for row in found}  # without those hidden in a tribe
    assert asked
    assert_same(found, [row for row in all_of_them if row["question"] in asked])
    assert_same(*(maturity.index(sample, part) for part in (together, whole)), ["score"])
    points = [
        sorted(pain_points.ranked(sample, EDITION, part, None), key=lambda row: row["pain_point"])
        for part in (together, whole)
    ]
    assert_same(*points, ["pain_point", "mentions", "asked", "frequency", "low", "high"])


def test_pain_points_together_have_frequencies_and_no_rank(sample: Publication) -> None:
    rows = pain_points.ranked(sample, EDITION, TWO, None)
    apart = [row for one in TWO for row in pain_points.ranked(sample, EDITION, (one,), None)]
    counts = pd.DataFrame(apart).groupby("pain_point")[["mentions", "asked"]].sum()
    found = pd.DataFrame(rows).set_index("pain_point")
    assert (found[["mentions", "asked"]] == counts.loc[found.index]).all(axis=None)
    low, high = proportion_confint(found["mentions"], found["asked"], method="wilson")
    assert found["low"].to_numpy() == pytest.approx(np.asarray(low), abs=1e-9)
    assert found["high"].to_numpy() == pytest.approx(np.asarray(high), abs=1e-9)
    assert found["frequency"].is_monotonic_decreasing
    assert found["rank"].isna().all()


def test_groups_together_have_no_verdict_and_say_so(sample: Publication) -> None:
    rows = maturity.themes_before_now(sample, EDITION, TWO)
    assert {row["verdict"] for row in rows} == {"together"}
    assert {row["difference"] for row in rows} == {None}
    assert None not in [row["before"] for row in rows]
    first = maturity.themes_before_now(sample, "2025-S1", TWO)
    assert {row["verdict"] for row in first} == {None}


def test_an_edition_in_which_a_group_is_hidden_is_left_out(tmp_path: Path) -> None:
    home = Home(tmp_path)
    sql = "DELETE FROM theme_scores WHERE edition = '2025-S2' AND slice_id = 't=Search';"
    sql += "DELETE FROM maturity WHERE edition = '2025-S2' AND slice_id = 't=Search';"
    sql += "DELETE FROM answers WHERE slice_id = 't=Search' AND question = 'culture_1'"
    stand_in.build(home, changed_by=sql)
    publication = latest(home)
    assert publication is not None
    two = ("t=Search", "t=Checkout")
    assert "2025-S2" not in {row["edition"] for row in maturity.theme_lines(publication, two)}
    index = maturity.index(publication, two)
    assert [row["edition"] for row in index] == ["2025-S1", "2026-S1", "2026-S2"]
    assert index[1]["previous"] is None
    asked = {row["question"] for row in maturity.answers(publication, EDITION, two)}
    assert asked
    assert "culture_1" not in asked
