"""The history page: what was loaded and done; undo and bring back, in both languages."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from barometer.store.home import Home
from barometer.store.publication import latest
from tests.shown_tables import shown_tables

APP = Path(__file__).parents[2] / "app.py"
Open = Callable[..., AppTest]


@pytest.fixture
def home(sample_home: Home, tmp_path: Path) -> Home:
    """A copy of the sample's home, to be changed."""
    copied = Home(tmp_path / "copy")
    shutil.copytree(sample_home.path, copied.path)
    return copied


@pytest.fixture
def history(monkeypatch: pytest.MonkeyPatch) -> Open:
    """The page of a home, in a language."""

    def open_page(home: Home, language: str = "en") -> AppTest:
        monkeypatch.setenv("BAROMETER_HOME", str(home.path))
        app = AppTest.from_file(str(APP), default_timeout=120)
        app.query_params["lang"] = language
        app.run()
        app.switch_page("pages/history.py")
        app.query_params["lang"] = language
        return app.run()

    return open_page


def responded(home: Home) -> list[tuple[str, int]]:
    publication = latest(home)
    assert publication is not None
    rows = publication.rows("SELECT edition, responded FROM editions ORDER BY edition")
    return [(row["edition"], row["responded"]) for row in rows]


@pytest.mark.parametrize(
    ("language", "title"),
    [("en", "57 files are in use"), ("fr", "57 fichiers sont pris en compte")],
)
def test_it_lists_batches_publications_and_actions(
    language: str, title: str, history: Open, home: Home
) -> None:
    app = history(home, language)
    assert not app.exception
    assert app.title[0].value == title
    batches, publications, actions = shown_tables(app)[:3]
    assert len(batches) == 57
    added = batches["loaded"] + batches["rejected"] + batches["non_rows"]
    assert batches["rows_in"].tolist() == added.tolist()
    assert publications["version"].tolist() == [1]
    assert len(actions) == 58
    assert all(actions["what"].str.contains("1|2|3|4|5|6|7|8|9"))


def test_a_load_is_undone_and_brought_back(history: Open, home: Home) -> None:
    before = responded(home)
    app = history(home)
    survey = next(o for o in app.selectbox(key="history_batch").options if "survey 2026-S2" in o)
    app.selectbox(key="history_batch").select(survey).run()
    app.text_input(key="history_reason").set_value("wrong export").run()
    app.button(key="history_act").click().run()
    assert not app.exception
    assert "is undone. Pages show publication 2." in app.success[0].value
    assert [edition for edition, _n in responded(home)] == ["2025-S1", "2025-S2", "2026-S1"]
    assert shown_tables(app)[-1]["reason"].iloc[1] == "wrong export"
    editions, scores = shown_tables(app)[2:4]
    assert editions[["edition", "change"]].values.tolist() == [["2026-S2", "removed"]]
    assert set(scores["edition"]) == {"2026-S2"}
    app.selectbox(key="history_batch").select(survey).run()
    assert app.button(key="history_act").label == "Bring it back"
    app.button(key="history_act").click().run()
    assert "counts again. Pages show publication 3." in app.success[0].value
    assert responded(home) == before


def test_an_edition_is_erased_after_its_rows_were_shown(history: Open, home: Home) -> None:
    app = history(home)
    app.segmented_control(key="erase_what").select("An edition").run()
    app.selectbox(key="erase_edition").select("2025-S1").run()
    assert not app.exception
    assert "<dt>responses</dt><dd>36</dd>" in " ".join(str(part.value) for part in app.html)
    assert app.button(key="erase_do").disabled
    app.checkbox(key="erase_sure").check().run()
    app.button(key="erase_do").click().run()
    assert not app.exception
    assert "rows erased." in app.success[0].value
    assert [edition for edition, _n in responded(home)] == ["2025-S2", "2026-S1", "2026-S2"]
    assert [path.name for path in home.publications.iterdir()] == ["0002.duckdb"]


def test_a_backup_is_made(history: Open, home: Home) -> None:
    app = history(home)
    app.button(key="history_backup").click().run()
    assert not app.exception
    (archive,) = home.backups.iterdir()
    assert archive.name in app.success[0].value.replace("\\", "")
    assert "Backed up" in shown_tables(app)[-1]["what"].iloc[0]


def test_nobody_is_found_under_an_unknown_name(history: Open, home: Home) -> None:
    app = history(home, "fr")
    app.segmented_control(key="erase_what").select("Une personne").run()
    app.text_input(key="erase_person").set_value("nobody@nowhere.example").run()
    assert not app.exception
    assert "Rien n’en est gardé" in app.info[0].value


def test_an_empty_home_has_no_history(history: Open, tmp_path: Path) -> None:
    app = history(Home(tmp_path / "empty"), "en")
    assert not app.exception
    assert app.title[0].value == "Nothing was ever loaded"
    assert "Import data" in app.info[0].value
