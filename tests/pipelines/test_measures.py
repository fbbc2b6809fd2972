"""Each measure is shown where enough people answered; a theme and its questions do not add up."""

from __future__ import annotations

import random
from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from barometer.settings import Settings
from pipelines.disclosure import Atoms, Cell, Slice, admit
from pipelines.measures import Measure, Measures
from pipelines.publish import publish
from pipelines.residues import Whole
from tests.pipelines.conftest import Load, respondents
from tests.pipelines.test_disclosure import MINIMUM, leaks

EDITION = "2026-S1"
QUESTIONS = ("q1", "q2", "q3")
Person = tuple[Cell, frozenset[str]]  # where, and the questions answered


def measured(people: list[Person]) -> tuple[Atoms, dict[Measure, Whole], list[Slice]]:
    """What staging makes of people who were asked three questions of one theme."""
    cells = sorted({cell for cell, _answered in people}, key=str)
    atoms = Atoms(tuple(cells))

    def counted(chosen: list[Cell]) -> Whole:
        found = Counter(chosen)
        return np.array([found[cell] for cell in cells], dtype=np.int64)

    populations = {
        Measure(EDITION, "question", q): counted([c for c, said in people if q in said])
        for q in QUESTIONS
    }
    scored = [c for c, said in people if 2 * len(said) >= len(QUESTIONS)]
    populations[Measure(EDITION, "theme", "t")] = counted(scored)
    populations[Measure(EDITION, "index")] = counted(scored)
    for part in {len(said) for _c, said in people} - {0}:
        other = [c for c, said in people if said and len(said) != part]
        populations[Measure(EDITION, "residual", "t", part)] = counted(other)
    slices = admit(atoms, counted([c for c, _said in people]), MINIMUM)
    return atoms, populations, [s for s in slices if s.reason is None]


def shown(people: list[Person]) -> tuple[Measures, dict[Measure, list[Slice]]]:
    atoms, populations, slices = measured(people)
    measures = Measures(EDITION, atoms, slices, MINIMUM, populations)
    return measures, measures.shown({"t": QUESTIONS})


def many(cell: str, n: int, *answered: str) -> list[Person]:
    return [((cell, "x", "x", None), frozenset(answered))] * n


def ids(slices: list[Slice]) -> set[str]:
    return {s.slice_id for s in slices}


def test_a_question_few_answered_is_not_shown() -> None:
    people = many("a", 9, *QUESTIONS) + many("b", 6, "q1", "q2") + many("b", 3, *QUESTIONS)
    _measures, found = shown(people)
    assert "tribe=b" in ids(found[Measure(EDITION, "question", "q2")])
    # Three of b answered it, and all less a would say so.
    assert ids(found[Measure(EDITION, "question", "q3")]) == {"all"}


def test_a_theme_and_its_questions_do_not_add_up_where_few_skipped_one() -> None:
    people = many("a", 9, *QUESTIONS) + many("b", 8, *QUESTIONS) + many("b", 1, "q1", "q2")
    measures, found = shown(people)
    assert "tribe=b" in ids(found[Measure(EDITION, "theme", "t")])
    guard = measures.guards["t"]
    assert guard in ("q1", "q2")  # what most people answered
    # The one who skipped q3 would be told apart, in the tribe and in the whole.
    assert ids(found[Measure(EDITION, "question", guard)]) == {"tribe=a"}
    assert ids(found[Measure(EDITION, "question", "q3")]) == {"all", "tribe=a", "tribe=b"}


def test_the_guard_stays_the_same_over_publications() -> None:
    people = many("a", 9, *QUESTIONS) + many("b", 8, "q2", "q3")
    atoms, populations, slices = measured(people)
    measures = Measures(EDITION, atoms, slices, MINIMUM, populations, guards={"t": "q1"})
    measures.shown({"t": QUESTIONS})
    assert measures.guards == {"t": "q1"}


def test_the_index_is_shown_where_every_theme_is() -> None:
    _measures, found = shown(
        many("a", 9, *QUESTIONS) + many("b", 6, "q1") + many("c", 9, *QUESTIONS)
    )
    themes = ids(found[Measure(EDITION, "theme", "t")])
    assert themes == ids(found[Measure(EDITION, "index")])
    assert "tribe=b" not in themes


PEOPLE = st.lists(
    st.tuples(
        st.tuples(st.sampled_from("abc"), st.sampled_from("pq"), st.just("x"), st.none()),
        st.sampled_from(
            [frozenset(QUESTIONS)] * 5 + [frozenset(("q1", "q2")), frozenset(("q3",)), frozenset()]
        ),
    ),
    min_size=12,
    max_size=60,
)


@settings(max_examples=40)
@given(PEOPLE)
def test_no_measure_tells_a_few_apart(people: list[Person]) -> None:
    measures, found = shown(people)
    masks = {m: [measures.atoms.mask(s) for s in slices] for m, slices in found.items()}
    for measure, groups in masks.items():
        assert leaks(groups, measures.populations[measure]) == []
    guarded = masks[Measure(EDITION, "question", measures.guards["t"])]
    for measure, population in measures.populations.items():
        if measure.kind == "residual":
            assert leaks(guarded, population) == []


@pytest.mark.parametrize("seed", range(3))
def test_theme_totals_less_question_totals_say_nothing_of_a_few(
    settings: Settings, load: Load, seed: int
) -> None:
    chance = random.Random(seed)
    rows = [
        row | ({"data_1": "Don't know"} if chance.random() < 0.05 else {})
        for tribe, n in {"Search": 14, "Growth": 12, "Trust": 9, "Data": 25}.items()
        for role in ("pm", "ux")
        for row in respondents(tribe, n // 2, chance.randint(2, 4), role)
    ]
    next(row for row in rows if row["tribe"] == "Trust")["data_1"] = "Don't know"
    load("survey", rows, name="s.csv", edition=EDITION)
    published = publish(settings)
    skipped = Counter(
        slice_id
        for row in rows
        if row["data_1"] == "Don't know"
        for slice_id in ("all", f"tribe={row['tribe']}", f"role={row['role']}")
    )
    both = published.frame(
        "SELECT slice_id FROM question_scores WHERE question LIKE 'data%' GROUP BY slice_id"
        " HAVING count(*) = 2"
    )
    told = published.frame("SELECT slice_id FROM theme_scores WHERE theme = 'data'")
    adding_up = set(both["slice_id"]) & set(told["slice_id"])
    assert "tribe=Data" in set(told["slice_id"])
    assert all(skipped[slice_id] == 0 or skipped[slice_id] >= MINIMUM for slice_id in adding_up)
    assert any(skipped[slice_id] in range(1, MINIMUM) for slice_id in told["slice_id"])
