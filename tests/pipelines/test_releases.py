"""Publications of an edition, one after the other: a few late answers wait, and are told of."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from barometer.settings import Settings
from barometer.store.home import Home
from barometer.store.publication import Publication
from barometer.store.vault import open_vault
from barometer.text import Text
from pipelines.publish import publish
from pipelines.undo import undo
from pipelines.waiting import say_waiting
from tests.pipelines.conftest import Load, respondents

EDITION = "2026-S1"
Rows = list[dict[str, object]]


def answered(tribes: Mapping[str, int], *, start: int = 0, answer: int = 3) -> Rows:
    """Rows of so many people of each tribe, known by a stable name."""
    return [
        row | {"respondent": f"{tribe}-{start + i}", "submitted_at": "2026-05-04T10:00:00"}
        for tribe, n in tribes.items()
        for i, row in enumerate(respondents(tribe, n, answer))
    ]


@pytest.fixture
def before(settings: Settings, load: Load) -> Publication:
    load("survey", answered({"Search": 9, "Growth": 8}), name="first.csv", edition=EDITION)
    return publish(settings)


def told(publication: Publication) -> tuple[int, int, dict[str, int]]:
    """Responded, waiting, and the people of every published tribe (`all` among them)."""
    edition = publication.frame("FROM editions").iloc[0]
    slices = publication.frame("SELECT slice_id, n FROM slices WHERE published AND role IS NULL")
    sizes = dict(zip(slices["slice_id"], slices["n"].astype(int), strict=True))
    return int(edition["responded"]), int(edition["waiting"]), sizes


OLD = {"all": 17, "tribe=Search": 9, "tribe=Growth": 8}


def test_first_publication_waits_for_nobody(before: Publication) -> None:
    assert told(before) == (17, 0, OLD)
    assert list(say_waiting(before, Text("fr"))) == []


@pytest.mark.parametrize(
    "late", [{"Search": 1}, {"Search": 4}, {"Search": 4, "Growth": 4}, {"Trust": 3}]
)
def test_a_few_late_answers_wait(
    before: Publication, settings: Settings, load: Load, late: dict[str, int]
) -> None:
    load("survey", answered(late, start=20, answer=5), name="late.csv", edition=EDITION)
    after = publish(settings)
    assert told(after) == (17, sum(late.values()), OLD)
    assert [sentence.split(":")[0] for sentence in say_waiting(after, Text("en"))] == [EDITION]
    scores = "SELECT slice_id, theme, n, round(total, 6) AS total FROM theme_scores ORDER BY ALL"
    assert after.frame(scores).equals(before.frame(scores))


def test_enough_late_answers_are_told(before: Publication, settings: Settings, load: Load) -> None:
    load("survey", answered({"Search": 5}, start=20), name="late.csv", edition=EDITION)
    assert told(publish(settings)) == (
        22, 0, {"all": 22, "tribe=Search": 14, "tribe=Growth": 8}
    )  # fmt: skip


def test_late_answers_wait_until_they_are_enough(
    before: Publication, settings: Settings, load: Load
) -> None:
    load("survey", answered({"Search": 2}, start=20), name="late.csv", edition=EDITION)
    assert told(publish(settings))[1] == 2
    load("survey", answered({"Search": 3}, start=30), name="later.csv", edition=EDITION)
    assert told(publish(settings)) == (
        22, 0, {"all": 22, "tribe=Search": 14, "tribe=Growth": 8}
    )  # fmt: skip


def test_undoing_a_few_answers_keeps_the_numbers(
    before: Publication, settings: Settings, load: Load
) -> None:
    batch = load("survey", answered({"Search": 5}, start=20), name="late.csv", edition=EDITION)
    publish(settings)
    load("survey", answered({"Search": 2}, start=30), name="later.csv", edition=EDITION)
    assert told(publish(settings))[:2] == (22, 2)
    undone = undo(settings, batch)
    assert undone is not None
    # The five come out; the two that came since would be told apart from them, and wait on.
    assert told(undone)[0] == 22


def test_undoing_enough_answers_takes_them_out(
    before: Publication, settings: Settings, load: Load
) -> None:
    batch = load("survey", answered({"Search": 5}, start=20), name="late.csv", edition=EDITION)
    publish(settings)
    undone = undo(settings, batch)
    assert undone is not None
    assert told(undone) == (17, 0, OLD)


def test_undoing_an_edition_takes_it_away(
    before: Publication, settings: Settings, load: Load
) -> None:
    load("attendance", [{"held_on": "2026-01-02", "person": "a"}], name="a.csv")
    undone = undo(settings, 1)
    assert undone is not None
    assert undone.frame("FROM editions").empty
    assert undone.frame("FROM slices").empty


def test_a_few_who_answered_anew_wait(before: Publication, settings: Settings, load: Load) -> None:
    load("survey", answered({"Search": 2}, answer=5), name="anew.csv", edition=EDITION)
    after = publish(settings)
    assert told(after) == (17, 2, OLD)
    index = "SELECT score FROM maturity WHERE slice_id = 'tribe=Search'"
    assert after.frame(index).equals(before.frame(index))


def test_the_same_answers_in_another_file_are_the_same_people(
    before: Publication, settings: Settings, load: Load
) -> None:
    rows = answered({"Search": 9, "Growth": 8}) + answered({"Growth": 6}, start=20)
    load("survey", rows, name="again.csv", edition=EDITION)
    assert told(publish(settings)) == (
        23, 0, {"all": 23, "tribe=Search": 9, "tribe=Growth": 14}
    )  # fmt: skip


def test_a_state_is_kept_once(before: Publication, settings: Settings) -> None:
    publish(settings)
    with open_vault(Home(settings.home), 5) as vault:
        kept = vault.rows("SELECT release, count(*) AS people FROM release_people GROUP BY release")
    assert kept.to_dict("records") == [{"release": 1, "people": 17}]


def test_waiting_answers_do_not_hold_back_the_next_edition(
    before: Publication, settings: Settings, load: Load
) -> None:
    load("survey", answered({"Search": 1}, start=20), name="late.csv", edition=EDITION)
    load("survey", answered({"Search": 9, "Growth": 8}), name="next.csv", edition="2026-S2")
    waiting = publish(settings).frame("SELECT edition, waiting FROM editions ORDER BY edition")
    assert waiting["waiting"].tolist() == [1, 0]
