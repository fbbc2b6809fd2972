"""Undone, a batch counts no more; brought back, it does; pages show it at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from barometer.errors import HistoryError, PublishError
from barometer.rows import rows_of
from barometer.settings import Settings
from barometer.store.home import Home
from barometer.store.publication import Publication, latest, versions
from barometer.text import Text
from pipelines.ledger import actions, batches, publications, say_action
from pipelines.publish import publish
from pipelines.tables import Press
from pipelines.undo import redo, undo
from tests.pipelines.conftest import Load, respondents
from tests.pipelines.test_main import run

__all__ = ["run"]
Run = Callable[..., tuple[int, str]]


def score(publication: Publication | None) -> float:
    """The whole organisation's score of the only theme looked at."""
    assert publication is not None
    rows = publication.frame(
        "SELECT score FROM theme_scores WHERE slice_id = 'all' AND theme = 'culture'"
    )
    return float(rows["score"].item())


def survey(n: int, answer: int) -> list[dict[str, object]]:
    """n people known by address, so that a later file speaks of the same ones."""
    rows = respondents("Search", n, answer)
    return [row | {"respondent": f"p{i}@p.example"} for i, row in enumerate(rows)]


def test_undo_publishes_without_the_batch_and_redo_with_it(settings: Settings, load: Load) -> None:
    load("survey", survey(9, 3), edition="2025-S1")
    late = load("survey", respondents("Growth", 9, 3), name="late.csv", edition="2025-S1")
    publish(settings)
    undone = undo(settings, late, "the wrong export")
    assert undone is not None
    assert undone == latest(Home(settings.home))
    assert undone.frame("SELECT responded FROM editions")["responded"].item() == 9
    again = redo(settings, late)
    assert again is not None
    assert again.frame("SELECT responded FROM editions")["responded"].item() == 18
    assert again.version == 3


def test_undoing_a_corrected_file_brings_the_one_before_back(
    settings: Settings, load: Load
) -> None:
    load("survey", survey(9, 2), name="first.csv", edition="2025-S1")
    before = score(publish(settings))
    newer = load("survey", survey(9, 4), name="corrected.csv", edition="2025-S1")
    assert score(publish(settings)) > before
    assert score(undo(settings, newer)) == before


def test_undoing_the_older_of_two_files_changes_nothing_shown(
    settings: Settings, load: Load
) -> None:
    older = load("survey", survey(9, 2), name="first.csv", edition="2025-S1")
    load("survey", survey(9, 4), name="corrected.csv", edition="2025-S1")
    shown = score(publish(settings))
    assert score(undo(settings, older)) == shown


def test_undo_before_anything_was_published_publishes_nothing(
    settings: Settings, load: Load
) -> None:
    load("survey", survey(9, 2), edition="2025-S1")
    assert undo(settings, 1) is None
    assert versions(Home(settings.home)) == []
    with pytest.raises(PublishError, match="empty"):
        publish(settings)


def test_undoing_everything_publishes_nothing_but_words(settings: Settings, load: Load) -> None:
    load("survey", survey(9, 2), edition="2025-S1")
    load("attendance", [{"held_on": "2025-01-16", "name": "Ada", "minutes": 60}])
    load("views", [{"resource": "/a", "viewed_on": "2025-02-01", "views": 3}])
    full = publish(settings)
    for batch in (1, 2, 3):
        undo(settings, batch)
    empty = latest(Home(settings.home))
    assert empty is not None
    assert empty.version == full.version + 3
    for table in ("batches", "sources", "editions", "theme_scores", "sessions", "resources"):
        assert empty.frame(f"FROM {table}").empty, table
    assert len(empty.questionnaire.themes) == 2


def test_undo_of_a_population_counts_the_invited_of_the_one_before(
    settings: Settings, load: Load
) -> None:
    group = {"edition": "2025-S1", "tribe": "Search", "role": "pm"}
    load("population", [group | {"invited": 12}], name="p1.csv")
    load("population", [group | {"invited": 14}], name="p2.csv")
    load("survey", survey(9, 2), edition="2025-S1")
    assert publish(settings).frame("SELECT invited FROM editions")["invited"].item() == 14
    undone = undo(settings, 2)
    assert undone is not None
    assert undone.frame("SELECT invited FROM editions")["invited"].item() == 12


@pytest.mark.parametrize(
    ("do", "batch", "words"),
    [
        (undo, 7, "There is no batch 7"),
        (redo, 7, "There is no batch 7"),
        (redo, 1, "is not undone"),
    ],
)
def test_what_cannot_be_undone_is_said_and_changes_nothing(
    do: object, batch: int, words: str, settings: Settings, load: Load
) -> None:
    load("survey", survey(9, 2), edition="2025-S1")
    with pytest.raises(HistoryError, match=words) as refused:
        do(settings, batch)  # type: ignore[operator]
    assert refused.value.way_out is not None
    assert actions(settings)["what"].tolist() == ["loaded"]


def test_undo_twice_is_refused_with_the_way_back(settings: Settings, load: Load) -> None:
    load("survey", survey(9, 2), edition="2025-S1")
    undo(settings, 1)
    with pytest.raises(HistoryError, match=r"undone already.*redo 1"):
        undo(settings, 1)


def test_an_undone_file_may_be_loaded_again_and_is_then_not_brought_back(
    settings: Settings, load: Load
) -> None:
    load("survey", survey(9, 2), edition="2025-S1")
    undo(settings, 1)
    assert load("survey", survey(9, 2), edition="2025-S1") == 2
    with pytest.raises(HistoryError, match=r"as batch 2.*undo batch 2 first"):
        redo(settings, 1)
    undo(settings, 2)
    redo(settings, 1)
    assert batches(settings)["state"].tolist() == ["undone", "active"]


def test_undo_stands_where_publishing_breaks_and_says_so(
    settings: Settings, load: Load, monkeypatch: pytest.MonkeyPatch
) -> None:
    load("survey", survey(9, 2), edition="2025-S1")
    load("survey", survey(9, 4), name="b.csv", edition="2025-S2")
    published = publish(settings)
    home = Home(settings.home)
    words = home.questionnaire.read_text(encoding="utf-8")
    home.questionnaire.write_text("nonsense", encoding="utf-8")
    with pytest.raises(PublishError) as told:
        undo(settings, 2)
    said = told.value.say(Text("en"))
    assert "Batch 2 is undone." in said
    assert "python -m pipelines publish" in said
    assert "questionnaire.toml" in said
    assert latest(home) == published
    home.questionnaire.write_text(words, encoding="utf-8")
    assert publish(settings).frame("FROM editions")["edition"].tolist() == ["2025-S1"]


def test_undo_killed_before_publishing_is_shown_by_the_next_publication(
    settings: Settings, load: Load, monkeypatch: pytest.MonkeyPatch
) -> None:
    load("survey", survey(9, 2), edition="2025-S1")
    load("survey", survey(9, 4), name="b.csv", edition="2025-S2")
    publish(settings)

    def die(_press: Press) -> pd.DataFrame:
        raise KeyboardInterrupt

    monkeypatch.setattr("pipelines.tables.maturity.build", die)
    with pytest.raises(KeyboardInterrupt):
        undo(settings, 2)
    monkeypatch.undo()
    assert batches(settings)["state"].tolist() == ["undone", "active"]
    assert publish(settings).frame("FROM editions")["edition"].tolist() == ["2025-S1"]


def test_the_ledger_tells_who_did_what(settings: Settings, load: Load) -> None:
    load("survey", survey(9, 2), name="answers.csv", edition="2025-S1")
    publish(settings, by="Ada")
    undo(settings, 1, "the wrong export", by="Bo")
    done = actions(settings)
    assert set(done["what"]) == {"loaded", "published", "undone"}
    undone = done[done["what"] == "undone"].iloc[0]
    assert (undone["done_by"], undone["reason"], undone["batch"]) == ("Bo", "the wrong export", 1)
    said = [say_action(row, Text("en")) for row in rows_of(done)]
    assert set(said) == {
        "Batch 1 loaded: answers.csv",
        "Publication 1 made",
        "Batch 1 undone",
        "Publication 2 made",
    }
    made = publications(settings)
    assert made[["version", "published_by", "batches"]].to_numpy().tolist() == [
        [2, "Bo", 0],
        [1, "Ada", 1],
    ]
    assert made["kept"].all()
    loaded = batches(settings).iloc[0]
    assert (loaded["loaded"], loaded["state"]) == (9, "undone")


def test_a_home_without_a_vault_has_an_empty_ledger(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path / "nowhere")
    for read in (batches, publications, actions):
        assert read(settings).empty
    assert "state" in batches(settings).columns
    assert not (tmp_path / "nowhere").exists()


def test_undo_redo_and_history_on_the_command_line(
    run: Run, settings: Settings, load: Load
) -> None:
    load("survey", survey(9, 2), name="answers [1].csv", edition="2025-S1")
    publish(settings)
    status, said = run("undo", 1, "--reason", "the [wrong] export")
    assert status == 0
    assert "Batch 1 is undone." in said
    assert "Published as number 2." in said
    status, said = run("undo", 1)
    assert status == 1
    assert "pipelines redo 1" in said
    said = run("history")[1]
    assert "answers [1].csv" in said
    assert "the [wrong] export" in said
    assert "Batch 1 undone" in said
    assert f"undone {batches(settings)['undone_at'].iloc[0]:%Y-%m-%d}" in said
    status, said = run("redo", 1)
    assert status == 0
    assert "Batch 1 counts again." in said
    assert "Published as number 3." in said
