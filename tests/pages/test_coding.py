"""Comments coded to pain points on the import page: suggested, decided, kept, taken back."""

from __future__ import annotations

from collections import Counter

import pytest
from streamlit.testing.v1.element_tree import ButtonGroup, Html

from barometer.questionnaire import PainPoint, read_questionnaire
from barometer.settings import Settings
from barometer.store.home import Home
from barometer.store.publication import latest
from barometer.store.vault import open_vault
from barometer.text import Text
from pipelines.coding import Code, Coding, look
from pipelines.publish import publish
from tests.pages.test_import_data import Journey, answers, home, survey

__all__ = ["home"]
EDITION = "2026-S2"
AT_A_TIME = 10
STEP = "Comments and pain points"


def opened(language: str = "en") -> Journey:
    """The page with the step unfolded."""
    walk = Journey(language)
    walk.app.session_state["coding"] = True
    return walk._ran()


def seen(walk: Journey, which: str) -> Journey:
    walk.app.segmented_control(key="coding_which").set_value(which)
    return walk._ran()


def coded(home: Home) -> Coding:
    return look(Settings(home=home.path), EDITION)


def choices(walk: Journey) -> list[ButtonGroup[str]]:
    """One control a pain point of the comments shown."""
    return [c for c in walk.app.segmented_control if str(c.key).startswith(f"coding_{EDITION}")]


def progress(walk: Journey) -> str:
    return walk.step(STEP).split("\u2002")[1]


def mentions(home: Home) -> dict[str, int]:
    publication = latest(home)
    assert publication is not None
    rows = publication.rows(
        "SELECT pain_point, mentions FROM pain_points"
        " WHERE slice_id = 'all' AND edition = $edition",
        {"edition": EDITION},
    )
    return {row["pain_point"]: row["mentions"] for row in rows}


def test_the_step_is_folded_and_tells_how_far_it_is(home: Home) -> None:
    walk = Journey()
    assert progress(walk) == f"0 of {len(coded(home).suggested)} decided"
    assert choices(walk) == []


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_step_speaks_both_languages(language: str, home: Home) -> None:
    walk = opened(language)
    labels = {point.id: Text(language).of(point.label) for point in _pain_points(home)}
    coding = coded(home)
    shown = dict.fromkeys(code.comment for code in coding.codes)
    first = list(shown)[:AT_A_TIME]
    expected = [labels[code.pain_point] for code in coding.codes if code.comment in first]
    assert [choice.label.replace("\\", "") for choice in choices(walk)] == expected
    assert walk.step(Text(language)(STEP))
    assert all("<mark>" in str(part.value) for part in _comments(walk))


def test_comments_say_neither_whose_they_are_nor_of_which_tribe(home: Home) -> None:
    walk = seen(opened(), "every")
    with open_vault(home, 5) as vault:
        people = vault.rows("SELECT DISTINCT respondent, tribe FROM current_responses")
    footers = " ".join(str(part.value).split("<footer>")[1] for part in _comments(walk))
    drawn = " ".join(str(part.proto) for part in walk.app.main)
    assert drawn.count("bm-coded") >= AT_A_TIME
    assert not any(pseudonym in drawn for pseudonym in people["respondent"])
    assert not any(tribe in footers for tribe in people["tribe"].dropna())


def test_what_is_confirmed_counts_once_published_and_what_is_declined_does_not(
    home: Home,
) -> None:
    walk, before = opened(), mentions(home)
    assert walk.app.button(key="coding_keep").disabled
    shown = len(choices(walk))
    walk.click("Confirm all on this page")
    choices(walk)[0].set_value(False)
    walk._ran()
    assert coded(home).decided == ()
    walk.click(f"Keep {shown} decisions")
    decided = coded(home).decided
    assert [code.accepted for code in decided] == [False, *[True] * (shown - 1)]
    assert progress(walk) == f"{shown} of {len(coded(home).suggested)} decided"
    assert f"{shown - 1} mentions by comments are not published yet." in walk.words
    assert mentions(home) == before
    walk.click("Publish")
    named = {(_whose(home, code), code.pain_point) for code in decided if code.accepted}
    added = Counter(pain_point for _respondent, pain_point in named)
    assert mentions(home) == {point: n + added[point] for point, n in before.items()}
    assert "not published yet" not in walk.words


def test_a_few_decisions_after_a_publication_wait_and_say_so(home: Home) -> None:
    walk, before = opened(), mentions(home)
    choices(walk)[0].set_value(True)
    walk._ran().click("Keep 1 decision")
    assert "at least 5 people" in walk.words
    assert not any("Publish" in label for label in walk.buttons())
    publish(Settings(home=home.path))
    assert mentions(home) == before


def test_all_shown_are_said_at_once_and_others_stay_undecided(home: Home) -> None:
    walk = opened()
    shown = len(choices(walk))
    walk.click("Decline all on this page")
    assert {choice.value for choice in choices(walk)} == {False}
    walk.click(f"Keep {shown} decisions")
    coding = coded(home)
    assert len(coding.decided) == shown
    assert len(coding.waiting) == len(coding.suggested) - shown
    assert not any(code.accepted for code in coding.decided)
    assert {choice.value for choice in choices(walk)} == {None}


def test_what_was_kept_is_taken_back_with_one_click(home: Home) -> None:
    before, walk = coded(home), opened()
    shown = len(choices(walk))
    walk.click("Confirm all on this page").click("Keep")
    walk.click(f"Take back the last {shown} decisions")
    assert coded(home) == before
    assert {choice.value for choice in choices(walk)} == {None}
    assert not any(label.startswith("Take back") for label in walk.buttons())
    assert not any("Publish" in label for label in walk.buttons())


def test_a_decision_can_be_changed(home: Home) -> None:
    walk = opened()
    choices(walk)[0].set_value(True)
    seen(walk._ran().click("Keep 1 decision"), "decided")
    (choice,) = choices(walk)
    assert choice.value is True
    choice.set_value(False)
    walk._ran().click("Keep 1 decision")
    assert [code.accepted for code in coded(home).decided] == [False]


def test_a_pain_point_nobody_suggested_is_added(home: Home) -> None:
    walk = seen(opened(), "every")
    box = next(b for b in walk.app.selectbox if b.label == "Add a pain point")
    suggested = {code.pain_point for code in coded(home).codes if code.comment == 0}
    new = next(point.id for point in _pain_points(home) if point.id not in suggested)
    box.set_value(new)
    walk._ran().click("Keep 1 decision")
    (added,) = coded(home).decided
    assert (added.comment, added.pain_point, added.hits, added.accepted) == (0, new, (), True)


def test_the_step_waits_while_a_file_is_at_work(home: Home) -> None:
    walk = Journey().take(("a.csv", survey(*answers("Search", 8))))
    assert not any(STEP in label for label in walk.steps)


def test_a_home_without_comments_has_no_such_step(home: Home) -> None:
    with open_vault(home, 5) as vault:
        vault.connection.execute("DELETE FROM comments")
    assert not any(STEP in label for label in Journey().steps)


def _whose(home: Home, code: Code) -> str:
    return coded(home).comments[code.comment].respondent


def _pain_points(home: Home) -> tuple[PainPoint, ...]:
    return read_questionnaire(home.questionnaire).pain_points


def _comments(walk: Journey) -> list[Html]:
    return [part for part in walk.app.html if '"bm-coded"' in str(part.value)]
